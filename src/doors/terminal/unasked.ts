import type { PromptKey } from './keyboard.ts';

/** Twelve characters of a key must never be seen together: the twelfth is not shown any more. No answer to a choice is a word of this length. */
const tooMany = 12;

/**
 * Tells what no choice is answered with: a paste, which may be a key, and a key that comes letter by letter, from a password manager that
 * types or over a line so slow that no read holds a burst. A line that shows what is typed would show it.
 */
export const unasked = (): ((key: PromptKey) => 'pasted' | 'key-pasted' | null) => {
  let length = 0;
  return (key) => {
    if (key.kind === 'paste') return looksLikeKey(key.text) ? 'key-pasted' : 'pasted';
    length = key.kind === 'text' && /[\w-]/.test(key.text) ? length + key.text.length : 0;
    return length >= tooMany ? 'pasted' : null;
  };
};

/** A pasted text that holds a key, as far as its beginning tells. */
const looksLikeKey = (text: string): boolean => /\b(?:sk|ek|gsk|xai|sess)[-_][\w-]{12}/i.test(text);
