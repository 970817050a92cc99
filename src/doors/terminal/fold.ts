import { wrapAnsi } from 'fast-wrap-ansi';

/** Breaks lines between words, where inquirer alone would break inside them. Every further line starts with `indent`. */
export const fold = (text: string, columns: number, indent = ''): string =>
  text
    .split('\n')
    .map((line) => wrapAnsi(line, Math.max(10, columns - indent.length), { hard: true, trim: false }))
    .map((lines) =>
      lines
        .split('\n')
        .map((line) => line.trimEnd())
        .join(`\n${indent}`),
    )
    .join('\n');
