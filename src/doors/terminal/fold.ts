import { wrapAnsi } from 'fast-wrap-ansi';

/**
 * Breaks lines between words, where inquirer and terminals break inside them. Every further line starts with `indent`.
 * A word wider than a line (an address) stays whole, so that it can be copied in one piece.
 */
export const fold = (text: string, columns: number, indent = ''): string =>
  text
    .split('\n')
    .map((line) => wrapAnsi(line, Math.max(10, columns - indent.length), { hard: false, trim: false }))
    .map((lines) =>
      lines
        .split('\n')
        .map((line) => line.trimEnd())
        .join(`\n${indent}`),
    )
    .join('\n');
