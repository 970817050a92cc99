import { describe, expect, it } from 'vitest';
import { type Cause, isCause } from '../../../src/core/causes/ids.ts';
import { Secret } from '../../../src/core/key/secret.ts';
import { systemApi } from '../../../src/doors/openai.ts';
import { probe } from '../../../src/flows/verify/probe.ts';
import { projectKey } from '../../support/keys.ts';
import { noShared, sharedDir, sharedText } from '../../support/shared.ts';
import { bytesOf, errorBody, goodBody, wireServer } from '../../support/wire.ts';

type Case = {
  id: string;
  status: number | null;
  headers: Record<string, string>;
  body: string | null;
  cause: Cause;
  accept?: Cause[];
};

const all = sharedDir() === null ? [] : (JSON.parse(sharedText('api-errors', 'cases.json')) as Case[]);
const replies = all.filter((one) => one.status !== null);
const key = new Secret(projectKey());

async function verify(status: number, body: string, headers: Record<string, string>) {
  const server = await wireServer((socket) => void socket.end(bytesOf(status, body, headers)));
  try {
    const result = await probe(
      { api: systemApi({}), sleep: async () => undefined, ticks: () => performance.now(), now: () => new Date() },
      {
        key,
        level: 'call',
        model: null,
        organization: null,
        project: null,
        timeoutMs: 10_000,
        retries: 0,
        waitMs: null,
        signal: new AbortController().signal,
        random: () => 0,
        endpoint: { baseUrl: server.baseUrl, host: '127.0.0.1', kind: 'openai', from: 'flag', path: null },
      },
    );
    return { result, server };
  } finally {
    await server.close();
  }
}

describe.skipIf(all.length === 0)(
  `real error replies, over HTTP through the SDK (${all.length === 0 ? noShared : 'from ../shared'})`,
  () => {
    it.each(replies.map((one) => [one.id, one] as const))('%s', async (_, { status, headers, body, cause, accept }) => {
      // The bodies were collected, not their framing: the length is this server's.
      const { 'content-length': _length, ...rest } = headers;
      const { result } = await verify(status ?? 0, body ?? '', rest);
      expect([cause, ...(accept ?? [])]).toContain(result.cause);
    });
  },
);

describe('what is sent', () => {
  it('is exactly our own headers and the smallest body', async () => {
    const { server } = await verify(200, goodBody(), {});
    const [head = '', body = ''] = server.received().split('\r\n\r\n');
    const lines = head.split('\r\n');
    expect(lines[0]).toBe('POST /v1/responses HTTP/1.1');
    expect(
      lines
        .slice(1)
        .map((line) => line.split(':')[0]?.toLowerCase())
        .sort(),
    ).toEqual([
      'accept',
      'accept-encoding',
      'authorization',
      'connection',
      'content-length',
      'content-type',
      'host',
      'user-agent',
    ]);
    expect(lines).toContain(`authorization: Bearer ${key.reveal()}`);
    expect(JSON.parse(body)).toEqual({
      model: 'gpt-6-luna',
      input: 'Say ok.',
      max_output_tokens: 16,
      store: false,
      reasoning: { effort: 'none' },
    });
  });

  it.each([`Authorization: Bearer ${'x'.repeat(30)}\nX-Evil: 1`, 'bad header name: x', 'X-Newline: \u2028'])(
    'is not changed by OPENAI_CUSTOM_HEADERS=%j and its like',
    async (custom) => {
      const others = {
        OPENAI_CUSTOM_HEADERS: custom,
        OPENAI_ORG_ID: 'org-Env',
        OPENAI_PROJECT_ID: 'proj_Env',
        OPENAI_BASE_URL: 'http://127.0.0.1:1',
        OPENAI_LOG: 'debug',
        OPENAI_ADMIN_KEY: 'y'.repeat(30),
      };
      Object.assign(process.env, others);
      try {
        const { result, server } = await verify(200, goodBody(), {});
        expect(result.cause).toBe(null);
        expect(server.received()).not.toMatch(/x{30}|y{30}|evil|org-Env|proj_Env/i);
        expect(process.env.OPENAI_CUSTOM_HEADERS).toBe(custom);
      } finally {
        for (const name of Object.keys(others)) delete process.env[name];
      }
    },
  );
});

describe('a server that echoes the key', () => {
  const text = key.reveal();
  const forms = [
    text,
    JSON.stringify(text).slice(1, -1),
    encodeURIComponent(text),
    Buffer.from(text).toString('base64'),
    Buffer.from(text).toString('hex'),
    [...text].reverse().join(''),
  ];
  const places: readonly (readonly [string, (form: string) => [number, string, Record<string, string>]])[] = [
    ['message', (form) => [401, errorBody(`Incorrect API key provided: ${form}.`, 'invalid_api_key'), {}]],
    [
      'code, type and param',
      (form) => [418, JSON.stringify({ error: { message: form, code: form, type: form, param: form } }), {}],
    ],
    [
      'headers',
      (form) => [
        401,
        errorBody('x'),
        {
          'x-request-id': form.slice(0, 80),
          'openai-organization': form,
          'openai-project': form,
          'x-ratelimit-limit-requests': form,
        },
      ],
    ],
    ['model', (form) => [200, goodBody({ model: form, status: form }), {}]],
    ['redirect', (form) => [302, '', { location: `https://${form}.example/${form}` }]],
    ['text', (form) => [404, form, { 'content-type': 'text/plain' }]],
    ['page', (form) => [403, `<html><title>${form}</title></html>`, { 'content-type': 'text/html' }]],
  ];
  it.each(places)('in its %s', async (_, place) => {
    for (const form of forms) {
      const { result } = await verify(...place(form));
      const shown = JSON.stringify(result);
      expect(result.cause === null || isCause(result.cause)).toBe(true);
      for (const other of forms) {
        for (let at = 0; at + 12 <= other.length; at++) expect(shown.includes(other.slice(at, at + 12))).toBe(false);
      }
    }
  });
});
