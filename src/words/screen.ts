import { ended, labelled, paragraph, widthOf, wrap } from './layout.ts';

/**
 * A screen as data: what is said, in groups, without its looks. Two printers turn it into text: one lays it out in columns,
 * the other (accessible mode) prints one fact a line, the verdict first.
 */
export type Screen = { title: Title | null; groups: readonly Group[] };

export type Title = {
  /** Such as `keycheck init, 1 of 5: Start`. */
  text: string;
  /** The same for the ear, such as `keycheck init. Step 1 of 5: Start.` */
  spoken: string;
  /** What the keys do, at the right of the title. Accessible mode says it with the question instead. */
  keys: string;
};

export type Group =
  /** Sentences that belong together: a paragraph, or a line each. */
  | { kind: 'prose'; sentences: readonly string[]; tone?: 'good' | 'bad' | 'warn' | 'quiet' }
  /** A heading and rows under it. `spoken` of a row replaces `label: text` for the ear; `aloud`: those rows need the heading all the same. */
  | { kind: 'facts'; heading: string | null; aloud?: true; rows: readonly Row[] }
  /** Numbered instructions. */
  | { kind: 'steps'; items: readonly string[] }
  /** Short facts, a line each. */
  | { kind: 'lines'; lines: readonly string[]; tone?: 'good' | 'bad' | 'warn' | 'quiet' }
  /** Lines to copy: never wrapped, never decorated. */
  | { kind: 'copy'; lines: readonly string[] };

export type Row = {
  label: string;
  text: string;
  spoken?: string;
  /** A line to copy: never broken. */
  whole?: true;
};

/** How a screen may look: the part of ports.Style that printing needs. */
export type Look = {
  columns: number;
  title(text: string): string;
  good(text: string): string;
  bad(text: string): string;
  warn(text: string): string;
  quiet(text: string): string;
};

/** The screen laid out for the eye, an empty line between its groups. */
export function printScreen(screen: Screen, look: Look): string {
  const groups = screen.groups.map((group) => visual(group, look));
  const title = screen.title === null ? [] : [titleLine(screen.title, look)];
  return [...title, ...groups].map((lines) => lines.join('\n')).join('\n\n');
}

/** The screen for the ear: one sentence or fact a line, no columns, no empty lines, nothing that only looks. */
export function speakScreen(screen: Screen): string {
  const title = screen.title === null ? [] : [screen.title.spoken];
  return [...title, ...screen.groups.flatMap(spoken)].join('\n');
}

function titleLine(title: Title, look: Look): string[] {
  const gap = look.columns - widthOf(title.text) - widthOf(title.keys);
  if (gap >= 3) return [look.title(title.text) + ' '.repeat(gap) + look.quiet(title.keys)];
  return [...wrap(title.text, look.columns).map(look.title), ...wrap(title.keys, look.columns).map(look.quiet)];
}

function visual(group: Group, look: Look): string[] {
  switch (group.kind) {
    case 'prose': {
      const paint = group.tone === undefined ? (line: string) => line : look[group.tone];
      return wrap(paragraph(group.sentences), look.columns).map(paint);
    }
    case 'facts':
      return [
        ...(group.heading === null ? [] : wrap(group.heading, look.columns)),
        ...labelled(group.rows, look.columns),
      ];
    case 'steps':
      return group.items.flatMap((item, index) => wrap(`${index + 1}. ${item}`, look.columns, '   '));
    case 'lines': {
      const paint = group.tone === undefined ? (line: string) => line : look[group.tone];
      return group.lines.flatMap((line) => wrap(line, look.columns)).map(paint);
    }
    case 'copy':
      return group.lines.map((line) => `  ${line}`);
  }
}

function spoken(group: Group): readonly string[] {
  switch (group.kind) {
    case 'prose':
      return group.sentences;
    case 'facts':
      return [...spokenHeading(group), ...group.rows.map(spokenRow)];
    case 'steps':
      return group.items.map((item, index) => `${index + 1}. ${item}`);
    case 'lines':
    case 'copy':
      return group.lines;
  }
}

/** Most rows with sentences of their own need no heading. */
const spokenHeading = ({ heading, aloud, rows }: Extract<Group, { kind: 'facts' }>): string[] =>
  heading === null || (!aloud && rows.every((row) => row.spoken !== undefined)) ? [] : [ended(heading, ':')];

/** A row that ends in a command or an address: a full stop behind it would be copied along. */
const endsToCopy = /npx keycheck |:\/\/\S*$/;

const spokenRow = (row: Row): string => {
  if (row.spoken !== undefined) return row.spoken;
  const text = row.label === '' ? row.text : paragraph([ended(row.label, ':'), row.text]);
  return endsToCopy.test(row.text) ? text : ended(text, '.');
};
