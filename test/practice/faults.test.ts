import { describe, expect, it } from 'vitest';
import { newFault, strike } from '../../src/practice/faults.ts';

const run = (faults: ReturnType<typeof newFault>[], times: number) =>
  Array.from({ length: times }, () => strike(faults)?.kind ?? '-').join(' ');

describe('switches', () => {
  it.each([
    ['the next two', [newFault('overloaded', { next: 2 })], 'overloaded overloaded - -'],
    ['without end', [newFault('reset')], 'reset reset reset reset'],
    ['one after the other', [newFault('cut', { next: 1 }), newFault('slow', { next: 2 })], 'cut slow slow -'],
    ['a rate of nothing', [newFault('cut', { rate: 0 })], '- - - -'],
    ['a rate of everything, twice', [newFault('cut', { rate: 1, next: 2 })], 'cut cut - -'],
  ])('%s', (_name, faults, expected) => {
    expect(run(faults, 4)).toBe(expected);
  });

  it('a rate with a seed gives the same run again, another seed another run', () => {
    const first = run([newFault('overloaded', { rate: 0.5, seed: 7 })], 64);
    expect(run([newFault('overloaded', { rate: 0.5, seed: 7 })], 64)).toBe(first);
    expect(run([newFault('overloaded', { rate: 0.5, seed: 8 })], 64)).not.toBe(first);
  });

  it('keeps to its rate', () => {
    const hits = run([newFault('overloaded', { rate: 0.2 })], 5000)
      .split(' ')
      .filter((kind) => kind !== '-').length;
    expect(hits / 5000).toBeGreaterThan(0.18);
    expect(hits / 5000).toBeLessThan(0.22);
  });
});
