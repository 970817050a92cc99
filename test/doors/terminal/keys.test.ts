import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Key, KeyDecoder } from '../../../src/doors/terminal/keys.ts';

const decode = (pieces: readonly string[], gap = 1): Key[] => {
  const decoder = new KeyDecoder();
  return [...pieces.flatMap((piece, index) => decoder.push(piece, index * gap)), ...decoder.flush()];
};
const text = (characters: string): Key[] => [...characters].map((character) => ({ kind: 'text', text: character }));
const paste = (pasted: string, marked = true): Key => ({ kind: 'paste', text: pasted, marked });
const long = 'a text that no finger types';

describe('keys', () => {
  it.each<[string, readonly string[], readonly Key[]]>([
    ['letters and Enter', ['ab\r'], [...text('ab'), { kind: 'enter' }]],
    ['a line end of two characters', ['\r\n'], [{ kind: 'enter' }]],
    ['Escape alone', ['\u001b'], [{ kind: 'escape' }]],
    ['Escape, then a key', ['\u001bx'], [{ kind: 'escape' }, ...text('x')]],
    ['an arrow', ['\u001b[A'], [{ kind: 'sequence', text: '\u001b[A' }]],
    ['an arrow in pieces', ['\u001b', '[', 'A'], [{ kind: 'sequence', text: '\u001b[A' }]],
    ['an arrow of an application keypad', ['\u001bOB'], [{ kind: 'sequence', text: '\u001bOB' }]],
    ['many arrows at once are no paste', ['\u001b[A'.repeat(9)], Array(9).fill({ kind: 'sequence', text: '\u001b[A' })],
    ['a wide character', ['中'], text('中')],
    ['a character outside of the first plane', ['😀'], text('😀')],
    [
      'control keys',
      ['\u0004\u0015\u001a\b\u007f'],
      [{ kind: 'end' }, { kind: 'erase-line' }, { kind: 'suspend' }, { kind: 'backspace' }, { kind: 'backspace' }],
    ],
    ['a marked paste', ['\u001b[200~one\r\ntwo\rthree\u001b[201~x'], [paste('one\ntwo\nthree'), ...text('x')]],
    [
      'a marked paste with Ctrl-C and Escape in it',
      ['\u001b[200~a\u0003b\u001bc\u001b[201~'],
      [paste('a\u0003b\u001bc')],
    ],
    ['a marked paste without its end', ['\u001b[200~abc'], [paste('abc')]],
    ['an empty marked paste', ['\u001b[200~\u001b[201~'], [paste('')]],
    ['a burst without marks', [`${long}\rand more\r`], [paste(`${long}\nand more\n`, false)]],
    ['a burst that goes on', [long, 'x\r'], [paste(long, false), paste('x\n', false)]],
    ['a burst and a correction', [`${long}\u007f\r`], [paste(long, false), { kind: 'backspace' }, paste('\n', false)]],
    ['a burst and Escape', [long, '\u001b'], [paste(long, false), { kind: 'escape' }]],
    ['Ctrl-C behind a burst', [`${long}\u0003`], [{ kind: 'interrupt' }]],
    ['NUL', ['\u0000'], text('\u0000')],
  ])('%s', (_name, pieces, expected) => {
    expect(decode(pieces)).toEqual(expected);
  });

  it('takes up typing again a moment after a burst', () => {
    expect(decode([long, '2\r'], 100)).toEqual([paste(long, false), ...text('2'), { kind: 'enter' }]);
  });

  it('gives a marked paste whole, wherever the reads cut it', () => {
    const clean = fc
      .string({ unit: 'binary', maxLength: 60 })
      .filter((pasted) => !pasted.includes('\u001b') && !pasted.includes('\r'));
    fc.assert(
      fc.property(clean, fc.array(fc.nat(80), { maxLength: 8 }), (pasted, cuts) => {
        const whole = `\u001b[200~${pasted}\u001b[201~`;
        const places = [0, ...cuts.filter((cut) => cut < whole.length).sort((a, b) => a - b), whole.length];
        const pieces = places.slice(1).map((end, index) => whole.slice(places[index], end));
        expect(decode(pieces)).toEqual([paste(pasted)]);
      }),
    );
  });

  it('never throws, loses no letter and knows when it waits', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string({ unit: fc.constantFrom('\u001b', '[', '2', '0', '~', 'A', 'b', '\r', '中'), maxLength: 12 }),
        ),
        (pieces) => {
          const decoder = new KeyDecoder();
          for (const piece of pieces) decoder.push(piece, 0);
          decoder.flush();
          expect(decoder.waiting).toBe(null);
        },
      ),
    );
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', '中', '1'), maxLength: 50 }), (typed) => {
        const seen = decode([typed])
          .map((key) => ('text' in key ? key.text : ''))
          .join('');
        expect(seen).toBe(typed);
      }),
    );
  });

  it('reads 1 MB in small reads quickly', () => {
    const start = performance.now();
    const pieces = ['\u001b[200~', ...Array.from({ length: 4000 }, () => 'x'.repeat(250)), '\u001b[201~'];
    expect(decode(pieces)).toEqual([paste('x'.repeat(1_000_000))]);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
