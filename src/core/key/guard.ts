import { commonRun } from './common-run.ts';
import { practicePrefix } from './kind.ts';
import { isFiller, isPlaceholder } from './placeholder.ts';
import { type Place, type Places, placesIn } from './places.ts';
import type { Secret } from './secret.ts';
import { maskSpread, type Skeletons, skeletonsOf } from './spread.ts';
import { writings } from './writings.ts';

/** How many characters of a key must never be seen together. */
const window = 12;

/**
 * Every run of 12 characters holds a whole run of 6 that starts at a multiple of 7, so looking there is enough: a text
 * is searched in steps of 7.
 */
const gram = 6;
const step = window - gram + 1;

/** One way a secret may be written. */
type Form = {
  text: string;
  /** Up to here it is what every such key begins with, and tells nothing. */
  known: number;
  /** What may be shown of it when its end was found. */
  tail: string;
};

/** Everything that is looked for so that one secret stays unseen: by its runs of 6 characters, and spread out. */
type Guard = { places: Places<Form>; step: number; skeletons: Skeletons };

/** A key of one repeated character has few different runs; the first places are enough to find it. */
const mostPlaces = 64;

/** Percent and backslash forms are three to six times as long, so the same window hides less of the key; never more is shown. */
function formsOf(part: string): Form[] {
  const knownOf = (text: string): number => (text.toLowerCase().startsWith(practicePrefix) ? practicePrefix.length : 0);
  const tail = part.length < 20 ? '' : part.slice(-4);
  return [
    { text: part, known: knownOf(part), tail },
    ...writings(part).map((text) => ({ text, known: knownOf(text), tail: '' })),
  ];
}

/** Forms that somebody may spread out: not those that already put something between the characters. */
const spread = (part: string, forms: readonly Form[]): Form[] =>
  part.length < window ? [] : forms.filter(({ text }) => text.length <= 2 * part.length);

/** Shorter texts would mask half the output; and nobody's key is that short. */
const shortest = 6;

/** Words are no secrets: masking `API_KEY`, `dummy` or `gateway` everywhere would hide the diagnosis and nothing else. */
const isWord = (part: string): boolean =>
  isPlaceholder(part) || isFiller(part) || (part.length < window && /^[A-Za-z_-]+$/.test(part));

const isGuarded = (part: string): boolean =>
  part.length >= shortest && !isWord(part) && !/^https?:\/\/[^@]*$/.test(part);

const guards = new WeakMap<Secret, Guard>();

/** What to look for so that a secret stays unseen; made once for each. A text with blanks in it is guarded piece by piece. */
function guardOf(secret: Secret): Guard {
  const made = guards.get(secret);
  if (made !== undefined) return made;
  const parts = [...new Set(secret.reveal().slice(0, 20_000).split(/\s+/))].filter(isGuarded);
  const written = parts.map((part) => ({ part, forms: formsOf(part) }));
  const guard = {
    places: placesIn(
      written.flatMap(({ forms }) => forms.map((form) => ({ text: form.text, of: form }))),
      { gram, step: 1, most: mostPlaces },
    ),
    step: parts.some((part) => part.length < window) ? 1 : step,
    skeletons: skeletonsOf(written.flatMap(({ part, forms }) => spread(part, forms))),
  };
  guards.set(secret, guard);
  return guard;
}

/**
 * Letters and digits that are ASCII's in another dress (NFKC): wide, small and raised, in circles, and the alphabets of mathematics. Whoever
 * reads them reads the secret.
 */
const dressed =
  /[\u00aa\u00b2\u00b3\u00b9\u00ba\u02b0-\u02b8\u02e1-\u02e3\u1d2c-\u1d6a\u2070-\u209c\u2100-\u2149\u2460-\u24ff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\u{1d400}-\u{1d7ff}\u{1f100}-\u{1f189}\u{1fbf0}-\u{1fbf9}]/gu;

function inPlainLetters(text: string): string {
  return text.replace(dressed, (char) => {
    const plain = char.normalize('NFKC');
    return /^[!-~]+$/.test(plain) ? plain : char;
  });
}

type Found = { start: number; end: number; tail: string };

/** The run around `at` that a text and a form have in common, when it is long enough and no mere beginning. */
function runAround(text: string, at: number, { of: form, at: place }: Place<Form>, from: number): Found | null {
  const { before, after } = commonRun(text, at, form.text, place, { sure: gram, from });
  if (before + after < Math.min(window, form.text.length) || place + after <= form.known) return null;
  return { start: at - before, end: at + after, tail: place + after === form.text.length ? form.tail : '' };
}

/** The longest such run of all forms. */
function longestRun(text: string, at: number, places: readonly Place<Form>[], from: number): Found | null {
  let longest: Found | null = null;
  for (const place of places) {
    const found = runAround(text, at, place, from);
    if (found !== null && (longest === null || found.end - found.start > longest.end - longest.start)) longest = found;
    if (longest !== null && longest.end - longest.start >= place.of.text.length) break;
  }
  return longest;
}

/** A text with every run of 12 or more characters of a secret replaced by `…`, and its tail where its end was there. */
function maskRuns(text: string, guard: Guard): string {
  let out = '';
  let done = 0;
  for (let at = 0; at + gram <= text.length; at += guard.step) {
    const found = longestRun(text, at, guard.places(text.slice(at, at + gram)), done);
    if (found === null) continue;
    out += `${text.slice(done, found.start)}…${found.tail}`;
    done = found.end;
    at = done - guard.step;
  }
  return done === 0 ? text : out + text.slice(done);
}

/**
 * A text without the secrets, whole or in pieces of 12 and more characters, also where something stands between the characters or where they
 * are set in other letters: such a text comes back in plain ones.
 */
export function maskGuarded(text: string, secrets: readonly Secret[]): string {
  const plain = inPlainLetters(text);
  const masked = maskPlain(plain, secrets);
  // Nothing of a secret in it: wide digits and the like of an ordinary sentence stay what they are.
  return plain !== text && masked === plain ? text : masked;
}

function maskPlain(text: string, secrets: readonly Secret[]): string {
  const all = secrets.map(guardOf);
  const masked = all.reduce(maskRuns, text);
  return maskSpread(
    masked,
    all.map(({ skeletons }) => skeletons),
    window,
  );
}
