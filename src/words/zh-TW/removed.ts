import type { Removed } from '../../core/key/clean.ts';

/** What was found around a key. */
export const removed: Record<Removed, string> = {
  blanks: '空白',
  'line-ends': '換行',
  invisible: '看不見的字元',
  quotes: '引號',
  brackets: '括號',
  'variable-name': '前面的變數名稱',
  command: '前面的指令',
  bearer: '「Authorization」或「Bearer」',
  punctuation: '標點符號',
  'paste-marks': '貼上時帶入的標記',
  doubled: '重複的第二份',
};

/** Several things in one sentence: `引號、空白、換行`. */
export const listOf = (words: readonly string[]): string => words.join('、');
