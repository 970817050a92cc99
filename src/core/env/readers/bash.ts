import type { EnvReader } from './types.ts';

/**
 * `source .env` in bash (and, for these forms, sh and zsh): a value is one shell word. Only plain assignments are followed; a value that the
 * shell would compute (`$NAME`, `$(…)`, backticks) and a line that is a command give nothing. CRs belong to the value. Nothing is read
 * behind a quote that never closes (Bash manual, 3.1.2 Quoting and 3.4 Shell Parameters).
 */
export const bash: EnvReader = {
  name: 'bash',
  read(text) {
    const values = new Map<string, string>();
    let at = 0;
    while (at < text.length) {
      const line = lineAt(text, at);
      if (!line) break;
      for (const { name, value } of line.assignments) {
        if (value === null) values.delete(name);
        else values.set(name, value);
      }
      at = line.end;
    }
    return values;
  },
};

type Line = { assignments: { name: string; value: string | null }[]; end: number };

/** The words of one command line; null where a quote stays open. A command's own assignments last only as long as the command does. */
function lineAt(text: string, from: number): Line | null {
  const assignments: Line['assignments'] = [];
  let at = from;
  let command = false;
  let exported = false;
  for (;;) {
    while (text[at] === ' ' || text[at] === '\t') at += 1;
    if (at >= text.length || text[at] === '\n') return { assignments: command ? [] : assignments, end: at + 1 };
    if (text[at] === '#') return { assignments: command ? [] : assignments, end: lineEnd(text, at) + 1 };
    const word = wordAt(text, at);
    if (!word) return null;
    const name = /^([A-Za-z_]\w*)=/.exec(text.slice(at, word.end))?.[1];
    if (name !== undefined) assignments.push({ name, value: word.value?.slice(name.length + 1) ?? null });
    else if (word.value === 'export' && !exported && assignments.length === 0) exported = true;
    else if (!exported) command = true;
    at = word.end;
    // An operator (; & | < > and brackets) makes the line more than an assignment.
    if (/[;&|<>()]/.test(text[at] ?? '')) return { assignments: [], end: lineEnd(text, at) + 1 };
  }
}

/** One word with its quotes taken off; `value` is null where the shell would compute it. Null where a quote stays open. */
function wordAt(text: string, from: number): { value: string | null; end: number } | null {
  let value = '';
  let computed = false;
  let at = from;
  while (at < text.length && !/[ \t\n;&|<>()]/.test(text[at] ?? '')) {
    const char = text[at] ?? '';
    if (char === "'") {
      const close = text.indexOf("'", at + 1);
      if (close === -1) return null;
      value += text.slice(at + 1, close);
      at = close + 1;
    } else if (char === '"') {
      const close = closingQuote(text, at + 1);
      if (close === -1) return null;
      const inner = text.slice(at + 1, close);
      computed ||= /(?<!\\)(?:\\\\)*[$`]/.test(inner);
      value += inner.replace(/\\\n/g, '').replace(/\\([$`"\\])/g, '$1');
      at = close + 1;
    } else if (char === '`') {
      const close = text.indexOf('`', at + 1);
      if (close === -1) return null;
      computed = true;
      at = close + 1;
    } else if (char === '\\') {
      value += text[at + 1] === '\n' ? '' : (text[at + 1] ?? '');
      at += 2;
    } else {
      computed ||= char === '$' && /[\w{(*@#?!'"$-]/.test(text[at + 1] ?? '');
      // A tilde at the start of a value is the home folder.
      computed ||= char === '~' && /[=:]$/.test(text.slice(from, at));
      value += char;
      at += 1;
    }
  }
  return { value: computed ? null : value, end: at };
}

/** The next double quote that no backslash protects, or -1. */
function closingQuote(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '"') return at;
    if (text[at] === '\\') at += 1;
  }
  return -1;
}

const lineEnd = (text: string, from: number): number => {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
};
