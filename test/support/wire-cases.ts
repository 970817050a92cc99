import type { Socket } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Cause } from '../../src/core/causes/ids.ts';
import { type Certificates, certificates } from './certificates.ts';
import { bytesOf, connectProxy, errorBody, goodBody, type WireOptions, type WireServer, wireServer } from './wire.ts';

/**
 * A fault of facts/wire-faults.md as something that can be run: start it, point keycheck at `baseUrl` with `env` added, and
 * expect. `trust`: the run must trust `certificates().caPath`. `seconds`: the bound on time with `timeout` for the whole run.
 */
export type WireCase = {
  id: string;
  fault: string;
  /** With `echo`, replies give back the key they were sent: in the status text, in headers and in the body. */
  start: (echo?: boolean) => Promise<WireRun>;
  /** Null: it must succeed. */
  cause: Cause | readonly Cause[] | null;
  warning?: string;
  keyAccepted?: boolean | null;
  /** Requests that must have arrived: at most 3 in any case. */
  requests?: number;
  trust?: true;
  /** Needs a short `--timeout` to be quick; milliseconds. */
  timeoutMs?: number;
  seconds: number;
};

export type WireRun = {
  baseUrl: string;
  env?: Record<string, string>;
  server: WireServer | null;
  /** Must end with no connection at all. */
  second?: WireServer;
  close(): Promise<void>;
};

type Answer = (socket: Socket, request: number, text: string) => void;

const serve = async (answer: Answer, options: WireOptions = {}, echo = false): Promise<WireRun> => {
  const server = await wireServer(answer, { ...options, echo });
  return { baseUrl: server.baseUrl, server, close: () => server.close() };
};
const bytes =
  (raw: string | Buffer): Answer =>
  (socket) =>
    void socket.end(raw);
const reply = (status: number | string, body: string | Buffer = '', headers: Record<string, string> = {}): Answer =>
  bytes(bytesOf(status, body, headers));
const html = '<!DOCTYPE html><html><head><title>Sign in to Wi-Fi</title></head><body>Welcome</body></html>';
const good = goodBody();
/** A failing answer first, the good one afterwards. */
const thenGood =
  (first: Answer): Answer =>
  (socket, request, text) =>
    (request === 1 ? first : reply(200, good))(socket, request, text);
const rateLimited = errorBody(
  'Rate limit reached for gpt-6-luna on requests per min (RPM): Limit 3, Used 3, Requested 1.',
  'rate_limit_exceeded',
  'requests',
);

const one = (
  id: string,
  fault: string,
  cause: WireCase['cause'],
  answer: Answer,
  more: Partial<WireCase> = {},
  options: WireOptions = {},
): WireCase => ({
  id,
  fault,
  cause,
  seconds: 2,
  start: (echo) => serve(answer, options, echo),
  ...more,
});

const nobody = async (): Promise<WireRun> => {
  const server = await wireServer(() => undefined);
  await server.close();
  return { baseUrl: server.baseUrl, server: null, close: async () => undefined };
};

const connect: WireCase[] = [
  {
    id: 'W01',
    fault: 'no such host',
    cause: 'dns-failure',
    seconds: 5,
    start: async () => ({ baseUrl: 'https://no-such-host.invalid/v1', server: null, close: async () => undefined }),
  },
  { id: 'W04', fault: 'connection refused', cause: 'connection-refused', seconds: 4, start: nobody },
  one('W09', 'IPv6 base URL', null, reply(200, good), {}, { host: '::1' }),
];

const beforeHeaders: WireCase[] = [
  one('W11', 'RST after the request', 'connection-lost', (socket) => socket.resetAndDestroy(), {
    requests: 3,
    seconds: 6,
  }),
  one('W12', 'FIN, no byte', 'connection-lost', (socket) => void socket.end(), { requests: 3, seconds: 6 }),
  one('W13', 'accepts, never answers', 'timeout', () => undefined, { timeoutMs: 900, seconds: 2 }),
  one(
    'W14',
    'headers dripped',
    'timeout',
    (socket) => {
      const drip = setInterval(() => socket.write('H'), 100);
      socket.write('HTTP/1.1 200 OK\r\nX-Slow: ');
      socket.on('close', () => clearInterval(drip));
    },
    { timeoutMs: 900, seconds: 2, requests: 1 },
  ),
  one('W15', 'not HTTP (SSH banner)', 'not-a-response', bytes('SSH-2.0-OpenSSH_9.6\r\n'), { requests: 1 }),
  one('W16', 'a header of 100 kB', 'not-a-response', reply(200, good, { 'x-big': 'x'.repeat(100_000) }), {
    requests: 1,
  }),
  one(
    'W17',
    '103 Early Hints, then 200',
    null,
    bytes(Buffer.concat([Buffer.from('HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n'), bytesOf(200, good)])),
  ),
  one(
    'W18',
    'a flood of 1xx',
    'not-a-response',
    bytes(Buffer.concat([Buffer.from('HTTP/1.1 100 Continue\r\n\r\n'.repeat(1000)), bytesOf(200, good)])),
    { requests: 1 },
  ),
  one(
    'W19',
    'HTTP/1.0, no length, close',
    null,
    bytes(`HTTP/1.0 200 OK\r\ncontent-type: application/json\r\n\r\n${good}`),
  ),
  one(
    'W20',
    'reset once, then good',
    null,
    thenGood((socket) => socket.resetAndDestroy()),
    { requests: 2, seconds: 5 },
  ),
  one('W21', 'HTTP/2 only', 'not-a-response', bytes(Buffer.from([0, 0, 6, 4, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 100])), {
    requests: 1,
  }),
  one(
    'W22a',
    'bad chunk size',
    'not-a-response',
    bytes('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\nhello\r\n'),
    { requests: 1 },
  ),
  one(
    'W22b',
    'two lengths',
    'not-a-response',
    bytes(`HTTP/1.1 200 OK\r\ncontent-length: 5\r\ncontent-length: 9\r\n\r\nhello`),
    { requests: 1 },
  ),
  one(
    'W22c',
    'a line end inside a header',
    'not-a-response',
    bytes(`HTTP/1.1 200 OK\r\nx-a: b\rc\r\ncontent-length: 2\r\n\r\n{}`),
    { requests: 1 },
  ),
];

const body: WireCase[] = [
  one(
    'W23',
    'RST after the headers',
    'connection-lost',
    (socket) => {
      socket.write(`HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n{"id":`);
      setTimeout(() => socket.resetAndDestroy(), 50);
    },
    { requests: 1 },
  ),
  one('W24', 'length too long', 'connection-lost', reply(200, good, { 'content-length': String(good.length + 50) }), {
    requests: 1,
  }),
  one('W25', 'length too short', 'not-a-response', reply(200, good, { 'content-length': '5' }), { requests: 1 }),
  one(
    'W26',
    'no length, closed in the middle',
    'not-a-response',
    bytes(`HTTP/1.1 200 OK\r\n\r\n${good.slice(0, 80)}`),
    { requests: 1 },
  ),
  one(
    'W27',
    'chunked, cut',
    'connection-lost',
    bytes('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{"id"\r\n'),
    { requests: 1 },
  ),
  one(
    'W28',
    'a blank every 50 ms for ever',
    'timeout',
    (socket) => {
      const drip = setInterval(() => socket.write(' '), 50);
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      socket.on('close', () => clearInterval(drip));
    },
    { timeoutMs: 900, seconds: 2, requests: 1 },
  ),
  one('W29', 'says gzip, is not', 'not-a-response', reply(200, good, { 'content-encoding': 'gzip' }), { requests: 1 }),
  one('W29b', 'gzip, unasked', null, reply(200, gzipSync(good), { 'content-encoding': 'gzip' })),
  one(
    'W30',
    'gzip bomb',
    'not-a-response',
    reply(200, gzipSync(Buffer.alloc(100_000_000)), { 'content-encoding': 'gzip' }),
    { requests: 1, seconds: 5 },
  ),
  one(
    'W31',
    'endless body',
    'not-a-response',
    (socket) => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      const chunk = Buffer.alloc(65_536, 32);
      const pour = (): void => {
        while (!socket.destroyed && socket.write(chunk));
      };
      socket.on('drain', pour);
      pour();
    },
    { requests: 1, seconds: 5 },
  ),
  one('W32a', 'brotli', 'not-a-response', reply(200, brotliCompressSync(good), { 'content-encoding': 'br' }), {
    requests: 1,
  }),
  one('W32b', 'an unknown encoding', 'not-a-response', reply(200, good, { 'content-encoding': 'shrink' }), {
    requests: 1,
  }),
  one('W33a', '200, empty', 'not-a-response', reply(200), { requests: 1 }),
  one('W33b', '204', 'not-a-response', bytes('HTTP/1.1 204 No Content\r\n\r\n'), { requests: 1 }),
  one('W34', '200 with a web page', 'gateway-error', reply(200, html, { 'content-type': 'text/html' }), {
    requests: 1,
  }),
  ...['{}', '[]', 'null', '"ok"', '{"object":"chat.completion","choices":[]}'].map((text) =>
    one(`W35 ${text}`, `200 with ${text}`, 'not-a-response', reply(200, text), { requests: 1 }),
  ),
  one(
    'W36',
    '200 with an error',
    'credits-exhausted',
    reply(200, errorBody('You have no credits remaining.', 'credit_balance_exhausted')),
    { requests: 1, keyAccepted: true },
  ),
  one(
    'W37',
    '200, failed',
    'server-error',
    reply(200, goodBody({ status: 'failed', error: { code: 'server_error', message: 'The model failed.' } })),
    { requests: 1 },
  ),
  one(
    'W38',
    '200, incomplete by our own limit',
    null,
    reply(200, goodBody({ status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' } })),
  ),
  ...['in_progress', 'queued', 'cancelled', 'paused'].map((status) =>
    one(`W39 ${status}`, `200, ${status}`, null, reply(200, goodBody({ status })), { warning: 'unusual-answer' }),
  ),
  one(
    'W39 filtered',
    '200, incomplete by content_filter',
    null,
    reply(200, goodBody({ status: 'incomplete', incomplete_details: { reason: 'content_filter' } })),
    { warning: 'unusual-answer' },
  ),
  one(
    'W40',
    '200 event stream',
    'not-a-response',
    reply(200, `event: response.created\ndata: {"type":"response.created","response":${good}}\n\n`, {
      'content-type': 'text/event-stream',
    }),
    { requests: 1 },
  ),
  one('W41a', 'a BOM in front', null, reply(200, `\ufeff${good}`)),
  one(
    'W41b',
    'NUL and lone surrogates',
    null,
    reply(200, goodBody({ note: 'a\u0000b' }).replace('"note":"a', '"note":"\\ud800')),
  ),
  one(
    'W41c',
    'nested 10,000 deep',
    'not-a-response',
    reply(200, `${'{"error":'.repeat(10_000)}1${'}'.repeat(10_000)}`),
    { cause: ['not-a-response', 'unknown'], requests: 1, seconds: 3 },
  ),
  one(
    'W41d',
    '__proto__ and a huge number',
    null,
    reply(200, good.replace('{', '{"__proto__":{"object":"x"},"huge":1e999,')),
  ),
  one(
    'W41e',
    'a hundred thousand members',
    'not-a-response',
    reply(200, `{${Array.from({ length: 90_000 }, (_, n) => `"a${n}":1`).join(',')}}`),
    { requests: 1, seconds: 3 },
  ),
  one(
    'W42',
    'not UTF-8',
    null,
    reply(
      200,
      Buffer.concat([
        Buffer.from(good.slice(0, -1)),
        Buffer.from(',"x":"'),
        Buffer.from([0xff, 0xfe]),
        Buffer.from('"}'),
      ]),
    ),
  ),
];

const status: WireCase[] = [
  one('W43', '400', 'request-rejected', reply(400, errorBody('Something about your request.')), {
    requests: 1,
    keyAccepted: null,
  }),
  one(
    'W44',
    '401 invalid_api_key',
    'invalid-key',
    reply(401, errorBody('Incorrect API key provided.', 'invalid_api_key')),
    { requests: 1, keyAccepted: false },
  ),
  one(
    'W45a',
    '401 deactivated',
    'account-deactivated',
    reply(401, errorBody('This key is associated with a deactivated account.', 'account_deactivated')),
    { requests: 1 },
  ),
  one(
    'W45b',
    '401 organization',
    'org-mismatch',
    reply(
      401,
      errorBody('OpenAI-Organization header should match organization for API key', 'mismatched_organization'),
    ),
    { requests: 1 },
  ),
  one(
    'W45c',
    '401 project',
    'project-mismatch',
    reply(401, errorBody('OpenAI-Project header should match project for API key', 'mismatched_project')),
    { requests: 1 },
  ),
  one(
    'W46a',
    '403 region',
    'region-unsupported',
    reply(
      403,
      errorBody(
        'Country, region, or territory not supported',
        'unsupported_country_region_territory',
        'request_forbidden',
      ),
    ),
    { requests: 1, keyAccepted: null },
  ),
  one('W46b', '403 IP', 'ip-not-allowed', reply(403, errorBody('Your IP is not authorized', 'ip_not_authorized')), {
    requests: 1,
    keyAccepted: true,
  }),
  one(
    'W46c',
    '403 scope',
    'missing-scope',
    reply(403, errorBody('You have insufficient permissions for this operation. Missing scopes: api.responses.write.')),
    { requests: 1, keyAccepted: true },
  ),
  one(
    'W47',
    '403 page of a firewall',
    'gateway-error',
    reply(403, '<html><title>Attention Required! | Cloudflare</title><h1>Sorry, you have been blocked</h1></html>', {
      'content-type': 'text/html',
    }),
    { requests: 1 },
  ),
  one(
    'W48a',
    '404 model',
    'model-unavailable',
    reply(404, errorBody('The model `gpt-6-luna` does not exist or you do not have access to it.', 'model_not_found')),
    { requests: 3 },
  ),
  one(
    'W48b',
    '404 page',
    'wrong-base-url',
    reply(404, '<html><head><title>404 Not Found</title></head></html>', { 'content-type': 'text/html' }),
    { requests: 1 },
  ),
  ...[405, 410].map((code) =>
    one(`W49 ${code}`, String(code), 'wrong-base-url' as Cause, reply(code, '{}'), { requests: 1 }),
  ),
  ...[418, 451, 999].map((code) =>
    one(`W49 ${code}`, String(code), 'unknown' as Cause, reply(code, '{}'), { requests: 1 }),
  ),
  one('W49 000', 'status 0', ['unknown', 'not-a-response'], reply('000', '{}'), { requests: 1 }),
  one('W49 599', '599', 'server-error', reply(599, '{}'), { requests: 1 }),
  ...[408, 409].map((code) =>
    one(`W50 ${code}`, String(code), 'server-error' as Cause, reply(code, '{}'), { requests: 3, seconds: 5 }),
  ),
  one('W51', '429, Retry-After: 1, then good', null, thenGood(reply(429, rateLimited, { 'retry-after': '1' })), {
    requests: 2,
    seconds: 5,
  }),
  one('W52', '429, Retry-After: 3600', 'rate-limited', reply(429, rateLimited, { 'retry-after': '3600' }), {
    requests: 1,
  }),
  one(
    'W53a',
    '429, Retry-After: a date in an hour',
    'rate-limited',
    (socket, request, text) =>
      reply(429, rateLimited, { 'retry-after': new Date(Date.now() + 3_600_000).toUTCString() })(socket, request, text),
    { requests: 1 },
  ),
  one(
    'W53b',
    '429, Retry-After: a date that is past, then good',
    null,
    thenGood(reply(429, rateLimited, { 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT' })),
    { requests: 2 },
  ),
  ...['soon', '-5', '1e309'].map((after) =>
    one(
      `W53 ${after}`,
      `429, Retry-After: ${after}, then good`,
      null,
      thenGood(reply(429, rateLimited, { 'retry-after': after })),
      { requests: 2 },
    ),
  ),
  one('W53c', '429, retry-after-ms, then good', null, thenGood(reply(429, rateLimited, { 'retry-after-ms': '200' })), {
    requests: 2,
  }),
  one(
    'W54a',
    '429 insufficient_quota',
    'credits-exhausted',
    reply(
      429,
      errorBody(
        'You exceeded your current quota, please check your plan and billing details.',
        'insufficient_quota',
        'insufficient_quota',
      ),
    ),
    { requests: 1, keyAccepted: true },
  ),
  one(
    'W54b',
    '400 billing_hard_limit_reached',
    'spend-limit-reached',
    reply(400, errorBody('Billing hard limit has been reached', 'billing_hard_limit_reached')),
    { requests: 1, keyAccepted: true },
  ),
  ...[500, 502, 503, 504].map((code) =>
    one(`W55 ${code}`, `${code} once, then good`, null, thenGood(reply(code, html, { 'content-type': 'text/html' })), {
      requests: 2,
      seconds: 5,
    }),
  ),
  one(
    'W56a',
    '503 always',
    'overloaded',
    reply(503, errorBody('Our servers are currently overloaded.', 'server_is_overloaded')),
    { requests: 3, seconds: 10 },
  ),
  one(
    'W56b',
    '503 page always',
    'overloaded',
    reply(503, '<html><title>api.openai.com | 503</title></html>', { 'content-type': 'text/html' }),
    { requests: 3, seconds: 10 },
  ),
  one('W57a', '529', 'overloaded', reply(529, '{}'), { requests: 3, seconds: 10 }),
  one('W57b', '429 slow_down', 'overloaded', reply(429, errorBody('Slow down', 'slow_down', 'rate_limit_error')), {
    requests: 3,
    seconds: 10,
  }),
];

const redirect: WireCase[] = [
  ...[301, 302, 303, 307, 308].map((code) =>
    one(`W58 ${code}`, `${code} to the same host`, 'redirected' as Cause, reply(code, '', { location: '/v1/other' }), {
      requests: 1,
    }),
  ),
  ...[302, 307].map(
    (code): WireCase => ({
      id: `W59 ${code}`,
      fault: `${code} to another host`,
      cause: 'redirected',
      requests: 1,
      seconds: 2,
      start: async (echo) => {
        const second = await wireServer(reply(200, good));
        const location = `http://127.0.0.1:${second.port}/v1/responses`;
        const run = await serve(reply(code, '', { location }), {}, echo);
        return { ...run, second, close: async () => void (await Promise.all([run.close(), second.close()])) };
      },
    }),
  ),
  one('W61', 'a loop', 'redirected', reply(302, '', { location: '/v1/responses' }), { requests: 1 }),
  ...['', 'http://[', 'file:///etc/passwd', 'javascript:alert(1)', 'http://a\u001b[31m.example/'].map((location, n) =>
    one(
      `W62 ${n}`,
      `302 to ${JSON.stringify(location)}`,
      ['redirected', 'not-a-response'],
      reply(302, '', { location }),
      { requests: 1 },
    ),
  ),
];

/** A TLS server with one of the certificates; they are made when the first such case starts. */
const tls = (
  id: string,
  fault: string,
  cause: WireCase['cause'],
  pick: (all: Certificates) => WireOptions['tls'],
  more: Partial<WireCase> = {},
): WireCase => ({
  id,
  fault,
  cause,
  seconds: 2,
  requests: 0,
  start: (echo) => {
    const chosen = pick(certificates());
    return serve(reply(200, good), chosen ? { tls: chosen } : {}, echo);
  },
  ...more,
});

/** A plain server behind an https address. */
const plainAsHttps = async (answer: Answer, options: WireOptions): Promise<WireRun> => {
  const run = await serve(answer, options);
  return { ...run, baseUrl: run.baseUrl.replace('http:', 'https:') };
};

const secure: WireCase[] = [
  tls('W60', 'a good certificate, redirected to http', 'redirected', (all) => all.good, {
    requests: 1,
    trust: true,
    start: async (echo) => {
      const second = await wireServer(reply(200, good));
      const location = `http://127.0.0.1:${second.port}/v1/responses`;
      const run = await serve(reply(307, '', { location }), { tls: certificates().good }, echo);
      return { ...run, second, close: async () => void (await Promise.all([run.close(), second.close()])) };
    },
  }),
  tls('W63', 'self-signed', 'tls-untrusted', (all) => all.selfSigned),
  tls('W64', 'an unknown CA', 'tls-untrusted', (all) => all.unknownCa),
  tls('W65a', 'expired', 'tls-expired', (all) => all.expired, { trust: true }),
  tls('W65b', 'not yet valid', 'tls-expired', (all) => all.notYetValid, { trust: true }),
  tls('W66', 'another host', 'tls-wrong-host', (all) => all.wrongHost, { trust: true }),
  tls('W66b', 'a good certificate', null, (all) => all.good, { requests: 1, trust: true }),
  tls(
    'W67a',
    'TLS 1.0 only',
    'tls-protocol',
    (all) => ({ ...all.good, minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' }),
    { trust: true },
  ),
  tls(
    'W67c',
    'no cipher in common',
    'tls-protocol',
    (all) => ({ ...all.good, maxVersion: 'TLSv1.2', ciphers: 'NULL-SHA256:@SECLEVEL=0' }),
    { trust: true },
  ),
  {
    id: 'W67b',
    fault: 'http on the https port',
    cause: 'tls-protocol',
    seconds: 2,
    start: () =>
      plainAsHttps(() => undefined, {
        onConnect: (socket) => void socket.once('data', () => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n')),
      }),
  },
  {
    id: 'W68a',
    fault: 'a handshake that hangs',
    cause: 'timeout',
    timeoutMs: 900,
    seconds: 2,
    start: () => plainAsHttps(() => undefined, {}),
  },
  {
    id: 'W68b',
    fault: 'RST in the handshake',
    cause: 'connection-lost',
    seconds: 5,
    start: () =>
      plainAsHttps(() => undefined, { onConnect: (socket) => void setTimeout(() => socket.resetAndDestroy(), 20) }),
  },
  tls('W69', 'self-signed, with NODE_TLS_REJECT_UNAUTHORIZED=0', 'tls-untrusted', (all) => all.selfSigned, {
    start: async () => ({
      ...(await serve(reply(200, good), { tls: certificates().selfSigned })),
      env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' },
    }),
  }),
];

const behind = (
  id: string,
  fault: string,
  cause: WireCase['cause'],
  proxyUrl: (port: number) => string,
  behaviour: Parameters<typeof connectProxy>[0],
  more: Partial<WireCase> & { noProxy?: string } = {},
): WireCase => ({
  id,
  fault,
  cause,
  seconds: 5,
  trust: true,
  ...more,
  start: async (echo) => {
    const proxy = await connectProxy(behaviour);
    const run = await serve(reply(200, good), { tls: certificates().good }, echo);
    const env: Record<string, string> = {
      HTTPS_PROXY: proxyUrl(proxy.port),
      NO_PROXY: more.noProxy ?? '',
      no_proxy: more.noProxy ?? '',
    };
    return {
      ...run,
      env,
      ...(more.noProxy === undefined ? {} : { second: proxy }),
      close: async () => void (await Promise.all([run.close(), proxy.close()])),
    };
  },
});
const plainProxy = (port: number): string => `http://127.0.0.1:${port}`;

const proxies: WireCase[] = [
  behind('W70 through', 'a proxy that lets through', null, plainProxy, 200, { requests: 1 }),
  behind('W70 no scheme', 'a proxy address without a scheme', null, (port) => `127.0.0.1:${port}`, 200, {
    requests: 1,
  }),
  ...[407, 403, 502].map((code) =>
    behind(`W70 ${code}`, `CONNECT answered ${code}`, 'proxy-failure', plainProxy, code, { requests: 0 }),
  ),
  behind(
    'W70 password',
    'a wrong password in the address',
    'proxy-failure',
    (port) => `http://user:hunter2-secret@127.0.0.1:${port}`,
    407,
    { requests: 0 },
  ),
  behind('W70 refused', 'nobody at the proxy address', 'proxy-failure', () => 'http://127.0.0.1:1', 407, {
    requests: 0,
  }),
  behind('W70 hangs', 'CONNECT hangs', 'proxy-failure', plainProxy, 'hangs', {
    requests: 0,
    timeoutMs: 900,
    seconds: 2,
  }),
  behind('W70 no proxy', 'not a proxy', 'proxy-failure', plainProxy, 'no-proxy', { requests: 0 }),
  behind('W70 socks', 'a SOCKS address', 'proxy-failure', (port) => `socks5://127.0.0.1:${port}`, 200, { requests: 0 }),
  behind('W70 malformed', 'an address that is none', 'proxy-failure', () => 'http://[', 200, { requests: 0 }),
  behind('W70 NO_PROXY', 'an exception that matches', null, plainProxy, 407, { requests: 1, noProxy: 'localhost' }),
];

/** Every fault of the sheet that one machine can make without changing its network. */
export const wireCases: readonly WireCase[] = [
  ...connect,
  ...beforeHeaders,
  ...body,
  ...status,
  ...redirect,
  ...secure,
  ...proxies,
];
