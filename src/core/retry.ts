import type { Attempt } from './attempt.ts';
import { catalogue } from './causes/catalogue.ts';
import type { Cause } from './causes/ids.ts';

/** Time limits of one request, in milliseconds (facts/wire-faults.md, budgets). */
export const limits = { connectMs: 5_000, headersMs: 15_000, totalMs: 30_000 } as const;

/** Why a wait is made: a short repeat, a wait the platform asked for, or a change that spreads slowly (`--wait`). */
export type WaitReason = 'retry' | 'asked' | 'settling';

export type Move = { move: 'stop' } | { move: 'wait'; ms: number; reason: WaitReason };

/** All that the plan depends on. */
export type RetryState = {
  cause: Cause;
  retryable: boolean;
  outcome: Attempt['outcome'];
  retryAfterSeconds: number | null;
  /** Requests sent so far. */
  attempts: number;
  /** Repeats allowed (`--retries`). */
  retries: number;
  elapsedMs: number;
  budgetMs: number;
  /** Whether `--wait` was given: then waiting goes on until the budget ends. */
  waiting: boolean;
  /** 0 ≤ n < 1. */
  random: () => number;
};

const stop: Move = { move: 'stop' };
const repeatedStatuses: ReadonlySet<number> = new Set([408, 409, 429, 500, 502, 503, 504, 529]);
const firstBackoffMs = 500;
const longestBackoffMs = 8_000;
/** Spaces between the rounds of `--wait`: what spreads over minutes is not asked for every second. */
const rounds = [5_000, 10_000, 20_000, 30_000] as const;
/** A rejected key is only given the time a new one may need to become known. */
const soonMs = 60_000;
/** Left for the last request of a wait. */
const lastRequestMs = 1_500;

/** A reply had begun: then the request was taken, and is not made twice. */
const replyBegan = ({ outcome }: RetryState): boolean =>
  outcome.kind === 'reply'
    ? outcome.status >= 200 && outcome.status <= 299
    : outcome.phase === 'body' || outcome.codes.includes('REPLY_LIMIT');

/** How often a failure of this kind is worth repeating at once: the retry column of facts/wire-faults.md. */
function quickRepeats(state: RetryState): number {
  const { cause, outcome, retries } = state;
  if (!state.retryable || replyBegan(state)) return 0;
  if (outcome.kind === 'reply') return repeatedStatuses.has(outcome.status) ? retries : 0;
  const slow = outcome.codes.includes('HEADERS_LIMIT') || outcome.phase === 'tls';
  if (cause === 'connection-refused') return retries;
  if (cause === 'connection-lost' || (cause === 'timeout' && !outcome.codes.includes('TOTAL_LIMIT')))
    return slow ? Math.min(1, retries) : retries;
  return cause === 'dns-failure' && outcome.codes.includes('EAI_AGAIN') ? retries : 0;
}

/** Full jitter: anything up to a bound that doubles, so that many runs do not come back together. */
const backoff = ({ attempts, random }: RetryState): number =>
  Math.round(random() * Math.min(longestBackoffMs, firstBackoffMs * 2 ** (attempts - 1)));

/** Whether `--wait` goes on for this cause (contract.md, `retryable`). */
function patient(state: RetryState): boolean {
  switch (catalogue[state.cause].patience) {
    case 'no':
      return false;
    case 'retries':
      return state.retryable && !replyBegan(state);
    case 'settles':
      return true;
    case 'settles-soon':
      return state.elapsedMs < soonMs;
  }
}

/** The next round of `--wait`; the last one is drawn in so that it still fits. */
function nextRound(state: RetryState, askedMs: number | null, leftMs: number): Move {
  const space = rounds[Math.min(state.attempts, rounds.length) - 1] ?? rounds[0];
  const soonLeft =
    catalogue[state.cause].patience === 'settles-soon' ? soonMs - state.elapsedMs : Number.POSITIVE_INFINITY;
  const ms = Math.min(Math.max(space, askedMs ?? 0), leftMs - lastRequestMs, soonLeft);
  if (ms < Math.max(1_000, askedMs ?? 0)) return stop;
  return {
    move: 'wait',
    ms,
    reason: catalogue[state.cause].patience === 'retries' ? (askedMs === null ? 'retry' : 'asked') : 'settling',
  };
}

/**
 * What to do after a request that failed. Pure. A wait that the platform asked for is kept exactly, or, where it does not fit
 * the time left, not made at all: then the reader is told how long it is.
 */
export function nextMove(state: RetryState): Move {
  const leftMs = state.budgetMs - state.elapsedMs;
  const askedMs = state.retryAfterSeconds === null ? null : Math.ceil(state.retryAfterSeconds * 1_000);
  const quick = state.attempts <= quickRepeats(state);
  if (quick) {
    const ms = askedMs ?? backoff(state);
    if (ms < leftMs) return { move: 'wait', ms, reason: askedMs === null ? 'retry' : 'asked' };
  }
  return state.waiting && patient(state) ? nextRound(state, askedMs, leftMs) : stop;
}
