import { certainKey, type Peel, type Removed } from './peel.ts';

/** Line ends, the rare ones too. */
export const isLineEnd = (char: string): boolean => /[\n\r\u0085\u2028\u2029]/.test(char);
/** Blanks that stay on the line, those of every script. By their numbers: to set up \p{Zs} takes as long as to judge a key. */
const blank = /[\t\u000b\u000c \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/;
export const holdsBlank = (text: string): boolean => blank.test(text);
/** Drawn by no terminal: BOM, zero-width, joiners, soft hyphen, direction marks. */
export const isInvisible = (char: string): boolean =>
  /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/.test(char);

/** Takes characters of one sort off both ends. */
export const ends =
  (is: (char: string) => boolean, removed: Removed): Peel =>
  (text) => {
    let start = 0;
    let end = text.length;
    while (start < end && is(text.charAt(start))) start += 1;
    while (end > start && is(text.charAt(end - 1))) end -= 1;
    return end - start === text.length ? null : { text: text.slice(start, end), removed };
  };

/** What opens and closes a quotation, in the languages people copy from. */
const quotePairs = new Set(
  "\"\" '' `` “” ”” „“ „” ‟” ‘’ ’’ ‚‘ ‛’ «» »« ‹› 「」 『』 ｢｣ 〝〞 〝〟 ＂＂ ＇＇ ´´ `´ `' 《》 〈〉".split(' '),
);
/** Every mark of those pairs. */
export const anyQuote = new Set([...quotePairs].flatMap((pair) => [...pair]));

/** One pair of quotation marks; a mark at one end only where a whole key is left. */
export const quotes: Peel = (text) => {
  if (text.length >= 2 && quotePairs.has(text.charAt(0) + text.charAt(text.length - 1))) {
    return { text: text.slice(1, -1), removed: 'quotes' };
  }
  // A quote at one end only is certain when what is left is a whole key: half of a selection was copied.
  if (anyQuote.has(text.charAt(0)) && certainKey.test(text.slice(1))) return { text: text.slice(1), removed: 'quotes' };
  if (anyQuote.has(text.charAt(text.length - 1)) && certainKey.test(text.slice(0, -1)))
    return { text: text.slice(0, -1), removed: 'quotes' };
  return null;
};

/** Brackets around a whole key, as in instructions that say `<key>`. */
export const brackets: Peel = (text) => {
  const inner = /^(?:<(.*)>|\((.*)\)|\[(.*)\])$/s.exec(text);
  const found = inner?.[1] ?? inner?.[2] ?? inner?.[3];
  return found !== undefined && certainKey.test(found) ? { text: found, removed: 'brackets' } : null;
};

/** Code and JSON end a value with these; no key does, and behind a quote or a whole key that is certain. */
export const punctuation: Peel = (text) => {
  if (!/[,;]$/.test(text)) return null;
  const rest = text.slice(0, -1).trimEnd();
  return anyQuote.has(rest.charAt(rest.length - 1)) || certainKey.test(rest)
    ? { text: rest, removed: 'punctuation' }
    : null;
};

/**
 * Marks that a terminal puts around a paste, ESC[200~ and ESC[201~; some lose the first characters on the way, and
 * Windows has been seen to leave a bare `~` at both ends (schpet/linear-cli#169).
 */
export const pasteMarks: Peel = (text) => {
  const bare = text
    .replace(/^(?:\u001b\[|\u009b|\^\[\[|\[)?200~/, '')
    .replace(/(?:\u001b\[|\u009b|\^\[\[|\[)?201~$/, '');
  if (bare !== text) return { text: bare, removed: 'paste-marks' };
  const [start, end] = [text.startsWith('~') ? 1 : 0, text.endsWith('~') ? 1 : 0];
  const inner = text.slice(start, text.length - end);
  return (start && end && text.length > 2) || (start + end > 0 && certainKey.test(inner))
    ? { text: inner, removed: 'paste-marks' }
    : null;
};
