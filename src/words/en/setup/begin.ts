import type { Group, Row, Screen, Title } from '../../screen.ts';

const names = ['Start', 'Account and project', 'Key', 'Check', 'Next'] as const;

const title = (step: 1 | 2 | 3 | 4 | 5): Title => ({
  text: `keycheck init, ${step} of 5: ${names[step - 1]}`,
  spoken: `keycheck init. Step ${step} of 5: ${names[step - 1]}.`,
  keys: '? explain   Esc back   Ctrl-C stop',
});

/** What was found, for the eye and for the ear. */
type Found = { text: string; spoken: string };

/** A place that holds a key, for people: `OPENAI_API_KEY in .env, line 3`. */
const place = (at: { variable: string | null; path: string | null; line: number | null }): string => {
  const where = at.path === null ? 'this terminal' : at.line === null ? at.path : `${at.path}, line ${at.line}`;
  return at.variable === null ? where : `${at.variable} in ${where}`;
};

const ending = (tail: string | null): string => (tail === null ? 'too short to show its end' : `ends in …${tail}`);

const nothingLeft = (host: string): Group => ({
  kind: 'facts',
  heading: 'What leaves this machine',
  rows: [
    {
      label: 'So far',
      text: 'nothing',
      spoken: 'Nothing has left this machine.',
    },
    {
      label: 'If you agree',
      text: `one small test request with your key goes to ${host}. keycheck reports nothing to anyone else.`,
      spoken: `If you agree later, one test request with your key goes to ${host}. keycheck reports nothing to anyone else.`,
    },
  ],
});

const belongs = 'A key belongs to a project, a project to an organization, and credit to the organization.';

const realAccount = (page: string): string[] => [
  `Sign in, or make an account, at ${page}`,
  `Top of the page: is this the right organization? ${belongs}`,
];

/** The practice page has neither a sign-in nor another organization. */
const practiceAccount = (page: string): string[] => [
  `This page stands in for the real one, and asks for no account: ${page}`,
  `On the real one, look at the top of the page: is this the right organization? ${belongs}`,
];

/** Screen 1 and 2: where do you stand, and the account. */
export const begin = {
  title,
  place,
  ending,
  hints: (): Group => ({
    kind: 'lines',
    tone: 'quiet',
    lines: ['中文：--lang zh-TW', 'Screen reader, or arrow keys do nothing: --accessible'],
  }),
  /** `--sandbox` answers the question of the first screen, which is then not shown. */
  firstAnswered: (): Group => ({
    kind: 'prose',
    sentences: ['Step 1, the question where you start, is answered: --sandbox means practice, without an account.'],
  }),
  /** `--key-env` and `--key-stdin` answer the first three screens. */
  keyGiven: (flag: string, tail: string | null): Group => ({
    kind: 'prose',
    sentences: [`Steps 1 to 3 are answered: the key comes from ${flag} and ${ending(tail)}.`],
  }),
  start: (
    found: { program: string; keys: readonly Found[]; git: string; others: readonly string[] },
    host: string,
  ): Screen => {
    const rows: Row[] = [
      { label: 'Program', text: found.program, spoken: `Found: ${found.program}.` },
      ...found.keys.map((key, index) => ({ label: index === 0 ? 'API key' : '', ...key })),
      { label: 'Git', text: found.git, spoken: `Found: git: ${found.git}.` },
      ...(found.others.length === 0
        ? []
        : [
            {
              label: 'Not read',
              text: found.others.join(', '),
              spoken: `Found, but not read by programs here: ${found.others.join(', ')}.`,
            },
          ]),
    ];
    return {
      title: title(1),
      groups: [begin.hints(), { kind: 'facts', heading: 'Found in this folder', rows }, nothingLeft(host)],
    };
  },
  program: {
    none: 'no package.json, no program yet',
    framework: (name: string) => `package.json, ${name}`,
    plain: 'package.json, no web framework',
    language: (name: string) => `${name}, no package.json`,
  },
  noKey: (file: string): Found => ({
    text: `none: not in this terminal, not in ${file}`,
    spoken: `Found: no API key in this terminal, and none in ${file}.`,
  }),
  keyAt: (where: string, tail: string | null): Found => ({
    text: `${where}, ${ending(tail)}`,
    spoken: `Found: an API key, ${where}, ${ending(tail)}.`,
  }),
  placeholderAt: (where: string): Found => ({
    text: `${where}: an example text, not a key`,
    spoken: `Found: ${where}, an example text, not a key.`,
  }),
  emptyAt: (where: string): Found => ({ text: `${where}: set, but empty`, spoken: `Found: ${where}, set, but empty.` }),
  git: {
    none: 'this folder is not in a repository, so nothing can be committed by accident',
    unknown: 'git did not answer here; look for yourself that the env file is ignored',
    ignored: (path: string) => `yes; it ignores ${path}`,
    open: (path: string) => `yes; ${path} is not ignored yet, which is put right before saving`,
    tracked: (path: string) => `yes, and it tracks ${path}: a key saved there would be in the next commit`,
  },
  /** No key is saved in a file that git tracks: said before a key is made, since one is shown a single time. */
  untrack: (file: string, command: string): Group[] => [
    {
      kind: 'prose',
      tone: 'warn',
      sentences: [
        `keycheck saves no key in a file that git tracks. Take ${file} out of git before you paste one, in another terminal; it stays on disk:`,
      ],
    },
    { kind: 'lines', lines: [command] },
  ],
  fork: {
    message: 'Where do you start?',
    paste: 'I have a key: paste it',
    account: 'I have ChatGPT, but no key',
    practice: 'Just practise (no account, no cost, no network)',
    explain:
      'An API key lets a program use OpenAI models. ChatGPT and the API are two services with two bills. If you are not sure, take 2: it shows where keys are made. Take 3 to walk the whole way without an account.',
  },
  foundOne: {
    message: (price: string, host: string) => `See whether it works? One request to ${host}, ${price}.`,
    check: 'Check this key',
    other: 'Use another key',
    practice: 'Just practise',
    explain: 'A key is already set here, so that one is checked first. Nothing is written by the check.',
  },
  foundTwo: {
    screen: (variable: string, rows: readonly Row[]): Group => ({
      kind: 'facts',
      heading: `${variable} is set in two places, to two different keys:`,
      rows,
    }),
    inForce: 'most programs started here take this one',
    notInForce: 'not used while the other is set',
    spoken: (place: string, ending: string, state: string) => `${place}: ${ending}, ${state}.`,
    message: 'What would you like to do?',
    checkOne: (tail: string | null) => `Check the one in use${tail === null ? '' : `, …${tail}`}; write nothing`,
    replace: (file: string) => `Save a new key in ${file}, and show how to remove the other from this terminal`,
    rename: (file: string, name: string) => `Save a new key in ${file} under another name, ${name}`,
    explain:
      'Programs read the terminal first and the env file after it. As long as both hold a key, the one in the file is passed over, which is why a new key often seems not to work.',
  },
  account: {
    screen: (pages: { platform: string; projects: string }, practising: boolean): Screen => ({
      title: title(2),
      groups: [
        {
          kind: 'prose',
          sentences: [
            'ChatGPT and the API are two services with two bills.',
            'ChatGPT Plus does not include the API, and an API key does not sign you in to ChatGPT.',
          ],
        },
        {
          kind: 'steps',
          items: [
            ...(practising ? practiceAccount(pages.platform) : realAccount(pages.platform)),
            `Make a project for this program ("Create"), so that usage, limits and keys stay apart: ${pages.projects}`,
          ],
        },
        {
          kind: 'prose',
          sentences: [
            'Cost: the key is free to make.',
            'Requests need credit, sold from $5; "Use auto-reload" (buying more by itself) starts switched on.',
          ],
        },
      ],
    }),
    message: 'Ready?',
    done: 'Done, go on',
    open: 'Open the page',
    more: 'Tell me more',
    explain:
      'A project keeps the usage, limits and keys of one program apart from the others. The project that is there from the start works too.',
    moreScreen: (pages: { billing: string }): Screen => ({
      title: null,
      groups: [
        {
          kind: 'facts',
          heading: 'In plain words',
          rows: [
            { label: 'Organization', text: 'you, or your company: it holds the members and the credit' },
            { label: 'Project', text: 'a part of it, for one program: it holds keys, limits and usage' },
            { label: 'Key', text: 'a secret that a program sends with each request: whoever has it spends the credit' },
            { label: 'Credit', text: `money paid in beforehand, valid for 1 year: ${pages.billing}` },
            {
              label: 'Tokens',
              text: 'pieces of words: a request is priced by those sent, those sent before (cached) and those that come back',
            },
          ],
        },
        { kind: 'prose', sentences: ['You can go on without paying: the check will say so if credit is missing.'] },
      ],
    }),
  },
  opened: (url: string) => `Opening ${url}`,
  notOpened: (url: string) => `No browser can be opened from here. The address: ${url}`,
  practiceOnly: 'Practice platform: not OpenAI. Nothing here costs anything or leaves this machine.',
};
