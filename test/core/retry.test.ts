import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/core/causes/catalogue.ts';
import { type Cause, causes } from '../../src/core/causes/ids.ts';
import { nextMove, type RetryState } from '../../src/core/retry.ts';
import { replyAttempt, silentAttempt } from '../support/attempts.ts';

const state = (cause: Cause, outcome: RetryState['outcome'], over: Partial<RetryState> = {}): RetryState => ({
  cause,
  outcome,
  retryable: catalogue[cause].retryable,
  retryAfterSeconds: null,
  attempts: 1,
  retries: 2,
  elapsedMs: 100,
  budgetMs: 30_000,
  waiting: false,
  random: () => 0.5,
  ...over,
});
const reply = (status: number): RetryState['outcome'] => replyAttempt(status).outcome;
const silence = (...args: Parameters<typeof silentAttempt>): RetryState['outcome'] => silentAttempt(...args).outcome;
const stop = { move: 'stop' };
const wait = (ms: number, reason = 'retry') => ({ move: 'wait', ms, reason });

describe('what is repeated at once', () => {
  it.each<[string, RetryState, object]>([
    ['refused', state('connection-refused', silence('connect', ['ECONNREFUSED'])), wait(250)],
    [
      'refused, the second time',
      state('connection-refused', silence('connect', ['ECONNREFUSED']), { attempts: 2 }),
      wait(500),
    ],
    [
      'refused, the third time',
      state('connection-refused', silence('connect', ['ECONNREFUSED']), { attempts: 3 }),
      stop,
    ],
    ['refused, --retries 0', state('connection-refused', silence('connect', ['ECONNREFUSED']), { retries: 0 }), stop],
    ['a name server that is busy', state('dns-failure', silence('lookup', ['EAI_AGAIN'])), wait(250)],
    ['a name that is not there', state('dns-failure', silence('lookup', ['ENOTFOUND'])), stop],
    ['a look-up that hangs', state('dns-failure', silence('lookup', ['CONNECT_LIMIT'])), stop],
    ['unreachable', state('unreachable', silence('connect', ['ENETUNREACH'])), stop],
    ['reset before the headers', state('connection-lost', silence('headers', ['ECONNRESET'])), wait(250)],
    [
      'a connection that takes too long',
      state('timeout', silence('connect', ['CONNECT_LIMIT']), { attempts: 2 }),
      wait(500),
    ],
    ['no headers', state('timeout', silence('headers', ['HEADERS_LIMIT'])), wait(250)],
    ['no headers, again', state('timeout', silence('headers', ['HEADERS_LIMIT']), { attempts: 2 }), stop],
    ['headers that had begun', state('timeout', silence('headers', ['REPLY_LIMIT'])), stop],
    ['the whole time', state('timeout', silence('headers', ['TOTAL_LIMIT'])), stop],
    ['a handshake that hangs, again', state('timeout', silence('tls', ['CONNECT_LIMIT']), { attempts: 2 }), stop],
    ['a proxy', state('proxy-failure', silence('proxy', ['ECONNREFUSED'])), stop],
    ['a certificate', state('tls-untrusted', silence('tls', ['CERT_UNTRUSTED'])), stop],
    ['a body that was cut', state('connection-lost', reply(200)), stop],
    ...[408, 409, 500, 502, 504].map((status): [string, RetryState, object] => [
      String(status),
      state('server-error', reply(status)),
      wait(250),
    ]),
    ['503', state('overloaded', reply(503)), wait(250)],
    ['529', state('overloaded', reply(529)), wait(250)],
    ['599', state('server-error', reply(599)), stop],
    ['429', state('rate-limited', reply(429)), wait(250)],
    ['429, too large', state('rate-limited', reply(429), { retryable: false }), stop],
    ['429, no credit', state('credits-exhausted', reply(429)), stop],
    ['401', state('invalid-key', reply(401)), stop],
    ['asked to wait 1 s', state('rate-limited', reply(429), { retryAfterSeconds: 1 }), wait(1_000, 'asked')],
    ['asked to wait 0 s', state('rate-limited', reply(429), { retryAfterSeconds: 0 }), wait(0, 'asked')],
    ['asked to wait longer than there is time', state('rate-limited', reply(429), { retryAfterSeconds: 30 }), stop],
    ['no time left', state('overloaded', reply(503), { elapsedMs: 29_900 }), stop],
  ])('%s', (_, at, move) => expect(nextMove(at)).toEqual(move));
});

describe('--wait', () => {
  const waiting = (cause: Cause, outcome: RetryState['outcome'], over: Partial<RetryState> = {}) =>
    nextMove(state(cause, outcome, { waiting: true, budgetMs: 300_000, ...over }));
  it.each<[string, object, object]>([
    ['credit, first', waiting('credits-exhausted', reply(429)), wait(5_000, 'settling')],
    ['credit, second', waiting('credits-exhausted', reply(429), { attempts: 2 }), wait(10_000, 'settling')],
    ['credit, third', waiting('credits-exhausted', reply(429), { attempts: 3 }), wait(20_000, 'settling')],
    ['credit, ninth', waiting('credits-exhausted', reply(429), { attempts: 9 }), wait(30_000, 'settling')],
    [
      'credit, nearly over',
      waiting('credits-exhausted', reply(429), { attempts: 9, elapsedMs: 280_000 }),
      wait(18_500, 'settling'),
    ],
    ['credit, over', waiting('credits-exhausted', reply(429), { attempts: 9, elapsedMs: 298_000 }), stop],
    [
      'a rejected key, young',
      waiting('invalid-key', reply(401), { attempts: 3, elapsedMs: 50_000 }),
      wait(10_000, 'settling'),
    ],
    ['a rejected key, after a minute', waiting('invalid-key', reply(401), { attempts: 3, elapsedMs: 60_000 }), stop],
    ['a key that is expired', waiting('key-expired', reply(401)), stop],
    ['overload, after the quick ones', waiting('overloaded', reply(503), { attempts: 3 }), wait(20_000)],
    [
      'asked to wait 40 s',
      waiting('rate-limited', reply(429), { attempts: 3, retryAfterSeconds: 40 }),
      wait(40_000, 'asked'),
    ],
    ['asked to wait an hour', waiting('rate-limited', reply(429), { attempts: 3, retryAfterSeconds: 3_600 }), stop],
    ['a name that is not there', waiting('dns-failure', silence('lookup', ['ENOTFOUND'])), wait(5_000)],
    ['a reply that had begun', waiting('connection-lost', reply(200)), stop],
    ['a wrong address', waiting('wrong-base-url', reply(404)), stop],
  ])('%s', (_, move, expected) => expect(move).toEqual(expected));
});

it('never waits past the budget, never backwards, and always ends', () => {
  const outcome = fc.constantFrom(
    reply(200),
    reply(401),
    reply(429),
    reply(503),
    silence('connect', ['ECONNREFUSED']),
    silence('headers', ['HEADERS_LIMIT']),
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...causes),
      outcome,
      fc.option(fc.double({ min: 0, max: 1e6, noNaN: true })),
      fc.boolean(),
      fc.nat(600_000),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (cause, answer, retryAfterSeconds, isWaiting, budgetMs, chance) => {
        let elapsedMs = 0;
        for (let attempts = 1; ; attempts++) {
          const next = nextMove(
            state(cause, answer, {
              attempts,
              retryAfterSeconds,
              waiting: isWaiting,
              budgetMs,
              elapsedMs,
              random: () => chance,
            }),
          );
          if (next.move === 'stop') break;
          expect(next.ms).toBeGreaterThanOrEqual(0);
          expect(elapsedMs + next.ms).toBeLessThanOrEqual(budgetMs);
          if (retryAfterSeconds !== null) expect(next.ms).toBeGreaterThanOrEqual(retryAfterSeconds * 1_000);
          elapsedMs += next.ms + 20;
          expect(attempts).toBeLessThan(isWaiting ? 200 : 4);
        }
      },
    ),
  );
});
