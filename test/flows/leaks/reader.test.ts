import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type KeyOnLine, keysInPiece, linesIn, type Piece, telltalesOf } from '../../../src/core/key/find.ts';
import { Secret } from '../../../src/core/key/secret.ts';
import { objectReader } from '../../../src/doors/git/reader.ts';
import { projectKey } from '../../support/keys.ts';

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
      text += piece.text;
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

  it('large objects come in pieces, and lines are counted through', () => {
    const text = 'line\n'.repeat(600_000);
    const pieces: Piece[] = [];
    const take = objectReader({ piece: (piece) => void pieces.push(piece), done: () => {} });
    const bytes = printed([{ type: 'blob', text }]);
    for (let at = 0; at < bytes.length; at += 65_536) take(bytes.subarray(at, at + 65_536));
    expect(pieces.length).toBeGreaterThan(2);
    // What the pieces answer for is the text, once.
    expect(pieces.map(({ text, until }) => text.slice(0, until)).join('')).toBe(`${text}\n`);
    expect(pieces.map(({ linesBefore, text, until }) => linesBefore + linesIn(text, until)).at(-1)).toBe(600_001);
  });

  it('a key in a large object is found once, whole, with its line, wherever it stands and git’s output is cut', () => {
    const key = projectKey('reader');
    const own = [new Secret(key)];
    const telltales = telltalesOf(own);
    const around = 1024 * 1024;
    fc.assert(
      fc.property(
        fc.integer({ min: -3_000, max: 1_500 }),
        fc.integer({ min: 50_000, max: 200_000 }),
        fc.boolean(),
        (by, cut, wide) => {
          const lines = Math.floor((around + by) / (wide ? 4 : 2));
          const text = `${'x\n'.repeat(lines)}KEY=${key}\n${'y\n'.repeat(40_000)}`;
          const bytes = printed([{ type: 'blob', text: wide ? utf16(text) : text }]);
          const found: KeyOnLine[] = [];
          const take = objectReader({
            piece: (piece) => void found.push(...keysInPiece(piece, telltales, own)),
            done: () => {},
          });
          for (let at = 0; at < bytes.length; at += cut) take(bytes.subarray(at, at + cut));
          expect(found).toEqual([{ line: lines + 1, tail: key.slice(-4), own: true }]);
        },
      ),
      { numRuns: 60 },
    );
  });
});

/** UTF-16 with a BOM, a character for each byte as git's output is read here. */
const utf16 = (text: string): string =>
  Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]).toString('latin1');
