import { bearer, command, variableName } from './naming.ts';
import type { Peel, Peeled, Removed } from './peel.ts';
import { brackets, ends, holdsBlank, isInvisible, isLineEnd, pasteMarks, punctuation, quotes } from './wrapping.ts';

export type { Removed } from './peel.ts';

/** A text and what was taken off it, in the order it was found. */
export type Cleaned = { text: string; removed: readonly Removed[] };

/** Longer texts are no key with something around it; they are left to the judge (`too-long`), which keeps this fast. */
const longestWorthCleaning = 16_384;

/** Nobody wraps a key in more layers than this; a text that does not settle is left as it came. */
const mostLayers = 64;

/** Enough to tell a key from a habit such as `xxxxxxxx`. */
const isRich = (text: string): boolean => text.length >= 16 && new Set(text.slice(0, 64)).size >= 6;

/** People have pasted ten times into a prompt that shows nothing (dotmesh-io/dotmesh#254). */
const mostCopies = 20;

/** The same key several times: one behind the other, or with blanks or line ends between. */
const doubled: Peel = (text) => {
  const found = sameIn(text.split(/\s/)) ?? sameIn(linesOf(text).map((line) => cleanKey(line).text)) ?? unitOf(text);
  return found === null ? null : { text: found, removed: 'doubled' };
};

/** The lines of a text that has several; one of more lines than anybody pastes copies is not taken apart. */
function linesOf(text: string): string[] {
  const lines = text.trim().split(/[\r\n]+/);
  return lines.length > 1 && lines.length <= mostCopies ? lines : [];
}

/** What all parts are, when there are several, or null. */
function sameIn(parts: readonly string[]): string | null {
  const [first = '', ...others] = parts.filter((part) => part !== '');
  return others.length > 0 && isRich(first) && others.every((part) => part === first) ? first : null;
}

/** What a text is several copies of, with nothing or one line end or blank between them, or null. */
function unitOf(text: string): string | null {
  for (const gap of [0, 1, 2]) {
    for (let times = 2; times <= mostCopies; times += 1) {
      // Where the copies do not fit evenly the lengths differ, and so do the texts.
      const length = Math.floor((text.length + gap) / times) - gap;
      const unit = text.slice(0, length);
      const between = text.slice(length, length + gap);
      if (between.trim() === '' && isRich(unit) && text === Array(times).fill(unit).join(between)) return unit;
    }
  }
  return null;
}

const peels: readonly Peel[] = [
  doubled,
  ends(isLineEnd, 'line-ends'),
  ends(holdsBlank, 'blanks'),
  ends(isInvisible, 'invisible'),
  bearer,
  command,
  variableName,
  pasteMarks,
  punctuation,
  quotes,
  brackets,
];

/**
 * Takes off what people and clipboards put around a key: blanks, quotes, `NAME=`, `Bearer`, paste marks, a second copy.
 * Only what is certain is repaired, and nothing inside the key is changed. Cleaning twice changes nothing more.
 */
export function cleanKey(raw: string): Cleaned {
  if (raw.length > longestWorthCleaning) return { text: raw, removed: [] };
  const removed = new Set<Removed>();
  let text = raw;
  for (let layer = 0; layer < mostLayers; layer += 1) {
    const peeled = peelOnce(text);
    if (peeled === null) return { text, removed: [...removed] };
    removed.add(peeled.removed);
    text = peeled.text;
  }
  return { text: raw, removed: [] };
}

function peelOnce(text: string): Peeled {
  for (const peel of peels) {
    const peeled = peel(text);
    if (peeled !== null) return peeled;
  }
  return null;
}
