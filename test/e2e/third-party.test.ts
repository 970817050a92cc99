import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectKey } from '../support/keys.ts';
import { keycheck } from '../support/run.ts';
import { startAimock, startMockLlm, type ThirdParty } from '../support/third-party.ts';

const good = projectKey();
const servers: ThirdParty[] = [];
const started = async (server: Promise<ThirdParty>) => {
  const running = await server;
  servers.push(running);
  return running.baseUrl;
};
afterAll(() => Promise.all(servers.map((server) => server.stop())));

/** What a script relies on, of a run against that address. */
async function verify(baseUrl: string, key: string, ...flags: string[]) {
  const env = { MY_KEY: key };
  const run = await keycheck(['verify', '--json', '--key-env', 'MY_KEY', '--base-url', baseUrl, ...flags], { env });
  const { cause, class: end, keyAccepted, request } = JSON.parse(run.stdout);
  expect(run.stdout + run.stderr).not.toContain(key.slice(-12));
  return { exitCode: run.exitCode, cause, class: end, keyAccepted, attempts: request.attempts };
}

describe('a mock server with keys, written by others (aimock)', () => {
  let baseUrl = '';
  beforeAll(async () => {
    baseUrl = await started(startAimock([good]));
  });

  const once = { attempts: 1 };
  it.each([
    ['a good key', good, [], { exitCode: 0, cause: null, class: 'ok', keyAccepted: true, ...once }],
    [
      'a wrong key',
      projectKey('other'),
      [],
      { exitCode: 4, cause: 'invalid-key', class: 'rejected', keyAccepted: false, ...once },
    ],
    [
      'no credit',
      good,
      ['--model', 'no-credit'],
      { exitCode: 6, cause: 'credits-exhausted', class: 'billing', keyAccepted: true, ...once },
    ],
    [
      'an unknown model',
      good,
      ['--model', 'unknown-model'],
      { exitCode: 5, cause: 'model-unavailable', class: 'forbidden', keyAccepted: true, ...once },
    ],
    [
      'a rate limit',
      good,
      ['--model', 'rate-limit'],
      { exitCode: 7, cause: 'rate-limited', class: 'busy', keyAccepted: true, attempts: 3 },
    ],
    [
      'a server error',
      good,
      ['--model', 'broken-server'],
      { exitCode: 7, cause: 'server-error', class: 'busy', keyAccepted: null, attempts: 3 },
    ],
  ])('%s', async (_name, key, flags, expected) => {
    expect(await verify(baseUrl, key, ...flags)).toEqual(expected);
  });

  it('broken JSON', async () => {
    const broken = await started(startAimock([good], ['--chaos-malformed', '1']));
    expect(await verify(broken, good)).toEqual({
      exitCode: 9,
      cause: 'not-a-response',
      class: 'not-openai',
      keyAccepted: null,
      ...once,
    });
  });

  it('a cut connection', async () => {
    const cut = await started(startAimock([good], ['--chaos-disconnect', '1']));
    expect(await verify(cut, good)).toEqual({
      exitCode: 8,
      cause: 'connection-lost',
      class: 'network',
      keyAccepted: null,
      attempts: 3,
    });
  });
});

describe('a server without a Responses API (mock-llm)', () => {
  it.each([
    ['call', 'wrong-base-url'],
    // It answers GET /models/{id} with the whole list: no model, so no proof of anything.
    ['free', 'not-a-response'],
  ])('is never called right and never called a wrong key, at level %s', async (level, cause) => {
    const baseUrl = await started(startMockLlm());
    const run = await verify(baseUrl, good, '--level', level);
    expect(run).toMatchObject({ exitCode: 9, cause, class: 'not-openai', keyAccepted: null });
  });
});
