import { describe, expect, it } from 'vitest';
import { en } from '../../../src/words/en/index.ts';
import { completeHints, situationOf } from '../../../src/words/situation.ts';
import { zhTW } from '../../../src/words/zh-TW/index.ts';
import { result } from '../situations.ts';
import { faultsOf } from './style.ts';

/** The words of both languages side by side: causes have tests of their own, and what is not prose is left out. */
type Pair = { at: string; english: unknown; chinese: unknown };

const notProse = /^(?:lang|causes)$|\.(?:aliases|sources|see|examples|variables|names)(?:\.|$)|backWord$/;

function pairs(english: unknown, chinese: unknown, at = ''): Pair[] {
  if (notProse.test(at)) return [];
  if (typeof english !== 'object' || english === null) return [{ at, english, chinese }];
  return Object.entries(english).flatMap(([name, value]) =>
    pairs(value, (chinese as Record<string, unknown>)[name], at === '' ? name : `${at}.${name}`),
  );
}

const all = pairs(en, zhTW);

/** Every text in what a function answered: sentences, rows, screens. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) => (name === 'kind' || name === 'tone' ? [] : texts(item)));
}

/** Values for functions of plain values; a mark that neither language would write by itself. */
const plainArguments = [
  ['VALUE1', 'VALUE2', 'VALUE3', 'VALUE4'],
  [711, 712, 713, 714],
  ['VALUE1', 711, 'VALUE3', 'VALUE4'],
  ['VALUE1', 711, 712],
  ['VALUE1', null, 'VALUE3'],
  [711, null, null],
  [['VALUE1', 'VALUE2'], 'VALUE3', 'VALUE4'],
  [['VALUE1', 'VALUE2'], 711],
  [711, { inputTokens: 712, outputTokens: 713 }, 0.5],
  [
    {
      platform: 'https://VALUE1',
      projects: 'https://VALUE2',
      billing: 'https://VALUE3',
      people: 'https://VALUE4',
      keys: 'https://VALUE5',
    },
  ],
  [{ program: 'VALUE1', keys: [{ text: 'VALUE2', spoken: 'VALUE3.' }], git: 'VALUE4', others: ['VALUE5'] }, 'VALUE6'],
  [{ variable: 'VALUE1', path: 'VALUE2', line: 711 }],
  [{ kind: 'kept', count: 711 }],
  [{ kind: 'added', text: 'VALUE1' }],
  [{ kind: 'replaced', text: 'VALUE1', line: 711, was: 'VALUE2' }],
  [3],
] as const;

/** Everything that a finding or a warning may hold, at once; and the same with what may be missing left out. */
const full = {
  path: 'VALUE1',
  line: 711,
  tail: 'AB12',
  own: false,
  variable: 'VALUE2',
  value: 'VALUE3',
  instead: 'VALUE4',
  message: 'VALUE4',
  name: 'VALUE4',
  host: 'VALUE5',
  proxy: 'VALUE6',
  model: 'VALUE4',
  asked: 'VALUE4',
  status: 'VALUE4',
  date: 'VALUE4',
  commit: 'VALUE7',
  shared: 'VALUE8',
  vendor: 'VALUE4',
  reader: 'VALUE4',
  prefix: 'VALUE4',
  mode: 'VALUE4',
  by: 'VALUE4',
  on: 'VALUE4',
  version: 'VALUE3',
  needed: 'VALUE4',
  from: 'env-file',
  shape: 'vendor',
  effect: 'proxy',
  reason: 'none',
  length: 712,
  ms: 712,
  files: 712,
  objects: 712,
  seconds: 42_720,
  readers: ['VALUE4', 'VALUE5'],
  paths: ['VALUE4', 'VALUE5'],
  folders: ['VALUE4', 'VALUE5'],
  removed: ['quotes', 'blanks'],
  unused: ['VALUE4', 'VALUE5'],
  key: { variable: 'VALUE1', path: 'VALUE2', line: 711, tail: 'AB12' },
  used: { source: 'env-file', path: 'VALUE1', line: 711, tail: 'AB12' },
  others: [{ source: 'env-file', path: 'VALUE2', line: 712, tail: 'CD34' }],
  unsearched: { tooLarge: 712, packed: 713, unreadable: 714, folders: ['VALUE6'], outOfTime: true },
};
const bare = {
  ...full,
  path: null,
  line: null,
  tail: null,
  own: true,
  value: null,
  instead: null,
  proxy: null,
  vendor: undefined,
  prefix: '',
  date: null,
  commit: null,
  shared: null,
  from: 'process',
  paths: [],
  unused: [],
  files: 0,
  seconds: -42_720,
  holdsKey: true,
  ignored: true,
  writable: true,
  repository: true,
  inside: true,
  key: { variable: null, path: null, line: null, tail: null },
  used: { source: 'process', path: null, line: null, tail: null },
  unsearched: { tooLarge: 0, packed: 0, unreadable: 0, folders: [], outOfTime: false },
};
const effects = [
  'organization',
  'organization-malformed',
  'project',
  'project-name',
  'base-url',
  'base-url-practice',
  'custom-headers',
  'log',
  'node-debug',
  'node-debug-other',
  'node-options',
  'certificates',
  'certificates-missing',
  'proxy',
  'proxy-malformed',
  'tls-off',
  'wrong-name',
];
const shapes = ['length', 'short', 'marker', 'alphabet', 'prefix', 'vendor'];
const levels = ['call', 'free', 'offline'] as const;

const machines = [{}, { ci: true }, { shell: 'powershell', platform: 'win32' }] as const;
const situation = (over: Parameters<typeof result>[0] = {}, hints: (typeof machines)[number] = {}) =>
  situationOf(result(over), completeHints(hints));

/** Findings, warnings and checks, on several machines. */
const structured: readonly (readonly unknown[])[] = machines.flatMap((hints) => {
  const s = situation({}, hints);
  return [
    ...[full, bare].flatMap((one) => [
      [one, s],
      ...effects.map((effect) => [{ ...one, effect }, s]),
      ...shapes.map((shape) => [{ ...one, shape }, s]),
    ]),
    ...levels.flatMap((level) =>
      [true, null].map((keyAccepted) => [
        situation({ keyAccepted, endpoint: { baseUrl: 'https://gateway.example/v1', level } }, hints),
      ]),
    ),
    [situation({ key: null, facts: { reason: 'dependabot' } }, hints)],
  ];
});

/** Functions that take what nothing else takes. */
const special: readonly (readonly unknown[])[] = [
  ['credits-exhausted'],
  [
    ['text', 'images'],
    [{ label: 'Files', setting: 'Write', alias: 'Request' }],
    ['whole-capability', 'not-read-only', 'project-tools'],
  ],
  ...['run', 'library', 'itself'].map((loading) => [
    { name: 'VALUE1', install: ['VALUE4'], run: 'VALUE5', loading },
    'VALUE2',
    'VALUE3',
  ]),
];

type Callable = (...values: readonly unknown[]) => unknown;

function call(work: unknown, values: readonly unknown[]): string[] | null {
  try {
    return texts((work as Callable)(...values));
  } catch {
    return null;
  }
}

const everyArgument = [...plainArguments, ...structured, ...special];

describe('the words in Chinese', () => {
  it.each(all.filter(({ english }) => typeof english === 'string'))('$at', ({ english, chinese }) => {
    expect(faultsOf(String(chinese))).toEqual([]);
    // A text without a word, such as a command, may be the same.
    if (chinese === english)
      expect(String(english).replace(/https?:\S+|npx keycheck .*|keycheck/g, '')).not.toMatch(/[a-z]{3} [a-z]{2}/);
  });

  const functions = all.filter(({ english }) => typeof english === 'function');

  it.each(functions)('$at', ({ english, chinese }) => {
    for (const values of everyArgument) {
      const [ours, theirs] = [call(chinese, values), call(english, values)];
      if (ours === null || theirs === null) continue;
      const [told, asked] = [ours.join('\n'), theirs.join('\n')];
      if (/undefined|NaN|\[object| ,/.test(asked)) continue;
      const marks = [...new Set(asked.match(/VALUE\d|AB12|CD34|71\d|\d+\.\d+|\d+/g) ?? [])];
      expect(
        marks.filter((mark) => !told.includes(mark)),
        `${asked}\n--\n${told}`,
      ).toEqual([]);
      expect(ours.flatMap((text) => faultsOf(text.replaceAll('null', 'VALUE')))).toEqual([]);
    }
  });

  it('calls all of its functions above', () => {
    const called = functions.filter(({ english, chinese }) =>
      everyArgument.some((values) => call(english, values) !== null && call(chinese, values) !== null),
    );
    expect(functions.filter((one) => !called.includes(one)).map(({ at }) => at)).toEqual([]);
  });

  it('has lists of the same length', () => {
    const lists = (words: typeof en) => [
      words.usage.root.length,
      words.usage.exitCodes.map(([code]) => code),
      words.usage.examples,
      words.usage.variables,
      Object.entries(words.topics).map(([id, topic]) => [id, topic.paragraphs.length, topic.sources, topic.see]),
    ];
    expect(lists(zhTW)).toEqual(lists(en));
  });

  it('knows every other word for a topic that English knows', () => {
    for (const [id, topic] of Object.entries(en.topics)) {
      const { aliases } = zhTW.topics[id as keyof typeof en.topics];
      expect(aliases).toEqual(expect.arrayContaining([...topic.aliases]));
    }
  });

  it('says on its first screen how to read English, as English says how to read it', () => {
    expect(zhTW.usage.root.join('\n')).toContain('English: --lang en');
    expect(en.usage.root.join('\n')).toContain('中文：--lang zh-TW');
  });
});
