/** The quotes a value can stand in. */
export type Quote = '"' | "'" | '`';

/** Where a name is given a value. Offsets count from the start of the piece's `source`. */
export type Assignment = {
  name: string;
  /** The value as dotenv reads it: quotes off, `\n` and `\r` of double quotes turned into line ends. */
  value: string;
  /** What stands between separator and comment, quotes included, blanks around it not. Equal where there is nothing. */
  start: number;
  end: number;
  /** The quotes that enclose the value as a whole, or null. */
  quote: Quote | null;
};

/** A slice of an env file: one line, or the lines of one value, with the line end. */
export type Piece = {
  source: string;
  /** The line its name (or its text) stands in, from 1. */
  line: number;
  assignment: Assignment | null;
};

/**
 * Cuts an env file's text into pieces that together are the text, whatever it holds. The grammar is dotenv's (the reader most newcomers
 * have): a name made of letters, digits, `_`, `.` and `-`, optionally behind `export`, then `=` or `: `, then a value in one of three quotes
 * (over several lines too) or up to `#` or the end of the line. The last assignment of a name counts.
 */
export function parse(text: string): readonly Piece[] {
  if (last?.text !== text) last = { text, pieces: cut(text) };
  return last.pieces;
}

/** One save looks at one text several times: for the edit, for what stands in the way, for what to show. */
let last: { text: string; pieces: readonly Piece[] } | null = null;

function cut(text: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const found = assignmentAt(text, at);
    const nameLine = found ? line + countLines(text, at, found.nameAt) : line;
    const end = lineEndAfter(text, found ? found.end : at);
    const assignment = found && {
      name: found.name,
      value: found.value,
      start: found.start - at,
      end: found.end - at,
      quote: found.quote,
    };
    pieces.push({ source: text.slice(at, end), line: nameLine, assignment });
    line += countLines(text, at, end);
    at = end;
  }
  return pieces;
}

/** The text that the pieces were cut from. */
export const join = (pieces: readonly Piece[]): string => pieces.map((piece) => piece.source).join('');

type Found = Assignment & { nameAt: number };

const export_ = /export\s+/y;
const name_ = /[\w.-]+/y;
const blanks = /\s*/y;
const blank = /\s/;
/** What JavaScript's `^` and `$` take for line ends, and so dotenv does outside of values. Editors count LF, CRLF and CR alone. */
const anyLineEnd = /[\r\n\u2028\u2029]/;

/** The assignment that begins with the line at `lineStart`; offsets count from the start of the text. */
function assignmentAt(text: string, lineStart: number): Found | null {
  const first = skip(/[^\S\r\n]*/y, text, lineStart);
  const exported = skip(export_, text, first);
  // "export" can be a name itself, as in `export=5`.
  return (exported > first ? nameAndValue(text, exported) : null) ?? nameAndValue(text, first);
}

function nameAndValue(text: string, nameAt: number): Found | null {
  const nameEnd = skip(name_, text, nameAt);
  if (nameEnd === nameAt) return null;
  const valueFrom = afterSeparator(text, nameEnd);
  if (valueFrom === null) return null;
  const name = text.slice(nameAt, nameEnd);
  return { name, nameAt, ...(quotedValue(text, valueFrom) ?? plainValue(text, valueFrom)) };
}

/** The separator is `=`, blanks and even line ends before it, or `:` with a blank behind it. */
function afterSeparator(text: string, nameEnd: number): number | null {
  const equals = skip(blanks, text, nameEnd);
  if (text[equals] === '=') return equals + 1;
  if (text[nameEnd] === ':' && blank.test(text[nameEnd + 1] ?? '')) return nameEnd + 2;
  return null;
}

type Value = Pick<Assignment, 'value' | 'start' | 'end' | 'quote'>;

/** A value in quotes, which may stand on a later line than its name; only blanks and a comment may follow on its last line. */
function quotedValue(text: string, from: number): Value | null {
  const start = skip(blanks, text, from);
  const quote = text[start];
  if (quote !== '"' && quote !== "'" && quote !== '`') return null;
  const close = closingQuotes(text, start, quote).findLast((at) => onlyCommentFollows(text, at + 1));
  if (close === undefined) return null;
  return { value: meaning(text.slice(start + 1, close), quote), start, end: close + 1, quote };
}

/** Quotes that may close a value: those behind a backslash, up to the first that is not. The last that fits is the one. */
export function closingQuotes(text: string, open: number, quote: Quote): number[] {
  const places: number[] = [];
  let at = text.indexOf(quote, open + 1);
  while (at !== -1) {
    places.push(at);
    if (text[at - 1] !== '\\' || at - 1 === open) break;
    at = text.indexOf(quote, at + 1);
  }
  return places;
}

function onlyCommentFollows(text: string, from: number): boolean {
  const next = skip(blanks, text, from);
  return next === text.length || text[next] === '#' || anyLineEnd.test(text.slice(from, next));
}

/** Everything up to `#` or the end of the line, blanks around it taken off; quotes go only where they enclose the whole. */
function plainValue(text: string, from: number): Value {
  const raw = text.slice(from, skip(/[^#\r\n]*/y, text, from));
  const trimmed = raw.trim();
  const start = trimmed === '' ? from : from + raw.indexOf(trimmed);
  const opening = trimmed[0];
  const quote = opening === '"' || opening === "'" || opening === '`' ? opening : null;
  const enclosed = quote !== null && trimmed.length > 1 && trimmed.endsWith(quote);
  // As dotenv does it: on each line of its own, U+2028 being the only end of one that can be here.
  const inner = trimmed.replace(/^(['"`])([\s\S]*)\1$/gm, '$2');
  return { value: meaning(inner, quote), start, end: start + trimmed.length, quote: enclosed ? quote : null };
}

/** Line ends become `\n` as dotenv makes them, and an opening double quote lets `\n` and `\r` mean line ends, closed or not. */
function meaning(raw: string, quote: Quote | null): string {
  const value = raw.replace(/\r\n?/g, '\n');
  return quote === '"' ? value.replaceAll('\\n', '\n').replaceAll('\\r', '\r') : value;
}

/** Where a sticky pattern that matches at `from` ends; `from` itself where it does not. */
function skip(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from;
}

/** The place behind the line end that follows `from`. */
function lineEndAfter(text: string, from: number): number {
  const end = skip(/[^\r\n\u2028\u2029]*/y, text, from);
  return text.startsWith('\r\n', end) ? end + 2 : Math.min(end + 1, text.length);
}

/** How many line ends (LF, CRLF or CR) lie between two places. */
function countLines(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = from; at < to; at += 1) {
    if (text[at] === '\n' || (text[at] === '\r' && text[at + 1] !== '\n')) lines += 1;
  }
  return lines;
}
