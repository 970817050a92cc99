import type { Removed } from '../../../core/key/clean.ts';
import type { KeyFault } from '../../../core/key/judge.ts';
import type { Group, Screen } from '../../screen.ts';
import { listOf, removed } from '../removed.ts';
import { begin } from './begin.ts';

const notSent = 'Nothing was sent or saved.';

const use = {
  text: 'text',
  images: 'images',
  audio: 'speech',
  embeddings: 'embeddings',
  files: 'files',
  tools: 'tools',
};

const copyAgain = 'copy it again with the copy button, and paste it.';

/** A paste that is not a key to be sent: what it is, and how to get the right one. */
const wrong: Record<KeyFault, (page: string, vendor: string) => { what: readonly string[]; next: string }> = {
  empty: () => ({
    what: ['Nothing arrived.'],
    next: 'paste the key with Ctrl+Shift+V or a right-click (on a Mac, Command-V), then press Enter.',
  }),
  placeholder: () => ({
    what: ['This is a placeholder: the words that stand where a key belongs.'],
    next: 'paste the key itself.',
  }),
  reference: () => ({
    what: ['This is a reference to a key that is kept elsewhere, not the key itself.'],
    next: 'paste the key it stands for.',
  }),
  'blank-inside': () => ({
    what: ['There is a blank inside it, and no key holds one, so more or less than a key was copied.'],
    next: copyAgain,
  }),
  'line-break-inside': () => ({
    what: ['There is a line break inside it, so more or less than a key was copied.'],
    next: copyAgain,
  }),
  'control-inside': () => ({ what: ['There are control characters inside it, which no key holds.'], next: copyAgain }),
  'non-ascii': () => ({ what: ['There are characters inside it that no key holds.'], next: copyAgain }),
  'too-long': () => ({ what: ['This is far longer than a key.'], next: 'copy only the key, and paste it.' }),
  'several-keys': () => ({ what: ['These are several keys at once.'], next: 'paste one of them.' }),
  admin: (page) => ({
    what: ['This is an admin key (sk-admin-).', 'It manages the organization and cannot ask a model for an answer.'],
    next: `make a project key at ${page}`,
  }),
  'realtime-secret': (page) => ({
    what: ['This is a short-lived secret for browsers (ek_), not an API key.'],
    next: `make an API key at ${page}`,
  }),
  'masked-copy': (page) => ({
    what: [
      'This is the shortened name of a key, with characters left out in the middle.',
      'The full key is shown only once, when it is made.',
    ],
    next: `make a new key, delete the old one: ${page}`,
  }),
  'organization-id': (page) => ({
    what: ['This is the id of an organization, not a key; a key begins with sk-.'],
    next: `make a key at ${page}`,
  }),
  'project-id': (page) => ({
    what: ['This is the id of a project, not a key; a key begins with sk-.'],
    next: `make a key at ${page}`,
  }),
  url: (page) => ({ what: ['This is the address of a page, not a key.'], next: `make a key at ${page} and paste it.` }),
  'session-token': (page) => ({
    what: [
      'This begins with eyJ: a sign-in token, such as ChatGPT’s, not an API key.',
      'A fresh token would not work either.',
    ],
    next: `make an API key at ${page}`,
  }),
  'other-vendor': (_page, vendor) => ({
    what: [`This begins as ${vendor}’s keys do.`, 'It is not for OpenAI.'],
    next: 'paste an OpenAI key, or press Esc to go back.',
  }),
  'practice-key': () => ({
    what: ['This is a practice key: OpenAI does not know it.'],
    next: 'paste a real key, or practise: npx keycheck init --sandbox',
  }),
};

/** Screen 3: permission, making the key, pasting it. */
export const key = {
  uses: {
    title: (): Screen => ({ title: begin.title(3), groups: [] }),
    message: 'What will your program work with? Several numbers are fine, such as 1 2',
    labels: {
      text: 'Text',
      images: 'Images',
      audio: 'Speech',
      embeddings: 'Embeddings (compare texts)',
      files: 'Files',
      tools: 'Tools, such as web search',
    },
    explain:
      'This decides which permission the key needs. A key that can do less is worth less to a thief. You can change the permission of a key later.',
  },
  permission: (
    chosen: readonly (keyof typeof use)[],
    boxes: readonly { label: string; setting: string; alias: string | null }[],
    warnings: readonly string[],
  ): Group => ({
    kind: 'prose',
    sentences: [
      `For ${listOf(chosen.map((name) => use[name]))}: choose "Restricted", and set ${listOf(
        boxes.map(
          ({ label, setting, alias }) =>
            `"${label}" to ${setting}${alias === null ? '' : ` (it may be called ${alias})`}`,
        ),
      )}.`,
      'Leave the rest off; a stolen key can then do less.',
      ...(warnings.includes('whole-capability')
        ? ['Set the whole group, not one line in it: a single line can turn out to be too little.']
        : []),
      ...(warnings.includes('not-read-only')
        ? ['"Read only" is too little: it cannot ask a model.', '"All" is more than you need.']
        : []),
      ...(warnings.includes('project-tools')
        ? ['Tools such as web search can also be switched off for a project; its settings say so.']
        : []),
    ],
  }),
  create: {
    steps: (page: string): Group => ({
      kind: 'steps',
      items: [
        `Open ${page} in your project.`,
        'Choose "Create new secret key", name it, set the permission as above.',
        'Copy the key now. It is shown in full only this once.',
      ],
    }),
    message: 'Do you have it?',
    copied: 'I copied it: paste it',
    open: 'Open the page',
    blocked: 'I cannot see that button',
    explain:
      'The page may name things a little differently. What you need is a new secret key of the project, with the permission above. Nobody can show you the key a second time: if it is lost, make a new one and delete the old.',
  },
  blocked: {
    screen: (page: string): Screen => ({
      title: null,
      groups: [
        {
          kind: 'facts',
          heading: 'The usual reasons, and what to do',
          rows: [
            { label: 'The page is ChatGPT', text: `go to ${page}` },
            { label: 'Another organization is open', text: 'change it at the top of the page' },
            { label: 'Your role may not make keys', text: 'an owner can change the role or make the key' },
            { label: 'Only service account keys', text: 'an owner makes one; it belongs to a program' },
          ],
        },
      ],
    }),
    message: 'What fits?',
    own: 'Use my own organization',
    write: 'Write to an owner',
    owner: 'I am an owner',
    explain:
      'An organization can allow only keys that belong to a program (service account keys), and a member may lack the role to make keys. An owner of the organization can help in both cases.',
    letter: (folder: string): Screen => ({
      title: null,
      groups: [
        { kind: 'prose', sentences: ['Ready to copy:'] },
        {
          kind: 'copy',
          lines: [
            `I need an OpenAI API key for a program (${folder}). Could you make a`,
            'project and a service account for it, and pass me the key in our',
            'password manager? It needs to call the Responses API and nothing else.',
          ],
        },
        { kind: 'prose', sentences: [notSent, 'When you have the key: npx keycheck init'] },
      ],
    }),
    ownerScreen: (pages: { projects: string; people: string; keys: string }): Screen => ({
      title: null,
      groups: [
        {
          kind: 'steps',
          items: [
            `Open ${pages.projects}, choose the project, and look at its settings for keys: it may allow only service accounts.`,
            `Roles of people: ${pages.people}. An owner of the project may make keys.`,
            `Then come back to ${pages.keys}. A change can take up to 15 minutes to arrive.`,
          ],
        },
      ],
    }),
  },
  paste: {
    message: 'Key:',
    hint: (windows: boolean): string[] => [
      'Paste the key and press Enter.',
      'It stays invisible.',
      ...(windows ? ['If nothing arrives, try right-click instead of Ctrl-V.'] : []),
    ],
    explain:
      'The key is read without being shown, and kept in memory until you agree to save it. How many characters arrived, and the last four of them, are shown afterwards.',
    received: (length: number, tail: string | null): string[] => [
      `Received ${length === 1 ? '1 character' : `${length} characters`}${tail === null ? '' : `, ends in …${tail}`}.`,
    ],
    kinds: {
      project: 'It looks like a project key.',
      'service-account': 'It looks like a service account key: it belongs to a program.',
      admin: 'It looks like an admin key.',
      legacy: 'It looks like an older key, from before projects.',
      'session-token': 'It looks like a sign-in token.',
      'other-vendor': 'It looks like another company’s key.',
      sandbox: 'It is a practice key.',
      unknown: 'Its kind cannot be told from its shape.',
    },
    removed: (things: readonly Removed[]): string[] =>
      things.length === 0
        ? []
        : [`Removed around it: ${listOf(things.map((thing) => removed[thing]))}.`, 'Nothing inside it was changed.'],
    notSent,
    odd: (marker: boolean): string[] =>
      marker
        ? [
            'OpenAI’s keys have a fixed mark in the middle; this one does not.',
            'If a reseller sold it, it works only at the seller’s address (--base-url), and the seller can read everything you send.',
          ]
        : ['Its length or its characters are not usual for an OpenAI key, so a part may be missing.'],
    oddQuestion: {
      message: 'What would you like to do?',
      again: 'Paste another key',
      anyway: (host: string) => `Check it at ${host} all the same`,
      stop: 'Stop',
      explain:
        'The shape of a key is only a hint: unusual keys exist. If it came from OpenAI, checking it is safe. If it came from somebody else, it is not for this address.',
    },
    again: 'Paste another one, or press Esc to go back.',
    wrong,
    ctrlV: {
      what: ['Ctrl-V arrived, and no text: a terminal pastes in another way.'],
      next: 'press Ctrl+Shift+V or the right mouse button (on a Mac, Command-V), then Enter.',
    },
  },
};
