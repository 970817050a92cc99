import { describe, expect, it } from 'vitest';
import type { Attempt } from '../../../src/core/attempt.ts';
import { Cancelled } from '../../../src/core/errors.ts';
import { Secret } from '../../../src/core/key/secret.ts';
import type { Api, ApiRequest } from '../../../src/flows/ports.ts';
import { type ProbeAsk, probe } from '../../../src/flows/verify/probe.ts';
import { replyAttempt, silentAttempt } from '../../support/attempts.ts';
import { practiceKey, projectKey } from '../../support/keys.ts';
import { errorBody, goodBody } from '../../support/wire.ts';

type Step = Attempt | ((request: ApiRequest, signal: AbortSignal) => Promise<Attempt> | Attempt);

/** A clock that only sleeping and sending move, and an API that answers what was announced, and nothing else. */
function world(steps: readonly Step[], msPerRequest = 100) {
  let clock = 0;
  const requests: ApiRequest[] = [];
  const slept: number[] = [];
  const api: Api = {
    async send(request, signal) {
      requests.push(request);
      clock += msPerRequest;
      const step = steps[requests.length - 1];
      if (step === undefined) throw new Error(`request ${requests.length} was not announced`);
      if (typeof step === 'function') return step(request, signal);
      // Only the real door knows what it sent; here it is what was asked for.
      const fields = request.operation === 'create-response' ? ['model', 'input', ...request.optionalFields] : [];
      return { ...step, sent: { ...step.sent, operation: request.operation, model: request.model, fields } };
    },
  };
  const ctx = {
    api,
    ticks: () => clock,
    now: () => new Date('2026-11-23T12:00:00Z'),
    sleep: async (ms: number) => {
      slept.push(ms);
      clock += ms;
    },
  };
  return { ctx, requests, slept };
}

const key = new Secret(projectKey());
const ask = (over: Partial<ProbeAsk> = {}): ProbeAsk => ({
  key,
  level: 'call',
  model: null,
  organization: null,
  project: null,
  timeoutMs: 30_000,
  retries: 2,
  waitMs: null,
  signal: new AbortController().signal,
  random: () => 0.5,
  endpoint: {
    baseUrl: 'https://api.openai.com/v1',
    host: 'api.openai.com',
    kind: 'openai',
    from: 'default',
    path: null,
  },
  ...over,
});
const good = replyAttempt(200, goodBody(), { 'x-request-id': 'req_1' });
const gone = (model = 'gpt-6-luna') =>
  replyAttempt(
    404,
    errorBody(`The model \`${model}\` does not exist or you do not have access to it.`, 'model_not_found'),
  );
const refused = (param: string) =>
  replyAttempt(400, errorBody('no', 'unsupported_value', 'invalid_request_error', param));
const noCredit = replyAttempt(429, errorBody('x', 'credit_balance_exhausted', 'insufficient_quota'));
const wrongKey = replyAttempt(401, errorBody('x', 'invalid_api_key'));

describe('a run that succeeds', () => {
  it('is one request and one whole value', async () => {
    const { ctx, requests } = world([good]);
    expect(await probe(ctx, ask())).toEqual({
      cause: null,
      facts: {},
      retryable: false,
      keyAccepted: true,
      model: { requested: 'gpt-6-luna', answered: 'gpt-6-luna' },
      request: { status: 200, requestId: 'req_1', attempts: 1, durationMs: 100, retryAfterSeconds: null },
      usage: { inputTokens: 10, outputTokens: 2, totalTokens: 12 },
      cost: { usd: 0.000002, pricesAsOf: '2026-11-23' },
      organization: null,
      project: null,
      rateLimits: null,
      platform: null,
      warnings: [],
    });
    expect(requests).toEqual([
      {
        operation: 'create-response',
        key,
        baseUrl: 'https://api.openai.com/v1',
        model: 'gpt-6-luna',
        organization: null,
        project: null,
        optionalFields: ['max_output_tokens', 'store', 'reasoning'],
        connectMs: 5_000,
        headersMs: 15_000,
      },
    ]);
  });
  it('says when the model asked for will be gone', async () => {
    const { ctx, requests } = world([good]);
    expect((await probe(ctx, ask({ model: 'gpt-5-nano' }))).warnings).toEqual([
      { code: 'model-retires', model: 'gpt-5-nano', date: '2026-12-11' },
    ]);
    expect(requests[0]?.optionalFields).toEqual(['max_output_tokens', 'store']);
  });
  it('has no price for a model nobody knows', async () =>
    expect((await probe(world([good]).ctx, ask({ model: 'my-own' }))).cost).toBe(null));
  it.each([
    ['a gateway', 'https://gateway.example/v1', 'elsewhere', key, null],
    ['a server on this machine', 'http://127.0.0.1:8080/v1', 'loopback', key, null],
    [
      'the practice platform',
      'http://127.0.0.1:4141/v1',
      'loopback',
      new Secret(practiceKey()),
      { usd: 0.000002, pricesAsOf: '2026-11-23' },
    ],
  ] as const)('knows OpenAI’s prices, not those of %s', async (_name, baseUrl, kind, mine, cost) => {
    const endpoint = { baseUrl, host: new URL(baseUrl).host, kind, from: 'flag', path: null } as const;
    const result = await probe(world([good]).ctx, ask({ key: mine, endpoint }));
    expect([result.cause, result.usage, result.cost]).toEqual([
      null,
      { inputTokens: 10, outputTokens: 2, totalTokens: 12 },
      cost,
    ]);
  });
  it.each([
    [{ organization: true, project: true }, 'project-mismatch'],
    [{ organization: true, project: false }, null],
  ])('compares only what a flag asked for: %j', async (confirm, cause) => {
    const other = replyAttempt(200, goodBody(), { 'openai-project': 'proj_Other', 'openai-organization': 'org-A' });
    expect((await probe(world([other]).ctx, ask({ organization: 'org-A', project: 'proj_Mine', confirm }))).cause).toBe(
      cause,
    );
  });
});

describe('models', () => {
  it('are tried in turn, and the one that answers is named', async () => {
    const { ctx, requests } = world([gone(), gone('gpt-5.6-luna'), good]);
    expect(await probe(ctx, ask())).toMatchObject({
      cause: null,
      model: { requested: 'gpt-5.4-mini' },
      request: { attempts: 3 },
    });
    expect(requests.map((request) => request.model)).toEqual(['gpt-6-luna', 'gpt-5.6-luna', 'gpt-5.4-mini']);
  });
  it('are unavailable only after three, and the first is named', async () => {
    expect(await probe(world([gone(), gone('gpt-5.6-luna'), gone('gpt-5.4-mini')]).ctx, ask())).toMatchObject({
      cause: 'model-unavailable',
      facts: { model: 'gpt-6-luna', reason: 'own-choice' },
      model: { requested: 'gpt-6-luna' },
      request: { attempts: 3 },
    });
  });
  it('are not swapped for one asked for by name', async () => {
    const result = await probe(world([gone('gpt-4')]).ctx, ask({ model: 'gpt-4' }));
    expect(result).toMatchObject({ cause: 'model-unavailable', request: { attempts: 1 } });
    expect(result.facts).toEqual({ model: 'gpt-4' });
  });
  it('end where another cause shows', async () =>
    expect(await probe(world([gone(), noCredit]).ctx, ask())).toMatchObject({
      cause: 'credits-exhausted',
      request: { attempts: 2 },
    }));
});

describe('a refused field', () => {
  it.each([
    ['reasoning.effort', ['max_output_tokens', 'store']],
    ['store', ['max_output_tokens', 'reasoning']],
    ['max_output_tokens', ['store', 'reasoning']],
  ])('%s is left out once', async (param, fields) => {
    const { ctx, requests } = world([refused(param), good]);
    expect(await probe(ctx, ask())).toMatchObject({ cause: null, request: { attempts: 2 } });
    expect(requests[1]?.optionalFields).toEqual(fields);
  });
  it('that stays is the finding, and the key is proven', async () => {
    expect(await probe(world([refused('reasoning'), refused('store')]).ctx, ask())).toMatchObject({
      cause: 'request-rejected',
      keyAccepted: true,
      facts: { param: 'store' },
      request: { attempts: 2 },
    });
  });
  it('that is named again though it was left out does not unprove the key', async () =>
    expect(await probe(world([refused('reasoning.effort'), refused('reasoning.effort')]).ctx, ask())).toMatchObject({
      cause: 'request-rejected',
      keyAccepted: true,
      request: { attempts: 2 },
    }));
  it('proves the key also where the request without it is not answered', async () =>
    expect(
      await probe(world([refused('store'), replyAttempt(500, ''), replyAttempt(500, '')]).ctx, ask({ retries: 1 })),
    ).toMatchObject({ cause: 'server-error', keyAccepted: true }));
  it('does not outweigh a refusal of the key', async () =>
    expect(
      await probe(world([refused('store'), replyAttempt(401, errorBody('no', 'invalid_api_key'))]).ctx, ask()),
    ).toMatchObject({ cause: 'invalid-key', keyAccepted: false }));
  it('that cannot be left out ends the run', async () =>
    expect(await probe(world([refused('input')]).ctx, ask())).toMatchObject({
      cause: 'request-rejected',
      keyAccepted: true,
      request: { attempts: 1 },
    }));
  it('named in words is left out too', async () => {
    expect(
      await probe(
        world([replyAttempt(400, errorBody('Unrecognized request argument supplied: store')), good]).ctx,
        ask(),
      ),
    ).toMatchObject({ cause: null });
  });
});

describe('level free', () => {
  const model = replyAttempt(200, '{"object":"model","id":"gpt-6-luna"}');
  const list = replyAttempt(200, '{"object":"list","data":[]}');
  const nothingThere = replyAttempt(404, '{"error":{"code":404,"message":"File Not Found"}}');
  it('is one GET', async () => {
    const { ctx, requests } = world([model]);
    expect(await probe(ctx, ask({ level: 'free' }))).toMatchObject({
      cause: null,
      keyAccepted: true,
      usage: null,
      cost: null,
      warnings: [{ code: 'credit-not-checked' }],
    });
    expect(requests.map((request) => request.operation)).toEqual(['retrieve-model']);
  });
  it('asks for the list where a 404 names no model', async () => {
    const { ctx, requests } = world([nothingThere, list]);
    expect(await probe(ctx, ask({ level: 'free' }))).toMatchObject({
      cause: null,
      warnings: [{ code: 'model-not-checked', model: 'gpt-6-luna' }, { code: 'credit-not-checked' }],
    });
    expect(requests.map((request) => request.operation)).toEqual(['retrieve-model', 'list-models']);
  });
  it('ends where there is no list either', async () =>
    expect(await probe(world([nothingThere, nothingThere]).ctx, ask({ level: 'free' }))).toMatchObject({
      cause: 'wrong-base-url',
      warnings: [],
      request: { attempts: 2 },
    }));
  it('tries other models where one is named', async () =>
    expect(await probe(world([gone(), model]).ctx, ask({ level: 'free' }))).toMatchObject({
      cause: null,
      model: { requested: 'gpt-5.6-luna' },
    }));
});

describe('repeats', () => {
  const busy = replyAttempt(503, '{}');
  it('wait between requests and end with the answer', async () => {
    const { ctx, slept } = world([busy, busy, good]);
    expect(await probe(ctx, ask())).toMatchObject({ cause: null, request: { attempts: 3 } });
    expect(slept).toEqual([250, 500]);
  });
  it('end after three requests', async () =>
    expect(await probe(world([busy, busy, busy]).ctx, ask())).toMatchObject({
      cause: 'overloaded',
      retryable: true,
      request: { attempts: 3 },
    }));
  it('do not sleep past the time asked for', async () => {
    const { ctx, slept } = world([
      replyAttempt(429, errorBody('Rate limit reached', 'rate_limit_exceeded'), { 'retry-after': '3600' }),
    ]);
    expect(await probe(ctx, ask())).toMatchObject({
      cause: 'rate-limited',
      facts: { retryAfterSeconds: 3_600 },
      request: { attempts: 1, retryAfterSeconds: 3_600 },
    });
    expect(slept).toEqual([]);
  });
  it('tell of a wait that is worth telling', async () => {
    const told: unknown[] = [];
    await probe(
      world([replyAttempt(429, '{}', { 'retry-after': '2' }), busy, good]).ctx,
      ask({ onWait: (...wait) => told.push(wait) }),
    );
    expect(told).toEqual([[2_000, 29_900, 'asked']]);
  });
  it('go on under --wait until it works', async () => {
    const { ctx, slept } = world([noCredit, noCredit, noCredit, noCredit, good]);
    expect(await probe(ctx, ask({ waitMs: 300_000 }))).toMatchObject({ cause: null, request: { attempts: 5 } });
    expect(slept).toEqual([5_000, 10_000, 20_000, 30_000]);
  });
  it('go on under --wait for a rejected key, for a minute', async () => {
    const { ctx, slept } = world([wrongKey, wrongKey, wrongKey, wrongKey, wrongKey]);
    expect(await probe(ctx, ask({ waitMs: 300_000 }))).toMatchObject({ cause: 'invalid-key', keyAccepted: false });
    expect(slept.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(60_000);
  });
  it('come back to the first model under --wait', async () => {
    const { ctx, requests } = world([gone(), gone('gpt-5.6-luna'), gone('gpt-5.4-mini'), good]);
    expect(await probe(ctx, ask({ waitMs: 60_000 }))).toMatchObject({
      cause: null,
      model: { requested: 'gpt-6-luna' },
    });
    expect(requests).toHaveLength(4);
  });
});

describe('the end of time, and of the run', () => {
  const hangs: Step = (_, signal) =>
    new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));
  it('is a time-out where the API never comes back', async () => {
    expect(await probe(world([hangs]).ctx, ask({ timeoutMs: 150 }))).toMatchObject({
      cause: 'timeout',
      retryable: true,
      keyAccepted: null,
      request: { status: null, attempts: 1 },
    });
  });
  it('holds the steps of a request within its own time', async () => {
    const { ctx, requests } = world([silentAttempt('connect', ['CONNECT_LIMIT'])]);
    await probe(ctx, ask({ timeoutMs: 1_000, retries: 0 }));
    expect(requests[0]).toMatchObject({ connectMs: 950, headersMs: 950 });
  });
  it('is the reason of the one who stopped it', async () => {
    const stop = new AbortController();
    const running = probe(world([hangs]).ctx, ask({ signal: stop.signal }));
    const reason = new Cancelled('SIGTERM');
    stop.abort(reason);
    await expect(running).rejects.toBe(reason);
  });
  it('is a bug where the API throws', async () => {
    const broken = new Error('broken');
    await expect(probe(world([() => Promise.reject(broken)]).ctx, ask())).rejects.toBe(broken);
  });
});

it('shows nothing of a key that comes back', async () => {
  const text = key.reveal();
  const echo = replyAttempt(401, errorBody(`Incorrect API key provided: ${text}`, text), {
    'x-request-id': text.slice(0, 80),
    'openai-project': text,
  });
  for (const attempt of [
    echo,
    silentAttempt('headers', ['ECONNRESET'], { message: text, certificate: { subject: text, validTo: text } }),
    replyAttempt(200, goodBody({ model: text })),
  ]) {
    const shown = JSON.stringify(await probe(world([attempt]).ctx, ask({ retries: 0 })));
    for (let at = 0; at + 12 <= text.length; at++) expect(shown).not.toContain(text.slice(at, at + 12));
  }
});
