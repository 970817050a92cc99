import type { EnvReader } from './types.ts';

/**
 * Node's own reader (`node --env-file`, `util.parseEnv`), as Node 20.20 does it: a name is everything up to the next `=`, line ends included;
 * a BOM belongs to the name; CRs are dropped; only the first closing quote counts, and no backslash protects one.
 * Checked against the real one in test/core/env/readers.test.ts.
 */
export const node: EnvReader = {
  name: 'node',
  read(text) {
    const values = new Map<string, string>();
    let rest = trim(text.replaceAll('\r', ''));
    while (rest !== '') {
      const lineEnd = rest.indexOf('\n');
      if (lineEnd !== -1 && (rest.startsWith('\n') || rest.startsWith('#'))) {
        rest = rest.slice(lineEnd + 1);
        continue;
      }
      const equals = rest.indexOf('=');
      const name = trim(rest.slice(0, Math.max(equals, 0)));
      if (name === '') break;
      const found = valueAt(rest.slice(equals + 1));
      if (found.value !== null) values.set(name.replace(/^export /, ''), found.value);
      rest = found.rest;
    }
    return values;
  },
};

type Found = { value: string | null; rest: string };

/** The value at the start of a text, and what is left behind it. */
function valueAt(text: string): Found {
  if (text === '' || text.startsWith('\n')) return { value: '', rest: text.slice(1) };
  const from = trimStart(text);
  const quote = from[0];
  const quoted = quote === '"' || quote === "'" || quote === '`';
  const close = quoted ? from.indexOf(quote, 1) : -1;
  if (close !== -1) {
    const inner = from.slice(1, close);
    return { value: quote === '"' ? inner.replaceAll('\\n', '\n') : inner, rest: fromLineEnd(from, close + 1) };
  }
  const lineEnd = from.indexOf('\n');
  if (quoted) {
    // An unclosed quote takes its line as it stands, comment and all; on a last line without an end it is read on as if it were a name.
    return lineEnd === -1 ? { value: null, rest: from } : { value: from.slice(0, lineEnd), rest: from.slice(lineEnd) };
  }
  const line = lineEnd === -1 ? from : from.slice(0, lineEnd);
  return { value: trim(line.split('#')[0] ?? ''), rest: lineEnd === -1 ? '' : from.slice(lineEnd) };
}

/** What is left from the next line end on. */
function fromLineEnd(text: string, from: number): string {
  const lineEnd = text.indexOf('\n', from);
  return lineEnd === -1 ? '' : text.slice(lineEnd);
}

/** Node takes off spaces only: tabs stay. */
const trimStart = (text: string): string => text.replace(/^ +/, '');
const trim = (text: string): string => trimStart(text).replace(/(?<! ) +$/, '');
