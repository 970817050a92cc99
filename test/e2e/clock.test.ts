import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectKey } from '../support/keys.ts';
import { leaksOf } from '../support/leaks.ts';
import { keycheck, tempFolder } from '../support/run.ts';
import { wireServer } from '../support/wire.ts';

/** libfaketime (Debian: faketime), which tells a program another time. */
const library = ['x86_64', 'aarch64']
  .map((machine) => `/usr/lib/${machine}-linux-gnu/faketime/libfaketime.so.1`)
  .find((path) => existsSync(path));
const key = projectKey();
const budgetMs = 3_000;
/** Starting Node on a busy machine, on top of what the run itself may take. */
const startMs = 4_000;

/** What the clock on the wall says, as a file that libfaketime reads again and again; timers keep the time that has really passed. */
function wallClock() {
  const path = join(tempFolder('clock'), 'now');
  const say = (text: string) => writeFileSync(path, `${text}\n`);
  return { path, say };
}

/** Lets time pass in some way, and tells how to stop that. */
type Change = (say: (text: string) => void) => () => void;
const steady =
  (text: string): Change =>
  (say) => {
    say(text);
    return () => {};
  };
const stepsBack: Change = (say) => {
  say('+0');
  const timer = setTimeout(() => say('-1h'), 1_500);
  return () => clearTimeout(timer);
};
const runsBackwards: Change = (say) => {
  say('+0');
  let minutes = 0;
  const timer = setInterval(() => say(`-${++minutes}m`), 50);
  return () => clearInterval(timer);
};

const clocks: readonly (readonly [name: string, change: Change, env: Record<string, string>])[] = [
  ['stands in 1970', steady('@1970-06-01 00:00:00'), {}],
  ['stands in 2100', steady('@2100-06-01 00:00:00'), {}],
  ['is in a strange zone', steady('+0'), { TZ: 'Asia/Kathmandu' }],
  ['is in a zone that is none', steady('+0'), { TZ: ':/no/such/zone' }],
  ['steps back an hour in the middle', stepsBack, {}],
  ['runs backwards', runsBackwards, {}],
];

/** W71: whatever the clock says, a run ends in its time, and no wait is negative. */
describe.skipIf(library === undefined)(
  `a clock that is wrong${library === undefined ? ' (skipped: libfaketime is not installed)' : ''}`,
  () => {
    // Mostly waiting: several at a time.
    const run = async (change: Change, env: Record<string, string>, answer: (request: number) => string | null) => {
      const server = await wireServer((socket, request) => {
        const bytes = answer(request);
        if (bytes !== null) socket.end(bytes);
      });
      const clock = wallClock();
      const stop = change(clock.say);
      try {
        return await keycheck(
          ['verify', '--json', '--key-env', 'K', '--base-url', server.baseUrl, '--timeout', `${budgetMs}ms`],
          {
            env: {
              K: key,
              LD_PRELOAD: library ?? '',
              FAKETIME_DONT_FAKE_MONOTONIC: '1',
              FAKETIME_NO_CACHE: '1',
              FAKETIME_TIMESTAMP_FILE: clock.path,
              ...env,
            },
          },
        );
      } finally {
        stop();
        await server.close();
      }
    };

    it.concurrent.each(clocks)('that %s: a server that keeps silent is given up on', async (_name, change, env) => {
      const ended = await run(change, env, () => null);
      expect(ended.exitCode).toBe(8);
      const report = JSON.parse(ended.stdout);
      expect(report).toMatchObject({ cause: 'timeout', request: { attempts: 1 } });
      expect(report.request.durationMs).toBeGreaterThan(budgetMs - 1_000);
      expect(report.request.durationMs).toBeLessThan(budgetMs + 1_000);
      expect(ended.durationMs).toBeLessThan(budgetMs + 1_000 + startMs);
      expect(leaksOf(ended.stdout + ended.stderr, key)).toEqual([]);
    });

    it.concurrent.each(clocks)(
      'that %s: a date to come back at is waited for no longer than there is time',
      async (_n, change, env) => {
        const date = new Date(Date.now() + 1_000).toUTCString();
        const ended = await run(
          change,
          env,
          () => `HTTP/1.1 429 Too Many Requests\r\nretry-after: ${date}\r\ncontent-length: 2\r\n\r\n{}`,
        );
        expect(ended.exitCode).toBe(7);
        const report = JSON.parse(ended.stdout);
        expect(report.cause).toBe('rate-limited');
        // To a clock in 1970 the date is half a century away, and a wait of more than a year is told as none.
        expect(report.request.retryAfterSeconds ?? 0).toBeGreaterThanOrEqual(0);
        expect(report.request.attempts).toBeLessThanOrEqual(3);
        expect(ended.durationMs).toBeLessThan(budgetMs + 1_000 + startMs);
      },
    );
  },
);
