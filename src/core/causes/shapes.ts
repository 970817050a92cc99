import { findJson, parseJson } from './json-text.ts';
import { looksLikePage, titleOf } from './page.ts';

/** One error as somebody wrote it, whatever its shape was: OpenAI's, a gateway's, a framework's. Foreign text, not made safe. */
export type Problem = {
  type: string | null;
  code: string | null;
  param: string | null;
  message: string | null;
  /** Whether it was wrapped in another error: a gateway passes on what its own upstream said. */
  upstream: boolean;
};

/** What a body turned out to be. */
export type Body =
  | { kind: 'empty' }
  | { kind: 'json'; value: unknown; problems: readonly Problem[] }
  /** A web page; `problems` holds what JSON stood in front of it. */
  | { kind: 'page'; title: string | null; text: string; problems: readonly Problem[] }
  | { kind: 'text'; text: string; problems: readonly Problem[] };

type Fields = Readonly<Record<string, unknown>>;

/** Members that carry an error inside an error: envelopes, lists, and places where gateways put their upstream's answer. */
const carriers = [
  'error',
  'errors',
  'detail',
  'details',
  'message',
  'metadata',
  'raw',
  'innererror',
  'inner_error',
  'response',
  'body',
  'data',
  'cause',
  'provider_error',
  'upstream_error',
  'error_message',
  'msg',
  'reason',
  'html-message',
  'base_resp',
] as const;
/** Envelopes that every API has: what stands directly in them is not passed on from elsewhere. */
const envelopes = new Set<string>(['error', 'errors', 'detail', 'details', 'base_resp']);
/** How LiteLLM and its kin begin a sentence that their upstream said. */
const wrappers = /\blitellm\.|\b[A-Z]\w+Exception - |^provider returned error/i;
const deepest = 8;
/** A list of a thousand errors says no more than its first few. */
const widest = 24;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/** A member by its name, or by the name with a capital, as AWS writes it. */
function own(fields: Fields, name: string): unknown {
  if (Object.hasOwn(fields, name)) return fields[name];
  const capital = name.charAt(0).toUpperCase() + name.slice(1);
  return Object.hasOwn(fields, capital) ? fields[capital] : undefined;
}
const asText = (value: unknown): string | null =>
  typeof value === 'string' ? value : typeof value === 'number' && Number.isFinite(value) ? String(value) : null;

/** The first of these members that is a text or a number. */
function first(fields: Fields, names: readonly string[]): string | null {
  for (const name of names) {
    const text = asText(own(fields, name));
    if (text !== null && text !== '') return text;
  }
  return null;
}

/** A name for machines, such as `invalid_token`, as opposed to a sentence. */
const isName = (text: string): boolean => /^[A-Za-z][A-Za-z0-9]*([_.-][A-Za-z0-9]+)+$/.test(text);

/** FastAPI names the refused field in `loc`, as in ["body", "reasoning", "effort"]. */
function paramOf(fields: Fields): string | null {
  const named = first(fields, ['param', 'parameter', 'field']);
  const place = own(fields, 'loc');
  if (named !== null || !Array.isArray(place)) return named;
  return (
    place
      .filter((part) => part !== 'body')
      .map(String)
      .join('.') || null
  );
}

/** The error that these members spell, or null where they spell none. */
function problemIn(fields: Fields, upstream: boolean): Problem | null {
  const wrapped = own(fields, 'error');
  const oauthName = typeof wrapped === 'string' && isName(wrapped) ? wrapped : null;
  const message =
    first(fields, [
      'message',
      'msg',
      'error_description',
      'error_message',
      'error_msg',
      'err_msg',
      'errmsg',
      'status_msg',
      'errorMessage',
      'detail',
      'description',
      'title',
      'html-message',
    ]) ?? (typeof wrapped === 'string' ? wrapped : null);
  const code =
    first(fields, ['code', 'error_code', 'errorCode', 'internalCode', 'status_code']) ??
    oauthName ??
    first(fields, ['reason']);
  const type = first(fields, ['type', '__type', 'status', 'name']);
  if (message === null && code === null && first(fields, ['type']) === null) return null;
  return { type, code, param: paramOf(fields), message, upstream: upstream || wrappers.test(message ?? '') };
}

/** Everything in a value that reads as an error, outermost first. */
export function problemsIn(value: unknown): Problem[] {
  const found: Problem[] = [];
  const visit = (part: unknown, level: number, upstream: boolean): void => {
    if (level > deepest || found.length >= widest) return;
    if (typeof part === 'string') {
      const nested = part.includes('{') ? findJson(part) : undefined;
      if (nested !== undefined) visit(nested, level + 1, true);
      else if (part.trim() !== '') found.push({ type: null, code: null, param: null, message: part, upstream });
    } else if (Array.isArray(part)) {
      for (const item of part.slice(0, widest)) visit(item, level + 1, upstream);
    } else if (isFields(part)) {
      const problem = problemIn(part, upstream);
      if (problem) found.push(problem);
      for (const name of carriers) {
        const carried = own(part, name);
        if (typeof carried === 'string' ? carried.includes('{') : carried !== null && carried !== undefined) {
          visit(carried, level + 1, upstream || !envelopes.has(name));
        }
      }
    }
  };
  visit(value, 0, false);
  return found;
}

/** The body of an event stream, as far as it is JSON. */
function eventsOf(text: string): unknown[] | null {
  if (!/^(?:event|data|id|retry):/.test(text)) return null;
  const lines = text
    .split(/\r?\n/)
    .filter((line) => line.startsWith('data:'))
    .slice(0, widest);
  return lines.map((line) => parseJson(line.slice(5).trim())).filter((value) => value !== undefined);
}

/** The error in an XML answer such as object storage gives: `<Error><Code>…</Code><Message>…</Message></Error>`. */
function problemInXml(text: string): Problem[] {
  if (!/^<(?:\?xml|error)\b/i.test(text)) return [];
  const inside = (tag: string): string | null =>
    new RegExp(`<${tag}>([^<]{1,600})</${tag}>`, 'i').exec(text)?.[1] ?? null;
  const [code, message] = [inside('Code'), inside('Message')];
  return code === null && message === null ? [] : [{ type: null, code, param: null, message, upstream: false }];
}

/** Reads a reply's body, whatever it claims to be (a content type is a hint, no more). */
export function readBody(text: string, contentType: string): Body {
  const trimmed = text.replace(/^\uFEFF/, '').trim();
  if (trimmed === '') return { kind: 'empty' };
  const value = parseJson(trimmed);
  if (value !== undefined) return { kind: 'json', value, problems: problemsIn(value) };
  const events = eventsOf(trimmed);
  if (events !== null) return { kind: 'text', text: trimmed, problems: problemsIn(events) };
  const inside = findJson(trimmed);
  const problems = inside === undefined ? [] : problemsIn(inside);
  if (looksLikePage(trimmed, contentType)) {
    // A page's scripts are full of braces; only JSON that stands in front of the page is an answer.
    return { kind: 'page', title: titleOf(trimmed), text: trimmed, problems: trimmed.startsWith('{') ? problems : [] };
  }
  return { kind: 'text', text: trimmed, problems: [...problemInXml(trimmed), ...problems] };
}
