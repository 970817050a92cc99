import fc from 'fast-check';
import OpenAI from 'openai';
import { describe, expect, it } from 'vitest';
import { attemptFromCaught, verdictOfCaught } from '../../src/core/caught.ts';
import { type Cause, isCause } from '../../src/core/causes/ids.ts';
import { projectKey } from '../support/keys.ts';
import { noShared, sharedDir, sharedText } from '../support/shared.ts';
import { bytesOf, errorBody, wireServer } from '../support/wire.ts';

type Case = {
  id: string;
  status: number | null;
  body: string | null;
  network_error?: { code: string | null; message: string };
  headers: Record<string, string>;
  cause: Cause;
  accept?: Cause[];
};

const all = sharedDir() === null ? [] : (JSON.parse(sharedText('api-errors', 'cases.json')) as Case[]);

/** What an app catches where nothing came back: the error itself, or one inside the SDK's or fetch's own. */
const thrown = ({ code, message }: { code: string | null; message: string }): Error =>
  Object.assign(new Error(message), code === null ? {} : { code });

describe.skipIf(all.length === 0)(
  `real errors without a reply (${all.length === 0 ? noShared : 'from ../shared'})`,
  () => {
    const silent = all.flatMap((one) => (one.network_error ? [[one.id, one.network_error, one.cause] as const] : []));
    it('has the seven of the collection', () => expect(silent).toHaveLength(7));
    it.each(silent)('%s, thrown', (_, error, cause) => expect(verdictOfCaught(thrown(error)).cause).toBe(cause));
    it.each(silent)('%s, inside fetch’s TypeError', (_, error, cause) =>
      expect(verdictOfCaught(new TypeError('fetch failed', { cause: thrown(error) })).cause).toBe(cause),
    );
    it.each(silent)('%s, inside the SDK’s error', (_, error, cause) => {
      expect(
        verdictOfCaught(
          new OpenAI.APIConnectionError({
            message: 'Connection error.',
            cause: new TypeError('fetch failed', { cause: thrown(error) }),
          }),
        ).cause,
      ).toBe(cause);
    });
  },
);

describe.skipIf(all.length === 0)(
  `real replies as apps hold them (${all.length === 0 ? noShared : 'from ../shared'})`,
  () => {
    const replies = all.filter((one) => one.status !== null).map((one) => [one.id, one] as const);
    it.each(replies)('%s, Response-like', (_, { status, headers, body, cause, accept }) => {
      expect([cause, ...(accept ?? [])]).toContain(
        verdictOfCaught({ status, headers: new Headers(headers), body }).cause,
      );
    });
    // The SDK keeps only `error` of a body; a body without one loses its words, and some causes with them.
    const kept = replies.filter(
      ([, { body, status }]) =>
        status !== 200 && /^\s*\{\s*"error":\s*[{"]/.test(body ?? '') && !/\}\s*<!DOCTYPE/.test(body ?? ''),
    );
    it.each(kept)('%s, an error of openai 6', (_, { status, headers, body, cause, accept }) => {
      const error = OpenAI.APIError.generate(
        status ?? 0,
        JSON.parse(body ?? '') as object,
        undefined,
        new Headers(headers),
      );
      expect([cause, ...(accept ?? [])]).toContain(verdictOfCaught(error).cause);
    });
  },
);

describe('what other programs print', () => {
  it.each<[string, Cause]>([
    ['curl: (6) Could not resolve host: api.openai.com', 'dns-failure'],
    ['curl: (7) Failed to connect to api.openai.com port 443 after 21 ms: Connection refused', 'connection-refused'],
    ['curl: (60) SSL certificate problem: unable to get local issuer certificate', 'tls-untrusted'],
    ['curl: (28) Operation timed out after 30000 milliseconds with 0 bytes received', 'timeout'],
    ['curl: (35) error:0A000152:SSL routines::unsafe legacy renegotiation disabled', 'tls-protocol'],
    ['curl: (56) Received HTTP code 407 from proxy after CONNECT', 'proxy-failure'],
    [
      'httpx.ConnectError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate',
      'tls-untrusted',
    ],
    ['httpx.ConnectError: [Errno 8] nodename nor servname provided, or not known', 'dns-failure'],
    ['openai.APIConnectionError: Connection error.', 'connection-lost'],
    [
      "requests.exceptions.ProxyError: HTTPSConnectionPool(host='api.openai.com', port=443): Tunnel connection failed: 407 Proxy Authentication Required",
      'proxy-failure',
    ],
    ['dial tcp: lookup api.openai.com: no such host', 'dns-failure'],
    ['tls: failed to verify certificate: x509: certificate signed by unknown authority', 'tls-untrusted'],
    ['context deadline exceeded (Client.Timeout exceeded while awaiting headers)', 'timeout'],
    [
      "openai.RateLimitError: Error code: 429 - {'error': {'message': 'x', 'code': 'credit_balance_exhausted'}}",
      'credits-exhausted',
    ],
    ['Authentication Error, Invalid proxy server token passed', 'invalid-key'],
    ['504 Gateway Timeout', 'server-error'],
    ['Incorrect API key provided', 'invalid-key'],
  ])('%s: %s', (text, cause) => expect(verdictOfCaught(text).cause).toBe(cause));

  it.each<[string, Error, Cause]>([
    [
      'axios without its reply',
      Object.assign(new Error('Request failed with status code 429'), { code: 'ERR_BAD_REQUEST' }),
      'rate-limited',
    ],
    [
      'axios, 401',
      Object.assign(new Error('Request failed with status code 401'), { code: 'ERR_BAD_REQUEST' }),
      'invalid-key',
    ],
    [
      'fetch that met a redirect',
      new TypeError('fetch failed', { cause: new Error('unexpected redirect') }),
      'redirected',
    ],
    [
      'an old tunnel',
      Object.assign(new Error('tunneling socket could not be established, statusCode=407'), { code: 'ECONNRESET' }),
      'proxy-failure',
    ],
    [
      'several addresses',
      new TypeError('fetch failed', {
        cause: new AggregateError([
          Object.assign(new Error('a'), { code: 'ENETUNREACH' }),
          Object.assign(new Error('b'), { code: 'ECONNREFUSED' }),
        ]),
      }),
      'connection-refused',
    ],
  ])('%s', (_name, error, cause) => expect(verdictOfCaught(error).cause).toBe(cause));
});

describe('what an app caught', () => {
  it('is read from what the installed SDK really throws', async () => {
    const server = await wireServer(
      (socket) =>
        void socket.end(
          bytesOf(429, errorBody('You have no credits remaining.', 'credit_balance_exhausted', 'insufficient_quota'), {
            'x-request-id': 'req_7Hq2',
          }),
        ),
    );
    try {
      const client = new OpenAI({ apiKey: projectKey(), baseURL: server.baseUrl, maxRetries: 0 });
      const error: unknown = await client.responses.create({ model: 'gpt-6-luna', input: 'x' }).then(
        () => null,
        (reason: unknown) => reason,
      );
      expect(verdictOfCaught(error)).toMatchObject({
        cause: 'credits-exhausted',
        keyAccepted: true,
        retryable: false,
        requestId: 'req_7Hq2',
        platform: { code: 'credit_balance_exhausted' },
      });
    } finally {
      await server.close();
    }
  });

  it('is read from the SDK’s own refusals to send', async () => {
    const create = (apiKey: string | undefined): Promise<unknown> =>
      Promise.resolve()
        .then(() => new OpenAI({ apiKey, baseURL: 'http://127.0.0.1:1/v1', maxRetries: 0 }).models.list())
        .then(
          () => null,
          (reason: unknown) => reason,
        );
    expect(verdictOfCaught(await create('')).cause).toBe('missing-key');
    expect(verdictOfCaught(await create('sk-\u2019fake')).cause).toBe('malformed-key');
    expect(verdictOfCaught(await create('\u2022\u2022\u2022FAKE'))).toMatchObject({
      cause: 'wrong-key-kind',
      facts: { reason: 'masked-copy' },
    });
    const broken = verdictOfCaught(await create('sk-a\nb'));
    expect([broken.cause, JSON.stringify(broken).includes('sk-a')]).toEqual(['malformed-key', false]);
    expect(verdictOfCaught(await create('sk-fake')).cause).toBe('connection-refused');
  });

  const timeout = Object.assign(new Error('Request timed out.'), { name: 'APIConnectionTimeoutError' });
  const axios = Object.assign(new Error('Request failed with status code 401'), {
    response: {
      status: 401,
      headers: {},
      data: { error: { message: 'Incorrect API key provided', code: 'invalid_api_key' } },
    },
  });
  it.each<[string, unknown, Cause]>([
    ['a time-out of the SDK', timeout, 'timeout'],
    [
      'a TimeoutError of a signal',
      new DOMException('The operation was aborted due to timeout', 'TimeoutError'),
      'timeout',
    ],
    [
      'several addresses that failed',
      new AggregateError([
        Object.assign(new Error(''), { code: 'ENETUNREACH' }),
        Object.assign(new Error(''), { code: 'ECONNREFUSED' }),
      ]),
      'connection-refused',
    ],
    ['an error of axios (openai 3)', axios, 'invalid-key'],
    [
      'a parsed body',
      { error: { message: 'x', type: 'insufficient_quota', code: null, param: null } },
      'credits-exhausted',
    ],
    [
      'the inner error alone',
      { message: 'x', type: 'insufficient_quota', code: null, param: null },
      'credits-exhausted',
    ],
    [
      'a text of the Python SDK',
      "Error code: 401 - {'error': {'message': 'Incorrect API key provided: sk-x.', 'type': 'invalid_request_error', 'param': None, 'code': 'invalid_api_key'}}",
      'invalid-key',
    ],
    [
      'the SDK’s sentence for an empty 401',
      OpenAI.APIError.generate(401, undefined, undefined, new Headers()),
      'gateway-error',
    ],
    [
      'the SDK’s error for a page',
      OpenAI.APIError.generate(403, undefined, '<html><title>Blocked</title></html>', new Headers()),
      'gateway-error',
    ],
    [
      'a page where JSON was awaited',
      new SyntaxError('Unexpected token \'<\', "<!DOCTYPE "... is not valid JSON'),
      'gateway-error',
    ],
    ['a page, in older words', new SyntaxError('Unexpected token < in JSON at position 0'), 'gateway-error'],
    ['half an answer', new SyntaxError('Unexpected end of JSON input'), 'not-a-response'],
    [
      'half an answer, by node-fetch',
      Object.assign(
        new Error('invalid json response body at http://x/v1 reason: Unterminated string in JSON at position 39'),
        {
          name: 'FetchError',
          type: 'invalid-json',
        },
      ),
      'not-a-response',
    ],
    [
      'a page that the SDK took for a response',
      new TypeError(
        "Cannot use 'in' operator to search for 'object' in <!DOCTYPE html><html><title>Sign in</title></html>",
      ),
      'gateway-error',
    ],
    ['a text with a code', 'Error: connect ECONNREFUSED 127.0.0.1:443', 'connection-refused'],
    ['a bad port', new TypeError('fetch failed', { cause: new Error('bad port') }), 'connection-refused'],
    [
      'a good response',
      { id: 'resp_1', object: 'response', status: 'completed', error: null },
      null as unknown as Cause,
    ],
    ['nothing', undefined, 'unknown'],
    ['a number', 42, 'unknown'],
  ])('%s', (_, error, cause) => expect(verdictOfCaught(error).cause).toBe(cause));

  it('is a circle without end, and still read', () => {
    const error = new Error('round');
    error.cause = error;
    expect(verdictOfCaught(error).cause).toBe('unknown');
  });

  it('never throws, whatever it is', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withMap: true, withDate: true }), (error) => {
        const { cause } = verdictOfCaught(error);
        expect(cause === null || isCause(cause)).toBe(true);
        expect(attemptFromCaught(error).kind).toMatch(/^(?:attempt|local)$/);
      }),
    );
  });

  const boom = (): never => {
    throw new Error('boom');
  };
  const getter = (of: object, name: string): object => Object.defineProperty(of, name, { get: boom });
  const hostile = new Proxy({}, { get: boom, getPrototypeOf: boom, ownKeys: boom, has: boom });
  const revoked = (): object => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  };
  let asked = 0;
  const fickle = { get: () => (asked++ % 2 === 0 ? 401 : Symbol('not twice')) };
  it.each<[string, unknown]>([
    ['a class that cannot be asked for', getter(new Error('x'), 'constructor')],
    ['a class without a name', { message: 'x', constructor: getter({}, 'name') }],
    ['a class whose name is no text', { message: 'x', constructor: { name: Symbol('a') } }],
    ['no class', Object.create(null)],
    ['a proxy that refuses everything', hostile],
    ['a proxy that was revoked', revoked()],
    ['such a cause', { message: 'x', cause: revoked() }],
    ['such errors', { message: 'x', errors: revoked() }],
    ['such a body', { status: 418, error: revoked() }],
    ['such headers', { status: 418, headers: revoked() }],
    ['errors with a method of their own', { message: 'x', errors: Object.assign([1], { slice: boom }) }],
    ['errors that cannot be read', { message: 'x', errors: getter([], '0') }],
    ['a body that cannot be written', { status: 418, error: { toJSON: boom } }],
  ])('is hostile to whoever reads it: %s', (_, error) =>
    expect(isCause(verdictOfCaught(error).cause ?? '')).toBe(true),
  );

  it('has a status that is another one at every look', () => {
    const error = Object.defineProperty({ error: { code: 'invalid_api_key' } }, 'status', fickle);
    expect(verdictOfCaught(error).cause).toBe('invalid-key');
  });

  it('keeps what can be read where a part cannot', () => {
    const error = getter(new Error('fetch failed', { cause: { code: 'ECONNREFUSED' } }), 'constructor');
    expect(verdictOfCaught(error).cause).toBe('connection-refused');
  });
});
