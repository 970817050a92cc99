import { commonRun } from './common-run.ts';
import { type Place, type Places, placesIn } from './places.ts';

/**
 * A secret that something stands between the characters of: written with blanks, in groups, one letter a line, with other dashes.
 * Text and secret are compared by their letters and digits alone, in one case. What stands between can then be anything.
 */

/** What one form of a secret is by its letters and digits. */
type Skeleton = {
  /** Lower case. */
  letters: string;
  /** Where in the form each letter stands. */
  origin: readonly number[];
  form: string;
  /** Up to here it is what every such key begins with, and tells nothing. */
  known: number;
};

/** Everything that is looked for, by runs of `gram` letters; null where there is nothing to look for. */
export type Skeletons = Places<Skeleton> | null;

const gram = 6;
/** The fewest letters that are taken for a piece of a secret; with the dashes between them they make a whole window. */
const fewest = 8;
/** Every run of `fewest` letters of a skeleton holds a whole gram that starts at a multiple of this: no others need be kept. */
const step = fewest - gram + 1;
/** A key of one repeated character has few different runs; the first places are enough to find it. */
const mostPlaces = 16;

/** What counts as nothing: all but letters and digits, and how JSON and URLs write blanks, line ends and dashes. */
const between = /\\[bfnrtv]|%[0-2][0-9a-f]|[^A-Za-z0-9\\%]+|[\\%]/gi;

const isLetter = (code: number): boolean =>
  (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);

function skeletonOf(form: string, known: number): Skeleton {
  const origin: number[] = [];
  for (let at = 0; at < form.length; at += 1) if (isLetter(form.charCodeAt(at))) origin.push(at);
  const letters = form.replace(/[^A-Za-z0-9]/g, '').toLowerCase();
  return { letters, origin, form, known: origin.filter((at) => at < known).length };
}

/** What to look for; `known`: how many characters at the beginning of a form tell nothing. */
export function skeletonsOf(forms: readonly { text: string; known: number }[]): Skeletons {
  const skeletons = new Map<string, Skeleton>();
  for (const { text, known } of forms) {
    const skeleton = skeletonOf(text, known);
    if (!skeletons.has(skeleton.letters)) skeletons.set(skeleton.letters, skeleton);
  }
  if (skeletons.size === 0) return null;
  return placesIn(
    [...skeletons].map(([text, of]) => ({ text, of })),
    { gram, step, most: mostPlaces },
  );
}

/** A run that text and skeleton have in common: from `start` to `end` in the text's letters, from `at` on in the skeleton's. */
type Run = { start: number; end: number; at: number; skeleton: Skeleton };

function runAround(letters: string, from: number, found: number, { of: skeleton, at }: Place<Skeleton>): Run {
  const { before, after } = commonRun(letters, found, skeleton.letters, at, { sure: gram, from });
  return { start: found - before, end: found + after, at: at - before, skeleton };
}

/** The piece of the secret that a run stands for, with the dashes on both sides of it. */
function pieceOf({ start, end, at, skeleton }: Run): string {
  const { origin, form } = skeleton;
  const last = at + (end - start);
  return form.slice((origin[at - 1] ?? -1) + 1, origin[last] ?? form.length);
}

/** Chance, as keys are made of, and not words that the text may hold as well: digits among letters, or capitals behind small ones. */
const isChance = (piece: string): boolean => (/\d/.test(piece) && /[a-z]/i.test(piece)) || /[a-z][A-Z]/.test(piece);

/** Where the letters of a text stand in it, asked in ascending order. */
function positions(text: string): (letter: number) => number {
  const kept = new Uint8Array(text.length).fill(1);
  for (const { 0: gap, index } of text.matchAll(between)) kept.fill(0, index, index + gap.length);
  let at = -1;
  let letter = -1;
  return (asked) => {
    while (letter < asked) {
      at += 1;
      letter += kept[at] ?? 1;
    }
    return at;
  };
}

/** The longest run that one of these places begins, or undefined. */
function longestRun(letters: string, from: number, found: number, places: readonly Place<Skeleton>[]): Run | undefined {
  let longest: Run | undefined;
  for (const place of places) {
    const run = runAround(letters, from, found, place);
    if (longest === undefined || run.end - run.start > longest.end - longest.start) longest = run;
  }
  return longest;
}

/** Whether a run that covers so much of the text is a piece of the secret, and not words that mean something else. */
function isPiece({ start, end, at, skeleton }: Run, piece: string, window: number, covered: number): boolean {
  // What every such key begins with counts for nothing: the id of a practice project, `proj_sandbox…`, is no piece of its keys.
  const telling = at + (end - start) - Math.max(at, skeleton.known);
  if (piece.length < window || telling < fewest) return false;
  return isChance(piece) || covered >= 2 * (end - start) - 1;
}

function maskOne(text: string, letters: string, skeletons: Places<Skeleton>, window: number): string {
  let place: ((letter: number) => number) | null = null;
  let out = '';
  let done = 0;
  let from = 0;
  for (let at = 0; at + gram <= letters.length; at += 1) {
    const run = longestRun(letters, from, at, skeletons(letters.slice(at, at + gram)));
    if (run === undefined || run.end - run.start < fewest) continue;
    place ??= positions(text);
    const [start, end] = [place(run.start), place(run.end - 1) + 1];
    if (isPiece(run, pieceOf(run), window, end - start)) {
      out += `${text.slice(done, start)}…`;
      done = end;
    }
    from = run.end;
    at = run.end - 1;
  }
  return done === 0 ? text : out + text.slice(done);
}

/**
 * A text with every spread-out run of a secret replaced by `…`: at least `window` characters of it, that look like chance or are
 * spelled one by one. Time grows with the length of the text.
 */
export function maskSpread(text: string, secrets: readonly Skeletons[], window: number): string {
  let masked = text;
  let letters: string | null = null;
  for (const skeletons of secrets) {
    if (skeletons === null) continue;
    letters ??= masked.replace(between, '').toLowerCase();
    const next = maskOne(masked, letters, skeletons, window);
    if (next !== masked) letters = null;
    masked = next;
  }
  return masked;
}
