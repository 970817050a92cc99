import { describe, expect, it } from 'vitest';
import { durationSeconds, rateLimitsOf, waitAsked, waitInSentence } from '../../../src/core/causes/waits.ts';

const now = new Date('2026-11-23T12:00:00Z');

describe('durations', () => {
  it.each([
    ['20s', 20],
    ['6m0s', 360],
    ['26.604s', 26.604],
    ['6ms', 0.006],
    ['1h2m3s', 3_723],
    ['1 hour 2 minutes', 3_720],
    ['2 days', 172_800],
    ['7', 7],
    ['', null],
    ['soon', null],
    ['5 apples', null],
    ['-5s', null],
  ])('%j is %s', (text, seconds) => {
    expect(durationSeconds(text)).toBe(seconds);
  });
});

describe('the wait asked for', () => {
  it.each<[Record<string, string>, string | null, number | null]>([
    [{ 'retry-after': '1' }, null, 1],
    [{ 'retry-after': '0' }, null, 0],
    [{ 'retry-after': '86400' }, null, 86_400],
    [{ 'retry-after': 'Mon, 23 Nov 2026 12:00:02 GMT' }, null, 2],
    [{ 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT' }, null, 0],
    [{ 'retry-after': 'Sunday, 06-Nov-94 08:49:37 GMT' }, null, 0],
    [{ 'retry-after': '-5' }, null, null],
    [{ 'retry-after': '1e309' }, null, null],
    [{ 'retry-after': 'soon' }, null, null],
    [{ 'retry-after-ms': '1500', 'retry-after': '9' }, null, 1.5],
    [{ 'retry-after-ms': '-1', 'retry-after': '9' }, null, 9],
    [{}, 'Please try again in 26.604s. Contact us', 26.604],
    [{ 'retry-after': 'soon' }, 'Please try again in 6ms.', 0.006],
    [{}, 'Please retry after 86400 seconds. Please go here', 86_400],
    [{}, 'Please try again in 7m12s.', 432],
    [{}, 'Please try again later.', null],
  ])('%j %j is %s', (headers, sentence, seconds) => expect(waitAsked(headers, sentence, now)).toBe(seconds));
  it('is not read from a far place in a text', () =>
    expect(waitInSentence(`${'x'.repeat(5_000)} try again in 5s`)).toBe(null));
});

describe('rate limit headers', () => {
  it('are read where they are', () => {
    expect(
      rateLimitsOf({
        'x-ratelimit-limit-tokens': '1000',
        'x-ratelimit-reset-tokens': '1m0s',
        'x-ratelimit-remaining-requests': 'many',
      }),
    ).toEqual({ requests: null, tokens: { limit: 1000, remaining: null, resetSeconds: 60 } });
    expect(rateLimitsOf({})).toBe(null);
  });
});
