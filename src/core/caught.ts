import type { Attempt, Phase, Reply, Silence } from './attempt.ts';
import { interpret, type Verdict } from './causes/interpret.ts';
import type { Cause } from './causes/ids.ts';
import { defaultBaseUrl, parseBaseUrl } from './endpoint.ts';
import { maskSecrets } from './safe-text.ts';

/**
 * What an app caught, as far as it tells: an attempt, or a fault that ended before any request (then `cause` is settled).
 */
export type Caught = { kind: 'attempt'; attempt: Attempt } | { kind: 'local'; cause: Cause; reason?: string };

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

/** A property, even where reading it throws. */
function read(from: Fields, name: string): unknown {
  try {
    return from[name];
  } catch {
    return undefined;
  }
}
const textOf = (from: Fields, name: string): string => {
  const value = read(from, name);
  return typeof value === 'string' ? value : '';
};

/** An error with everything it was caused by, outermost first. */
function chainOf(error: unknown): Fields[] {
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
function headersOf(value: unknown): Record<string, string> {
  const flat: Record<string, string> = {};
  const put = (text: unknown, name: unknown): void => {
    if (typeof name === 'string' && (typeof text === 'string' || typeof text === 'number')) flat[name.toLowerCase()] = String(text);
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

function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return '';
  }
}

/** The body an error carries: the SDK keeps its `error` member, axios `data`, others the text. */
function bodyOf(error: Fields): string {
  for (const name of ['error', 'body', 'data', 'responseBody', 'text'] as const) {
    const value = read(error, name);
    if (typeof value === 'string' && value !== '') return value;
    if (isFields(value) && !(value instanceof Error)) return name === 'error' ? jsonOf({ error: value }) : jsonOf(value);
  }
  const own = { message: textOf(error, 'message'), type: read(error, 'type'), code: read(error, 'code'), param: read(error, 'param') };
  const text = own.message.replace(/^\d{3} /, '');
  // "401 status code (no body)" is the SDK's own sentence about an empty body.
  if (/^status code \(no body\)$/.test(text) || text === '') return '';
  return /^\s*[<{[]/.test(text) ? text : jsonOf({ error: { ...own, message: text } });
}

const sent = (baseUrl: string): Attempt['sent'] => ({
  operation: 'create-response', method: 'POST', baseUrl, path: '/responses', model: null, fields: ['model', 'input'], organization: null, project: null,
});

const attempt = (outcome: Reply | Silence, url = ''): Caught => ({ kind: 'attempt', attempt: { sent: sent(url || defaultBaseUrl), outcome, durationMs: 0 } });

const replyFrom = (error: Fields, status: number): Reply => ({
  kind: 'reply', status, statusText: textOf(error, 'statusText'), headers: headersOf(read(error, 'headers')), text: bodyOf(error), ended: 'complete',
});

/** Sentences of runtimes and SDKs that mean: nothing was sent. */
function localFault(message: string, codes: readonly string[]): Caught | null {
  const value = /ByteString because the character at index (\d+) has a value of (\d+)/.exec(message);
  if (value) {
    const code = Number(value[2]);
    // Bullets and the like are the masked form that the dashboard shows; index 7 is the first character after "Bearer ".
    const masked = code === 8226 || code === 9679 || code === 8230 || code === 8901 || code === 183;
    return masked ? { kind: 'local', cause: 'wrong-key-kind', reason: 'masked-copy' } : { kind: 'local', cause: 'malformed-key' };
  }
  if (codes.includes('ERR_INVALID_CHAR') || /invalid character in header|is an invalid header value|invalid header value|is not a legal http header value/i.test(message)) {
    return { kind: 'local', cause: 'malformed-key' };
  }
  if (/missing credentials\b|\b(?:OPENAI_API_KEY|apiKey|api_key)\b.{0,80}\b(?:missing|must be set|is not set|not found|required|environment variable)|\b(?:missing|set|pass|provide)\b.{0,60}\bOPENAI_API_KEY\b/i.test(message)) {
    return { kind: 'local', cause: 'missing-key' };
  }
  return codes.includes('ERR_INVALID_URL') || /\bfailed to parse url\b|^invalid url\b(?! \()/i.test(message) ? { kind: 'local', cause: 'unsafe-base-url' } : null;
}

/** How far a request came, as its error tells. */
function phaseOf(message: string, codes: readonly string[]): Phase {
  if (/getaddrinfo/.test(message)) return 'lookup';
  return codes.some((code) => code === 'ECONNREFUSED' || code === 'UND_ERR_CONNECT_TIMEOUT') ? 'connect' : 'headers';
}

/**
 * Reads what an app caught: an error of the openai SDK (any major), a fetch TypeError with its causes, a Response or something
 * like it (its body cannot be awaited here), an error body that was parsed already, or the text of one. Never throws.
 */
export function attemptFromCaught(error: unknown): Caught {
  if (typeof error === 'string') return fromText(error);
  const chain = chainOf(error);
  const messages = chain.map((part) => textOf(part, 'message')).filter((message) => message !== '');
  const codes = [...new Set(chain.flatMap((part) => [textOf(part, 'code'), textOf(part, 'errno')]).filter((code) => code !== ''))];
  const [outer] = chain;
  if (outer === undefined) return attempt({ kind: 'silence', phase: 'request', codes: [], message: '' });

  const replied = chain.find((part) => typeof read(part, 'status') === 'number' || typeof read(part, 'statusCode') === 'number');
  if (replied) {
    const status = read(replied, 'status') ?? read(replied, 'statusCode');
    return attempt(replyFrom(replied, Number(status)), textOf(replied, 'url'));
  }
  const message = messages.join('; ');
  const local = localFault(message, codes);
  if (local) return local;
  const isError = outer instanceof Error || textOf(outer, 'stack') !== '';
  if (!isError && messages.length === 0 && codes.length === 0) return attempt({ kind: 'reply', status: 200, statusText: '', headers: {}, text: jsonOf(outer), ended: 'complete' });
  if (!isError && (read(outer, 'error') !== undefined || read(outer, 'type') !== undefined)) return fromBody(outer);
  const names = chain.map((part) => textOf(part, 'name')).concat(chain.map((part) => part.constructor?.name ?? ''));
  if (names.some((name) => /Timeout/.test(name))) codes.push('ETIMEDOUT');
  return attempt({ kind: 'silence', phase: phaseOf(message, codes), codes, message });
}

/** An error body without its status: 200 lets the body alone decide. */
const fromBody = (body: unknown): Caught => attempt({ kind: 'reply', status: statusIn(jsonOf(body)), statusText: '', headers: {}, text: jsonOf(body), ended: 'complete' });

/** The status a text speaks of, as in "Error code: 429 - …" or a body's own `status`. */
const statusIn = (text: string): number => Number(/\b(?:error code|status(?: code)?|http)\W{1,4}([45]\d\d)\b/i.exec(text)?.[1] ?? /^\s*([45]\d\d)\b/.exec(text)?.[1] ?? 200);

function fromText(text: string): Caught {
  const local = localFault(text, []);
  if (local) return local;
  const codes = text.match(/\b(?:E[A-Z]{3,}|(?:ERR|UND_ERR|CERT|HPE|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO)_[A-Z_]+)\b/g) ?? [];
  if (codes.length > 0) return attempt({ kind: 'silence', phase: phaseOf(text, codes), codes, message: text });
  return attempt({ kind: 'reply', status: statusIn(text), statusText: '', headers: {}, text: text.replace(/^\s*[45]\d\d\s+(?=[<{[])/, ''), ended: 'complete' });
}

/** Everything foreign without anything of the shape of a key: the caller's own key is not known here. */
function masked(caught: Attempt): Attempt {
  const { outcome } = caught;
  const mask = (text: string): string => maskSecrets(text, []);
  if (outcome.kind === 'silence') return { ...caught, outcome: { ...outcome, message: mask(outcome.message) } };
  return { ...caught, outcome: { ...outcome, text: mask(outcome.text), headers: Object.fromEntries(Object.entries(outcome.headers).map(([name, text]) => [name, mask(text)])) } };
}

/** What kind of host an address is; an error that names none is taken for OpenAI's. */
function kindOf(baseUrl: string): 'openai' | 'loopback' | 'elsewhere' {
  const parsed = URL.canParse(baseUrl) ? parseBaseUrl(`${new URL(baseUrl).origin}/v1`) : null;
  return parsed?.ok ? parsed.kind : 'elsewhere';
}

/** The verdict on what an app caught. Never throws. `now` judges dates in headers and certificates. */
export function verdictOfCaught(error: unknown, now = new Date()): Verdict {
  const caught = attemptFromCaught(error);
  if (caught.kind === 'attempt') {
    return interpret(masked(caught.attempt), { level: 'call', endpointKind: kindOf(caught.attempt.sent.baseUrl), organization: null, project: null, now });
  }
  return {
    cause: caught.cause, facts: caught.reason === undefined ? {} : { reason: caught.reason }, keyAccepted: null, retryable: false, platform: null, warnings: [], answeredModel: null, usage: null,
    requestId: null, retryAfterSeconds: null, organization: null, project: null, rateLimits: null,
  };
}
