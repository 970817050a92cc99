import type { Reply } from '../attempt.ts';
import type { RateLimit } from '../report.ts';

type Headers = Reply['headers'];

const unitSeconds: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3_600, d: 86_400 };

/** Nobody means to be waited for longer than this, in seconds: what says more (or so many digits that it is endless) says nothing. */
const longest = 366 * 86_400;
const sensible = (seconds: number): number | null => (seconds <= longest ? seconds : null);

/** Seconds of `6m0s`, `26.604s`, `6ms`, `1 hour 2 minutes` or a bare number of seconds; null for anything else. */
export function durationSeconds(text: string): number | null {
  const trimmed = text.trim();
  if (/^\d+(?:\.\d+)?$/.test(trimmed)) return sensible(Number(trimmed));
  const part =
    /(\d+(?:\.\d+)?)\s*(milliseconds?|msecs?|ms|seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d)(?![a-z])[\s,]*/giy;
  let seconds = 0;
  let end = 0;
  for (let match = part.exec(trimmed); match !== null; match = part.exec(trimmed)) {
    const word = (match[2] ?? '').toLowerCase();
    const unit = word.startsWith('mil') || word.startsWith('ms') ? 'ms' : word.charAt(0);
    seconds += Number(match[1]) * (unitSeconds[unit] ?? 0);
    end = part.lastIndex;
  }
  return end === trimmed.length && end > 0 ? sensible(seconds) : null;
}

const amount = /\d+(?:\.\d+)?\s*(?:milliseconds?|ms|seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d)(?![a-z])/;
const asked = new RegExp(
  `\\b(?:again|retry|wait|available|reset)\\w*(?: in| after| for| at least)* ((?:${amount.source}[\\s,]*)+)`,
  'i',
);

/** The wait a sentence asks for, in seconds, as in "Please try again in 26.604s". */
export function waitInSentence(sentence: string): number | null {
  const found = asked.exec(sentence.slice(0, 2_000));
  return found?.[1] === undefined ? null : durationSeconds(found[1]);
}

/** A header that is a bare number of units. */
function secondsIn(header: string | undefined, unitsPerSecond: number): number | null {
  const text = header?.trim() ?? '';
  return /^\d+(?:\.\d+)?$/.test(text) ? sensible(Number(text) / unitsPerSecond) : null;
}

/**
 * How far away the moment in a header is; one that is past means now. Date.parse takes nearly anything ("-5" is a day in 2001);
 * an HTTP date has a weekday and a clock (RFC 9110 §5.6.7).
 */
function secondsUntil(header: string | undefined, now: Date): number | null {
  const text = header?.trim() ?? '';
  const at = /^[A-Za-z]{3,9},? .*\d\d:\d\d:\d\d/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : sensible(Math.max(0, (at - now.getTime()) / 1_000));
}

/**
 * The wait asked for, in seconds: `retry-after-ms`, `Retry-After` (seconds, or a date), else the sentence. Null where none is
 * given or what is given is no wait (negative, endless, not a date).
 */
export function waitAsked(headers: Headers, sentence: string | null, now: Date): number | null {
  return (
    secondsIn(headers['retry-after-ms'], 1_000) ??
    secondsIn(headers['retry-after'], 1) ??
    secondsUntil(headers['retry-after'], now) ??
    (sentence === null ? null : waitInSentence(sentence))
  );
}

const count = (text: string | undefined): number | null =>
  text !== undefined && /^\s*\d{1,15}\s*$/.test(text) ? Number(text) : null;

function rateLimit(headers: Headers, kind: 'requests' | 'tokens'): RateLimit | null {
  const read = (name: string): string | undefined => headers[`x-ratelimit-${name}-${kind}`];
  const limit = {
    limit: count(read('limit')),
    remaining: count(read('remaining')),
    resetSeconds: durationSeconds(read('reset') ?? ''),
  };
  return limit.limit === null && limit.remaining === null && limit.resetSeconds === null ? null : limit;
}

/** The `x-ratelimit-…` headers, or null where none came. */
export function rateLimitsOf(headers: Headers): { requests: RateLimit | null; tokens: RateLimit | null } | null {
  const requests = rateLimit(headers, 'requests');
  const tokens = rateLimit(headers, 'tokens');
  return requests === null && tokens === null ? null : { requests, tokens };
}
