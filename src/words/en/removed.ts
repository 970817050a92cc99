import type { Removed } from '../../core/key/clean.ts';

/** What was found around a key. */
export const removed: Record<Removed, string> = {
  blanks: 'blanks',
  'line-ends': 'a line end',
  invisible: 'invisible characters',
  quotes: 'quotes',
  brackets: 'brackets',
  'variable-name': 'the name before it',
  command: 'the command before it',
  bearer: '"Authorization" or "Bearer"',
  punctuation: 'punctuation',
  'paste-marks': 'paste marks',
  doubled: 'a second copy of it',
};

/** Several things in one sentence: `quotes, blanks and a line end`. */
export const listOf = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
