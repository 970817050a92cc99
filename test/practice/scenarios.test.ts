import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Cause, causes, classOf } from '../../src/core/causes/ids.ts';
import { verifyKey } from '../../src/library/verify-key.ts';
import { type FaultKind, faultKinds } from '../../src/practice/faults.ts';
import { type Sandbox, scenarios, startSandbox } from '../../src/practice/index.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox();
});
afterEach(() => sandbox.close());

type Seen =
  | {
      status: number;
      type?: string | null;
      code?: string | null;
      param?: string | null;
      html?: boolean;
      location?: string;
    }
  | 'no answer'
  | 'cut';

/** What plain HTTP sees of one call. */
async function see(): Promise<Seen> {
  const init = {
    method: 'POST',
    headers: { authorization: `Bearer ${sandbox.key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'gpt-6-luna', input: 'ping' }),
    redirect: 'manual' as const,
    signal: AbortSignal.timeout(500),
  };
  const response = await fetch(`${sandbox.baseUrl}/responses`, init).catch(() => null);
  if (!response) return 'no answer';
  const text = await response.text().catch(() => null);
  if (text === null) return 'cut';
  const location = response.headers.get('location');
  if (location) return { status: response.status, location };
  if (text.startsWith('<!DOCTYPE')) return { status: response.status, html: true };
  const error = parsed(text);
  return error
    ? { status: response.status, type: error.type, code: error.code, param: error.param }
    : { status: response.status };
}

function parsed(text: string): { type: string | null; code: string | null; param: string | null } | null {
  try {
    return (JSON.parse(text) as { error: { type: string | null; code: string | null; param: string | null } | null })
      .error;
  } catch {
    return null;
  }
}

const invalid = (status: number, code: string | null, param: string | null = null): Seen => ({
  status,
  type: 'invalid_request_error',
  code,
  param,
});

/** Status, type and code of each, as facts/openai-api.md §d has them for the real platform. */
const expected: Partial<Record<Cause, Seen>> = {
  'invalid-key': invalid(401, 'invalid_api_key'),
  'key-expired': invalid(401, 'expired_api_key'),
  'account-deactivated': invalid(401, 'account_deactivated'),
  'missing-scope': invalid(401, 'missing_scope'),
  'model-unavailable': invalid(403, 'model_not_found'),
  'org-unverified': invalid(403, 'model_not_found'),
  'ip-not-allowed': invalid(401, 'ip_not_authorized'),
  'region-unsupported': {
    status: 403,
    type: 'request_forbidden',
    code: 'unsupported_country_region_territory',
    param: null,
  },
  'org-mismatch': invalid(401, 'no_organization'),
  'project-mismatch': invalid(401, 'not_authorized_invalid_project'),
  'project-archived': invalid(401, 'not_authorized_invalid_project'),
  'wrong-regional-host': invalid(401, 'incorrect_hostname'),
  'credits-exhausted': { status: 429, type: 'insufficient_quota', code: 'credit_balance_exhausted', param: null },
  'billing-inactive': { status: 429, type: 'billing_not_active', code: 'billing_not_active', param: null },
  'spend-limit-reached': { status: 429, type: 'insufficient_quota', code: 'project_spend_limit_exceeded', param: null },
  'rate-limited': { status: 429, type: 'requests', code: 'rate_limit_exceeded', param: null },
  overloaded: { status: 503, type: 'service_unavailable_error', code: 'server_is_overloaded', param: null },
  'server-error': { status: 500, type: 'server_error', code: 'server_error', param: null },
  'connection-lost': 'cut',
  timeout: 'no answer',
  'wrong-base-url': invalid(404, null),
  redirected: { status: 307, location: 'https://login.example.com/' },
  'gateway-error': { status: 200, html: true },
  'not-a-response': { status: 200 },
  unknown: { status: 418, type: 'request_paused', code: null, param: null },
  'request-rejected': invalid(400, null),
};

const all = Object.keys(scenarios) as Cause[];

/** What the platform's own list says of the last call. */
async function listed(): Promise<Cause | null> {
  const { requests } = (await (await fetch(`${sandbox.pageUrl}sandbox/requests`)).json()) as {
    requests: { cause: Cause | null }[];
  };
  return requests[0]?.cause ?? null;
}

it('has a scenario for every cause a server can produce, and for no other', () => {
  const beforeAnyServer = ['dns-failure', 'connection-refused', 'unreachable', 'proxy-failure'];
  const possible = causes.filter(
    (cause) => classOf(cause) !== 'local' && !beforeAnyServer.includes(cause) && !cause.startsWith('tls-'),
  );
  expect(all.toSorted()).toEqual(possible.toSorted());
});

describe('each scenario is answered as the real platform codes it', () => {
  it.each(all)('%s', async (cause) => {
    sandbox.state.scenario(cause);
    expect(await see()).toEqual(expected[cause]);
    expect(sandbox.state.toJSON()).toBeTypeOf('object');
  });
});

describe('verify names exactly the cause of each scenario', () => {
  const rows: string[] = [];
  afterAll(() => console.log(`scenario               named                  class\n${rows.join('\n')}`));

  it.each(all)('%s', { timeout: 20_000 }, async (cause) => {
    sandbox.state.scenario(cause);
    const report = await verifyKey({
      key: sandbox.key,
      baseUrl: sandbox.baseUrl,
      retries: 0,
      timeoutMs: cause === 'timeout' ? 1000 : 10_000,
    });
    rows.push(`${cause.padEnd(22)} ${String(report.cause).padEnd(22)} ${report.class}`);
    expect([report.cause, await listed()]).toEqual([cause, cause]);
  });

  it('and none when nothing is wrong', async () => {
    const report = await verifyKey({ key: sandbox.key, baseUrl: sandbox.baseUrl, retries: 0 });
    expect({ ok: report.ok, cause: report.cause, listed: await listed(), project: report.project }).toEqual({
      ok: true,
      cause: null,
      listed: null,
      project: sandbox.state.firstProject(),
    });
  });
});

/** What each switch amounts to; null: the call still succeeds, later. */
const faultCauses: Record<FaultKind, Cause | null> = {
  'rate-limit': 'rate-limited',
  overloaded: 'overloaded',
  'slow-down': 'overloaded',
  'server-error': 'server-error',
  'bad-gateway': 'server-error',
  slow: null,
  hang: 'timeout',
  cut: 'connection-lost',
  reset: 'connection-lost',
  'broken-stream': 'connection-lost',
  garbage: 'not-a-response',
  empty: 'not-a-response',
  html: 'gateway-error',
  'empty-401': 'gateway-error',
  redirect: 'redirected',
  'wrong-path': 'wrong-base-url',
  'bad-request': 'request-rejected',
  teapot: 'unknown',
};

describe('verify names what each switch amounts to, and the list of requests says the same', () => {
  // Only a request for a stream can meet a broken one, and verify asks for none: it is cut then.
  it.each(faultKinds.map((kind): [FaultKind, Cause | null] => [kind, faultCauses[kind]]))(
    '%s: %s',
    { timeout: 20_000 },
    async (kind, cause) => {
      sandbox.state.fail(kind, { delayMs: 50 });
      const report = await verifyKey({
        key: sandbox.key,
        baseUrl: sandbox.baseUrl,
        retries: 0,
        timeoutMs: kind === 'hang' ? 1000 : 10_000,
      });
      expect([report.cause, await listed()]).toEqual([cause, cause]);
    },
  );
});

describe('the list says what verify would, whatever the call', () => {
  const call = (path: string, authorization: string, body?: object) =>
    fetch(`${sandbox.baseUrl}${path}`, {
      headers: { ...(authorization && { authorization }) },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    }).then((response) => response.text());
  const ask = { model: 'gpt-6-luna', input: 'x' };
  const chat = { model: 'gpt-6-luna', messages: [{ role: 'user', content: 'x' }] };
  const own = () => `Bearer ${sandbox.key}`;
  const admin = () => `Bearer ${sandbox.adminKey}`;

  it.each<[string, () => Promise<unknown>, Cause | null]>([
    ['no key', () => call('/responses', '', ask), 'missing-key'],
    ['no key, another endpoint', () => call('/chat/completions', '', chat), 'missing-key'],
    ['a placeholder', () => call('/responses', 'Bearer your-api-key', ask), 'placeholder-key'],
    ['a key nobody made', () => call('/responses', 'Bearer sk-proj-nobody', ask), 'invalid-key'],
    ['an admin key', () => call('/responses', admin(), ask), 'wrong-key-kind'],
    ['an admin key where it belongs', () => call('/organization/projects', admin()), null],
    ['a list of models', () => call('/models', own()), null],
    ['a stream', () => call('/responses', own(), { ...ask, stream: true }), null],
    ['a chat', () => call('/chat/completions', own(), chat), null],
    ['a streamed chat', () => call('/chat/completions', own(), { ...chat, stream: true }), null],
    ['a chat with a field that is wrong', () => call('/chat/completions', own(), { model: 'x' }), 'model-unavailable'],
    ['a large request', () => call('/responses', own(), { ...ask, input: 'x'.repeat(50_000) }), null],
    ['an address that is none', () => call('/nowhere', own()), 'wrong-base-url'],
  ])('%s', async (_name, send, cause) => {
    await send();
    expect(await listed()).toBe(cause);
  });
});
