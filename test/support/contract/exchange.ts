import { isRecord } from '../../../src/practice/call.ts';
import { contractDocument, type Operation } from './document.ts';
import type { Exchange } from './tap.mjs';

/** What a check of one exchange against OpenAI's document came to. */
export type Verdict = {
  /** `valid`: as the document has it. `refused`: it breaks the document, and the platform refused it. `none`: the document has no such call. */
  request: 'valid' | 'refused' | 'none';
  /** `broken`: a switch spoilt it, as whoever set the switch asked for. */
  reply: 'valid' | 'broken';
  /** An accepted request, or a reply, that breaks the document. */
  violations: string[];
};

/** Holds one exchange with a practice platform against OpenAI's document. */
export function judgeExchange(exchange: Exchange): Verdict {
  const { method, path, status } = exchange;
  const operation = operationOf(method, path);
  const asked = operation === null ? [] : complaintsAboutRequest(operation, exchange);
  const accepted = status < 300;
  const unknown = operation === null && accepted ? [`the document has no ${method} ${path}`] : [];
  const broken = spoilt(exchange);
  const given = broken ? [] : complaintsAboutReply(operation, exchange);
  const told = (what: string) => (one: string) => `${method} ${path} → ${status}: ${what} ${one}`;
  return {
    request: operation === null ? 'none' : asked.length === 0 ? 'valid' : 'refused',
    reply: broken ? 'broken' : 'valid',
    violations: [...unknown, ...(accepted && !broken ? asked.map(told('request')) : []), ...given.map(told('reply'))],
  };
}

/** Changing a project key came with the openai package 7.x, after this document; it answers with the key, as reading it does. */
function operationOf(method: string, path: string): Operation | null {
  const changedKey = method === 'POST' && /^\/v1\/organization\/projects\/[^/]+\/api_keys\/[^/]+$/.test(path);
  return contractDocument().operation(changedKey ? 'GET' : method, path);
}

function complaintsAboutRequest(operation: Operation, { query, asked }: Exchange): string[] {
  const given = new URLSearchParams(query);
  const parameters = (operation.parameters ?? [])
    .filter((parameter) => parameter.in === 'query')
    .flatMap(({ name, required, schema }) => {
      // Lists are written `name=`, or `name[]=` as the SDK does.
      const values = [...given.getAll(name), ...given.getAll(`${name}[]`)];
      if (values.length === 0) return required ? [`query ${name} is missing`] : [];
      const value = schema['type'] === 'array' ? values : values[0];
      return contractDocument()
        .complaints({ type: 'object', properties: { value: schema } }, { value }, true)
        .map((one) => `query ${name}${one}`);
    });
  const schema = operation.requestBody?.content['application/json']?.schema;
  if (!schema) return parameters;
  const body = parsed(asked);
  return [
    ...parameters,
    ...(body === undefined
      ? ['is not JSON']
      : contractDocument()
          .complaints(schema, body)
          .map((one) => `body ${one}`)),
  ];
}

function complaintsAboutReply(operation: Operation | null, { status, type, given, method }: Exchange): string[] {
  if (method === 'HEAD') return [];
  const streamed = type.startsWith('text/event-stream');
  const declared = operation?.responses[String(status)]?.content?.[streamed ? 'text/event-stream' : 'application/json'];
  const schema = declared?.schema ?? (status >= 400 ? { $ref: '#/components/schemas/ErrorResponse' } : undefined);
  if (!schema) return [`has no place in the document (${type})`];
  const values = streamed
    ? [...given.matchAll(/^data: (\{.*)$/gm)].map(([, event = '']) => parsed(event))
    : [unpacked(parsed(given))];
  return values.flatMap((value) =>
    value === undefined
      ? ['is not JSON']
      : contractDocument()
          .complaints(schema, value)
          .map((one) => `${isRecord(value) ? String(value['type'] ?? value['object'] ?? 'error') : ''} ${one}`),
  );
}

/** An embedding that was asked for as base64, as the openai package always does, is in the document as the numbers it stands for. */
function unpacked(reply: unknown): unknown {
  if (!isRecord(reply) || !Array.isArray(reply['data'])) return reply;
  const data = reply['data'].map((item: unknown) => {
    if (!isRecord(item) || typeof item['embedding'] !== 'string') return item;
    const bytes = Uint8Array.from(Buffer.from(item['embedding'], 'base64'));
    return { ...item, embedding: Array.from(new Float32Array(bytes.buffer)) };
  });
  return { ...reply, data };
}

/** Answers that only a switch gives: cut, another type, nothing, or the beginning of a response. */
const spoilt = ({ whole, type, given, status, method }: Exchange): boolean =>
  !whole ||
  (status >= 300 && status < 400) ||
  !/^(application\/json|text\/event-stream)/.test(type) ||
  (method !== 'HEAD' && given === '') ||
  given === '{"id": "resp_sandbox", "object": "respo';

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
