import { wrap } from '../../words/layout.ts';

/**
 * Breaks lines between words and between East Asian characters, where terminals break inside words. Every
 * further line starts with `indent`. A word wider than a line (an address) stays whole, so that it can be copied in one piece.
 */
export const fold = (text: string, columns: number, indent = ''): string =>
  text
    .split('\n')
    .flatMap((line) => wrap(line, columns, indent))
    .join('\n');
