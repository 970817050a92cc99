import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placesIn } from '../../../src/core/key/places.ts';

describe('where a run stands', () => {
  it.each([
    ['nowhere', ['abcdef'], 'xyz', []],
    [
      'once in each',
      ['abc', 'xabc'],
      'abc',
      [
        [0, 0],
        [1, 1],
      ],
    ],
    [
      'overlapping',
      ['aaaaa'],
      'aaa',
      [
        [0, 0],
        [0, 1],
        [0, 2],
      ],
    ],
    [
      'more than enough',
      ['aaaaaa', 'aaaaaa'],
      'aaa',
      [
        [0, 0],
        [0, 1],
        [0, 2],
        [0, 3],
        [1, 0],
      ],
    ],
  ] as const)('%s', (_name, texts, run, expected) => {
    const look = placesIn(
      texts.map((text, of) => ({ text, of })),
      { gram: 3, step: 1, most: 5 },
    );
    expect(look(run).map(({ of, at }) => [of, at])).toEqual(expected);
  });

  it('is told the same from the texts and from a table, and so before and behind the change from one to the other', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'A', '1'), maxLength: 60 });
    const rules = fc.record({
      gram: fc.integer({ min: 1, max: 4 }),
      step: fc.integer({ min: 1, max: 3 }),
      most: fc.integer({ min: 1, max: 6 }),
    });
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 5 }), rules, letters, fc.nat(10), (all, rule, asked, few) => {
        const texts = all.map((text, of) => ({ text, of }));
        const looks = [0, few, Number.POSITIVE_INFINITY].map((times) => placesIn(texts, rule, times));
        for (let at = 0; at + rule.gram <= asked.length; at += 1) {
          const [first, ...others] = looks.map((look) => look(asked.slice(at, at + rule.gram)));
          for (const other of others) expect(other).toEqual(first);
        }
      }),
    );
  });
});
