import fc from 'fast-check';

/** Characters that parsers, terminals, shells and CI systems treat in a way of their own. */
const odd = [
  '\0',
  '\u001b[2J',
  '\u0007',
  '\r',
  '\n',
  '\r\n',
  '\u0085',
  '\u009b',
  '\u2028',
  '\u202e',
  '\ufeff',
  '\u200b',
];
const marks = [
  '"',
  "'",
  '`',
  '\\',
  '{',
  '}',
  '[',
  ']',
  '<',
  '>',
  '&',
  '%',
  '$',
  '#',
  '=',
  ':',
  '::',
  '##[',
  '\ud800',
  '名',
];
const piece = fc.oneof(
  fc.constantFrom(...odd, ...marks),
  fc.string({ unit: 'binary', maxLength: 4 }),
  fc.string({ maxLength: 8 }),
);

type Step = { kind: 'put' | 'cut' | 'twice' | 'flip'; at: number; length: number; piece: string };

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('put', 'cut', 'twice', 'flip'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 1, max: 40 }),
  piece,
});

function apply(text: string, { kind, at, length, piece }: Step): string {
  const place = Math.floor(at * text.length);
  const [before, part, after] = [text.slice(0, place), text.slice(place, place + length), text.slice(place + length)];
  if (kind === 'put') return before + piece + part + after;
  if (kind === 'cut') return before + after;
  if (kind === 'twice') return before + part + part + after;
  return before + String.fromCharCode((part.charCodeAt(0) || 0) ^ (1 << (length % 8))) + part.slice(1) + after;
}

/** A text of the list with up to six places changed: put in, cut out, doubled, or a bit turned over. */
export const mutated = (texts: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(texts, fc.array(step, { maxLength: 6 })).map(([text, steps]) => steps.reduce(apply, text));

/** Anything JSON can say, with the given names and texts among the usual ones. */
export const jsonOf = (names: readonly string[], leaves: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.letrec<{ any: unknown }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      leaves,
      fc.jsonValue({ maxDepth: 0 }),
      fc.dictionary(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...names) }, fc.string()), tie('any'), {
        maxKeys: 5,
      }),
      fc.array(tie('any'), { maxLength: 3 }),
    ),
  })).any;
