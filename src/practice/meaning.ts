import type { Attempt, Operation, Silence } from '../core/attempt.ts';
import type { Cause } from '../core/causes/ids.ts';
import { interpret } from '../core/causes/interpret.ts';
import { judgeKey } from '../core/key/judge.ts';
import { type Call, header, jsonBody } from './call.ts';
import { practiceKind } from './keys.ts';
import type { Sent } from './sent.ts';

/** What an exchange means to `keycheck verify`. */
export type Meaning = {
  /** Null: nothing is wrong. */
  cause: Cause | null;
  /** Whether verify makes calls of this kind. */
  asked: boolean;
};

/** Larger requests are judged at once: until somebody looks, what is judged later is held in memory. */
const heldLength = 16_384;

/**
 * What verify would say where this call's key is the one it finds: first of the key, as before any request, then of the answer that was
 * sent. The words are those of the very code that verify runs. Worked out when it is first asked for.
 */
export function meaningOf(call: Call, key: string | null, model: string | null, answer: () => Sent): () => Meaning {
  const operation = operationOf(call);
  const asked = operation !== null;
  const cause = causeOfKey(key);
  // Verify would not send such a key; an admin key is right where verify never asks.
  if (cause !== null && (asked || key === null)) return () => ({ cause, asked });
  const shape = {
    method: call.method === 'GET' ? ('GET' as const) : ('POST' as const),
    baseUrl: 'http://127.0.0.1/v1',
    path: call.path.replace(/^\/v1/, ''),
    model,
    organization: header(call, 'openai-organization') ?? null,
    project: header(call, 'openai-project') ?? null,
  };
  const text = call.text;
  const work = (): Meaning => {
    const got = answer();
    if (got.kind === 'reply' && got.ended === 'complete' && got.status === 200 && isOther(got, asked))
      return { cause: null, asked };
    const sent = { ...shape, operation: operation ?? 'create-response', fields: Object.keys(jsonBody({ text }) ?? {}) };
    return { cause: causeOf({ sent, outcome: outcomeOf(got), durationMs: 0 }), asked };
  };
  let known: Meaning | null = text.length > heldLength ? work() : null;
  return () => {
    known ??= work();
    return known;
  };
}

/** The calls that verify makes. */
function operationOf({ method, path }: Call): Operation | null {
  if (method === 'POST' && path === '/v1/responses') return 'create-response';
  if (method !== 'GET') return null;
  if (path === '/v1/models') return 'list-models';
  return /^\/v1\/models\/[^/]+$/.test(path) ? 'retrieve-model' : null;
}

/** What verify says of a key before it sends it. Practice keys need no look. */
function causeOfKey(key: string | null): Cause | null {
  if (key === null) return 'missing-key';
  const kind = practiceKind(key);
  if (kind === 'project' || kind === 'service-account') return null;
  const judged = judgeKey(key, 'loopback');
  return judged.ok ? null : judged.cause;
}

const causeOf = (attempt: Attempt): Cause | null =>
  interpret(attempt, {
    level: 'call',
    endpointKind: 'loopback',
    organization: null,
    project: null,
    now: new Date(),
  }).cause;

/** A good answer to a call that verify does not make: another endpoint's object, or a stream, of which the end counts. */
function isOther(got: Extract<Sent, { kind: 'reply' }>, asked: boolean): boolean {
  const type = got.headers['content-type'] ?? '';
  if (type.startsWith('text/event-stream'))
    return /"type":"response\.(?:completed|incomplete)"|\[DONE\]/.test(got.text);
  return !asked && type === 'application/json' && jsonBody({ text: got.text }) !== null;
}

/** The exchange as verify's own door would have handed it over. */
function outcomeOf(got: Sent): Attempt['outcome'] {
  if (got.kind === 'reply') return { ...got, statusText: '' };
  const silence = (code: string): Silence => ({ kind: 'silence', phase: 'headers', codes: [code], message: '' });
  return silence(got.kind === 'hang' ? 'HEADERS_LIMIT' : 'ECONNRESET');
}
