import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { objectReader } from '../../../src/doors/git/reader.ts';

type Blob = { type: string; text: string };

/** What git prints for these objects, as it would come: in pieces of any size. */
const printed = (objects: readonly Blob[]): Buffer =>
  Buffer.concat(
    objects.map(({ type, text }) => {
      if (type === 'missing') return Buffer.from(`${'a'.repeat(40)} missing\n`);
      const bytes = Buffer.from(text, 'latin1');
      return Buffer.concat([Buffer.from(`${'a'.repeat(40)} ${type} ${bytes.length}\n`), bytes, Buffer.from('\n')]);
    }),
  );

const read = (bytes: Buffer, cuts: readonly number[]): string[] => {
  const seen: string[] = [];
  let text = '';
  const take = objectReader({
    piece: (piece) => {
      text += piece;
    },
    done: () => {
      seen.push(text);
      text = '';
    },
  });
  const places = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b);
  let from = 0;
  for (const to of [...places, bytes.length]) {
    take(Buffer.from(bytes.subarray(from, to)));
    from = to;
  }
  return seen;
};

const object = fc.record({
  type: fc.constantFrom('blob', 'commit', 'tag', 'tree', 'missing'),
  text: fc.string({ maxLength: 60, unit: fc.constantFrom('a', '\n', ' ', '\0', '\xff', 'b') }),
});

describe('what git prints', () => {
  it('is taken apart wherever it is cut', () => {
    fc.assert(
      fc.property(fc.array(object, { maxLength: 8 }), fc.array(fc.nat(), { maxLength: 12 }), (objects, cuts) => {
        const expected = objects.map(({ type, text }) => (type === 'tree' || type === 'missing' ? '' : `${text}\n`));
        expect(read(printed(objects), cuts)).toEqual(expected);
      }),
      { numRuns: 1000 },
    );
  });

  it('large objects come in pieces that overlap, and lines are counted through', () => {
    const text = 'line\n'.repeat(600_000);
    const pieces: [number, number][] = [];
    const take = objectReader({ piece: (piece, before) => void pieces.push([piece.length, before]), done: () => {} });
    const bytes = printed([{ type: 'blob', text }]);
    for (let at = 0; at < bytes.length; at += 65_536) take(bytes.subarray(at, at + 65_536));
    expect(pieces.length).toBeGreaterThan(2);
    for (const [, before] of pieces.slice(1)) expect(before).toBeGreaterThan(0);
    const [last = [0, 0]] = pieces.slice(-1);
    expect(last[1] + Math.floor(last[0] / 5)).toBeGreaterThanOrEqual(600_000 - 1);
  });
});
