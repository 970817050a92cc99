import type { Platform } from './platform.ts';

/** A request, read and bounded: what handlers get. */
export type Call = {
  method: string;
  /** Without the query, such as `/v1/responses`. */
  path: string;
  query: URLSearchParams;
  /** Lower-case names, as Node gives them. */
  headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The body's text, at most `bodyLimit` bytes. */
  text: string;
  requestId: string;
  platform: Platform;
};

/** One header, or undefined when it is absent or doubled. */
export function header(call: Pick<Call, 'headers'>, name: string): string | undefined {
  const value = call.headers[name];
  return typeof value === 'string' ? value : undefined;
}

export type Json = Record<string, unknown>;

const deepest = 200;

/** The body as a JSON object; null for anything else, nesting deeper than 200 included: writing such a value out again would overflow the stack. */
export function jsonBody(call: Pick<Call, 'text'>): Json | null {
  if (call.text.length > deepest && depthOf(call.text) > deepest) return null;
  try {
    const value: unknown = JSON.parse(call.text);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

export const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The deepest nesting of brackets outside of texts. */
function depthOf(text: string): number {
  let depth = 0;
  let most = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) quoted = !quoted;
    else if (quoted) at += code === 0x5c ? 1 : 0;
    else if (code === 0x5b || code === 0x7b) most = Math.max(most, ++depth);
    else if (code === 0x5d || code === 0x7d) depth -= 1;
  }
  return most;
}
