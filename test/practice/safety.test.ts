import { request } from 'node:http';
import { connect } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/practice/index.ts';
import { projectKey } from '../support/keys.ts';

let sandbox: Sandbox;
let port: number;
beforeAll(async () => {
  sandbox = await startSandbox();
  port = Number(new URL(sandbox.pageUrl).port);
});
afterAll(() => sandbox.close());

type Sent = { method?: string; path?: string; headers?: Record<string, string>; body?: string };

/** One request as it is, Host included. */
const send = ({ method = 'GET', path = '/', headers = {}, body }: Sent): Promise<{ status: number; text: string }> =>
  new Promise((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port, method, path, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    call.on('error', reject);
    call.end(body);
  });

/** Raw bytes in, what came back until the end out. */
const raw = (bytes: string): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    let text = '';
    socket.on('data', (part) => {
      text += part;
    });
    socket.on('error', () => resolve(text));
    socket.on('close', () => resolve(text));
    setTimeout(() => socket.end(), 300).unref();
  });

describe('who may come', () => {
  it.each([
    ['127.0.0.1', 200],
    ['localhost', 200],
    ['LOCALHOST:4141', 200],
    ['[::1]:80', 200],
    ['127.0.0.1.evil.example', 421],
    ['evil.example', 421],
    ['localhost.evil.example', 421],
    ['127.0.0.1@evil.example', 421],
    ['0.0.0.0', 421],
    ['169.254.169.254', 421],
  ])('Host %s: %i, on the page and on the API alike', async (host, status) => {
    expect((await send({ headers: { host } })).status).toBe(status);
    const authorization = `Bearer ${sandbox.key}`;
    expect((await send({ path: '/v1/models', headers: { host, authorization } })).status).toBe(status);
  });

  it('listens on the loopback address alone', async () => {
    const { networkInterfaces } = await import('node:os');
    const others = Object.values(networkInterfaces())
      .flat()
      .filter((one) => one?.family === 'IPv4' && !one.internal);
    for (const other of others) {
      const reached = await new Promise((resolve) => {
        const socket = connect(port, other?.address ?? '', () => resolve(true));
        socket.on('error', () => resolve(false));
        socket.setTimeout(1000, () => resolve(false));
      });
      expect(reached).toBe(false);
    }
  });
});

describe('who may change', () => {
  const patch = (headers: Record<string, string>) =>
    send({ method: 'PATCH', path: '/sandbox/state', headers, body: '{"organization":{"name":"changed"}}' });
  const right = () => ({ authorization: `Bearer ${sandbox.token}` });

  it.each([
    ['no token', {}, 403],
    ['a wrong token', { authorization: 'Bearer wrong' }, 403],
    ['another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['another port of this machine', { 'sec-fetch-site': 'same-site' }, 403],
    ['another origin', { origin: 'http://evil.example' }, 403],
    ['no origin to speak of', { origin: 'null' }, 403],
  ])('%s: %j → %i', async (name, headers, status) => {
    const token = name.includes('token') ? {} : right();
    expect((await patch({ ...token, ...headers })).status).toBe(status);
    expect(sandbox.state.organization.name).toBe('Practice organization');
  });

  it('the right token changes, and says what it cannot take', async () => {
    expect((await patch(right())).status).toBe(200);
    expect(sandbox.state.organization.name).toBe('changed');
    const wrong = await send({
      method: 'PATCH',
      path: '/sandbox/state',
      headers: right(),
      body: '{"organization":{"credits":"x"}}',
    });
    expect([wrong.status, wrong.text]).toEqual([400, expect.stringContaining('organization.credits')]);
    expect(
      (
        await send({
          method: 'POST',
          path: '/sandbox/scenario',
          headers: right(),
          body: '{"cause":"credits-exhausted"}',
        })
      ).status,
    ).toBe(200);
    expect(sandbox.state.organization.credits).toBe(0);
    expect(
      (await send({ method: 'POST', path: '/sandbox/scenario', headers: right(), body: '{"cause":"toString"}' }))
        .status,
    ).toBe(400);
    expect((await send({ method: 'DELETE', path: '/sandbox/state', headers: right() })).status).toBe(200);
    expect(sandbox.state.organization).toMatchObject({ credits: 5, name: 'Practice organization' });
    expect(JSON.parse((await send({ path: '/sandbox/state' })).text)).toEqual(
      JSON.parse(JSON.stringify(sandbox.state)),
    );
  });

  it('reading needs no token, shows no token, and is nothing for pages of other addresses', async () => {
    const response = await fetch(`${sandbox.pageUrl}sandbox/state`, { headers: { origin: 'http://evil.example' } });
    const text = await response.text();
    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([200, null]);
    expect(text).toContain(sandbox.key);
    expect(text).not.toContain(sandbox.token);
  });

  it('a form needs the token too', async () => {
    for (const [body, headers] of [
      ['', {}],
      ['token=wrong', {}],
      [`token=${sandbox.token}`, { origin: 'http://evil.example' }],
    ] as const) {
      expect((await send({ method: 'POST', path: '/do/no-credit', headers, body })).status).toBe(403);
    }
    expect(sandbox.state.organization.credits).toBe(5);
  });
});

describe('what comes in', () => {
  const mistaken = projectKey('mistake');
  it.each<[string, Sent, number]>([
    ['in its place', { path: '/v1/responses', headers: { authorization: `Bearer ${mistaken}` }, body: '{}' }, 401],
    ['as a path', { method: 'GET', path: `/v1/models/${mistaken}` }, 401],
    ['as a path of nothing', { method: 'GET', path: `/${mistaken}/x%20${mistaken}` }, 404],
    ['in a query', { method: 'GET', path: `/v1/models?api_key=${mistaken}` }, 401],
    ['as a model', { path: '/v1/responses', body: JSON.stringify({ model: mistaken, input: mistaken }) }, 404],
    ['as a name', { method: 'PATCH', path: '/sandbox/state', body: `{"organization":{"name":"${mistaken}"}}` }, 200],
    ['as a key', { method: 'PATCH', path: '/sandbox/state', body: `{"keys":[{"value":"${mistaken}"}]}` }, 400],
    ['in a form', { path: '/do/create-project', body: `name=my+${mistaken}` }, 422],
  ])('of a real key sent here by mistake nothing is kept or given back but its ends: %s', async (_, sent, status) => {
    const token = sent.path?.startsWith('/sandbox') ? sandbox.token : sandbox.key;
    const body = sent.path?.startsWith('/do/') ? `${sent.body}&token=${sandbox.token}` : sent.body;
    const bearer = sent.path === '/v1/responses' || !sent.path?.startsWith('/v1') ? `Bearer ${token}` : '';
    const request = { method: 'POST', headers: { authorization: bearer }, ...sent };
    const answer = await send(body === undefined ? request : { ...request, body });
    const pages = ['/sandbox/requests', '/requests', '/projects', '/organization', '/keys'];
    const seen = [
      answer.text,
      ...(await Promise.all(pages.map(async (path) => (await send({ path })).text))),
      JSON.stringify(sandbox.state),
    ].join('\n');
    sandbox.state.patch({ organization: { name: 'Practice' } });
    expect(answer.status).toBe(status);
    for (let at = 0; at + 12 <= mistaken.length; at++) expect(seen).not.toContain(mistaken.slice(at, at + 12));
  });

  it('no request, however odd, crashes the platform or gets a 5xx that was not asked for', {
    timeout: 60_000,
  }, async () => {
    const paths = [
      '/v1/responses',
      '/v1/responses/input_tokens',
      '/v1/chat/completions',
      '/v1/embeddings',
      '/v1/models/x',
      '/v1/organization/projects',
      '/v1/organization/costs?start_time=1',
      '/v1/organization/projects/proj_sandboxDefault/service_accounts',
      '/do/create-key',
      '/do/fault',
      '/do/toString',
      '/sandbox/state',
      '/keys/new/x',
      '/',
      '/requests?live=1',
      '/v1',
      '//',
      '/%ff',
      '/v1/models/%ff',
      '*',
    ];
    const names = [
      'model',
      'input',
      'messages',
      'tools',
      'stream',
      'text',
      'format',
      'type',
      'content',
      'schema',
      'parameters',
      'name',
      'function',
      'tool_choice',
      'reasoning',
      'max_output_tokens',
      'dimensions',
      'response_format',
      'json_schema',
      'properties',
      'required',
      'items',
      'metadata',
    ];
    const leaf = fc.oneof(
      fc.jsonValue({ maxDepth: 1 }),
      fc.constantFrom('gpt-6-luna', 'text-embedding-3-small', 'function', 'json_schema', 'object', 'array', 1e308, -1),
    );
    const tree = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.dictionary(fc.constantFrom(...names), tie('any')),
        fc.array(tie('any'), { maxLength: 4 }),
      ),
    })).any;
    const body = fc.oneof(
      fc
        .tuple(fc.dictionary(fc.constantFrom(...names), tree), fc.constantFrom('gpt-6-luna', 'text-embedding-3-small'))
        .map(([fields, model]) => JSON.stringify({ input: 'x', messages: ['x'], ...fields, model })),
      tree.map((value) => JSON.stringify(value) ?? ''),
      fc.string({ unit: 'binary' }),
      fc.constant('['.repeat(5000)),
      fc.constant(`{"model":"gpt-6-luna","input":"x","metadata":${'{"a":'.repeat(4000)}1${'}'.repeat(4000)}}`),
    );
    const authorization = fc.constantFrom(
      `Bearer ${sandbox.key}`,
      `Bearer ${sandbox.adminKey}`,
      'Bearer x',
      'Basic x',
      '',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('GET', 'POST', 'PATCH', 'DELETE', 'PUT', 'HEAD', 'OPTIONS'),
        fc.constantFrom(...paths),
        authorization,
        body,
        async (method, path, key, text) => {
          const { status } = await send({
            method,
            path,
            headers: { authorization: key, 'content-length': String(Buffer.byteLength(text)) },
            body: text,
          });
          expect(status).toBeLessThan(500);
          expect(status).toBeGreaterThanOrEqual(200);
        },
      ),
      { numRuns: 1200 },
    );
    expect((await send({ path: '/v1/models', headers: { authorization: `Bearer ${sandbox.key}` } })).status).toBe(200);
  });

  it.each([
    ['not HTTP', 'SSH-2.0-OpenSSH_9\r\n\r\n'],
    ['a bad length', 'POST /v1/responses HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n'],
    [
      'two lengths',
      'POST /v1/responses HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx',
    ],
    ['headers over 64 kB', `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(70_000)}\r\n\r\n`],
    ['no Host', 'GET / HTTP/1.1\r\n\r\n'],
    ['HTTP/1.0 without Host', 'GET / HTTP/1.0\r\n\r\n'],
  ])('%s gets a 4xx and the platform lives on', async (_name, bytes) => {
    expect(await raw(bytes)).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect((await send({ path: '/' })).status).toBe(200);
  });

  it('a body over the limit is refused without being read', async () => {
    const said = await raw(`POST /v1/responses HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999\r\n\r\n{`);
    expect(said).toMatch(/^HTTP\/1\.1 413 .*request_too_large/s);
  });

  it('keeps at most 200 requests', async () => {
    for (let at = 0; at < 210; at++) await send({ path: `/v1/nowhere/${at}` });
    const { requests, total } = JSON.parse((await send({ path: '/sandbox/requests' })).text) as {
      requests: { path: string }[];
      total: number;
    };
    expect(requests).toHaveLength(200);
    expect(requests[0]?.path).toBe('/v1/nowhere/209');
    expect(total).toBeGreaterThanOrEqual(210);
  });
});
