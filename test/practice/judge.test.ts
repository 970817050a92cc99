import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/practice/index.ts';
import type { SandboxState } from '../../src/practice/state.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox();
});
afterEach(() => sandbox.close());

type Ask = { path?: string; headers?: Record<string, string>; body?: object | null; key?: string };

const asked: Record<string, object> = {
  '/responses': { model: 'gpt-6-luna', input: 'hi' },
  '/chat/completions': { model: 'gpt-6-luna', messages: [{ role: 'user', content: 'hi' }] },
  '/embeddings': { model: 'text-embedding-3-small', input: 'hi' },
};

/** Status and code of one call: `200`, or such as `401 missing_scope`. */
async function outcome({ path = '/responses', headers = {}, body, key = sandbox.key }: Ask): Promise<string> {
  const sent = body === null ? {} : { method: 'POST', body: JSON.stringify({ ...asked[path], ...body }) };
  const response = await fetch(sandbox.baseUrl + path, {
    ...sent,
    headers: { authorization: `Bearer ${key}`, ...headers },
  });
  if (response.status === 200) return '200';
  const { error } = (await response.json()) as { error: { code: string | null; param: string | null } };
  return [response.status, error.code, error.param].filter((part) => part !== null).join(' ');
}

describe('headers', () => {
  it.each<[string, Ask, string]>([
    ['no key', { headers: { authorization: '' } }, '401'],
    ['another scheme', { headers: { authorization: 'Basic abc' } }, '401'],
    ['another organization', { headers: { 'openai-organization': 'org-other' } }, '401 mismatched_organization'],
    ['another project', { headers: { 'openai-project': 'proj_other' } }, '401 mismatched_project'],
    [
      'the right ones',
      { headers: { 'openai-organization': 'org-sandboxPractice', 'openai-project': 'proj_sandboxDefault' } },
      '200',
    ],
    ['a key nobody made', { key: 'sk-proj-nobody' }, '401 invalid_api_key'],
  ])('%s', async (_name, ask, expected) => {
    expect(await outcome(ask)).toBe(expected);
  });
});

describe('scopes of a restricted key', () => {
  const endpoints: [string, Ask][] = [
    ['responses', {}],
    ['chat', { path: '/chat/completions' }],
    ['embeddings', { path: '/embeddings' }],
    ['models', { path: '/models', body: null }],
  ];
  it.each<[string[], string]>([
    [['api.responses.write'], '200 401 401 403'],
    [['model.request'], '200 200 200 403'],
    [['api.model.read'], '401 401 401 200'],
    [['api.all.read'], '401 401 401 200'],
    [['api.embeddings.write', 'api.chat.completions.write'], '401 200 200 403'],
    [[], '200 200 200 200'],
  ])('%j: %s', async (scopes, expected) => {
    const key = sandbox.state.addKey({ permission: 'restricted', scopes }).value;
    const outcomes = await Promise.all(endpoints.map(([, ask]) => outcome({ ...ask, key })));
    expect(outcomes.map((one) => one.slice(0, 3)).join(' ')).toBe(expected);
  });
});

describe('a failure follows from the state', () => {
  const project = (state: SandboxState) => state.projects[0] as SandboxState['projects'][number];
  it.each<[string, (state: SandboxState) => void, string, Ask?]>([
    [
      'no credit',
      (state) => {
        state.organization.credits = 0;
      },
      '429 credit_balance_exhausted',
    ],
    [
      'no credit, but nothing to pay',
      (state) => {
        state.organization.credits = 0;
      },
      '200',
      { path: '/models/gpt-6-luna', body: null },
    ],
    [
      'the organization’s limit',
      (state) => {
        state.organization.spendLimitCents = 0;
      },
      '429 organization_spend_limit_exceeded',
    ],
    [
      'an address on the list',
      (state) => {
        state.organization.allowedIps = ['127.0.0.1'];
      },
      '200',
    ],
    [
      'an address not on the list',
      (state) => {
        state.organization.allowedIps = ['10.0.0.1'];
      },
      '401 ip_not_authorized',
    ],
    [
      'a residency, asked at its own host',
      (state) => {
        project(state).residency = 'eu';
        state.caller.host = 'eu.api.openai.com';
      },
      '200',
    ],
    [
      'a residency, asked elsewhere',
      (state) => {
        project(state).residency = 'jp';
        state.caller.host = 'eu.api.openai.com';
      },
      '401 incorrect_hostname',
    ],
    ['a model nobody knows', () => undefined, '404 model_not_found', { body: { model: 'gpt-0' } }],
    [
      'a retired model',
      (state) => {
        state.models[0] = { ...(state.models[0] as SandboxState['models'][number]), shutdownDate: '2026-01-01' };
      },
      '404 model_not_found',
    ],
    [
      'a model that is denied',
      (state) => {
        project(state).models = { mode: 'deny_list', ids: ['gpt-6-luna'] };
      },
      '403 model_not_found',
    ],
    [
      'a model that is not allowed',
      (state) => {
        project(state).models = { mode: 'allow_list', ids: ['gpt-6-sol'] };
      },
      '403 model_not_found',
    ],
    [
      'streaming, unverified',
      () => undefined,
      '400 unsupported_value stream',
      { body: { model: 'gpt-6-astra', stream: true } },
    ],
    ['the same, not streamed', () => undefined, '200', { body: { model: 'gpt-6-astra' } }],
    [
      'the same, verified',
      (state) => {
        state.organization.verified = true;
      },
      '200',
      { body: { model: 'gpt-6-astra', stream: true } },
    ],
    [
      'a key of a project that is gone',
      (state) => {
        state.projects = [];
      },
      '401 not_authorized_invalid_project',
    ],
    [
      'new keys revoked',
      (state) => {
        state.newKeys.revoked = true;
        state.keys = [];
      },
      '401 invalid_api_key',
    ],
    [
      'a key that expires later',
      (state) => {
        for (const key of state.keys) key.expiresAt = Math.floor(Date.now() / 1000) + 60;
      },
      '200',
    ],
  ])('%s', async (_name, change, expected, ask = {}) => {
    change(sandbox.state);
    expect(await outcome(ask)).toBe(expected);
  });
});

it('a rate with a seed fails the same requests again', async () => {
  const run = async () => {
    sandbox.state.calm();
    sandbox.state.fail('overloaded', { rate: 0.4, seed: 11 });
    const seen: string[] = [];
    for (let at = 0; at < 12; at++) seen.push(await outcome({}));
    return seen;
  };
  const first = await run();
  expect(new Set(first)).toEqual(new Set(['200', '503 server_is_overloaded']));
  expect(await run()).toEqual(first);
});
