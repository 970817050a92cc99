import { describe, expect, it } from 'vitest';
import type { FileFault } from '../../src/core/file-faults.ts';
import { Secret } from '../../src/core/key/secret.ts';
import type { Context, FileState } from '../../src/flows/ports.ts';
import { findSources, type SourceOptions } from '../../src/flows/sources.ts';
import { practiceKey, projectKey } from '../support/keys.ts';

const keyA = projectKey('a');
const keyB = projectKey('b');
const keyC = projectKey('c');
const names = new Map([
  [keyA, 'A'],
  [keyB, 'B'],
  [keyC, 'C'],
  ['', 'empty'],
]);

type Content = string | Uint8Array | { fault: FileFault };
type World = {
  env?: Record<string, string>;
  files?: Record<string, Content>;
  stdin?: Awaited<ReturnType<Context['stdin']['read']>>;
};

const stateOf = (content: Content | undefined): FileState => {
  if (content === undefined) return { kind: 'absent' };
  if (typeof content === 'object' && 'fault' in content)
    return { kind: 'unreadable', reason: content.fault, message: 'made so' };
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { kind: 'file', bytes, mode: 0o600, links: 1, viaLink: null, snapshot: null };
};

/** Only what is announced can be asked for: a file that was not put there is absent, and a read of stdin has to be expected. */
function worldOf({ env = {}, files = {}, stdin }: World) {
  const read: string[] = [];
  const unexpected = (what: string) => () => {
    throw new Error(`${what} was not announced`);
  };
  const ctx: Pick<Context, 'env' | 'files' | 'stdin'> & { cwd: string } = {
    env,
    cwd: '/home/me/app',
    files: {
      read: async (path) => {
        read.push(path);
        return stateOf(files[path.replace(/^\.\//, '')]);
      },
      list: async (path) =>
        path === '.' ? Object.keys(files).filter((name) => !name.includes('/')) : unexpected(`list ${path}`)(),
      write: unexpected('write'),
      alone: unexpected('alone'),
      writable: unexpected('writable'),
      sweep: unexpected('sweep'),
    },
    stdin: { read: async () => (stdin === undefined ? unexpected('stdin')() : stdin) },
  };
  return { ctx, read };
}

const defaults: SourceOptions = {
  envName: 'OPENAI_API_KEY',
  dotenv: [],
  keyStdin: false,
  keyEnv: null,
  organization: null,
  project: null,
  timeoutMs: 1000,
};
const look = (world: World, options: Partial<SourceOptions> = {}) =>
  findSources(worldOf(world).ctx, { ...defaults, ...options });
const line = (key: string) => `OPENAI_API_KEY=${key}\n`;

/** A place in a few words, such as `A from .env:1`. */
const placed = ({ source, variable, path, line: at, secret }: Awaited<ReturnType<typeof look>>['found'][number]) =>
  `${names.get(secret.reveal()) ?? '?'} from ${path === null ? (variable ?? source) : `${path}:${at}`}`;

const next = JSON.stringify({ dependencies: { next: '16' } });
const vite = JSON.stringify({ devDependencies: { vite: '7' } });
const utf16 = Uint8Array.from([0xff, 0xfe, ...[...line(keyA)].flatMap((char) => [char.charCodeAt(0), 0])]);

describe('which key, first wins', () => {
  const all: World = {
    env: { OPENAI_API_KEY: keyB, OTHER: keyC },
    files: { '.env': line(keyA), 'named.env': line(keyC) },
    stdin: { kind: 'text', text: new Secret(`${keyA}\n`) },
  };
  it.each([
    ['nothing anywhere', {}, {}, []],
    ['the environment', { env: { OPENAI_API_KEY: keyA } }, {}, ['A from OPENAI_API_KEY']],
    ['a file', { files: { '.env': line(keyA) } }, {}, ['A from .env:1']],
    [
      'the environment before files',
      { env: { OPENAI_API_KEY: keyB }, files: { '.env': line(keyA) } },
      {},
      ['B from OPENAI_API_KEY', 'A from .env:1'],
    ],
    [
      'a named file before the environment',
      all,
      { dotenv: ['named.env'] },
      ['C from named.env:1', 'B from OPENAI_API_KEY', 'A from .env:1'],
    ],
    [
      'a named variable before a named file',
      all,
      { keyEnv: 'OTHER', dotenv: ['named.env'] },
      ['C from OTHER', 'C from named.env:1', 'B from OPENAI_API_KEY', 'A from .env:1'],
    ],
    [
      'standard input before all',
      all,
      { keyStdin: true, keyEnv: 'OTHER' },
      ['A from stdin', 'C from OTHER', 'B from OPENAI_API_KEY', 'A from .env:1'],
    ],
    [
      'the usual variable by name stands once',
      all,
      { keyEnv: 'OPENAI_API_KEY' },
      ['B from OPENAI_API_KEY', 'A from .env:1'],
    ],
    [
      'named files in the order they are named',
      { files: { a: line(keyA), b: line(keyB) } },
      { dotenv: ['b', 'a'] },
      ['B from b:1', 'A from a:1'],
    ],
    [
      'a named file that is found here too stands once',
      { files: { '.env': line(keyA) } },
      { dotenv: ['./.env'] },
      ['A from .env:1'],
    ],
    [
      'a named file by its whole path',
      { files: { '/home/me/app/conf/.env': line(keyA) } },
      { dotenv: ['/home/me/app/conf/.env'] },
      ['A from conf/.env:1'],
    ],
    [
      'a named file elsewhere',
      { files: { '/etc/keys.env': line(keyA) } },
      { dotenv: ['/etc/keys.env'] },
      ['A from /etc/keys.env:1'],
    ],
    [
      'a Windows path',
      { files: { '.\\conf\\.env': line(keyA) } },
      { dotenv: ['.\\conf\\.env'] },
      ['A from conf/.env:1'],
    ],
    [
      'a named file without the name',
      { files: { named: 'A=1\n', '.env': line(keyA) } },
      { dotenv: ['named'] },
      ['A from .env:1'],
    ],
    ['no file at all', all, { dotenv: ['none'] }, ['B from OPENAI_API_KEY']],
    ['another name', { env: { OPENAI_API_KEY: keyA, MY_KEY: keyB } }, { envName: 'MY_KEY' }, ['B from MY_KEY']],
    ['the last of two lines', { files: { '.env': line(keyA) + line(keyB) } }, {}, ['B from .env:2']],
    [
      'an empty variable counts as set',
      { env: { OPENAI_API_KEY: '' }, files: { '.env': line(keyA) } },
      {},
      ['empty from OPENAI_API_KEY', 'A from .env:1'],
    ],
    [
      'an empty line in a stronger file counts as set',
      { files: { 'package.json': next, '.env.local': line(''), '.env': line(keyA) } },
      {},
      ['empty from .env.local:1', 'A from .env:1'],
    ],
    ['a variable is repaired', { env: { OPENAI_API_KEY: ` "${keyA}"\r\n` } }, {}, ['A from OPENAI_API_KEY']],
    ['blanks are nothing', { env: { OPENAI_API_KEY: ' \n' } }, {}, ['empty from OPENAI_API_KEY']],
    ['a byte order mark before the name', { files: { '.env': `\ufeff${line(keyA)}` } }, {}, ['A from .env:1']],
  ] satisfies [string, World, Partial<SourceOptions>, string[]][])('%s', async (_name, world, options, expected) => {
    const { found, winner, fault } = await look(world, options);
    expect(found.map(placed)).toEqual(expected);
    expect(winner === null ? [] : [placed(winner)]).toEqual(expected.slice(0, 1));
    expect(fault).toBeNull();
  });

  it('reads a file as its reader does, and repairs nothing in it', async () => {
    const { winner } = await look({ files: { '.env': `OPENAI_API_KEY="'${keyA}'"\n` } });
    expect(winner?.secret.reveal() === `'${keyA}'`).toBe(true);
  });

  it('tells what it took off around a variable', async () => {
    const { winner } = await look({ env: { OPENAI_API_KEY: `"${keyA}"` } });
    expect(winner?.removed).toEqual(['quotes']);
    expect((await look({ env: { OPENAI_API_KEY: keyA } })).winner).not.toHaveProperty('removed');
  });
});

describe('the order of the project', () => {
  const files = {
    '.env': line(keyA),
    '.env.local': line(keyB),
    '.env.development': line(keyC),
    '.env.production': line(keyA),
    '.env.example': line('your-key'),
    '.envrc': '',
  };
  it.each([
    ['no marks', {}, {}, ['.env'], ['.env.development', '.env.local', '.env.production', '.envrc']],
    ['Next', { 'package.json': next }, {}, ['.env.local', '.env.development', '.env'], ['.env.production', '.envrc']],
    [
      'Next in production',
      { 'package.json': next },
      { NODE_ENV: 'production' },
      ['.env.local', '.env.production', '.env'],
      ['.env.development', '.envrc'],
    ],
    [
      'Next in tests',
      { 'package.json': next },
      { NODE_ENV: 'test' },
      ['.env'],
      ['.env.development', '.env.local', '.env.production', '.envrc'],
    ],
    ['Vite', { 'package.json': vite }, {}, ['.env.development', '.env.local', '.env'], ['.env.production', '.envrc']],
    [
      'Workers',
      { 'wrangler.toml': '', '.dev.vars': line(keyC) },
      {},
      ['.dev.vars'],
      ['.env', '.env.development', '.env.local', '.env.production', '.envrc'],
    ],
    [
      'an empty NODE_ENV',
      { 'package.json': vite },
      { NODE_ENV: '' },
      ['.env.development', '.env.local', '.env'],
      ['.env.production', '.envrc'],
    ],
    [
      'a broken package.json',
      { 'package.json': '{' },
      {},
      ['.env'],
      ['.env.development', '.env.local', '.env.production', '.envrc'],
    ],
  ] as const)('%s', async (_name, more, env, read, unused) => {
    const found = await look({ env: { ...env }, files: { ...files, ...more } });
    expect(found.found.map(({ path }) => path)).toEqual(read);
    expect(found.unused).toEqual(unused);
    expect(found.aside.map(({ path }) => path)).toEqual(unused.filter((path) => path !== '.envrc'));
  });

  it('tells of a key in a file that nothing here reads, and does not use it', async () => {
    const { found, winner, aside, warnings } = await look({ files: { '.env.local': line(keyA) } });
    expect({ found, winner, aside: aside.map(({ path, line: at }) => [path, at]), warnings }).toEqual({
      found: [],
      winner: null,
      aside: [['.env.local', 1]],
      warnings: [],
    });
  });

  it('reads nothing but package.json and env files, those in force first', async () => {
    const { ctx, read } = worldOf({ files: { ...files, 'package.json': next, 'index.js': '' } });
    await findSources(ctx, defaults);
    const inForce = ['package.json', '.env.local', '.env.development', '.env'];
    expect(read).toEqual([...inForce, '.env.production', '.envrc']);
  });

  it('reads nothing with --dotenv none', async () => {
    const { ctx, read } = worldOf({ files: { ...files, 'package.json': next } });
    await findSources(ctx, { ...defaults, dotenv: ['none'] });
    expect(read).toEqual([]);
  });
});

describe('places that cannot give a key', () => {
  it.each([
    [
      'an empty pipe',
      { stdin: { kind: 'text', text: new Secret('\n') } },
      { keyStdin: true },
      'missing-key',
      { reason: 'empty-stdin' },
    ],
    ['a silent pipe', { stdin: { kind: 'silent' } }, { keyStdin: true }, 'missing-key', { reason: 'silent-stdin' }],
    ['a flood', { stdin: { kind: 'too-large' } }, { keyStdin: true }, 'malformed-key', { reason: 'too-long' }],
    [
      'an empty pipe, although the environment has one',
      { stdin: { kind: 'text', text: new Secret('') }, env: { OPENAI_API_KEY: keyA } },
      { keyStdin: true },
      'missing-key',
      { reason: 'empty-stdin' },
    ],
    [
      'a named variable that is not set',
      { env: { OPENAI_API_KEY: keyA } },
      { keyEnv: 'OTHER' },
      'missing-key',
      { reason: 'unset', variable: 'OTHER' },
    ],
    [
      'a name that every object has',
      { env: { OPENAI_API_KEY: keyA } },
      { keyEnv: 'constructor' },
      'missing-key',
      { reason: 'unset', variable: 'constructor' },
    ],
    [
      'a named file that is not there',
      { env: { OPENAI_API_KEY: keyA } },
      { dotenv: ['x.env'] },
      'env-file-unreadable',
      { reason: 'absent', file: 'x.env' },
    ],
    [
      'a named folder',
      { files: { 'x.env': { fault: 'folder' } } },
      { dotenv: ['x.env'] },
      'env-file-unreadable',
      { reason: 'folder', file: 'x.env' },
    ],
    [
      'a named folder, with keys elsewhere',
      { env: { OPENAI_API_KEY: keyA }, files: { config: { fault: 'folder' }, '.env': line(keyA) } },
      { dotenv: ['config'] },
      'env-file-unreadable',
      { reason: 'folder', file: 'config' },
    ],
    [
      'a file nobody may read',
      { files: { '.env': { fault: 'denied' } } },
      {},
      'env-file-unreadable',
      { reason: 'denied', file: '.env' },
    ],
    ['a FIFO', { files: { '.env': { fault: 'fifo' } } }, {}, 'env-file-unreadable', { reason: 'fifo', file: '.env' }],
    [
      'a folder named .env, and nothing else',
      { files: { '.env': { fault: 'folder' } } },
      {},
      'env-file-unreadable',
      { reason: 'folder', file: '.env' },
    ],
    ['UTF-16', { files: { '.env': utf16 } }, {}, 'env-file-unreadable', { reason: 'utf-16', file: '.env' }],
    [
      'a stronger file nobody may read',
      { files: { 'package.json': next, '.env.local': { fault: 'denied' }, '.env': line(keyA) } },
      {},
      'env-file-unreadable',
      { reason: 'denied', file: '.env.local' },
    ],
  ] satisfies [string, World, Partial<SourceOptions>, string, object][])(
    '%s',
    async (_name, world, options, cause, facts) => {
      const found = await look(world, options);
      expect({ fault: found.fault, winner: found.winner, warnings: found.warnings }).toEqual({
        fault: { cause, facts },
        winner: null,
        warnings: [],
      });
    },
  );

  it.each([
    [
      'a weaker file nobody may read',
      { env: { OPENAI_API_KEY: keyA }, files: { '.env': { fault: 'denied' } } },
      {},
      '.env',
      'denied',
    ],
    ['a weaker file in UTF-16', { env: { OPENAI_API_KEY: keyA }, files: { '.env': utf16 } }, {}, '.env', 'utf-16'],
    [
      'a folder named like a stronger file',
      { files: { 'package.json': next, '.env.local': { fault: 'folder' }, '.env': line(keyA) } },
      {},
      '.env.local',
      'folder',
    ],
    [
      'a named file, with a piped key',
      { stdin: { kind: 'text', text: new Secret(keyA) } },
      { keyStdin: true, dotenv: ['x.env'] },
      'x.env',
      'absent',
    ],
  ] satisfies [string, World, Partial<SourceOptions>, string, string][])(
    'only a warning: %s',
    async (_name, world, options, path, reason) => {
      const found = await look(world, options);
      expect(found.fault).toBeNull();
      expect(found.winner?.secret.reveal() === keyA).toBe(true);
      expect(found.warnings).toEqual([{ code: 'env-file-unreadable', path, reason }]);
    },
  );

  it('a stdin is not touched unless asked for, and waited for no longer than allowed', async () => {
    const asked: unknown[] = [];
    const { ctx } = worldOf({});
    await findSources(
      {
        ...ctx,
        stdin: {
          read: async (...args) => {
            asked.push(args);
            return { kind: 'silent' };
          },
        },
      },
      { ...defaults, keyStdin: true, timeoutMs: 77 },
    );
    expect(asked).toEqual([[65_536, 77]]);
  });
});

describe('warnings', () => {
  const codes = (warnings: readonly { code: string }[]) => warnings.map(({ code }) => code);
  it('two that differ and compete are named once', async () => {
    const { warnings } = await look({
      env: { OPENAI_API_KEY: keyA },
      files: { 'package.json': next, '.env.local': line(keyB), '.env': `\n${line(keyC)}` },
    });
    expect(warnings).toEqual([
      {
        code: 'shadowed-source',
        used: {
          source: 'process',
          variable: 'OPENAI_API_KEY',
          path: null,
          line: null,
          tail: keyA.slice(-4),
          used: true,
        },
        others: [
          {
            source: 'env-file',
            variable: 'OPENAI_API_KEY',
            path: '.env.local',
            line: 1,
            tail: keyB.slice(-4),
            used: false,
          },
          { source: 'env-file', variable: 'OPENAI_API_KEY', path: '.env', line: 2, tail: keyC.slice(-4), used: false },
        ],
      },
    ]);
  });

  it.each([
    ['equal values: silence', { env: { OPENAI_API_KEY: keyA }, files: { '.env': line(keyA) } }, {}, []],
    ['equal after repair: silence', { env: { OPENAI_API_KEY: `${keyA}\n` }, files: { '.env': line(keyA) } }, {}, []],
    ['an empty weaker line: silence', { env: { OPENAI_API_KEY: keyA }, files: { '.env': line('') } }, {}, []],
    [
      'an empty stronger place hides a key',
      { env: { OPENAI_API_KEY: '' }, files: { '.env': line(keyA) } },
      {},
      ['shadowed-source'],
    ],
    [
      'a piped key was chosen',
      { env: { OPENAI_API_KEY: keyB }, files: { '.env': line(keyC) }, stdin: { kind: 'text', text: new Secret(keyA) } },
      { keyStdin: true },
      [],
    ],
    ['a named variable was chosen', { env: { OPENAI_API_KEY: keyB, CI_KEY: keyA } }, { keyEnv: 'CI_KEY' }, []],
    [
      'the usual variable by name competes with files',
      { env: { OPENAI_API_KEY: keyB }, files: { '.env': line(keyA) } },
      { keyEnv: 'OPENAI_API_KEY' },
      ['shadowed-source'],
    ],
    [
      'a named file competes with the environment',
      { env: { OPENAI_API_KEY: keyB }, files: { x: line(keyA) } },
      { dotenv: ['x'] },
      ['shadowed-source'],
    ],
    [
      'the key under a published name',
      { files: { '.env': `${line(keyA)}VITE_AI=${keyA}\n` } },
      {},
      ['client-exposed-key'],
    ],
    [
      'another key under a published name',
      { env: { OPENAI_API_KEY: keyA }, files: { '.env': `NEXT_PUBLIC_OPENAI_API_KEY=${keyB}\n` } },
      {},
      ['client-exposed-key'],
    ],
    [
      'a published name of the environment',
      { env: { OPENAI_API_KEY: keyA, REACT_APP_KEY: keyA } },
      {},
      ['client-exposed-key'],
    ],
    ['a published name, no key elsewhere', { files: { '.env': `VITE_X=${keyB}\n` } }, {}, ['client-exposed-key']],
    [
      'a published name with something else',
      { files: { '.env': `${line(keyA)}VITE_TITLE=Hello\nNEXT_PUBLIC_URL=https://x.example\n` } },
      {},
      [],
    ],
    [
      'a published name, empty or a placeholder',
      { files: { '.env': `${line(keyA)}VITE_OPENAI_API_KEY=\nREACT_APP_OPENAI_API_KEY=your-api-key\n` } },
      {},
      [],
    ],
    ['a practice key under no published name', { files: { '.env': line(practiceKey()) } }, {}, []],
    ['quotes alone, which docker keeps: silence', { files: { '.env': `OPENAI_API_KEY="${keyA}"\n` } }, {}, []],
    [
      'quotes where a container is made',
      { files: { '.env': `OPENAI_API_KEY="${keyA}"\n`, Dockerfile: '' } },
      {},
      ['readers-disagree'],
    ],
    ['a byte order mark, which Node keeps', { files: { '.env': `\ufeff${line(keyA)}` } }, {}, ['readers-disagree']],
    ['backticks, which Python keeps', { files: { '.env': `OPENAI_API_KEY=\`${keyA}\`\n` } }, {}, ['readers-disagree']],
    ['a plain line: all agree', { files: { '.env': line(keyA) } }, {}, []],
  ] satisfies [string, World, Partial<SourceOptions>, string[]][])('%s', async (_name, world, options, expected) => {
    expect(codes((await look(world, options)).warnings)).toEqual(expected);
  });

  it('name variable, file and line', async () => {
    const { warnings } = await look({ files: { '.env': `# x\nVITE_AI=${keyA}\n\ufeff` } });
    expect(warnings).toEqual([{ code: 'client-exposed-key', variable: 'VITE_AI', path: '.env', line: 2 }]);
  });

  it('hold no more of a key than its tail', async () => {
    const found = await look({ env: { OPENAI_API_KEY: keyA }, files: { '.env': `${line(keyB)}VITE_X=${keyA}\n` } });
    const text = JSON.stringify(found);
    for (const key of [keyA, keyB]) expect(text.includes(key.slice(8, 20))).toBe(false);
  });
});

describe('settings', () => {
  const files = {
    'package.json': next,
    '.env.local': 'OPENAI_ORG_ID=org-local\nOPENAI_BASE_URL= https://local.example/v1 \n',
    '.env': 'OPENAI_ORG_ID=org-env\nOPENAI_PROJECT_ID=proj_env\nOPENAI_BASE_URL=\n',
  };
  const short = (all: readonly { value: string; source: string; path: string | null; line: number | null }[]) =>
    all.map(({ value, source, path, line: at }) => [value, path ?? source, at]);

  it('come strongest first, with their place', async () => {
    const { organizations, projects, baseUrls } = await look(
      { env: { OPENAI_ORG_ID: 'org-shell', OPENAI_BASE_URL: ' ' }, files },
      { organization: 'org-flag' },
    );
    expect(short(organizations)).toEqual([
      ['org-flag', 'flag', null],
      ['org-shell', 'process', null],
      ['org-local', '.env.local', 1],
      ['org-env', '.env', 1],
    ]);
    expect(short(projects)).toEqual([['proj_env', '.env', 2]]);
    expect(short(baseUrls)).toEqual([['https://local.example/v1', '.env.local', 2]]);
    expect([...organizations, ...projects, ...baseUrls].map(({ variable }) => variable)).toEqual([
      ...Array(4).fill('OPENAI_ORG_ID'),
      'OPENAI_PROJECT_ID',
      'OPENAI_BASE_URL',
    ]);
  });

  it('empty ones count as not set', async () => {
    const { organizations, projects, baseUrls } = await look(
      { env: { OPENAI_ORG_ID: '', OPENAI_PROJECT_ID: ' ', OPENAI_BASE_URL: '\n' } },
      { organization: '', project: '' },
    );
    expect([organizations, projects, baseUrls]).toEqual([[], [], []]);
  });

  it('of files are not read with --dotenv none', async () => {
    const { organizations, baseUrls } = await look({ files }, { dotenv: ['none'] });
    expect([organizations, baseUrls]).toEqual([[], []]);
  });

  it('other names that tools use are left alone', async () => {
    const { organizations, projects, baseUrls } = await look({
      env: { OPENAI_ORGANIZATION: 'org-x', OPENAI_PROJECT: 'proj_x', OPENAI_API_BASE: 'https://x.example' },
    });
    expect([organizations, projects, baseUrls]).toEqual([[], [], []]);
  });
});

describe('which place wins, by the tool that runs the program', () => {
  const pkg = (...names: string[]) => ({
    'package.json': JSON.stringify({ dependencies: Object.fromEntries(names.map((name) => [name, '1'])) }),
  });
  const everywhere = {
    '.env': line(keyA),
    '.env.local': line(keyB),
    '.env.development': line(keyC),
  };
  const A = 'A from .env:1';
  const B = 'B from .env.local:1';
  const C = 'C from .env.development:1';
  /** Marks of the tool; the winner with nothing set for the process; the tool's own rule, from its documentation (facts/openai-api.md §g). */
  it.each<[tool: string, marks: Record<string, string>, winner: string]>([
    ['Next', pkg('next', 'react'), B],
    ['Create React App', pkg('react-scripts'), B],
    ['Expo', pkg('expo'), B],
    ['Vite', pkg('vite'), C],
    ['SvelteKit', pkg('@sveltejs/kit', 'vite'), C],
    ['Astro', pkg('astro'), C],
    ['Nuxt', pkg('nuxt'), A],
    ['Workers with .dev.vars', { 'wrangler.toml': '', '.dev.vars': line(keyB) }, 'B from .dev.vars:1'],
    ['Workers without it', { 'wrangler.toml': '' }, B],
    ['node --env-file=.env', pkg('openai'), A],
    ['python-dotenv', { 'requirements.txt': 'openai\npython-dotenv\n', 'main.py': '' }, A],
    ['docker run --env-file .env', { Dockerfile: 'FROM node\n' }, A],
    ['docker compose', { 'compose.yaml': 'services: {}\n' }, A],
  ])('%s', async (_tool, marks, winner) => {
    const files = { ...everywhere, ...marks };
    const found = await look({ files });
    expect(found.winner && placed(found.winner)).toBe(winner);
    // A variable that is set already stays, in all of them but Workers and docker, whose programs do not see it: the contract's order holds.
    const set = await look({ files, env: { OPENAI_API_KEY: keyC } });
    expect(set.winner && placed(set.winner)).toBe('C from OPENAI_API_KEY');
    // A file that the caller names comes before both (contract: which key).
    const named = await look({ files, env: { OPENAI_API_KEY: keyC } }, { dotenv: ['.env'] });
    expect(named.winner && placed(named.winner)).toBe(A);
  });
});
