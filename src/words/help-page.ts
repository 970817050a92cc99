import { ended, labelled, wrap } from './layout.ts';
import type { Words } from './types.ts';

type Rows = readonly { label: string; text: string }[];

/** What stands on the page that `--help` shows. */
export type HelpPage = {
  /** How it is called: `keycheck verify [options]`. */
  usage: string;
  description: string;
  flags: Rows;
  /** The commands below it; none for a command. */
  commands: Rows;
  /** The lines of its examples; none for the first page, which leaves the codes and variables to the commands as well. */
  examples: readonly string[];
};

/** The page, laid out for so many columns. Ends with a line break. */
export function helpPage(
  { usage, description, flags, commands, examples }: HelpPage,
  words: Words['usage'],
  columns: number,
): string {
  const { titles, headings } = words;
  const list = (title: string, lines: readonly string[]) => (lines.length === 0 ? [] : ['', title, ...lines]);
  const indented = (line: string) => `  ${line}`;
  const codes = words.exitCodes.map(([code = '', text = '']) => ({ label: code.padStart(3), text }));
  const variables = words.variables.flatMap((line) => wrap(line, columns - 2).map(indented));
  const behind =
    examples.length === 0
      ? []
      : [
          ...list(ended(headings.examples, ':'), examples.map(indented)),
          ...list(ended(headings.exitCodes, ':'), labelled(codes, columns)),
          ...list(ended(headings.variables, ':'), variables),
        ];
  return [
    titles.usage(usage),
    '',
    ...wrap(description, columns),
    ...list(titles.flags, labelled(flags, columns)),
    ...list(titles.commands, labelled(commands, columns)),
    ...behind,
    '',
  ].join('\n');
}
