import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { causes } from '../../src/core/causes/ids.ts';
import { UserError } from '../../src/core/errors.ts';
import type { Facts, VerifyReport, VerifyResult, Warning, WarningCode } from '../../src/core/report.ts';
import { explain } from '../../src/flows/explain.ts';
import { en } from '../../src/words/en/index.ts';
import { diagnosisOf, toReport, usageErrorReport } from '../../src/words/render.ts';
import { cases, envKey, result, shellKey } from './situations.ts';
import { plainStyle, toPaper } from './style.ts';

const ajv = new Ajv2020({
  strict: true,
  allErrors: true,
  allowUnionTypes: true,
  strictRequired: false,
  strictTypes: false,
});
const schema = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../schema/${name}.schema.json`, import.meta.url), 'utf8'));
const validator = (name: string) => {
  const validate = ajv.compile(schema(name));
  return (value: unknown): unknown[] => (validate(JSON.parse(JSON.stringify(value))) ? [] : (validate.errors ?? []));
};

const verify = validator('verify');
const init = validator('init');
const usage = validator('usage');

/** One of every fact and every warning: a new one makes the compiler ask for it here, and the schema for its row. */
const facts: Required<Facts> = {
  missingScopes: ['api.responses.write'],
  host: 'a',
  model: 'b',
  project: 'c',
  organization: 'd',
  variable: 'e',
  file: 'f',
  line: 1,
  reader: 'r',
  ruleAdded: '.gitignore',
  limit: 'g',
  retryAfterSeconds: 1,
  reason: 'h-i',
  suggestion: 'j',
  vendor: 'k',
  param: 'l',
  status: 400,
  location: 'm',
  networkCode: 'n',
  validFrom: 'o',
  validTo: 'p',
  proxy: 'q',
};
const place = {
  source: 'env-file',
  variable: 'OPENAI_API_KEY',
  path: '.env',
  line: 3,
  tail: 'x9Qa',
  used: true,
} as const;
const warnings: { [C in WarningCode]: Extract<Warning, { code: C }> } = {
  'shadowed-source': {
    code: 'shadowed-source',
    used: place,
    others: [{ ...place, source: 'process', path: null, line: null, tail: 'k3Fd', used: false }],
  },
  'unusual-key-shape': { code: 'unusual-key-shape', shape: 'marker', length: 51 },
  'not-verified': { code: 'not-verified' },
  'credit-not-checked': { code: 'credit-not-checked' },
  'model-not-checked': { code: 'model-not-checked', model: 'gpt-6-luna' },
  'scope-not-checked': { code: 'scope-not-checked' },
  'project-not-confirmed': { code: 'project-not-confirmed', id: 'project', asked: 'proj_Cd34' },
  'unusual-answer': { code: 'unusual-answer', status: 'incomplete: content_filter' },
  'client-exposed-key': { code: 'client-exposed-key', variable: 'VITE_OPENAI_API_KEY', path: '.env.local', line: 4 },
  'unsafe-tls': { code: 'unsafe-tls' },
  'readers-disagree': { code: 'readers-disagree', path: '.env', line: 3, readers: ['docker', 'python'] },
  'env-file-unreadable': { code: 'env-file-unreadable', path: '.env', reason: 'folder' },
  'custom-base-url': { code: 'custom-base-url', host: 'gateway.example', from: 'process', path: null },
  'model-retires': { code: 'model-retires', model: 'gpt-5-nano', date: '2026-12-11' },
  'pull-request-target': { code: 'pull-request-target' },
  'repaired-key': { code: 'repaired-key', variable: 'OPENAI_API_KEY', removed: ['quotes'] },
  'owner-not-kept': { code: 'owner-not-kept', path: '.env' },
  'mode-not-kept': { code: 'mode-not-kept', path: '.env' },
  'folder-not-synced': { code: 'folder-not-synced', path: '.gitignore' },
};

const full: Partial<VerifyResult> = {
  keyAccepted: true,
  request: { status: 200, requestId: 'req_7Hq2', attempts: 1, durationMs: 812.4, retryAfterSeconds: null },
  model: { requested: null, answered: 'gpt-6-luna' },
  usage: { inputTokens: 10, outputTokens: 2, totalTokens: 12 },
  cost: { usd: 0.000002, pricesAsOf: '2026-11-23' },
  organization: 'org-Ab12',
  project: 'proj_Cd34',
  rateLimits: { requests: { limit: 500, remaining: 499, resetSeconds: 0.12 }, tokens: null },
  warnings: Object.values(warnings),
};
const report = (over: Partial<VerifyResult>, command: VerifyReport['command'] = 'verify'): VerifyReport =>
  toReport(result(over), en, command);

describe('schema/verify.schema.json', () => {
  it.each(causes)('holds for %s', (cause) => {
    for (const { over, hints = {} } of cases[cause])
      expect(verify(toReport(result(over), en, 'verify', hints))).toEqual([]);
  });

  it('holds for success, with everything there is', () => {
    expect(verify(report(full))).toEqual([]);
    expect(
      verify(
        report({ ...full, cause: 'unknown', facts, platform: { type: 'a', code: 'b', param: null, message: 'c' } }),
      ),
    ).toEqual([]);
  });

  it('holds for a skipped run and for no key', () => {
    expect(verify(report({ cause: 'fork-without-secrets', skipped: true, key: null }))).toEqual([]);
    expect(verify(report({ skipped: true, key: null }))).toEqual([]);
  });

  it.each<[string, (good: VerifyReport) => unknown]>([
    ['a missing member', ({ usage: _, ...rest }) => rest],
    ['a member more', (good) => ({ ...good, telemetry: true })],
    ['a class that is not of the cause', (good) => ({ ...good, class: 'billing', exitCode: 6 })],
    ['an exit code that is not of the class', (good) => ({ ...good, exitCode: 1 })],
    ['a bad verdict that says ok', (good) => ({ ...good, ok: true })],
    ['no next step', (good) => ({ ...good, nextSteps: [] })],
    ['more of a key than its tail', (good) => ({ ...good, key: { ...envKey, tail: 'abcde' } })],
    ['a cause nobody knows', (good) => ({ ...good, cause: 'bad-luck' })],
  ])('does not hold for %s', (_, spoil) => {
    const good = report({ cause: 'invalid-key', keyAccepted: false });
    expect(verify(good)).toEqual([]);
    expect(verify(spoil(good))).not.toEqual([]);
  });

  it('gives the keys in the order of the contract', () => {
    const one = report({ cause: 'missing-scope' });
    expect(Object.keys(one)).toEqual([
      'schemaVersion',
      'command',
      'ok',
      'cause',
      'class',
      'exitCode',
      'summary',
      'nextSteps',
      'docs',
      'retryable',
      'keyAccepted',
      'facts',
      'key',
      'sources',
      'endpoint',
      'model',
      'request',
      'usage',
      'cost',
      'organization',
      'project',
      'rateLimits',
      'platform',
      'warnings',
    ]);
    expect(Object.keys(one.key ?? {})).toEqual(['variable', 'source', 'path', 'line', 'kind', 'tail', 'length']);
    expect(Object.keys(one.sources[0] ?? {})).toEqual(['source', 'variable', 'path', 'line', 'tail', 'used']);
  });
});

describe('schema/init.schema.json', () => {
  it('is that of verify, with what was saved', () => {
    const saved = { path: '.env', variable: 'OPENAI_API_KEY', changed: true, created: false, gitignored: true };
    expect(init({ ...report(full, 'init'), saved })).toEqual([]);
    expect(init({ ...report(full, 'init'), saved: null })).toEqual([]);
    expect(init(report(full, 'init'))).not.toEqual([]);
    const { properties: own, ...rest } = schema('init');
    const { properties: shared, ...base } = schema('verify');
    expect({ ...own, saved: undefined, command: undefined }).toEqual({
      ...shared,
      saved: undefined,
      command: undefined,
    });
    expect({ ...rest, title: '', required: [] }).toEqual({ ...base, title: '', required: [] });
    expect(rest.required).toEqual([...base.required, 'saved']);
  });
});

describe('the other documents', () => {
  it('usage: wrong flags', () => {
    const error = new UserError('init needs your key.', {
      missing: ['--key-env', '--key-stdin'],
      steps: ['npx keycheck init --sandbox --yes'],
    });
    const document = usageErrorReport(error, 'init');
    expect(document).toEqual({
      schemaVersion: 1,
      command: 'init',
      ok: false,
      class: 'usage',
      exitCode: 2,
      summary: 'init needs your key.',
      missing: ['--key-env', '--key-stdin'],
      nextSteps: ['npx keycheck init --sandbox --yes'],
    });
    expect(usage(document)).toEqual([]);
    expect(usage({ ...document, exitCode: 1 })).not.toEqual([]);
  });

  it('sandbox: one line when it is ready', () => {
    const sandbox = validator('sandbox');
    const ready = {
      schemaVersion: 1,
      command: 'sandbox',
      baseUrl: 'http://127.0.0.1:4141/v1',
      key: `sk-proj-sandbox-${'a'.repeat(20)}`,
    };
    expect(sandbox(ready)).toEqual([]);
    expect(sandbox({ ...ready, pageUrl: 'http://127.0.0.1:4141/', token: 'ab12' })).toEqual([]);
    expect(sandbox({ ...ready, baseUrl: 'http://0.0.0.0:4141/v1' })).not.toEqual([]);
  });

  it('explain: the list, every topic and every cause', async () => {
    const valid = validator('explain');
    for (const name of [null, ...Object.keys(en.topics), ...causes]) {
      const printed: string[] = [];
      await explain({ ...toPaper(printed), words: en, style: plainStyle() }, name, true);
      expect(printed).toHaveLength(1);
      expect(valid(JSON.parse(printed[0] ?? ''))).toEqual([]);
    }
  });

  it('doctor: as the contract has it', () => {
    const doctor = validator('doctor');
    const check = {
      id: 'env-file-mode',
      status: 'warning',
      cause: null,
      summary: 'a',
      nextStep: 'b',
      facts: { path: '.env' },
      durationMs: 2,
    };
    expect(doctor({ schemaVersion: 1, command: 'doctor', ok: true, exitCode: 0, checks: [check] })).toEqual([]);
    expect(doctor({ schemaVersion: 1, command: 'doctor', ok: true, exitCode: 2, checks: [check] })).not.toEqual([]);
  });
});

describe('warnings', () => {
  it.each(Object.entries(warnings))('%s says something plain', (code, warning) => {
    const { warnings: said } = report({ warnings: [warning], key: shellKey });
    expect(said.map((one) => one.code)).toEqual([code]);
    expect(said[0]?.message).toMatch(/^\S.{20,290}(?:[.)?]|https:\/\/\S+)$/);
    expect(said[0]?.message).not.toMatch(/undefined|\bnull\b|!|\[object| {2}/);
  });

  it('names both places of two keys', () => {
    expect(report({ warnings: [warnings['shadowed-source']] }).warnings[0]?.message).toBe(
      'There are different keys: the one in .env line 3 (…x9Qa) is used; not used: this terminal (…k3Fd). Programs started here may choose as keycheck did.',
    );
  });
});

describe('diagnosisOf', () => {
  it('does not say who answered, for nobody knows', () => {
    for (const cause of causes) {
      const { summary, nextSteps } = diagnosisOf({ cause, facts: {}, retryable: false, keyAccepted: null }, en);
      expect(summary).not.toMatch(
        /api\.openai\.com|\bat \(|undefined| {2}|OpenAI (?:does not accept|said|did not like|could not|has too)/,
      );
      expect(summary.length).toBeLessThanOrEqual(200);
      expect(nextSteps.length).toBeGreaterThan(0);
    }
  });

  it('says of a caught error what verify says of the same', () => {
    expect(diagnosisOf({ cause: 'credits-exhausted', facts: {}, retryable: false, keyAccepted: true }, en)).toEqual({
      cause: 'credits-exhausted',
      class: 'billing',
      summary: 'No credit: the key is accepted, but its organization has no credit.',
      nextSteps: report({ cause: 'credits-exhausted' }).nextSteps,
      retryable: false,
      keyAccepted: true,
      facts: {},
    });
  });
});

/** Every list of fixed texts in a schema. */
const enumsIn = (value: unknown): string[][] =>
  typeof value !== 'object' || value === null
    ? []
    : [
        ...('enum' in value && Array.isArray(value.enum) ? [value.enum.filter((one) => one !== null) as string[]] : []),
        ...Object.values(value).flatMap(enumsIn),
      ];

it.each(['verify', 'init', 'doctor', 'explain'])('schema/%s.schema.json knows every cause', (name) => {
  const isCauses = (list: string[]): boolean => list.every((one) => (causes as readonly string[]).includes(one));
  const lists = enumsIn(schema(name)).filter((list) => list.length > 1 && isCauses(list));
  expect([...new Set(lists.flat())].sort()).toEqual([...causes].sort());
  // Where the causes stand in one list, not class by class, each of the lists is whole.
  for (const list of lists.filter((one) => one.includes('invalid-key') && one.includes('timeout')))
    expect([...list].sort()).toEqual([...causes].sort());
});
