import { keyMarker, practicePrefix } from './kind.ts';
import type { Secret } from './secret.ts';

/** A key inside a text: where it begins, its last four characters, and whether it is one of this folder's own. */
export type KeyInText = { at: number; tail: string; own: boolean };

/** Texts of which at least one stands in everything that holds a key: cheap to look for, before anything is judged. */
export type Telltales = readonly string[];

/** How keys that name their kind begin. */
const beginnings = ['sk-proj-', 'sk-svcacct-', 'sk-admin-'];

/** Shorter own keys would be found everywhere, and four characters of one would give too much away. */
const shortestOwn = 20;

/**
 * What to look for so that no key of this folder is missed, and none that OpenAI issued: the marker stands in all of them
 * (facts/openai-api.md §a). `thorough`: also for texts that begin and look like a key and lack it; each further text costs
 * one more pass over everything.
 */
export function telltalesOf(own: readonly Secret[], thorough = false): Telltales {
  const usual = thorough ? [keyMarker, ...beginnings] : [keyMarker];
  const texts = own.map((key) => key.reveal()).filter((text) => text.length >= shortestOwn);
  return [...usual, ...texts.filter((text) => !usual.some((part) => text.includes(part)))];
}

/** Whether a text may hold a key, without saying more. */
export const mayHoldKey = (text: string, telltales: Telltales): boolean =>
  telltales.some((telltale) => text.includes(telltale));

/** A piece of a longer text: it answers for the keys that begin before `until`, and the next one, which begins there, for the others. */
export type Piece = { text: string; until: number; linesBefore: number };

/** A key in a longer text, by its line there, counted from 1. */
export type KeyOnLine = Omit<KeyInText, 'at'> & { line: number };

/** The keys that a piece answers for. */
export function keysInPiece(
  { text, until, linesBefore }: Piece,
  telltales: Telltales,
  own: readonly Secret[],
): KeyOnLine[] {
  if (!mayHoldKey(text, telltales)) return [];
  return keysIn(text, telltales, own)
    .filter(({ at }) => at < until)
    .map(({ at, ...key }) => ({ ...key, line: linesBefore + linesIn(text, at) + 1 }));
}

/** How many line ends stand before a place. */
export function linesIn(text: string, end: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

/** Characters of a key in one piece. A text that holds more of them than any key does is no key: a hash, an image. */
const keyText = /[A-Za-z0-9_-]{20,400}/g;
/** How far before and behind a telltale the rest of its key can lie. */
const reach = 400;
/** A file full of keys needs no longer list. */
const most = 50;

/**
 * The keys in a text: this folder's own by their exact text, any other by OpenAI's shape. Keys of the practice platform
 * open nothing and are left out, unless they are this folder's own. Each place is named once, fifty at most.
 */
export function keysIn(text: string, telltales: Telltales, own: readonly Secret[]): KeyInText[] {
  const found = new Map<number, KeyInText>();
  for (const telltale of telltales) {
    for (let at = text.indexOf(telltale); at >= 0 && found.size < most; at = text.indexOf(telltale, at + 1)) {
      const start = Math.max(0, at - reach);
      const around = text.slice(start, at + reach);
      for (const key of [...ownIn(around, own), ...shapedIn(around)]) {
        const place = start + key.at;
        if (found.get(place)?.own !== true) found.set(place, { ...key, at: place });
      }
    }
  }
  return [...found.values()].sort((one, other) => one.at - other.at);
}

function ownIn(text: string, own: readonly Secret[]): KeyInText[] {
  return own
    .filter((key) => key.length >= shortestOwn)
    .flatMap((key) => placesOf(text, key.reveal()).map((at) => ({ at, tail: key.reveal().slice(-4), own: true })));
}

function placesOf(text: string, part: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) places.push(at);
  return places;
}

const shapedIn = (text: string): KeyInText[] =>
  [...text.matchAll(keyText)].flatMap((match) => {
    const begins = match[0].indexOf('sk-');
    const key = begins < 0 ? '' : match[0].slice(begins);
    return isShaped(key) ? [{ at: match.index + begins, tail: key.slice(-4), own: false }] : [];
  });

const named = /^sk-(?:proj|svcacct|service|admin|None)-/;
const legacy = new RegExp(`^sk-[A-Za-z0-9]{20}${keyMarker}[A-Za-z0-9]{20}$`);

/** Whether a text has the shape of an issued key. Without the marker it has to be long and look like chance: examples in documents are neither. */
function isShaped(text: string): boolean {
  if (text.startsWith(practicePrefix) || text.startsWith('sk-svcacct-sandbox-')) return false;
  if (legacy.test(text)) return !isMonotonous(text);
  const rest = text.replace(named, '');
  if (rest === text || isMonotonous(rest)) return false;
  return rest.includes(keyMarker)
    ? rest.length >= 40
    : rest.length >= 80 && /[a-z]/.test(rest) && /[A-Z]/.test(rest) && /\d/.test(rest);
}

/** `xxxxxxxx…`, `abcabcabc…`: made up for a document. Issued keys use most of their 64 characters. */
const isMonotonous = (text: string): boolean => new Set(text.replace(keyMarker, '')).size < 16;
