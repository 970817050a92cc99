import type { PromptKey } from './keyboard.ts';

/** Twelve characters of a key must never be seen together: the twelfth is not shown any more. No answer to a choice has a word of this length. */
const tooLong = /[!-+\--~]{12}/;

/**
 * Tells what no choice is answered with, before it is shown: `pasted`, or `key-pasted` where it begins as keys do. A key may be typed as well,
 * by a password manager, or come over a line so slow that no read holds a burst: so what stands on the line is judged, however it got there.
 * `line`: what would stand there with this key. A pasted text is judged with what was typed before it and by itself.
 */
export const unasked = (key: PromptKey, line: string): 'pasted' | 'key-pasted' | null => {
  if (key.kind === 'paste') return [key.text, line].some((text) => pastedKey.test(text)) ? 'key-pasted' : 'pasted';
  if (!tooLong.test(line.normalize('NFKC'))) return null;
  return beginsAsKey.test(line) ? 'key-pasted' : 'pasted';
};

const beginsAsKey = /\b(?:sk|ek|gsk|xai|sess)[-_]/i;
const pastedKey = new RegExp(`${beginsAsKey.source}[\\w-]{12}`, 'i');
