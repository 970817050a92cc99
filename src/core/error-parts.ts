/** Reading of foreign error objects: whatever they are, reading them never throws. */

export type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

/** A property, even where reading it throws. */
export function read(from: Fields, name: string): unknown {
  try {
    return from[name];
  } catch {
    return undefined;
  }
}
export const textOf = (from: Fields, name: string): string => {
  const value = read(from, name);
  return typeof value === 'string' ? value : '';
};

/** An error with everything it was caused by, outermost first. */
export function chainOf(error: unknown): Fields[] {
  const chain: Fields[] = [];
  const visit = (part: unknown): void => {
    if (!isFields(part) || chain.length >= 16 || chain.includes(part)) return;
    chain.push(part);
    const errors = read(part, 'errors');
    if (Array.isArray(errors)) errors.slice(0, 8).forEach(visit);
    visit(read(part, 'cause'));
    // openai 3 and axios hold the reply in `response`, node-fetch its own code in `errno`.
    const response = read(part, 'response');
    if (isFields(response) && typeof read(response, 'status') === 'number') visit(response);
  };
  visit(error);
  return chain;
}

/** Headers of any kind (Headers, a Map, a plain object) with lower-case names. */
export function headersOf(value: unknown): Record<string, string> {
  const flat: Record<string, string> = {};
  const put = (text: unknown, name: unknown): void => {
    if (typeof name === 'string' && (typeof text === 'string' || typeof text === 'number'))
      flat[name.toLowerCase()] = String(text);
  };
  if (!isFields(value)) return flat;
  const forEach = read(value, 'forEach');
  try {
    if (!Array.isArray(value) && typeof forEach === 'function') forEach.call(value, put);
    else for (const [name, text] of Object.entries(value)) put(text, name);
  } catch {
    // Headers that cannot be read say nothing.
  }
  return flat;
}

export function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return '';
  }
}

/** The body an error carries: the SDK keeps its `error` member, axios `data`, others the text. */
export function bodyOf(error: Fields): string {
  for (const name of ['error', 'body', 'data', 'responseBody', 'text'] as const) {
    const value = read(error, name);
    if (typeof value === 'string' && value !== '') return value;
    if (isFields(value) && !(value instanceof Error))
      return name === 'error' ? jsonOf({ error: value }) : jsonOf(value);
  }
  const own = {
    message: textOf(error, 'message'),
    type: read(error, 'type'),
    code: read(error, 'code'),
    param: read(error, 'param'),
  };
  const text = own.message.replace(/^\d{3} /, '');
  // "401 status code (no body)" is the SDK's own sentence about an empty body.
  if (/^status code \(no body\)$/.test(text) || text === '') return '';
  return /^\s*[<{[]/.test(text) ? text : jsonOf({ error: { ...own, message: text } });
}
