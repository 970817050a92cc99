import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Attempt } from '../../../src/core/attempt.ts';
import { catalogue } from '../../../src/core/causes/catalogue.ts';
import { type Cause, causes, classOf, isCause } from '../../../src/core/causes/ids.ts';
import { type Asked, interpret } from '../../../src/core/causes/interpret.ts';
import { replyAttempt, silentAttempt } from '../../support/attempts.ts';
import { errorBody, goodBody } from '../../support/wire.ts';

const now = new Date('2026-11-23T12:00:00Z');
const asked = (over: Partial<Asked> = {}): Asked => ({
  level: 'call',
  endpointKind: 'openai',
  organization: null,
  project: null,
  now,
  ...over,
});
const verdict = (attempt: Attempt, over: Partial<Asked> = {}) => interpret(attempt, asked(over));

describe('every cause of the catalogue', () => {
  const answered = causes.flatMap((cause) => {
    const { example } = catalogue[cause];
    return 'status' in example
      ? [
          [
            cause,
            example.status,
            typeof example.body === 'string' ? example.body : JSON.stringify(example.body),
          ] as const,
        ]
      : [];
  });
  it.each(answered)('%s is recognised by its example', (cause, status, body) => {
    expect(verdict(replyAttempt(status, body, cause === 'redirected' ? { location: '/' } : {})).cause).toBe(cause);
  });
  const silent = causes.flatMap((cause) =>
    'network' in catalogue[cause].example ? [[cause, catalogue[cause].example.network] as const] : [],
  );
  it.each(silent)('%s is recognised by its code', (cause, code) =>
    expect(verdict(silentAttempt('connect', [code])).cause).toBe(cause),
  );

  it('says of the key what the contract says', () => {
    const accepted = (cause: Cause): boolean | null => {
      const name = classOf(cause);
      if (name === 'billing' || cause === 'rate-limited') return true;
      if (name === 'forbidden') return cause === 'region-unsupported' || cause === 'wrong-regional-host' ? null : true;
      return name === 'rejected' ? false : null;
    };
    expect(Object.fromEntries(causes.map((cause) => [cause, catalogue[cause].keyAccepted]))).toEqual(
      Object.fromEntries(causes.map((cause) => [cause, accepted(cause)])),
    );
  });

  it('may pass by itself, or with --wait, exactly as the contract says', () => {
    expect(causes.filter((cause) => catalogue[cause].retryable)).toEqual([
      'rate-limited',
      'overloaded',
      'server-error',
      'dns-failure',
      'connection-refused',
      'unreachable',
      'connection-lost',
      'timeout',
    ]);
    expect(causes.filter((cause) => catalogue[cause].patience.startsWith('settles'))).toEqual([
      'invalid-key',
      'missing-scope',
      'model-unavailable',
      'org-unverified',
      'ip-not-allowed',
      'credits-exhausted',
    ]);
  });

  it('has no code that names two causes', () => {
    const codes = causes.flatMap((cause) => [
      ...(catalogue[cause].signs.codes ?? []),
      ...(catalogue[cause].signs.weak ?? []),
      ...(catalogue[cause].signs.network ?? []),
    ]);
    expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([]);
  });
});

describe('a good answer', () => {
  it('is one whole value', () => {
    const headers = {
      'x-request-id': 'req_1',
      'openai-organization': 'org-Ab12',
      'openai-project': 'proj_Cd34',
      'x-ratelimit-limit-requests': '500',
      'x-ratelimit-remaining-requests': '499',
      'x-ratelimit-reset-requests': '120ms',
    };
    expect(verdict(replyAttempt(200, goodBody(), headers))).toEqual({
      cause: null,
      facts: {},
      keyAccepted: true,
      retryable: false,
      platform: null,
      warnings: [],
      answeredModel: 'gpt-6-luna',
      usage: { inputTokens: 10, outputTokens: 2, totalTokens: 12 },
      requestId: 'req_1',
      retryAfterSeconds: null,
      organization: 'org-Ab12',
      project: 'proj_Cd34',
      rateLimits: { requests: { limit: 500, remaining: 499, resetSeconds: 0.12 }, tokens: null },
    });
  });
  it.each([
    ['another model’s name', { model: 'tiny' }, []],
    ['no usage', { usage: null }, []],
    ['stopped at our own limit', { status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' } }, []],
    [
      'filtered',
      { status: 'incomplete', incomplete_details: { reason: 'content_filter' } },
      [{ code: 'unusual-answer', status: 'incomplete: content_filter' }],
    ],
    ['queued', { status: 'queued' }, [{ code: 'unusual-answer', status: 'queued' }]],
    ['no status', { status: undefined }, [{ code: 'unusual-answer', status: 'none given' }]],
  ])('stays one with %s', (_, over, warnings) =>
    expect(verdict(replyAttempt(200, goodBody(over)))).toMatchObject({ cause: null, keyAccepted: true, warnings }),
  );

  it.each([
    ['another project', { 'openai-project': 'proj_Other' }, { project: 'proj_Mine' }, 'project-mismatch', []],
    ['the same project', { 'openai-project': 'proj_Mine' }, { project: 'proj_Mine' }, null, []],
    [
      'no project',
      {},
      { project: 'proj_Mine' },
      null,
      [{ code: 'project-not-confirmed', id: 'project', asked: 'proj_Mine' }],
    ],
    ['another organization', { 'openai-organization': 'org-Other' }, { organization: 'org-Mine' }, 'org-mismatch', []],
    [
      'an organization’s name',
      { 'openai-organization': 'my-company' },
      { organization: 'org-Mine' },
      null,
      [{ code: 'project-not-confirmed', id: 'organization', asked: 'org-Mine' }],
    ],
  ])('is compared with what was asked for: %s', (_, headers, ids, cause, warnings) => {
    expect(verdict(replyAttempt(200, goodBody(), headers), ids)).toMatchObject({ cause, keyAccepted: true, warnings });
  });
});

describe('level free', () => {
  const free = (attempt: Attempt, over: Partial<Asked> = {}) => verdict(attempt, { level: 'free', ...over });
  const model = { operation: 'retrieve-model', method: 'GET', path: '/models/gpt-6-luna', fields: [] } as const;
  const list = { ...model, operation: 'list-models', path: '/models' } as const;
  const creditNotChecked = { code: 'credit-not-checked' };
  it('counts with the model object', () =>
    expect(free(replyAttempt(200, '{"object":"model","id":"gpt-6-luna"}', {}, model))).toMatchObject({
      cause: null,
      keyAccepted: true,
      warnings: [creditNotChecked],
    }));
  it('knows nothing of the key elsewhere', () =>
    expect(
      free(replyAttempt(200, '{"object":"model","id":"x"}', {}, model), { endpointKind: 'elsewhere' }),
    ).toMatchObject({ cause: null, keyAccepted: null }));
  it('takes no list for a model', () =>
    expect(free(replyAttempt(200, '{"object":"list","data":[]}', {}, model)).cause).toBe('not-a-response'));
  it('takes a list for a list', () =>
    expect(free(replyAttempt(200, '{"object":"list","data":[]}', {}, list))).toMatchObject({
      cause: null,
      warnings: [creditNotChecked],
    }));
  it('lets a key pass that may not list models', () => {
    expect(
      free(
        replyAttempt(
          403,
          '{"error":"You have insufficient permissions for this operation. Missing scopes: api.model.read."}',
          {},
          model,
        ),
        { endpointKind: 'elsewhere' },
      ),
    ).toMatchObject({ cause: null, keyAccepted: true, warnings: [{ code: 'scope-not-checked' }, creditNotChecked] });
  });
  it('rejects a wrong key all the same', () =>
    expect(free(replyAttempt(401, errorBody('x', 'invalid_api_key'), {}, model))).toMatchObject({
      cause: 'invalid-key',
      keyAccepted: false,
      warnings: [],
    }));
});

describe('facts and the key', () => {
  it.each([
    [
      'missing-scope',
      401,
      'Missing scopes: api.responses.write, model.request. Check that you have the correct role.',
      null,
      { missingScopes: ['api.responses.write', 'model.request'] },
    ],
    [
      'wrong-regional-host',
      401,
      'Attempted to access resource with incorrect regional hostname. Please make your request to eu.api.openai.com',
      'incorrect_hostname',
      { host: 'eu.api.openai.com' },
    ],
    [
      'wrong-regional-host',
      401,
      'Please make your request to eu.api.openai.com.evil.example',
      'incorrect_hostname',
      {},
    ],
    ['wrong-regional-host', 401, 'Please make your request to evil-eu.api.openai.com', 'incorrect_hostname', {}],
    [
      'model-unavailable',
      403,
      'Project `proj_Abc123` does not have access to model `gpt-x`',
      'model_not_found',
      { project: 'proj_Abc123', model: 'gpt-x' },
    ],
    [
      'model-unavailable',
      404,
      'The model `old` has been deprecated',
      'model_not_found',
      { model: 'old', reason: 'retired' },
    ],
    ['model-unavailable', 404, 'nothing named', 'model_not_found', { model: 'gpt-6-luna' }],
    [
      'rate-limited',
      429,
      'Rate limit reached for gpt-x in organization org-Abc123 on requests per min (RPM): Limit 3, Used 3. Please try again in 20s.',
      null,
      { organization: 'org-Abc123', limit: 'requests per min (RPM): Limit 3', model: 'gpt-x', retryAfterSeconds: 20 },
    ],
    [
      'rate-limited',
      429,
      'Request too large for gpt-x in organization org-Abc123 on tokens per min (TPM): Limit 30000, Requested 30601.',
      null,
      { organization: 'org-Abc123', limit: 'tokens per min (TPM): Limit 30000', model: 'gpt-x', reason: 'too-large' },
    ],
    ['request-rejected', 400, 'no', 'unsupported_value', {}],
  ])('%s, %i: %s', (cause, status, message, code, facts) => {
    expect(verdict(replyAttempt(status, errorBody(message, code)))).toMatchObject({ cause, facts });
    expect(verdict(replyAttempt(status, errorBody(message, code))).facts).toEqual(facts);
  });
  it('does not wait for a request that is too large', () =>
    expect(verdict(replyAttempt(429, errorBody('Request too large for gpt-x', 'rate_limit_exceeded'))).retryable).toBe(
      false,
    ));
  it.each([
    ['openai', true],
    ['elsewhere', null],
    ['loopback', null],
  ] as const)('a refused field proves the key at %s: %s', (endpointKind, keyAccepted) => {
    expect(
      verdict(replyAttempt(400, errorBody('no', 'unsupported_value', 'invalid_request_error', 'reasoning.effort')), {
        endpointKind,
      }),
    ).toMatchObject({ cause: 'request-rejected', keyAccepted, facts: { param: 'reasoning.effort' } });
  });
  it('a field nobody sent proves nothing', () =>
    expect(
      verdict(replyAttempt(400, errorBody('no', 'unsupported_value', 'invalid_request_error', 'tools'))).keyAccepted,
    ).toBe(null));
  it('names the ids that were sent, and their variables', () => {
    expect(
      verdict(replyAttempt(401, errorBody('', 'invalid_organization'), {}, { organization: 'org-Old9' })).facts,
    ).toEqual({ organization: 'org-Old9', variable: 'OPENAI_ORG_ID' });
    expect(
      verdict(replyAttempt(401, errorBody('', 'mismatched_project'), {}, { project: 'my project' })).facts,
    ).toEqual({ project: 'my project', variable: 'OPENAI_PROJECT_ID' });
  });
  it('lets a gateway speak in its own name', () => {
    const passedOn = {
      error: {
        message: 'Provider returned error',
        code: 401,
        metadata: { raw: errorBody('Incorrect API key provided', 'invalid_api_key') },
      },
    };
    expect(verdict(replyAttempt(401, JSON.stringify(passedOn)), { endpointKind: 'elsewhere' })).toMatchObject({
      cause: 'invalid-key',
      keyAccepted: null,
      facts: { reason: 'upstream' },
    });
  });
  it.each([
    ['', 401, { reason: 'empty', status: 401 }],
    [errorBody('Missing bearer or basic authentication in header'), 401, { reason: 'no-key-arrived', status: 401 }],
    ['RBAC: access denied', 403, { reason: 'blocked', status: 403 }],
  ])('tells what stands in the way: %j', (text, status, facts) =>
    expect(verdict(replyAttempt(status, text))).toMatchObject({ cause: 'gateway-error', facts }),
  );
  it.each([
    ['/v1/other', 'api.openai.com'],
    ['https://a.example/x?token=1', 'a.example'],
    ['javascript:alert(1)', 'javascript:alert(1)'],
    ['http://[', 'http://['],
  ])('names where a redirect to %s leads: %s', (location, shown) => {
    expect(verdict(replyAttempt(302, '', { location })).facts).toEqual({ location: shown });
  });
  it.each(['a b', 'x'.repeat(81), 'req\u001b[31m', ''])('takes no such request id: %j', (id) =>
    expect(verdict(replyAttempt(200, goodBody(), { 'x-request-id': id })).requestId).toBe(null),
  );
});

describe('what is shown of the platform’s words', () => {
  const platformOf = (status: number, body: unknown) => verdict(replyAttempt(status, JSON.stringify(body))).platform;
  it.each<[unknown, object | null]>([
    [{ error: { message: 'm', type: 't', param: 'p', code: 'c' } }, { message: 'm', type: 't', param: 'p', code: 'c' }],
    [{ error: { message: 'm' } }, { message: 'm', type: null, param: null, code: null }],
    [{ error: { message: ' ', code: 'c' } }, { message: null, type: null, param: null, code: 'c' }],
    [{ error: { message: ' \n' } }, null],
    [{}, null],
  ])('%j: %j', (body, expected) => expect(platformOf(418, body)).toEqual(expected));
  it('is at most 300 characters', () =>
    expect(platformOf(418, { error: { message: 'x'.repeat(400) } })?.message).toBe(`${'x'.repeat(299)}…`));
  it('is nothing where all is well', () => expect(verdict(replyAttempt(200, goodBody())).platform).toBe(null));
});

describe('what the key is known to be', () => {
  const accepted = (attempt: Attempt, over: Partial<Asked> = {}) => verdict(attempt, over).keyAccepted;
  const refusal = errorBody('no', 'unsupported_value', 'invalid_request_error', 'reasoning.effort');
  const upstream = JSON.stringify({
    error: { message: 'Provider returned error', metadata: { raw: errorBody('no credit', 'insufficient_quota') } },
  });
  it.each<[string, Attempt, Partial<Asked>, boolean | null]>([
    ['ok at level call, elsewhere', replyAttempt(200, goodBody()), { endpointKind: 'elsewhere' }, true],
    ['a refused field with another status', replyAttempt(422, refusal), {}, null],
    ['no param at all', replyAttempt(400, errorBody('no', 'unsupported_value')), {}, null],
    ['a 400 that says nothing', replyAttempt(400, '{}'), {}, null],
    ['a refused field, as a list’s member', replyAttempt(400, errorBody('no', null, 't', 'input[0].x')), {}, true],
    ['another cause with status 400', replyAttempt(400, errorBody('no', 'invalid_api_key')), {}, false],
    ['an upstream without credit', replyAttempt(429, upstream), { endpointKind: 'elsewhere' }, true],
    ['a rejected key', replyAttempt(401, errorBody('no', 'invalid_api_key')), {}, false],
    ['another project on 200', replyAttempt(200, goodBody(), { 'openai-project': 'a' }), { project: 'b' }, true],
  ])('%s', (_name, attempt, over, expected) => expect(accepted(attempt, over)).toBe(expected));
  it('only a rejection of somebody else’s key says so', () => {
    expect(verdict(replyAttempt(429, upstream)).facts).toEqual({});
    expect(verdict(replyAttempt(401, errorBody('no', 'invalid_api_key'))).facts).toEqual({});
  });
  it('names the refused field of a refused request alone', () => {
    expect(verdict(replyAttempt(400, errorBody('no', 'unsupported_value', 't', 'x'.repeat(120)))).facts.param).toBe(
      `${'x'.repeat(99)}…`,
    );
    expect(verdict(replyAttempt(401, errorBody('no', 'invalid_api_key', 't', 'p'))).facts).toEqual({});
    expect(verdict(replyAttempt(200, goodBody())).facts).toEqual({});
  });
  it.each<[number, string, boolean]>([
    [429, errorBody('Rate limit reached', 'rate_limit_exceeded'), true],
    [429, errorBody('Request too large for gpt-x', 'rate_limit_exceeded'), false],
    [429, errorBody('no', 'insufficient_quota'), false],
    [503, '{}', true],
    [200, goodBody(), false],
  ])('may pass by itself: %i %s: %s', (status, text, retryable) =>
    expect(verdict(replyAttempt(status, text)).retryable).toBe(retryable),
  );
  it('waits for nothing where all is well', () =>
    expect(verdict(replyAttempt(200, goodBody(), { 'retry-after': '5' })).retryAfterSeconds).toBe(null));
  it('compares an organization only with an organization', () => {
    const of = (header: string | undefined, organization: string) =>
      verdict(replyAttempt(200, goodBody(), header === undefined ? {} : { 'openai-organization': header }), {
        organization,
      });
    expect(of('org-A', 'org-A')).toMatchObject({ cause: null, warnings: [] });
    expect(of('my-company', 'my-company')).toMatchObject({ cause: null, warnings: [] });
    expect(of('my-company', 'other')).toMatchObject({ cause: 'org-mismatch' });
    expect(of(undefined, 'other')).toMatchObject({
      cause: null,
      warnings: [{ code: 'project-not-confirmed', id: 'organization' }],
    });
    expect(of('org-A', 'other')).toMatchObject({
      cause: null,
      warnings: [{ code: 'project-not-confirmed', id: 'organization' }],
    });
  });
  it('is asked for at level free by 403 alone', () => {
    const free = (status: number, code: string) =>
      verdict(
        replyAttempt(status, errorBody('Missing scopes: api.model.read', code), {}, { operation: 'retrieve-model' }),
        {
          level: 'free',
        },
      );
    expect(free(401, 'missing_scope')).toMatchObject({ cause: 'missing-scope', warnings: [] });
    expect(free(403, 'missing_scope').cause).toBe(null);
    expect(free(403, 'ip_not_authorized')).toMatchObject({ cause: 'ip-not-allowed', warnings: [] });
    expect(verdict(replyAttempt(403, errorBody('x', 'missing_scope'))).cause).toBe('missing-scope');
  });
});

describe('silences', () => {
  it.each([
    ['lookup', ['ENOTFOUND'], {}, 'dns-failure', { reason: 'not-found' }],
    ['lookup', ['CONNECT_LIMIT'], {}, 'dns-failure', { reason: 'unavailable' }],
    ['connect', ['CONNECT_LIMIT'], {}, 'timeout', {}],
    ['connect', ['ENETUNREACH', 'ECONNREFUSED'], {}, 'connection-refused', {}],
    ['connect', ['ETIMEDOUT', 'ENETUNREACH'], {}, 'timeout', {}],
    ['connect', ['EADDRNOTAVAIL'], {}, 'unreachable', {}],
    [
      'connect',
      ['ENETUNREACH'],
      { message: 'connect ENETUNREACH 2001:db8::7:443 - Local (:::0)' },
      'unreachable',
      { reason: 'only-ipv6' },
    ],
    ['tls', ['ECONNRESET'], {}, 'connection-lost', {}],
    [
      'tls',
      ['CERT_NOT_YET_VALID'],
      { certificate: { validFrom: '2035-01-01' } },
      'tls-expired',
      { reason: 'not-yet-valid', validFrom: '2035-01-01' },
    ],
    ['tls', ['CERT_HAS_EXPIRED'], {}, 'tls-expired', { reason: 'expired' }],
    ['tls', ['ERR_SSL_WRONG_VERSION_NUMBER'], {}, 'tls-protocol', { reason: 'plain-http' }],
    ['tls', ['ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE'], {}, 'tls-protocol', {}],
    [
      'proxy',
      [],
      { proxyStatus: 407, proxy: 'http://p:3128' },
      'proxy-failure',
      { reason: 'login', status: 407, proxy: 'http://p:3128' },
    ],
    [
      'proxy',
      ['ECONNREFUSED'],
      { proxy: 'http://p:3128' },
      'proxy-failure',
      { reason: 'unreachable', proxy: 'http://p:3128' },
    ],
    ['proxy', ['PROXY_UNSUPPORTED'], {}, 'proxy-failure', { reason: 'unsupported' }],
    ['headers', ['HPE_INVALID_CONSTANT'], {}, 'not-a-response', {}],
    ['headers', ['SOMETHING_NEW'], {}, 'unknown', {}],
  ] as const)('%s %j', (phase, codes, more, cause, facts) => {
    const [networkCode] = codes;
    expect(verdict(silentAttempt(phase, codes, more))).toMatchObject({
      cause,
      keyAccepted: null,
      facts: { host: 'api.openai.com', ...(networkCode ? { networkCode } : {}), ...facts },
    });
  });
  it('names a clock that stands before keycheck was made', () =>
    expect(verdict(silentAttempt('tls', ['CERT_NOT_YET_VALID']), { now: new Date('1970-01-02') }).facts.reason).toBe(
      'clock-behind',
    ));
});

describe('whatever comes back', () => {
  const text = fc.oneof(
    fc.string(),
    fc.json(),
    fc.json().map((json) => `{"error":${json}}`),
    fc.string().map((message) => errorBody(message, message)),
    fc.constantFrom('{', '[[[[', '<html>', 'data: {}', "{'a': None"),
  );
  const headers = fc.dictionary(
    fc.constantFrom(
      'content-type',
      'retry-after',
      'x-request-id',
      'location',
      'openai-project',
      'x-ratelimit-reset-tokens',
      'server',
    ),
    fc.string(),
  );
  const ended = fc.constantFrom('complete', 'cut', 'endless', 'undecodable' as const);
  it('is interpreted without throwing, and shown safely', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999 }),
        text,
        headers,
        ended,
        fc.constantFrom('free', 'call' as const),
        (status, body, sent, end, level) => {
          const found = verdict(replyAttempt(status, body, sent, {}, end as 'complete'), {
            level: level as 'call',
            project: 'proj_x',
            organization: 'org-x',
          });
          expect(found.cause === null || isCause(found.cause)).toBe(true);
          const shown = [...Object.values(found.platform ?? {}), ...Object.values(found.facts)].filter(
            (value) => typeof value === 'string',
          );
          for (const line of shown) expect(line.length <= 300 && !/[\u0000-\u001f\u007f-\u009f]/.test(line)).toBe(true);
        },
      ),
      { numRuns: 1_000 },
    );
  });
  it('is read in time, however it is built', () => {
    // Processor time: other programs may be using this machine as well.
    const began = process.cpuUsage();
    for (const body of [
      '{"error":'.repeat(100_000),
      '['.repeat(1_000_000),
      `{"message":"${'{'.repeat(200_000)}"}`,
      '<title>'.repeat(100_000),
      'missing '.repeat(120_000),
      'model '.repeat(150_000),
      `'${"\\'".repeat(60_000)}`,
      `{'${"a'".repeat(30_000)}`,
      ' '.repeat(1_000_000),
      'try again in '.repeat(50_000),
    ]) {
      for (const status of [200, 401, 403, 429]) verdict(replyAttempt(status, body));
    }
    const { user, system } = process.cpuUsage(began);
    expect((user + system) / 1_000).toBeLessThan(5_000);
  }, 60_000);
});
