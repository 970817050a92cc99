import { columnsOf } from './columns.ts';

/** Narrower than this nothing can be laid out; wider lines are hard to read. */
const narrowest = 20;
const longest = 200;

/** East Asian text breaks between any two characters, except before these (closing punctuation, Kinsoku rules of JIS X 4051). */
const notAtStart = /^[，。、；：？！）」』】》〉…·,.;:?!)\]}%]/u;
const notAtEnd = /[（「『【《〈([{]$/u;
const wide = /^[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60\u{20000}-\u{3fffd}]/u;

/** Letters, digits and our own signs, of one column each, as most texts are: these need no table of characters. */
const plain = /^[ -~…’“”→•–·≤]*$/;

/** Ideographs, full-width letters and punctuation, of two columns each: with the plain ones they make up nearly all Chinese texts. */
const ofTwo = /[\u3001-\u3003\u3008-\u3011\u4e00-\u9fff\uff01-\uff60]+/g;

/** The columns a text takes in a terminal (East Asian characters take two, escape sequences none). */
export function widthOf(text: string): number {
  if (plain.test(text)) return text.length;
  const others = text.replace(ofTwo, '');
  return plain.test(others) ? 2 * text.length - others.length : columnsOf(text);
}

/** The text, filled with blanks to that many columns. */
export const padTo = (text: string, columns: number): string => text + ' '.repeat(Math.max(0, columns - widthOf(text)));

/**
 * Breaks one paragraph into lines of at most `columns` columns, at blanks and between East Asian characters.
 * A word that is wider than a line (an address, a command) stays whole: it has to be copied in one piece.
 * Continuation lines start with `indent`.
 */
export function wrap(text: string, columns: number, indent = ''): string[] {
  const room = columns === Number.POSITIVE_INFINITY ? columns : Math.min(longest, Math.max(narrowest, columns));
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces(text)) {
    if (line === '') {
      // Blanks in front of the whole text are its own indent.
      line = lines.length === 0 ? piece : piece.trimStart();
    } else if (widthOf(line + piece) <= room) {
      line += piece;
    } else {
      lines.push(line);
      line = indent + piece.trimStart();
    }
  }
  return [...lines, line];
}

/** Several paragraphs, each wrapped, as one text. Lines that begin with a blank are kept as they are: they are laid out already. */
export const wrapText = (text: string, columns: number): string =>
  text
    .split('\n')
    .flatMap((line) => (line.startsWith(' ') ? [line] : wrap(line, columns)))
    .join('\n');

const fullWidthLast = /[\u3000-\u303f\uff00-\uff60]$/u;
const fullWidthFirst = /^[\u3000-\u303f\uff00-\uff60]/u;

/** What stands between two texts on a line: a blank, nothing beside full-width punctuation. */
const gap = (before: string, after: string): string =>
  before === '' || fullWidthLast.test(before) || fullWidthFirst.test(after) ? '' : ' ';

/** Sentences as one paragraph: a blank between them, none beside full-width punctuation. */
export const paragraph = (sentences: readonly string[]): string =>
  sentences.reduce((text, sentence) => text + gap(text, sentence) + sentence, '');

const marks = { '.': '。', ':': '：' } as const;

/** The text with a mark at its end, if it has none: full-width where the text is East Asian. */
export const ended = (text: string, mark: keyof typeof marks): string =>
  /[.:?!。：？！]$/u.test(text) ? text : text + (/[\u2e80-\u9fff]/u.test(text) ? marks[mark] : mark);

/**
 * Rows of a label and a text: the labels in one column, the texts wrapped beside them. Too narrow for that, or for an address
 * or a command that has to stay whole: the text below its label.
 */
export function labelled(
  rows: readonly { label: string; text: string; whole?: true }[],
  columns: number,
  margin = '  ',
): string[] {
  const labels = Math.max(0, ...rows.map((row) => widthOf(row.label)));
  const hang = margin + ' '.repeat(labels + 3);
  const room = columns - hang.length;
  const indented = (part: string, by: string) => wrap(part, columns - by.length).map((line) => by + line);
  return rows.flatMap(({ label, text, whole }) => {
    if (room < 24 || (whole ? widthOf(text) : widest(text)) > room) {
      const below = whole ? [margin + margin + text] : indented(text, margin + margin);
      return [...(label === '' ? [] : indented(label, margin)), ...below];
    }
    return wrap(text, room).map((line, index) => (index === 0 ? margin + padTo(label, labels + 3) : hang) + line);
  });
}

/** The columns of the widest part of a text that stays whole. */
const widest = (text: string): number => Math.max(0, ...pieces(text).map((piece) => widthOf(piece.trim())));

/** Flags that take a value, which belongs to them. */
const valued =
  'dotenv|env-name|key-env|uses|project|org|model|base-url|level|timeout|retries|wait|port|lang|scenario|state|reporter|report|on-fork|only|skip';

/**
 * A word, or a command of keycheck's own: its name, what it is told, its flags and their values. As far as lines go that is
 * one word too, since of a command that is broken the first half runs when it is pasted.
 */
const words = new RegExp(
  String.raw`\s*(?:\S*?npx keycheck(?: (?:explain|snippet|completion) [a-z][\w-]*| [a-z]+)?(?: --(?:(?:${valued}) (?:'[^']*'|"[^"]*"|\S+)|[a-z-]+))*\S*|\S+)`,
  'gu',
);

/** A word of a text without such a command, as nearly all are. */
const plainWords = /\s*\S+/g;

/** A text cut where a line may end: after blanks, and between East Asian characters. */
function pieces(text: string): string[] {
  const found: string[] = [];
  for (const word of text.match(text.includes('npx keycheck') ? words : plainWords) ?? []) {
    if (plain.test(word)) {
      found.push(word);
      continue;
    }
    let piece = '';
    for (const character of word) {
      const breaks =
        piece.trim() !== '' &&
        (wide.test(character) || wide.test(piece.slice(-1))) &&
        !notAtStart.test(character) &&
        !notAtEnd.test(piece);
      if (breaks) {
        found.push(piece);
        piece = '';
      }
      piece += character;
    }
    found.push(piece);
  }
  return found;
}
