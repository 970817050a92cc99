import { practicePrefix } from './kind.ts';
import { isFiller, isPlaceholder } from './placeholder.ts';
import type { Secret } from './secret.ts';

/** How many characters of a key must never be seen together. */
const window = 12;

/**
 * Every run of 12 characters holds a whole run of 6 that starts at a multiple of 7, so looking there is enough: a text
 * is searched in steps of 7.
 */
const gram = 6;
const step = window - gram + 1;

/** One way a secret may be written, ready to be looked for. */
export type GuardedForm = {
  text: string;
  /** Where each run of 6 characters stands. */
  grams: ReadonlyMap<string, readonly number[]>;
  /** Up to here it is what every such key begins with, and tells nothing. */
  known: number;
  /** What may be shown of it when its end was found. */
  tail: string;
};

function formOf(text: string, known: number, tail: string): GuardedForm {
  const grams = new Map<string, number[]>();
  for (let at = 0; at + gram <= text.length; at += 1) {
    const run = text.slice(at, at + gram);
    const places = grams.get(run);
    // A key of one repeated character has few different runs; the first places are enough to find it.
    if (places === undefined) grams.set(run, [at]);
    else if (places.length < 64) places.push(at);
  }
  return { text, grams, known, tail };
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 without padding; `btoa` is no part of the language, and core uses nothing else. */
function base64(bytes: readonly number[]): string {
  let out = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.slice(at, at + 3);
    const bits = (a << 16) | (b << 8) | c;
    const digits = [18, 12, 6, 0].map((shift) => alphabet.charAt((bits >> shift) & 63)).join('');
    out += digits.slice(0, Math.min(3, bytes.length - at) + 1);
  }
  return out;
}

/** `encodeURIComponent` throws on half a surrogate pair. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd');

function bytesOf(text: string): number[] {
  return [...encodeURIComponent(wellFormed(text)).matchAll(/%([0-9A-F]{2})|[^%]/g)].map(
    ([char, hex]) => (hex === undefined ? char.charCodeAt(0) : Number.parseInt(hex, 16)),
  );
}

/** The ways a server, a proxy or a log may write a text. Base64 has three, by where in a longer text the key begins. */
function writings(text: string): string[] {
  const bytes = bytesOf(text);
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0'));
  const inBase64 = [0, 1, 2].map((skipped) => base64(bytes.slice(skipped)));
  const all = [
    [...text].reverse().join(''),
    encodeURIComponent(wellFormed(text)),
    JSON.stringify(text).slice(1, -1),
    ...inBase64,
    ...inBase64.map((form) => form.replaceAll('+', '-').replaceAll('/', '_')),
    hex.join(''),
    hex.join('').toUpperCase(),
    hex.map((pair) => `%${pair}`).join(''),
    hex.map((pair) => `%${pair.toUpperCase()}`).join(''),
    hex.map((pair) => `\\x${pair}`).join(''),
    hex.map((pair) => `\\u00${pair}`).join(''),
  ];
  return [...new Set(all)].filter((form) => form !== text);
}

/** Percent and backslash forms are three to six times as long, so the same window hides more of the key; never less. */
function formsOf(part: string, tail: string): GuardedForm[] {
  const known = part.startsWith(practicePrefix) ? practicePrefix.length : 0;
  return [formOf(part, known, tail), ...writings(part).map((form) => formOf(form, 0, ''))];
}

const cache = new WeakMap<Secret, readonly GuardedForm[]>();

/** Shorter texts would mask half the output; and nobody's key is that short. */
const shortest = 6;

/** Words are no secrets: masking `API_KEY`, `dummy` or `gateway` everywhere would hide the diagnosis and nothing else. */
const isWord = (part: string): boolean => isPlaceholder(part) || isFiller(part) || (part.length < window && /^[A-Za-z_-]+$/.test(part));

/** What to look for so that a secret stays unseen. A text with blanks in it is guarded piece by piece. */
export function guardedForms(secret: Secret): readonly GuardedForm[] {
  const known = cache.get(secret);
  if (known !== undefined) return known;
  const parts = secret.reveal().slice(0, 20_000).split(/\s+/).filter((part) => part.length >= shortest && !isWord(part));
  const forms = [...new Set(parts)].filter((part) => !/^https?:\/\/[^@]*$/.test(part))
    .flatMap((part) => formsOf(part, part.length < 20 ? '' : part.slice(-4)));
  cache.set(secret, forms);
  return forms;
}

type Found = { start: number; end: number; endsWithForm: boolean };

/** The longest run around `at` that the text and the form have in common, when it is long enough and no mere beginning. */
function runAt(text: string, at: number, form: GuardedForm, from: number): Found | null {
  let longest: Found | null = null;
  for (const place of form.grams.get(text.slice(at, at + gram)) ?? []) {
    let [start, inForm] = [at, place];
    while (start > from && inForm > 0 && text[start - 1] === form.text[inForm - 1]) [start, inForm] = [start - 1, inForm - 1];
    let [end, formEnd] = [at + gram, place + gram];
    while (end < text.length && formEnd < form.text.length && text[end] === form.text[formEnd]) [end, formEnd] = [end + 1, formEnd + 1];
    const needed = Math.min(window, form.text.length);
    if (end - start < needed || formEnd <= form.known) continue;
    if (longest === null || end - start > longest.end - longest.start) {
      longest = { start, end, endsWithForm: formEnd === form.text.length };
    }
  }
  return longest;
}

/** A text with every run of 12 or more characters of a form replaced by `…`, and the tail where the form's end was there. */
export function maskForm(text: string, form: GuardedForm): string {
  const stride = form.text.length < window ? 1 : step;
  let out = '';
  let done = 0;
  for (let at = 0; at + gram <= text.length; at += stride) {
    if (at < done) at = done;
    const found = runAt(text, at, form, done);
    if (found === null) continue;
    out += `${text.slice(done, found.start)}…${found.endsWithForm ? form.tail : ''}`;
    done = found.end;
    at = done - stride;
  }
  return done === 0 ? text : out + text.slice(done);
}
