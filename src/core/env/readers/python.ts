import { closingQuotes } from '../parse.ts';
import type { EnvReader } from './types.ts';

/**
 * python-dotenv: the reader of most Python programs. `#` begins a comment only behind a blank, backslashes count in both quotes,
 * `${NAME}` is filled in (here: from a bare environment), a line it cannot read is left out. Compared with python-dotenv 1.2.2 on random texts while it was written.
 */
export const python: EnvReader = {
  name: 'python-dotenv',
  read(text) {
    const values = new Map<string, string>();
    // Python's text files turn CRLF and CR into LF; a BOM is taken off since spring 2026 (theskumar/python-dotenv#640).
    const source = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
    let at = 0;
    while (at < source.length) {
      const binding = bindingAt(source, at);
      if (binding.value !== null) values.set(binding.name, fillIn(binding.value));
      else values.delete(binding.name);
      at = binding.end;
    }
    return values;
  },
};

type Binding = { name: string; value: string | null; end: number };

/**
 * The assignment that follows `from`. A bare name has no value and takes an earlier one away; where a line turns out to be neither,
 * its name is empty and reading goes on behind its end.
 */
function bindingAt(text: string, from: number): Binding {
  const start = skip(/\s*(?:export[^\S\n]+)?/y, text, from);
  const name = text[start] === "'" ? match(/'([^']+)'/y, text, start) : match(/([^=#\s]+)/y, text, start);
  const equals = name && match(/[^\S\n]*=[^\S\n]*/y, text, name.end);
  const value = equals && valueAt(text, equals.end);
  const last = (value ?? equals ?? name)?.end ?? start;
  const end = match(/(?:[^\S\n]*#[^\n]*)?[^\S\n]*(?:\n|$)/y, text, last)?.end;
  const broken = end === undefined || (equals !== null && value === null);
  return {
    name: broken ? '' : (name?.text ?? ''),
    value: broken ? null : (value?.text ?? null),
    end: broken ? skip(/[^\n]*\n?/y, text, last) : end,
  };
}

function valueAt(text: string, from: number): { text: string; end: number } | null {
  const quote = text[from];
  if (quote === "'" || quote === '"') {
    const close = closingQuotes(text, from, quote).at(-1);
    if (close === undefined) return null;
    const inner = text.slice(from + 1, close);
    const escaped = quote === "'" ? /\\([\\'])/g : /\\([\\'"abfnrtv])/g;
    return { text: inner.replace(escaped, (_, letter: string) => escapes[letter] ?? letter), end: close + 1 };
  }
  const found = match(/([^\n]*)/y, text, from);
  return found && { text: found.text.replace(/\s+#.*/, '').trimEnd(), end: found.end };
}

const escapes: Readonly<Record<string, string>> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** `${NAME}` and `${NAME:-default}`, where no other variable is set: one variable's new value never changes what is read of another here. */
const fillIn = (value: string): string =>
  value.replace(/\$\{[^}:]*(?::-([^}]*))?\}/g, (_, otherwise: string | undefined) => otherwise ?? '');

function match(pattern: RegExp, text: string, from: number): { text: string; end: number } | null {
  pattern.lastIndex = from;
  const found = pattern.exec(text);
  return found && { text: found[1] ?? '', end: from + found[0].length };
}

const skip = (pattern: RegExp, text: string, from: number): number => match(pattern, text, from)?.end ?? from;
