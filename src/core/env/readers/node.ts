import type { EnvReader } from './types.ts';

/**
 * Node's own reader (`node --env-file`, `util.parseEnv`). It was rewritten between Node 20 and Node 22; 22, 24 and 26 read alike. In all of them
 * a BOM belongs to the name, CRs are dropped, and only the first closing quote counts, which no backslash protects. What differs is data:
 * see `Dialect`. Each is held against the real one, of every version, by test/core/env/node-dialects.test.ts.
 */
type Dialect = {
  versions: NonNullable<EnvReader['versions']>;
  /** What is taken off around names and values. */
  blanks: string;
  /** Whether a line end before the `=` ends a name; if not, a line without `=` runs into the next. */
  nameEndsWithLine: boolean;
  /** Whether the value may stand on a later line, when nothing but blanks stands behind the `=`. */
  valueOnNextLine: boolean;
};

const dialects: readonly Dialect[] = [
  { versions: '20', blanks: ' ', nameEndsWithLine: false, valueOnNextLine: false },
  { versions: '22', blanks: ' \t\n', nameEndsWithLine: true, valueOnNextLine: true },
];

/** The models, Node 20's first. */
export const nodes: readonly EnvReader[] = dialects.map((dialect) => ({
  name: 'node',
  versions: dialect.versions,
  read: (text) => readAs(dialect, text.replaceAll('\r', '')),
}));

/** The dialect of a version such as `24.1.0`. */
export const dialectOf = (version: string): NonNullable<EnvReader['versions']> =>
  Number.parseInt(version, 10) < 22 ? '20' : '22';

function readAs(dialect: Dialect, text: string): Map<string, string> {
  const values = new Map<string, string>();
  const { start, end } = trimmed(text, 0, text.length, dialect.blanks);
  let at = start;
  while (at < end) {
    const lineEnd = within(text.indexOf('\n', at), end);
    if (text[at] === '\n' || (text[at] === '#' && (lineEnd < end || dialect.nameEndsWithLine))) {
      at = lineEnd + 1;
      continue;
    }
    const equals = within(text.indexOf('=', at), end);
    if (dialect.nameEndsWithLine && lineEnd < equals) {
      at = skipAny(text, lineEnd + 1, end, dialect.blanks);
      continue;
    }
    if (equals === end) break;
    const key = trimmedText(text, at, equals, dialect.blanks);
    const nothingBehind = equals + 1 >= end || text[equals + 1] === '\n';
    // Since Node 22 even an empty name gets an empty value; any other value behind it is read on as if it began a line.
    if (key === '' && !(dialect.nameEndsWithLine && nothingBehind)) {
      if (!dialect.nameEndsWithLine) break;
      at = skipAny(text, equals + 1, end, dialect.blanks);
      continue;
    }
    const found = valueAt(dialect, text, equals + 1, end);
    // A name with nothing at all behind its `=` keeps its `export` since Node 22.
    const name = dialect.nameEndsWithLine && nothingBehind ? key : nameIn(key, dialect);
    if (found.value !== null) values.set(name, found.value);
    at = found.next;
  }
  return values;
}

function nameIn(key: string, { blanks }: Dialect): string {
  if (!key.startsWith('export ')) return key;
  const name = key.slice('export '.length);
  return blanks === ' ' ? name : trimmedText(name, 0, name.length, blanks);
}

type Found = { value: string | null; next: number };

/** The value that begins at `at`, and where reading goes on behind it. */
function valueAt(dialect: Dialect, text: string, at: number, end: number): Found {
  if (at >= end || text[at] === '\n') return { value: '', next: at + 1 };
  const from = skipAny(text, at, end, dialect.valueOnNextLine ? dialect.blanks : ' ');
  const quote = text[from] ?? '';
  const lineEnd = within(text.indexOf('\n', from), end);
  // Behind a value that its line ends, blanks before the next name are passed over since Node 22; behind a closing quote they are not.
  const next = dialect.nameEndsWithLine ? skipAny(text, lineEnd, end, dialect.blanks) : lineEnd;
  if (quote !== '"' && quote !== "'" && quote !== '`') {
    // Searched for in this line alone: a file without any would be searched to its end for every value.
    const line = text.slice(from, lineEnd);
    const hash = line.indexOf('#');
    return { value: trimmedText(line, 0, hash === -1 ? line.length : hash, dialect.blanks), next };
  }
  const close = within(text.indexOf(quote, from + 1), end);
  if (close < end) {
    const inner = text.slice(from + 1, close);
    const behind = within(text.indexOf('\n', close + 1), end);
    return { value: quote === '"' ? inner.replaceAll('\\n', '\n') : inner, next: behind };
  }
  // An unclosed quote takes its line as it stands, comment and all. Node 20 reads a last line without an end on as if it were a name.
  if (lineEnd === end && dialect.versions === '20') return { value: null, next: from };
  return { value: text.slice(from, lineEnd), next };
}

/** A place that was searched for, or the end where it was not found before it. */
const within = (found: number, end: number): number => (found === -1 || found > end ? end : found);

function skipAny(text: string, from: number, end: number, chars: string): number {
  let at = from;
  while (at < end && chars.includes(text[at] ?? '')) at += 1;
  return at;
}

function trimmed(text: string, from: number, end: number, chars: string): { start: number; end: number } {
  const start = skipAny(text, from, end, chars);
  let last = end;
  while (last > start && chars.includes(text[last - 1] ?? '')) last -= 1;
  return { start, end: last };
}

function trimmedText(text: string, from: number, end: number, chars: string): string {
  const place = trimmed(text, from, end, chars);
  return text.slice(place.start, place.end);
}
