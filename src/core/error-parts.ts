/** Reading of foreign error objects: whatever they are, reading them never throws. */

export type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

/** What looking gives, or `otherwise` where it throws: getters and proxies may, and `instanceof` and `isArray` then throw as well. */
function looked<T>(look: () => T, otherwise: T): T {
  try {
    return look();
  } catch {
    return otherwise;
  }
}

/** A property, even where reading it throws. */
export const read = (from: Fields, name: string): unknown => looked(() => from[name], undefined);

export const isError = (part: unknown): boolean => looked(() => part instanceof Error, false);

/** The name of the class that made it, or an empty text. */
export function classOf(part: Fields): string {
  const name = looked(() => part.constructor.name as unknown, '');
  return typeof name === 'string' ? name : '';
}

/** The HTTP status it carries, by either of the names in use. */
export function statusOf(part: Fields): number | null {
  const status = [read(part, 'status'), read(part, 'statusCode')].find((value) => typeof value === 'number');
  return typeof status === 'number' ? status : null;
}

/** The first of several errors in one (AggregateError). */
function errorsIn(part: Fields): unknown[] {
  const errors = read(part, 'errors');
  if (!isFields(errors) || !looked(() => Array.isArray(errors), false)) return [];
  return Array.from({ length: 8 }, (_, at) => read(errors, String(at)));
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
    errorsIn(part).forEach(visit);
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
    if (isFields(value) && !isError(value)) return name === 'error' ? jsonOf({ error: value }) : jsonOf(value);
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
