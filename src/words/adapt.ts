/** Texts as another reader needs them: a terminal that shows ASCII alone, or a voice. */

const ascii: readonly (readonly [RegExp, string])[] = [
  [/…/g, '...'],
  [/[‘’]/g, "'"],
  [/[“”]/g, '"'],
  [/[–—]/g, '-'],
  [/→/g, '->'],
  [/[·•]/g, '*'],
  [/×/g, 'x'],
  [/≤/g, '<='],
  [/\u00a0/g, ' '],
];

/** Our own signs in ASCII, for terminals that show others as garbage (`ends in ...x9Qa`). Letters of a language stay as they are. */
export const inAscii = (text: string): string =>
  ascii.reduce((changed, [sign, plain]) => changed.replace(sign, plain), text);

/** After the mark that ends a sentence, where another one begins. The number of a step (`1. Open …`) ends none. */
const betweenSentences = /(?<=(?<!^\s*\d+)[.?!]["”)]?) +(?=["“(]?\p{Lu})|(?<=[。？！][」）]?)(?=[^」）\s])/u;

/**
 * For the ear: one sentence a line, and no sign that a voice would read out by its name: `…x9Qa` is heard as "dot dot dot
 * x 9 Q a", `→` as "right arrow". Lines that begin with two blanks are there to be copied, and stay whole.
 */
export const aloud = (text: string): string =>
  text
    .split('\n')
    .flatMap((line) => (line.startsWith('  ') ? [unsigned(line)] : unsigned(line).split(betweenSentences)))
    .join('\n');

const unsigned = (line: string): string =>
  line
    .replace(/\s*→\s*/g, ', ')
    .replace(/\s+…(?=\s|$)/g, '')
    .replace(/…/g, '');
