import { type Disagreement, editCheck } from './check.ts';
import { type Assignment, join, type Piece, parse, type Quote } from './parse.ts';
import { bash } from './readers/bash.ts';
import { decisive } from './readers/index.ts';
import type { EnvReader } from './readers/types.ts';

/** No way was found to write a value so that every reader reads it. Holds no value, so it can be shown. */
export class EnvEditRefused extends Error {
  override name = 'EnvEditRefused';
  /** The reader that would read the edited file differently: `dotenv`, `node` (util.parseEnv, --env-file; with versions, such as `node 20`, where others read it well) or `python-dotenv`. */
  readonly reader: string;
  /** What it would read differently: the variable itself, or another one of the file. */
  readonly variable: string;
  constructor({ reader, variable }: Disagreement) {
    super(`${reader} would read the variable ${JSON.stringify(variable)} of the edited file differently`);
    this.reader = reader;
    this.variable = variable;
  }
}

/**
 * Sets a variable in an env file's text and leaves every other byte as it is. A name that is there keeps its place, its quotes and its comment,
 * and only its value is replaced, wherever the name stands (dotenv takes the last, others the first); otherwise one line is added, with the
 * file's own line end. The new text is read back by models of dotenv, Node's util.parseEnv and python-dotenv: each must read exactly `value`,
 * and every other variable as before. Setting the same value again changes nothing.
 *
 * @throws EnvEditRefused where no way of writing it satisfies all of them; the text is then not to be touched.
 */
export function setEnvValue(text: string, name: string, value: string): string {
  return editEnv(text, name, value, decisive);
}

/** `setEnvValue` with the readers that have to agree, such as the real ones. */
export function editEnv(text: string, name: string, value: string, readers: readonly EnvReader[]): string {
  const pieces = parse(text);
  const check = editCheck(text, name, value);
  /** Null where the variable is set in this text: wherever the name stands, and to every reader. */
  const fault = (after: string): Disagreement | null =>
    check(after, readers) ?? (ownOf(parse(after), name).every((one) => one.value === value) ? null : unset(name));
  const own = ownOf(pieces, name);
  if (own.length > 0 && fault(text) === null) return text;
  let refusal: Disagreement | null = null;
  for (const ways of own.length > 0 ? replacements(pieces, name, value) : insertions(pieces, `${name}=`, value)) {
    let good: string | null = null;
    for (const after of ways) {
      const found = fault(after);
      // Where several ways of writing it will do, one that a shell can source as well is better.
      if (found === null && check(after, [bash]) === null) return after;
      if (found === null) good ??= after;
      else refusal ??= found;
    }
    if (good !== null) return good;
  }
  throw new EnvEditRefused(refusal ?? unset(name));
}

const ownOf = (pieces: readonly Piece[], name: string): Assignment[] =>
  pieces.flatMap(({ assignment }) => (assignment?.name === name ? [assignment] : []));

const unset = (variable: string): Disagreement => ({ reader: 'dotenv', variable });

/** Ways to write a value: bare, or in one of the quotes. None escapes anything, for every reader unescapes in its own way. */
const styles: readonly (Quote | null)[] = [null, "'", '"', '`'];

const written = (value: string, quote: Quote | null): string => `${quote ?? ''}${value}${quote ?? ''}`;

/** The text with the value replaced wherever the name stands: first in the quotes each one has, then all in one style. */
function* replacements(pieces: readonly Piece[], name: string, value: string): Iterable<string[]> {
  const replaced = (style: (old: Assignment) => Quote | null) =>
    join(
      pieces.map((piece) =>
        piece.assignment?.name === name
          ? { ...piece, source: withValue(piece, piece.assignment, written(value, style(piece.assignment))) }
          : piece,
      ),
    );
  yield [replaced((old) => old.quote), ...styles.map((style) => replaced(() => style))];
}

function withValue({ source }: Piece, { start, end }: Assignment, value: string): string {
  // `old#note` is a value and a comment to dotenv, all value to python-dotenv and bash: a blank tells them apart.
  const gap = source[end] === '#' ? ' ' : '';
  return source.slice(0, start) + value + gap + source.slice(end);
}

/** The text with a new line: at its end; or, as a reader may run a last line into the next, behind its last assignment or at its start. */
function* insertions(pieces: readonly Piece[], start: string, value: string): Iterable<string[]> {
  const lineEnd = lineEndOf(pieces);
  const afterLast = pieces.findLastIndex(({ assignment }) => assignment !== null) + 1;
  for (const place of [pieces.length, afterLast, 0]) {
    const before = join(pieces.slice(0, place));
    // A BOM has to stay the first thing in the file.
    const bom = place === 0 && pieces[0]?.source.startsWith('\ufeff') ? '\ufeff' : '';
    const gap = before === '' || /[\r\n]$/.test(before) ? '' : lineEnd;
    const rest = join(pieces.slice(place)).slice(bom.length);
    yield styles.map((style) => bom + before + gap + start + written(value, style) + lineEnd + rest);
  }
}

/** The line end that most of the lines have; LF for a text that has none. */
export function lineEndOf(pieces: readonly Pick<Piece, 'source'>[]): string {
  const ends = ['\n', '\r\n', '\r'];
  const counts = ends.map(() => 0);
  for (const { source } of pieces) {
    const index = ends.indexOf(/(?:\r\n|\n|\r)$/.exec(source)?.[0] ?? '');
    if (index !== -1) counts[index] = (counts[index] ?? 0) + 1;
  }
  return ends[counts.indexOf(Math.max(...counts))] ?? '\n';
}
