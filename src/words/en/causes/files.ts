import type { Cause } from '../../../core/causes/ids.ts';
import type { EnvFileFault } from '../../../core/file-faults.ts';
import { links } from '../../links.ts';
import type { CauseWords } from '../../shapes.ts';
import { shown } from '../../shown.ts';
import type { Situation } from '../../situation.ts';
import { fileOf, path, ruleStays, whereSet } from '../phrases.ts';
import { envFileExposed } from './exposed.ts';

/** Causes about env files: reading, writing, and who else may see them. */

const theFile = (s: Situation): string => fileOf(s) ?? 'the env file';

/** What stands in the way, per reason; the same words for reading and writing. */
const faults: Readonly<Record<EnvFileFault, string>> = {
  folder: 'it is a folder',
  fifo: 'it is a named pipe, not a file',
  socket: 'it is a socket, not a file',
  device: 'it is a device, not a file',
  absent: 'it is not there',
  denied: 'this user may not open it',
  'too-large': 'it is far larger than an env file is',
  'utf-16': 'it is written in UTF-16, which programs read as broken text',
  'not-utf-8': 'it is not written in UTF-8',
  'link-outside': 'it is a link to a file outside this folder',
  'link-dangling': 'it is a link to a file that is not there',
  'link-loop': 'it is a link that leads back to itself',
  'git-folder': "it lies in git's own folder",
  io: 'the disk reported an error',
  'read-only': 'it is marked read-only',
  'read-only-folder': 'its folder, or the whole disk, is read-only',
  'disk-full': 'the disk is full',
  'hard-link': 'the same file has a second name elsewhere (a hard link), which a safe write would cut off',
  'changed-meanwhile': 'another program changed it in the meantime',
  busy: 'another program holds it open',
  'other-owner': 'it belongs to another user',
  'no-folder': 'its folder is not there',
  'readers-disagree': 'programs would not all read the same value from it afterwards',
};

const fault = (s: Situation): string => faults[s.facts.reason as EnvFileFault] ?? 'the system does not allow it';

/** A file name for a command line. */
const asWord = (s: Situation): string => path(s.facts.file ?? '.env', s.shell);

function readNext(s: Situation): string[] {
  switch (s.facts.reason) {
    case 'utf-16':
    case 'not-utf-8':
      return [
        'Save it as UTF-8 in your editor. (PowerShell\'s "echo … > .env" writes UTF-16.)',
        'Or let keycheck write the key into a new file:\n  npx keycheck init --dotenv .env.local',
      ];
    case 'absent':
      return ['Give --dotenv the path of a file that is there, or leave it out.', 'To make one:\n  npx keycheck init'];
    case 'denied':
    case 'other-owner':
      return s.shell === 'posix' || s.shell === 'fish'
        ? [`Look at who owns it, and give yourself the right to read it:\n  ls -l ${asWord(s)}`]
        : ['Look at its Properties, Security, and give yourself the right to read it.'];
    default:
      return [
        'Name another file:\n  npx keycheck verify --dotenv .env.local',
        'To check the key of the environment alone:\n  npx keycheck verify --dotenv none',
      ];
  }
}

function writeNext(s: Situation): string[] {
  switch (s.facts.reason) {
    case 'disk-full':
      return ['Free some space, then run it again:\n  npx keycheck init'];
    case 'changed-meanwhile':
    case 'busy':
      return ['Close the program that has it open, then run it again:\n  npx keycheck init'];
    case 'readers-disagree':
      return [
        'Tidy the lines around the key by hand (an open quote, a continued line), then run it again:\n  npx keycheck init',
      ];
    case 'denied':
    case 'read-only':
    case 'other-owner':
      return s.shell === 'posix' || s.shell === 'fish'
        ? [
            `See who owns it and whether it may be written:\n  ls -l ${asWord(s)}`,
            'To use another file:\n  npx keycheck init --dotenv .env.local',
          ]
        : [
            'Look at its Properties: "Read-only" and Security.',
            'To use another file:\n  npx keycheck init --dotenv .env.local',
          ];
    default:
      return ['Use another file:\n  npx keycheck init --dotenv .env.local'];
  }
}

const publicNames = /^(?:NEXT_PUBLIC|VITE|REACT_APP|PUBLIC|EXPO_PUBLIC|NUXT_PUBLIC|GATSBY|VUE_APP|NG_APP)_/;

/** The beginning of the variable's name that makes bundlers publish it, such as `NEXT_PUBLIC_`. */
const publicPrefix = (s: Situation): string | null =>
  publicNames.exec(s.facts.variable ?? s.key?.variable ?? '')?.[0] ?? null;

export const fileCauses = {
  'env-file-unreadable': {
    title: 'an env file that cannot be read',
    lead: (s) => `Cannot read ${theFile(s)}: ${fault(s)}.`,
    meaning: () => [
      'The key that counts here may be in it, so no other one was checked in its place.',
      'Nothing was sent.',
    ],
    next: readNext,
    more: [
      'keycheck stops at a file it cannot read when the key may be in it: going on with a weaker source would answer for a key your program does not use.',
      'PowerShell 5 writes UTF-16 with ">" and "Out-File"; programs then see no variable at all. Save the file as UTF-8.',
      'A folder named .env is usually a Python virtual environment. Give the key a file of another name, such as .env.local.',
    ],
    sources: [],
    example: '.env: UTF-16 little endian (FF FE), written by PowerShell',
  },
  'env-file-unwritable': {
    title: 'an env file that cannot be written',
    lead: (s) => `Cannot write ${theFile(s)}: ${fault(s)}.`,
    meaning: (s) => [
      ...(s.facts.reader === undefined ? [] : [`The one that would differ: ${shown(s.facts.reader, 40)}.`]),
      'The file is as it was before.',
      ...ruleStays(s),
    ],
    next: writeNext,
    more: [
      'keycheck writes the new text beside the old file and gives it the name in one step. Where that would lose something (a second name of the file, a change made meanwhile, a link that leads elsewhere) it writes nothing.',
      'Env files have no standard: dotenv, Docker, Python and the shell read quotes, # and line ends differently. Where the edited file would be read in more than one way, keycheck does not write it.',
    ],
    sources: [],
    example: 'EROFS: read-only file system',
  },
  'env-file-exposed': envFileExposed,
  'client-exposed-key': {
    title: 'a key that browsers receive',
    lead: (s) => {
      if (s.facts.reason === 'bundle') return `Exposed: ${theFile(s)} is sent to browsers, and holds the key.`;
      return `Exposed: ${whereSet(s)} has a name that front-end tools put into the browser's code.`;
    },
    meaning: () => ['Every visitor of the page can then read the key and spend your credit.', 'Nothing was sent.'],
    next: (s) => [
      `Use a name without ${publicPrefix(s) ?? 'the public prefix'}, such as OPENAI_API_KEY, and read it on the server only:\n  npx keycheck init`,
      `If the page was ever published: delete the key at ${links.apiKeys.url} and make a new one.`,
    ],
    more: [
      'Names that begin with NEXT_PUBLIC_, VITE_, REACT_APP_, PUBLIC_, EXPO_PUBLIC_, NUXT_PUBLIC_, GATSBY_, VUE_APP_ or NG_APP_ are copied into the JavaScript that browsers load. That is their purpose.',
      'A browser cannot keep a secret. Let your own server hold the key: the page asks the server, the server asks OpenAI.',
      'A key that was in a published page counts as read. Delete it and make a new one; a new build does not call the old one back.',
    ],
    sources: [links.apiKeys],
    example: 'NEXT_PUBLIC_OPENAI_API_KEY=…   in .env.local',
  },
} satisfies Partial<Record<Cause, CauseWords>>;
