import { describe, expect, it } from 'vitest';
import type { Cause } from '../../../src/core/causes/ids.ts';
import { classOf } from '../../../src/core/causes/ids.ts';
import { type CheckStatus, doctorExitCode } from '../../../src/core/doctor.ts';
import { prefixesIn, publishedIn } from '../../../src/core/env-prefix.ts';
import { exitCodeFor } from '../../../src/core/exit-codes.ts';
import { areaOfFile, areaOfFolder } from '../../../src/core/search-area.ts';
import { type Check, type Here, ok, runChecks } from '../../../src/flows/doctor/check.ts';
import { node, terminal } from '../../../src/flows/doctor/checks/machine.ts';
import { sources } from '../../../src/flows/doctor/checks/sources.ts';
import type { Survey } from '../../../src/flows/doctor/survey.ts';
import type { DoctorContext } from '../../../src/flows/doctor-ports.ts';
import { findings } from '../../../src/words/en/doctor/findings.ts';
import { plainHints } from '../../../src/words/situation.ts';
import { testContext } from '../../support/context.ts';

/** A context in which nothing may be touched but what is handed in: what was not announced fails. */
const context = (over: Partial<DoctorContext> = {}): DoctorContext =>
  Object.assign(testContext(over), {
    scan: { tree: () => Promise.reject(new Error('scan was used, and nobody announced it')) },
    contents: {
      history: () => Promise.reject(new Error('history was used, and nobody announced it')),
      staged: () => Promise.reject(new Error('staged was used, and nobody announced it')),
      origin: () => Promise.reject(new Error('origin was used, and nobody announced it')),
    },
    network: { knock: () => Promise.reject(new Error('knock was used, and nobody announced it')) },
    nodeVersion: '20.20.2',
    terminal: { stdin: true, stderr: true },
    ...over,
  });

const survey = new Proxy({} as Survey, {
  get: (_target, name) => () => Promise.reject(new Error(`survey.${String(name)} was used, and nobody announced it`)),
});

const flags = { fix: false, only: [], skip: [], staged: false, level: 'offline' } as const;
const run = (checks: readonly Check[], ctx = context()) => runChecks(checks, { ctx, survey, flags });

describe('running checks', () => {
  it('one that breaks is one more result, and shows nothing of what was thrown', async () => {
    const breaks: Check = { id: 'git', look: () => Promise.reject(new TypeError('holds a secret')) };
    const results = await run([node, breaks, terminal]);
    expect(results).toEqual([
      {
        id: 'node',
        status: 'ok',
        cause: null,
        finding: { code: 'node', version: '20.20.2', needed: '20.17' },
        durationMs: 0,
      },
      { id: 'git', status: 'crashed', cause: null, finding: { code: 'crashed', name: 'TypeError' }, durationMs: 0 },
      {
        id: 'terminal',
        status: 'ok',
        cause: null,
        finding: { code: 'terminal', interactive: true, reason: 'none' },
        durationMs: 0,
      },
    ]);
  });

  it('a stopped run is no result', async () => {
    const stop = new AbortController();
    const stops: Check = {
      id: 'git',
      look: () => {
        stop.abort(new Error('stopped'));
        return Promise.reject(new Error('anything'));
      },
    };
    await expect(run([stops], context({ signal: stop.signal }))).rejects.toThrow('stopped');
  });

  it('a later check learns that an earlier one failed', async () => {
    const fails: Check = {
      id: 'sources',
      look: async () => [{ status: 'error', cause: 'missing-key', finding: { code: 'no-env-file' } }],
    };
    const seen: boolean[] = [];
    const asks: Check = {
      id: 'verify',
      look: async ({ failed }) => {
        seen.push(failed('sources'), failed('network'));
        return [ok({ code: 'no-env-file' })];
      },
    };
    await run([fails, asks]);
    expect(seen).toEqual([true, false]);
  });
});

describe('the key in use', () => {
  const info = {
    source: 'env-file',
    variable: 'OPENAI_API_KEY',
    path: '.env',
    line: 1,
    tail: 'x9Qa',
    kind: 'project',
    length: 164,
  } as const;
  const other = { ...info, path: '.env.local', tail: 'k3Fd', used: false };
  const competing = { code: 'shadowed-source', used: { ...info, used: true }, others: [other] };
  it.each([
    ['alone', [], ['one key: OPENAI_API_KEY, .env line 1, ends in …x9Qa']],
    ['beside another', [competing], ['the key in use: OPENAI_API_KEY, .env line 1, ends in …x9Qa', 'different keys']],
  ])('%s', async (_name, warnings, leads) => {
    const survey = {
      offline: async () => ({ result: { cause: null, facts: {}, key: info, warnings } }),
      sources: async () => ({ unused: [] }),
    };
    const found = await sources.look({ survey } as unknown as Here);
    const said = found.map(({ finding }) => {
      if (finding.code !== 'key-found' && finding.code !== 'shadowed') throw new Error(finding.code);
      return finding.code === 'key-found'
        ? findings['key-found'](finding, plainHints).lead
        : findings.shadowed(finding, plainHints).lead;
    });
    expect(said.map((lead, at) => lead.slice(0, leads[at]?.length))).toEqual(leads);
  });
});

describe('the exit code', () => {
  const code = (...found: [CheckStatus, Cause | null][]) =>
    doctorExitCode(
      found.map(([status, cause]) => ({ status, cause })),
      (cause) => exitCodeFor(classOf(cause)),
    );

  it.each<[string, [CheckStatus, Cause | null][], number]>([
    ['nothing', [], 0],
    [
      'warnings alone',
      [
        ['warning', 'client-exposed-key'],
        ['skipped', null],
        ['ok', null],
      ],
      0,
    ],
    ['an error without a cause', [['error', null]], 3],
    [
      'a broken check',
      [
        ['crashed', null],
        ['ok', null],
      ],
      1,
    ],
    [
      'an error beside a broken check',
      [
        ['crashed', null],
        ['error', 'rate-limited'],
      ],
      7,
    ],
    [
      '3 before all',
      [
        ['error', 'unknown'],
        ['error', 'invalid-key'],
        ['error', 'env-file-exposed'],
      ],
      3,
    ],
    [
      '9 before 8',
      [
        ['error', 'dns-failure'],
        ['error', 'gateway-error'],
      ],
      9,
    ],
    [
      '8 before 4',
      [
        ['error', 'invalid-key'],
        ['error', 'timeout'],
      ],
      8,
    ],
    [
      '4 before 5',
      [
        ['error', 'missing-scope'],
        ['error', 'key-expired'],
      ],
      4,
    ],
    [
      '5 before 6',
      [
        ['error', 'credits-exhausted'],
        ['error', 'missing-scope'],
      ],
      5,
    ],
    [
      '6 before 7',
      [
        ['error', 'overloaded'],
        ['error', 'credits-exhausted'],
      ],
      6,
    ],
    [
      '7 before 10',
      [
        ['error', 'unknown'],
        ['error', 'overloaded'],
      ],
      7,
    ],
    ['10 last', [['error', 'unknown']], 10],
  ])('of %s', (_name, found, expected) => {
    expect(code(...found)).toBe(expected);
  });
});

describe('prefixes that a configuration publishes', () => {
  it.each<[string, string[]]>([
    ["export default { envPrefix: 'APP_' }", ['APP_']],
    ['export default { envPrefix: ["VITE_", `X_`] }', ['VITE_', 'X_']],
    ["// envPrefix: 'OLD_'\nexport default {}", []],
    ["/* envPrefix: 'OLD_' */ ({ envPrefix : 'NEW_' })", ['NEW_']],
    ["({ url: 'https://a.test', envPrefix: '' })", ['']],
    ["({ kit: { env: { publicPrefix: 'PUB_' } } })", ['PUB_']],
    ['({ envPrefix: process.env.PREFIX })', []],
    ['', []],
  ])('%j', (text, prefixes) => {
    expect(prefixesIn(text)).toEqual(prefixes);
  });

  it.each([
    ["({\n  define: {\n    'process.env.OPENAI_API_KEY': x,\n  },\n})", { variable: 'OPENAI_API_KEY', line: 3 }],
    [
      '({\n  env: {\n    OPENAI_API_KEY: process.env.OPENAI_API_KEY,\n  },\n})',
      { variable: 'OPENAI_API_KEY', line: 3 },
    ],
    ['({\n  define: {\n    // OPENAI_API_KEY: x,\n  },\n})', null],
    ['const key = process.env.OPENAI_API_KEY;\n({ plugins: [] })', null],
  ])('%j hands a key over', (text, published) => {
    expect(publishedIn(text)).toEqual(published);
  });
});

describe('areas of a project', () => {
  it.each([
    ['src', 'source', 'src', 'source'],
    ['dist', 'source', 'packages/a/dist', 'bundle'],
    ['static', 'bundle', '.next/static', 'bundle'],
    ['cache', 'bundle', '.next/cache', null],
    ['cache', 'source', 'src/cache', 'source'],
    ['node_modules', 'bundle', '.next/standalone/node_modules', null],
  ] as const)('the folder %s in %s (%s): %s', (name, parent, path, area) => {
    expect(areaOfFolder(name, parent, path)).toBe(area);
  });

  it.each([
    ['.env.local', 'source', 'apps/a/.env.local', 'env-file'],
    ['.env.example', 'source', '.env.example', 'source'],
    ['.env', 'bundle', 'dist/.env', 'bundle'],
    ['.env', 'bundle', '.next/standalone/.env', 'env-file'],
    ['a.js', 'bundle', 'dist/a.js', 'bundle'],
  ] as const)('the file %s in %s (%s): %s', (name, folder, path, area) => {
    expect(areaOfFile(name, folder, path)).toBe(area);
  });
});
