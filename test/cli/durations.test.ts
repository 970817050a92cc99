import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDuration } from '../../src/cli/durations.ts';

describe('a duration on the command line', () => {
  it.each([
    ['30s', 30_000],
    ['5m', 300_000],
    ['1h', 3_600_000],
    ['250ms', 250],
    ['1.5s', 1_500],
    ['90d', 2_147_483_647],
    ['0s', null],
    ['30', null],
    ['-5s', null],
    ['5 m', null],
    ['5M', null],
    ['Infinitys', null],
    ['1e9s', null],
    ['', null],
  ])('%j is %j', (text, ms) => expect(parseDuration(text)).toBe(ms));

  it('is never more than a timer can wait, and never an odd number', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const ms = parseDuration(text);
        return ms === null || (Number.isInteger(ms) && ms > 0 && ms < 2 ** 31);
      }),
    );
  });
});
