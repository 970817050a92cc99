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
        // What stood at a break belongs to neither line; a line's own indent is the first piece's.
        .map((line, index) => (index === 0 ? line : line.trimStart()).trimEnd())
        .join(`\n${indent}`),
    )
    .join('\n');
