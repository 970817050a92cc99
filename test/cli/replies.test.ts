import { beforeAll, describe, expect, it } from 'vitest';
import { type Cause, classOf } from '../../src/core/causes/ids.ts';
import { interpret } from '../../src/core/causes/interpret.ts';
import { exitCodeFor } from '../../src/core/exit-codes.ts';
import { replyAttempt } from '../support/attempts.ts';
import { projectKey } from '../support/keys.ts';
import { leaksOf } from '../support/leaks.ts';
import { keycheck, tempFolder } from '../support/run.ts';
import { noShared, sharedDir, sharedText } from '../support/shared.ts';
import { bytesOf, wireServer } from '../support/wire.ts';

/** A real reply, as it is kept in ../shared: `status` null where nothing came back. */
type Case = {
  id: string;
  status: number | null;
  headers: Record<string, string>;
  body: string | null;
  network_error?: { code: string | null; message: string };
  cause: Cause;
  accept?: Cause[];
};

/** Causes of which the platform has said that the key is good: `keyAccepted` may never be false with them. */
const provesTheKey = (cause: Cause): boolean =>
  ['forbidden', 'billing'].includes(classOf(cause)) || cause === 'rate-limited';

const all = sharedDir() === null ? [] : (JSON.parse(sharedText('api-errors', 'cases.json')) as Case[]);
const why = all.length === 0 ? noShared : 'from ../shared';
const replies = all.filter((one) => one.status !== null);
const key = projectKey();

let cwd: string;
let home: string;
beforeAll(() => {
  cwd = tempFolder('project');
  home = tempFolder('home');
});

/** What the built program says of a reply that a server on loopback gives. */
async function verify({ status, headers, body }: Case) {
  // The bodies were collected, not their framing: the length is this server's.
  const { 'content-length': _length, ...rest } = headers;
  const server = await wireServer((socket) => void socket.end(bytesOf(status ?? 0, body ?? '', rest)));
  const flags = ['--key-env', 'K', '--base-url', server.baseUrl, '--retries', '0', '--timeout', '20s'];
  try {
    return await keycheck(['verify', '--json', ...flags], { cwd, home, env: { K: key } });
  } finally {
    await server.close();
  }
}

describe.skipIf(all.length === 0)(`real replies, through the built program (${why})`, () => {
  let right = 0;
  it.concurrent.each(replies.map((one) => [one.id, one] as const))('%s', async (_, one) => {
    const run = await verify(one);
    const report = JSON.parse(run.stdout) as { cause: Cause; class: string; exitCode: number; keyAccepted: unknown };
    const causes = [one.cause, ...(one.accept ?? [])];
    expect(causes).toContain(report.cause);
    expect([report.class, report.exitCode, run.exitCode]).toEqual([
      classOf(report.cause),
      exitCodeFor(classOf(report.cause)),
      exitCodeFor(classOf(report.cause)),
    ]);
    if (provesTheKey(one.cause)) expect(report.keyAccepted).not.toBe(false);
    expect(run.stderr).toBe('');
    expect(leaksOf(run.stdout, key)).toEqual([]);
    right += report.cause === one.cause ? 1 : 0;
  });

  it('would be named alike from OpenAI’s own host, which no test can stand in for', () => {
    const causeFrom = ({ status, body, headers }: Case, endpointKind: 'openai' | 'loopback' | 'elsewhere') =>
      interpret(replyAttempt(status ?? 0, body ?? '', headers), {
        level: 'call',
        endpointKind,
        organization: null,
        project: null,
        now: new Date(0),
      }).cause;
    for (const one of replies) {
      expect(causeFrom(one, 'openai')).toBe(causeFrom(one, 'loopback'));
      expect(causeFrom(one, 'elsewhere')).toBe(causeFrom(one, 'loopback'));
    }
  });

  it('has all that were given an answer, and says how many', () => {
    console.info(`real replies through the built program, the labelled cause itself: ${right} of ${replies.length}`);
    expect(replies).toHaveLength(79);
  });
});

describe.skipIf(all.length === 0)(`real errors without a reply, through the built library (${why})`, () => {
  const silent = all.flatMap((one) => (one.network_error ? [[one.id, one, one.network_error] as const] : []));
  it('has the seven of the collection', () => expect(silent).toHaveLength(7));
  it.each(silent)('%s', async (_, one, { code, message }) => {
    const library = new URL('../../dist/index.js', import.meta.url).href;
    const { diagnose } = (await import(library)) as typeof import('../../src/index.ts');
    const bare = Object.assign(new Error(message), code === null ? {} : { code });
    for (const error of [bare, new TypeError('fetch failed', { cause: bare })])
      expect(diagnose(error)).toMatchObject({ cause: one.cause, class: classOf(one.cause) });
  });
});
