/** JSON as it turns up in real replies: whole, with something behind it, inside a sentence, or written by Python. */

/** Longer texts are not searched for JSON in the middle of prose: nobody nests a megabyte in a message. */
const searchLimit = 65_536;

/** The value of a text that is JSON as a whole (a BOM in front is let pass), or undefined. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch {
    return undefined;
  }
}

/** Where the bracketed piece that opens at `start` closes (exclusive), or -1. Quotes of either kind hide brackets. */
function closingOf(text: string, start: number, quotes: string): number {
  let depth = 0;
  let quote = '';
  for (let at = start; at < text.length; at++) {
    const char = text.charAt(at);
    if (quote !== '') {
      if (char === '\\') at++;
      else if (char === quote) quote = '';
    } else if (quotes.includes(char)) quote = char;
    else if (char === '{' || char === '[') depth++;
    else if ((char === '}' || char === ']') && --depth === 0) return at + 1;
  }
  return -1;
}

const pythonWords: Readonly<Record<string, string>> = { None: 'null', True: 'true', False: 'false' };

/** Python's way of writing a dict (single quotes, None, True, False) as JSON. */
function fromPython(text: string): string {
  return text.replace(
    /'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|\b(None|True|False)\b/gs,
    (_, single: string | undefined, double: string | undefined, word: string | undefined) => {
      if (word !== undefined) return pythonWords[word] ?? 'null';
      const inside = single === undefined ? (double ?? '') : single.replace(/\\'/g, "'").replace(/(?<!\\)"/g, '\\"');
      return `"${inside}"`;
    },
  );
}

/**
 * The first JSON (or Python) object that stands anywhere in a text, or undefined. Finds upstream errors that gateways
 * wrap in sentences, and JSON with a web page behind it.
 */
export function findJson(text: string): unknown {
  const searched = text.slice(0, searchLimit);
  const start = searched.indexOf('{');
  if (start === -1) return undefined;
  for (const quotes of ['"', `"'`]) {
    const end = closingOf(searched, start, quotes);
    if (end === -1) continue;
    const piece = searched.slice(start, end);
    const value = parseJson(piece) ?? parseJson(fromPython(piece));
    if (value !== undefined) return value;
  }
  return undefined;
}
