import type { Attempt, Phase, Reply, Silence } from './attempt.ts';
import type { Cause } from './causes/ids.ts';
import { interpret, type Verdict } from './causes/interpret.ts';
import { causeOfMessage } from './causes/network.ts';
import { causeOfSentence } from './causes/recognise.ts';
import { defaultBaseUrl, parseBaseUrl } from './endpoint.ts';
import {
  bodyOf,
  chainOf,
  classOf,
  type Fields,
  headersOf,
  isError,
  jsonOf,
  read,
  statusOf,
  textOf,
} from './error-parts.ts';
import { maskAttempt } from './mask-attempt.ts';

/**
 * What an app caught, as far as it tells: an attempt, or a fault that ended before any request (then `cause` is settled).
 */
export type Caught = { kind: 'attempt'; attempt: Attempt } | { kind: 'local'; cause: Cause; reason?: string };

const sent = (baseUrl: string): Attempt['sent'] => ({
  operation: 'create-response',
  method: 'POST',
  baseUrl,
  path: '/responses',
  model: null,
  fields: ['model', 'input'],
  organization: null,
  project: null,
});

const attempt = (outcome: Reply | Silence, url = ''): Caught => ({
  kind: 'attempt',
  attempt: { sent: sent(url || defaultBaseUrl), outcome, durationMs: 0 },
});

/** A reply of which no more than status and text is known. */
const answered = (status: number, text: string): Caught =>
  attempt({ kind: 'reply', status, statusText: '', headers: {}, text, ended: 'complete' });

const replyFrom = (error: Fields, status: number): Reply => ({
  kind: 'reply',
  status,
  statusText: textOf(error, 'statusText'),
  headers: headersOf(read(error, 'headers')),
  text: bodyOf(error),
  ended: 'complete',
});

/** Sentences of runtimes and SDKs that mean: nothing was sent. */
function localFault(message: string, codes: readonly string[]): Caught | null {
  const value = /ByteString because the character at index (\d+) has a value of (\d+)/.exec(message);
  if (value) {
    const code = Number(value[2]);
    // Bullets and the like are the masked form that the dashboard shows; index 7 is the first character after "Bearer ".
    const masked = code === 8226 || code === 9679 || code === 8230 || code === 8901 || code === 183;
    return masked
      ? { kind: 'local', cause: 'wrong-key-kind', reason: 'masked-copy' }
      : { kind: 'local', cause: 'malformed-key' };
  }
  if (
    codes.includes('ERR_INVALID_CHAR') ||
    /invalid character in header|is an invalid header value|invalid header value|is not a legal http header value/i.test(
      message,
    )
  ) {
    return { kind: 'local', cause: 'malformed-key' };
  }
  if (
    /missing credentials\b|\b(?:OPENAI_API_KEY|apiKey|api_key)\b.{0,80}\b(?:missing|must be set|is not set|not found|required|environment variable)|\b(?:missing|set|pass|provide)\b.{0,60}\bOPENAI_API_KEY\b/i.test(
      message,
    )
  ) {
    return { kind: 'local', cause: 'missing-key' };
  }
  return codes.includes('ERR_INVALID_URL') || /\bfailed to parse url\b|^invalid url\b(?! \()/i.test(message)
    ? { kind: 'local', cause: 'unsafe-base-url' }
    : null;
}

/**
 * The body that a client stumbled over, as far as its error shows it: openai's TypeError holds a page whole, a SyntaxError of
 * JSON.parse only its first character. Null for other errors.
 */
function bodyInMessage(message: string): string | null {
  const whole = /^Cannot use 'in' operator to search for '\w+' in ([\s\S]*)$/.exec(message)?.[1];
  if (whole !== undefined) return whole;
  if (!/\b(?:unexpected|unterminated|expected|invalid)\b.{0,200}\bjson\b/is.test(message)) return null;
  return /unexpected token '?<|<!doctype|<html/i.test(message) ? '<html>' : '{';
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
  const codes = [
    ...new Set(chain.flatMap((part) => [textOf(part, 'code'), textOf(part, 'errno')]).filter((code) => code !== '')),
  ];
  const [outer] = chain;
  if (outer === undefined) return attempt({ kind: 'silence', phase: 'request', codes: [], message: '' });

  for (const part of chain) {
    const status = statusOf(part);
    if (status !== null) return attempt(replyFrom(part, status), textOf(part, 'url'));
  }
  const message = messages.join('; ');
  const local = localFault(message, codes);
  if (local) return local;
  const thrown = isError(outer) || textOf(outer, 'stack') !== '';
  const body = thrown ? bodyInMessage(message) : null;
  if (body !== null) return answered(200, body);
  if (!thrown && messages.length === 0 && codes.length === 0) return answered(200, jsonOf(outer));
  if (!thrown && (read(outer, 'error') !== undefined || read(outer, 'type') !== undefined)) return fromBody(outer);
  const status = statusIn(message);
  if (status !== 200) return answered(status, jsonOf({ error: { message } }));
  const names = chain.flatMap((part) => [textOf(part, 'name'), classOf(part)]);
  if (names.some((name) => /Timeout/.test(name))) codes.push('ETIMEDOUT');
  return attempt({ kind: 'silence', phase: phaseOf(message, codes), codes, message });
}

/** An error body without its status: 200 lets the body alone decide. */
const fromBody = (body: unknown): Caught => answered(statusIn(jsonOf(body)), jsonOf(body));

/** The status a text speaks of, as in "Error code: 429 - …" or a body's own `status`. */
const statusIn = (text: string): number =>
  Number(
    /\b(?:error code|status(?: code)?|http)\W{1,4}([45]\d\d)\b/i.exec(text)?.[1] ??
      /^\s*([45]\d\d)\b/.exec(text)?.[1] ??
      200,
  );

/** How curl, Go and Python's libraries begin or name what went wrong below HTTP. */
const transport =
  /^curl: \(\d+\)|\bdial tcp\b|\bx509:|\bAPIConnection\w*Error\b|\b(?:Connect|Proxy|SSL|Connection|Read|Pool)(?:Error|Timeout)\b|ConnectionPool\b/;

/** Whether a text without a status tells of the way to the API: where it names its library, or where no answer reads so. */
const isOfTransport = (text: string): boolean =>
  statusIn(text) === 200 &&
  !/[{<]/.test(text) &&
  causeOfMessage(text) !== null &&
  (transport.test(text) || causeOfSentence(text) === null);

function fromText(text: string): Caught {
  const local = localFault(text, []);
  if (local) return local;
  const codes =
    text.match(/\b(?:E[A-Z]{3,}|(?:ERR|UND_ERR|CERT|HPE|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO)_[A-Z_]+)\b/g) ?? [];
  if (codes.length > 0 || isOfTransport(text))
    return attempt({ kind: 'silence', phase: phaseOf(text, codes), codes, message: text });
  return answered(statusIn(text), text.replace(/^\s*[45]\d\d\s+(?=[<{[])/, ''));
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
    return interpret(maskAttempt(caught.attempt, []), {
      level: 'call',
      endpointKind: kindOf(caught.attempt.sent.baseUrl),
      organization: null,
      project: null,
      now,
    });
  }
  return {
    cause: caught.cause,
    facts: caught.reason === undefined ? {} : { reason: caught.reason },
    keyAccepted: null,
    retryable: false,
    platform: null,
    warnings: [],
    answeredModel: null,
    usage: null,
    requestId: null,
    retryAfterSeconds: null,
    organization: null,
    project: null,
    rateLimits: null,
  };
}
