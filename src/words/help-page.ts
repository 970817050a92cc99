import { labelled, wrap } from './layout.ts';
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
};

/** The page, laid out for so many columns. Ends with a line break. */
export function helpPage(
  { usage, description, flags, commands }: HelpPage,
  { titles }: Words['usage'],
  columns: number,
) {
  const list = (title: string, rows: Rows) => (rows.length === 0 ? [] : ['', title, ...labelled(rows, columns)]);
  return [
    titles.usage(usage),
    '',
    ...wrap(description, columns),
    ...list(titles.flags, flags),
    ...list(titles.commands, commands),
    '',
  ].join('\n');
}
