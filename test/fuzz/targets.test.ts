import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { fuzz, target } from './target.ts';
import { targets } from './targets/index.ts';

afterAll(async () => {
  for (const { close } of targets) await close?.();
});

/** A few hundred cases of each kind, the same every day; `npm run fuzz` goes on from there with new ones. */
describe('made-up input', () => {
  it.each(targets)('$name', { timeout: 60_000 }, async (one) => {
    expect((await one.round({ seed: 8, numRuns: 150 })).found).toBeNull();
  });
});

describe('the machine itself', () => {
  const small = target('numbers', fc.nat(1_000), (number) => {
    if (number > 500) throw new Error('too large');
  });

  it('finds a broken rule, makes the case small and says it', async () => {
    const { found, cases } = await fuzz(small, 1, 1);
    expect(found).toContain('Counterexample: [501]');
    expect(found).toContain('too large');
    expect(cases).toBeGreaterThan(0);
  });

  it('calls a case that takes too much of the processor a find', async () => {
    const busy = () => {
      const before = process.cpuUsage();
      while (process.cpuUsage(before).user < 60_000);
    };
    const slow = target('slow', fc.constant(0), busy, { cpuLimitMs: 50 });
    expect((await slow.round({ seed: 1, numRuns: 1 })).found).toContain('took');
  });

  it('finds nothing where there was no time for a case', async () => {
    const late = target('late', fc.nat(), () => new Promise(() => undefined));
    expect(await late.round({ seed: 1, numRuns: 10, until: 1 })).toEqual({ cases: 0, found: null });
  });

  it('ends when the time is over', async () => {
    const { found, cases, seconds } = await fuzz(
      target('nothing', fc.nat(), () => undefined),
      0.005,
      1,
    );
    expect(found).toBeNull();
    expect(seconds).toBeLessThan(5);
    expect(cases).toBeGreaterThan(0);
  });
});
