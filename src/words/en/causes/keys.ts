import type { Cause } from '../../../core/causes/ids.ts';
import { path } from '../../commands.ts';
import { links } from '../../links.ts';
import type { CauseWords } from '../../shapes.ts';
import type { Situation } from '../../situation.ts';
import { fileOf, here, listNames, removeVariable, variableOf, whereSet } from '../phrases.ts';
import { wrongKeyKind } from './wrong-key-kind.ts';

/** Causes that the key's own text shows, before anything is sent. */

const nothingSent = 'Nothing was sent.';

/** How to hand a CI job its key; GitHub's own lines where the run is there. */
function secretForJob(s: Situation): string {
  const name = variableOf(s);
  return s.githubActions
    ? `Add a repository secret named ${name}, and hand it to this step:\n  env:\n    ${name}: \${{ secrets.${name} }}`
    : `Add ${name} to the secrets of this CI, and hand it to this job.`;
}

function missingLead(s: Situation): string {
  const name = variableOf(s);
  const file = fileOf(s);
  switch (s.facts.reason) {
    case 'empty-variable':
    case 'empty':
      return `No key: ${name} is set${file ? ` in ${file}` : ''}, but to nothing${s.ci ? ': in CI, an unset secret arrives as an empty string' : ''}.`;
    case 'empty-stdin':
      return 'No key: standard input ended without one.';
    case 'silent-stdin':
      return 'No key: standard input stayed open, and nothing came.';
    case 'absent':
    case 'no-file':
      return file ? `No key: the file ${file} is not there.` : 'No key: the file is not there.';
    case 'unset':
      return `No key: ${name} is not set in ${here(s)}.`;
    case 'other-file':
      return `No key where programs here look: ${name} stands in ${file ?? 'another file'}.`;
    default:
      if (file) return `No key: ${file} holds no ${name}.`;
      return s.ci
        ? `No key: ${name} is not set in this job, nor in an env file of its folder.`
        : `No key: ${name} is not set in this terminal, nor in an env file of this folder.`;
  }
}

function missingMeaning(s: Situation): string[] {
  switch (s.facts.reason) {
    case 'empty-variable':
    case 'empty':
      return s.ci
        ? ['The secret may not exist, or this job may not see it.', nothingSent]
        : ['A variable that is set to nothing still counts as set, so no weaker place is asked.', nothingSent];
    case 'empty-stdin':
      return ['The command before the pipe printed nothing, or failed.', nothingSent];
    case 'silent-stdin':
      return ['The command before the pipe is still running, or no pipe is connected here.', nothingSent];
    case 'other-file':
      return ['A program started here does not read that file unless it is told to.', nothingSent];
    default:
      return [nothingSent];
  }
}

function missingNext(s: Situation): string[] {
  switch (s.facts.reason) {
    case 'empty-variable':
    case 'empty':
      if (s.facts.file !== undefined) return [`Put a key there:\n  npx keycheck init`];
      return s.ci
        ? [secretForJob(s)]
        : [removeVariable(variableOf(s), s), 'If you have no key yet:\n  npx keycheck init'];
    case 'empty-stdin':
    case 'silent-stdin':
      return [
        'Run the command before the pipe by itself, and see that it ends and prints the key (on a screen that only you see).',
      ];
    case 'other-file':
      return [
        `Check that key:\n  npx keycheck verify --dotenv ${path(s.facts.file ?? '.env', s.shell)}`,
        'To save a key where programs here look:\n  npx keycheck init',
      ];
    case 'unset':
      return [
        s.ci
          ? secretForJob(s)
          : 'See whether the name is right; in another terminal it may be set. To see which names there are:\n  ' +
            listNames(s.shell),
      ];
    case 'absent':
    case 'no-file':
      return ['Give --dotenv the path of a file that is there, or leave it out.', 'To make one:\n  npx keycheck init'];
    default:
      return s.ci
        ? [secretForJob(s)]
        : [
            'Get a key and save it here, step by step:\n  npx keycheck init',
            'To practise without an account:\n  npx keycheck init --sandbox',
          ];
  }
}

const damage: Readonly<Record<string, string>> = {
  'blank-inside': 'there is a blank in the middle of',
  'line-break-inside': 'there is a line break in the middle of',
  'control-inside': 'there is an invisible control character in the middle of',
  'non-ascii': 'there is a character that no key has, such as a curly quote or an invisible mark, in',
  'too-long': 'there is far too much text for one key in',
  'several-keys': 'there are several keys in a row in',
};

function malformedNext(s: Situation): string[] {
  const reason = s.facts.reason;
  if (reason === 'several-keys') return ['Keep one of them, on one line, and check again:\n  npx keycheck verify'];
  if (reason === 'too-long') return ['Copy the key alone, nothing around it, and save it again:\n  npx keycheck init'];
  return [
    s.ci
      ? 'Copy the key again, in one piece, into the secret of this job.'
      : 'Copy the key again, in one piece, and save it:\n  npx keycheck init',
    `If you no longer have it: a key is shown only once. Make a new one at ${links.apiKeys.url}`,
  ];
}

export const keyCauses = {
  'missing-key': {
    title: 'no API key',
    lead: missingLead,
    meaning: missingMeaning,
    next: missingNext,
    more: [
      'keycheck looks for the key in this order: --key-stdin, --key-env, a file named by --dotenv, the environment, then the env files of this folder. It never looks in parent folders.',
      'A variable that is set to an empty text counts as set, because programs take it as it is. In CI this is the usual form: a secret that does not exist, or that this job may not see, arrives as an empty string.',
      'A variable set in one terminal is not known in another. On Windows, setx works only for terminals that are opened afterwards.',
    ],
    sources: [links.sdk],
    example:
      'Missing credentials. Please pass an `apiKey` … or set the `OPENAI_API_KEY` … environment variable.   (the SDK; nothing was sent)',
  },
  'placeholder-key': {
    title: 'a placeholder, not a key',
    lead: (s) =>
      s.facts.reason === 'reference'
        ? `Not filled in: ${whereSet(s)} holds a reference to a key, not the key.`
        : `Placeholder: ${whereSet(s)} holds an example text, not a key.`,
    meaning: (s) =>
      s.facts.reason === 'reference'
        ? [
            'Something else was meant to put the key in its place, such as a password manager, and did not.',
            nothingSent,
          ]
        : ['It is a text to be replaced, as templates hold it.', nothingSent],
    next: (s) =>
      s.facts.reason === 'reference'
        ? [
            'Start the program through the tool that fills the reference in (for op:// that is 1Password\'s "op run").',
            'To put the key itself there instead:\n  npx keycheck init',
          ]
        : s.ci
          ? [secretForJob(s)]
          : ['Replace it with your key, step by step:\n  npx keycheck init'],
    more: [
      'Templates and tutorials hold texts such as your-api-key, sk-... or <key>. A program sends them as they stand, and the answer is then a 401 that reads like a wrong key.',
      'References such as op://vault/item, encrypted:… or ${OTHER_NAME} are filled in by the tool they belong to. Without that tool the reference itself is taken for the key.',
      '.env.example is the place for placeholders; programs do not read it.',
    ],
    sources: [],
    example: 'OPENAI_API_KEY=your-api-key-here',
  },
  'malformed-key': {
    title: 'a damaged key',
    lead: (s) => `Damaged key: ${damage[s.facts.reason ?? ''] ?? 'something that no key has is in'} ${whereSet(s)}.`,
    meaning: (s) => [
      s.facts.reason === 'several-keys'
        ? 'Only you can tell which of them is meant.'
        : 'keycheck removes what surely does not belong to a key at its ends, and changes nothing inside it.',
      nothingSent,
    ],
    next: malformedNext,
    more: [
      'A key is one piece of letters, digits, - and _. Line breaks come from a narrow window or a mail program, curly quotes and invisible marks from chat and word processors.',
      'Most programs show such a key as "Connection error" or "invalid header", and some print the key in that message.',
      'Blanks, quotes and line ends around a pasted key are repaired. In a file nothing is repaired in passing: a program reads the file as it is.',
    ],
    sources: [links.sdk],
    example: 'TypeError: Headers.append: "Bearer …" is an invalid header value.   (Node; no request leaves)',
  },
  'wrong-key-kind': wrongKeyKind,
} satisfies Partial<Record<Cause, CauseWords>>;
