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
    [' 5 ', 5],
    ['1.5', 1.5],
    ['1.', null],
    ['.5', null],
    ['x 5s', null],
    ['5s x', null],
    ['5 s, 6 ms', 5.006],
    ['5 milliseconds', 0.005],
    ['1 millisecond', 0.001],
    ['5 msecs', 0.005],
    ['5 msec', 0.005],
    ['2 seconds', 2],
    ['1 second', 1],
    ['2 secs', 2],
    ['1 sec', 1],
    ['2 mins', 120],
    ['1 min', 60],
    ['1 minute', 60],
    ['2 hrs', 7_200],
    ['1 hr', 3_600],
    ['1 hour', 3_600],
    ['1 day', 86_400],
    ['1d', 86_400],
    ['1.5h', 5_400],
    ['2 HOURS', 7_200],
    ['2 months', null],
    ['366 days', 31_622_400],
    ['367 days', null],
    ['31622400', 31_622_400],
    ['31622401', null],
    ['9'.repeat(400), null],
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
    [{ 'retry-after': '' }, null, null],
    [{ 'retry-after': ' 2.5 ' }, null, 2.5],
    [{ 'retry-after': '9'.repeat(400) }, null, null],
    [{ 'retry-after': '9'.repeat(400) }, 'Try again in 5s', 5],
    [{ 'retry-after-ms': '9'.repeat(400), 'retry-after': '3' }, null, 3],
    [{ 'retry-after': 'Mon, 23 Nov 2026 13:00:00 GMT' }, 'Try again in 5s', 3_600],
    [{ 'retry-after': 'Mon Nov 23 2026 12:00:02 GMT' }, null, 2],
    [{ 'retry-after': 'Mo, 23 Nov 2026 12:00:02 GMT' }, null, null],
    [{ 'retry-after': '2026-11-23T12:00:02Z' }, null, null],
    [{ 'retry-after': '5 Mon, 23 Nov 2026 12:00:02 GMT' }, null, null],
    [{ 'retry-after': 'Mon, 23 Nov 2026 12:00 GMT' }, null, null],
    [{ 'retry-after': 'Mon, 99 Nov 2026 12:00:02 GMT' }, null, null],
    [{ 'retry-after': 'Mon, 23 Nov 2099 12:00:02 GMT' }, null, null],
    [{ 'retry-after-ms': ' 250 ' }, null, 0.25],
    [{ 'retry-after-ms': '1.5' }, null, 0.0015],
    [{}, 'Retry in 5 minutes', 300],
    [{}, 'Available after 1 hour 2 minutes, please', 3_720],
    [{}, 'Resets in 2h 5m', 7_500],
    [{}, 'Please wait for 12 seconds', 12],
    [{}, 'Please wait at least 12 seconds', 12],
    [{}, 'Please wait 1523 seconds before retrying', 1_523],
    [{}, 'Retrying after 2s', 2],
    [{}, 'Try again in 5 apples', null],
    [{}, 'Try again in 5 mad minutes', null],
    [{}, 'We retry. 5s', null],
    [{}, 'Try again in 9000 days', null],
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
  it.each<[Record<string, string>, object | null]>([
    [{ 'x-ratelimit-limit-requests': ' 5 ' }, { limit: 5, remaining: null, resetSeconds: null }],
    [{ 'x-ratelimit-remaining-requests': '0' }, { limit: null, remaining: 0, resetSeconds: null }],
    [{ 'x-ratelimit-reset-requests': '1s' }, { limit: null, remaining: null, resetSeconds: 1 }],
    [{ 'x-ratelimit-limit-requests': '5x' }, null],
    [{ 'x-ratelimit-limit-requests': 'x5' }, null],
    [{ 'x-ratelimit-limit-requests': '-5' }, null],
    [{ 'x-ratelimit-limit-requests': '' }, null],
    [{ 'x-ratelimit-limit-requests': '9'.repeat(16) }, null],
    [{ 'x-ratelimit-limit-images': '5' }, null],
  ])('%j: %j', (headers, requests) =>
    expect(rateLimitsOf(headers)).toEqual(requests === null ? null : { requests, tokens: null }),
  );
});
