import type { EnvReader } from './types.ts';

/**
 * python-dotenv (1.2): the reader of most Python programs. `#` begins a comment only behind a blank, backslashes count in both quotes,
 * `${NAME}` is filled in (here: from a bare environment), a line it cannot read is left out. Checked against the real one while it was written.
 */
export const python: EnvReader = {
  name: 'python-dotenv',
  read(text) {
    const values = new Map<string, string>();
    // Python's text files turn CRLF and CR into LF; a BOM is taken off since 1.2.2.
    const source = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
    let at = 0;
    while (at < source.length) {
      const binding = bindingAt(source, at);
      if (binding?.value != null) values.set(binding.name, fillIn(binding.value, values));
      at = binding ? binding.end : match(/\s*[^\n]*\n?/y, source, at)?.end ?? source.length;
    }
    return values;
  },
};

type Binding = { name: string; value: string | null; end: number };

/** The assignment (or the bare name) that follows `from`; null where the line is none. */
function bindingAt(text: string, from: number): Binding | null {
  const start = match(/\s*(?:export[^\S\n]+)?/y, text, from)?.end ?? from;
  const name = text[start] === "'" ? match(/'([^']+)'/y, text, start) : match(/([^=#\s]+)/y, text, start);
  if (!name) return null;
  const equals = match(/[^\S\n]*=[^\S\n]*/y, text, name.end);
  const value = equals ? valueAt(text, equals.end) : { text: null, end: name.end };
  const end = value && match(/(?:[^\S\n]*#[^\n]*)?[^\S\n]*(?:\n|$)/y, text, value.end);
  return value && end ? { name: name.text, value: value.text, end: end.end } : null;
}

function valueAt(text: string, from: number): { text: string | null; end: number } | null {
  if (text[from] === "'") {
    const found = match(/'((?:\\'|[^'])*)'/y, text, from);
    return found && { text: found.text.replace(/\\([\\'])/g, '$1'), end: found.end };
  }
  if (text[from] === '"') {
    const found = match(/"((?:\\"|[^"])*)"/y, text, from);
    return found && { text: found.text.replace(/\\([\\'"abfnrtv])/g, (_, letter: string) => escapes[letter] ?? letter), end: found.end };
  }
  const found = match(/([^\n]*)/y, text, from);
  return found && { text: found.text.replace(/\s+#.*/, '').trimEnd(), end: found.end };
}

const escapes: Readonly<Record<string, string>> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** `${NAME}` and `${NAME:-default}`, from what the file has set so far. */
const fillIn = (value: string, known: ReadonlyMap<string, string>): string =>
  value.replace(/\$\{([^}:]*)(?::-([^}]*))?\}/g, (_, name: string, otherwise: string | undefined) => known.get(name) ?? otherwise ?? '');

function match(pattern: RegExp, text: string, from: number): { text: string; end: number } | null {
  pattern.lastIndex = from;
  const found = pattern.exec(text);
  return found && { text: found[1] ?? '', end: from + found[0].length };
}
