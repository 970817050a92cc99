import { styleText } from 'node:util';
import type { Style } from '../flows/ports.ts';

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Whether colour is used: `--no-color` and `NO_COLOR` say no, then `FORCE_COLOR` says yes (0 and false: no), then only a
 * terminal that knows more than printing gets it.
 */
export const wantsColor = ({
  env,
  color,
  stream,
}: {
  env: Env;
  color: boolean;
  stream: { isTTY?: boolean };
}): boolean => {
  if (!color || (env['NO_COLOR'] ?? '') !== '') return false;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return !/^(0|false)$/i.test(forced);
  return stream.isTTY === true && env['TERM'] !== 'dumb';
};

/** How text may look on this stream. The first sixteen colours only: people choose those for their own eyes. */
export const systemStyle = (options: {
  env: Env;
  color: boolean;
  stream: { isTTY?: boolean; columns?: number | undefined };
  /** For the ear: no colour, and lines as long as they come, since a line is what a screen reader reads in one piece. */
  accessible?: boolean;
}): Style => {
  const { stream, accessible = false } = options;
  if (accessible) return { ...plain, columns: Number.POSITIVE_INFINITY };
  const paint = wantsColor(options) ? colours : plain;
  return {
    ...paint,
    get columns() {
      return stream.columns !== undefined && stream.columns > 0 ? stream.columns : 80;
    },
  };
};

type Paint = Omit<Style, 'columns'>;

const same = (text: string): string => text;
const plain: Paint = { title: same, good: same, bad: same, warn: same, quiet: same };

/** Each line by itself: a style that goes on over a line's end colours what is printed in front of the next one. */
const painted =
  (style: 'bold' | 'green' | 'red') =>
  (text: string): string =>
    text.replace(/[^\n]+/g, (line) => styleText(style, line, { validateStream: false }));

/** A style that is added here needs its codes in style-codes.ts. */
const colours: Paint = {
  title: painted('bold'),
  good: painted('green'),
  bad: painted('red'),
  // Yellow is hardly seen on light screens, dim letters on many: bold and plain are what everybody can read.
  warn: painted('bold'),
  quiet: same,
};
