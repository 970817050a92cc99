import type { PromptKey } from './keyboard.ts';
import { beginsAsKey } from './outcome.ts';

/** Twelve characters of a key must never be seen together: the twelfth is not shown any more. */
const tooMany = 12;

/**
 * Tells a key that comes letter by letter, from a password manager that types or over a line so slow that no read holds a burst: it is no
 * paste, and a line that shows what is typed would show it whole. `isKey` judges the letters that came one behind the other.
 */
export const typedKey = (isKey: (run: string) => boolean): ((key: PromptKey) => boolean) => {
  let run = '';
  return (key) => {
    run = key.kind === 'text' && /[\w-]/.test(key.text) ? run + key.text : '';
    return isKey(run);
  };
};

/** Where a choice is asked for, no answer is a word of this length. */
export const isLongWord = (run: string): boolean => run.length >= tooMany;

/** Where any text is asked for, a name may be that long, though none begins as keys do. */
export const isLongKey = (run: string): boolean => isLongWord(run) && beginsAsKey.test(run);
