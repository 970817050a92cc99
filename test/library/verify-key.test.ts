import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type VerifyOptions, verifyKey } from '../../src/index.ts';
import { projectKey } from '../support/keys.ts';
import { leaksOf } from '../support/leaks.ts';
import { bytesOf, type WireServer, wireServer } from '../support/wire.ts';

/** As a program in JavaScript calls it. */
const call = (options: Record<string, unknown>) => verifyKey(options as VerifyOptions);

describe('verifyKey, called without a compiler', () => {
  const key = projectKey('library');
  let server: WireServer;
  beforeAll(async () => {
    server = await wireServer((socket) => void socket.end(bytesOf(200, '{}')));
  });
  afterAll(() => server.close());

  it.each([undefined, null, ''])('a key that is not there (%j) is a missing key', async (absent) => {
    expect(await call({ key: absent })).toMatchObject({ ok: false, cause: 'missing-key', key: null });
  });

  it.each<[string, Record<string, unknown>]>([
    ['key', { key: 12 }],
    ['key', { key: [key] }],
    ['key', { key: { toString: () => key } }],
    ['level', { level: 'OFFLINE' }],
    ['level', { level: 'paid' }],
    ['level', { level: '__proto__' }],
    ['model', { model: {} }],
    ['baseUrl', { baseUrl: 1 }],
    ['baseUrl', { baseUrl: new URL('https://api.openai.com/v1') }],
    ['project', { project: {} }],
    ['organization', { organization: 5 }],
    ['timeoutMs', { timeoutMs: Number.NaN }],
    ['timeoutMs', { timeoutMs: '5s' }],
    ['timeoutMs', { timeoutMs: -1 }],
    ['retries', { retries: Number.NaN }],
    ['retries', { retries: '3' }],
    ['signal', { signal: {} }],
  ])('%s of another type is refused before anything is sent: %o', async (name, option) => {
    const before = server.connections;
    const refused = await call({ key, baseUrl: server.baseUrl, ...option }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(TypeError);
    const { message } = refused as TypeError;
    expect(message).toMatch(new RegExp(`^verifyKey: ${name} has to be `));
    expect(leaksOf(message, key)).toEqual([]);
    expect(server.connections).toBe(before);
  });

  it('options that are null or undefined are as if they were not given', async () => {
    const absent = Object.fromEntries(
      ['level', 'model', 'project', 'organization', 'signal'].flatMap((name) => [
        [name, name > 'n' ? null : undefined],
      ]),
    );
    const report = await call({ key, baseUrl: server.baseUrl, timeoutMs: 5_000, retries: 0, ...absent });
    expect(report).toMatchObject({ cause: 'not-a-response', endpoint: { level: 'call' } });
  });
});
