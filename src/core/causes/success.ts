import type { Operation } from '../attempt.ts';
import type { Usage, Warning } from '../report.ts';
import { safeText } from '../safe-text.ts';
import { type Body, type Problem, problemsIn } from './shapes.ts';

/** What a status 200 said, where it is an answer of the API at all. */
export type Answer =
  | { kind: 'ok'; model: string | null; usage: Usage | null; warnings: Warning[] }
  /** A response object that failed, or holds an error: it goes by that error. */
  | { kind: 'failed'; problems: readonly Problem[] };

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

/** Token counts, or null where a server gives none (llama.cpp lacks details, some lack all). */
function usageOf(value: unknown): Usage | null {
  if (!isFields(value)) return null;
  const { input_tokens: inputTokens, output_tokens: outputTokens, total_tokens: total } = value;
  if (!isCount(inputTokens) || !isCount(outputTokens)) return null;
  return { inputTokens, outputTokens, totalTokens: isCount(total) ? total : inputTokens + outputTokens };
}

/** What is unusual about a response's status, or null. Stopping at our own 16 tokens is what was asked for. */
function unusual(body: Fields): string | null {
  const { status, incomplete_details: details } = body;
  if (status === 'completed') return typeof body.id === 'string' ? null : 'completed, without an id';
  const reason = isFields(details) && typeof details.reason === 'string' ? details.reason : null;
  if (status === 'incomplete' && reason === 'max_output_tokens') return null;
  if (typeof status !== 'string' || status === '') return 'none given';
  return safeText(reason === null ? status : `${status}: ${reason}`, 60);
}

const modelOf = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? safeText(value, 100) : null;

function readResponse(body: Fields): Answer {
  if (body.status === 'failed' || (body.error !== null && body.error !== undefined))
    return { kind: 'failed', problems: problemsIn({ error: body.error }) };
  const status = unusual(body);
  return {
    kind: 'ok',
    model: modelOf(body.model),
    usage: usageOf(body.usage),
    warnings: status === null ? [] : [{ code: 'unusual-answer', status }],
  };
}

/** What an answer of that operation says; null where the body is not one: 200 counts only with the object that was asked for. */
export function readAnswer(operation: Operation, body: Body): Answer | null {
  if (body.kind !== 'json' || !isFields(body.value)) return null;
  const fields = body.value;
  if (operation === 'create-response') return fields.object === 'response' ? readResponse(fields) : null;
  if (operation === 'retrieve-model')
    return fields.object === 'model' ? { kind: 'ok', model: modelOf(fields.id), usage: null, warnings: [] } : null;
  return fields.object === 'list' && Array.isArray(fields.data)
    ? { kind: 'ok', model: null, usage: null, warnings: [] }
    : null;
}

/** Whether a body is some other API's good answer, in which no error is to be looked for (a chat's text may speak of any). */
export const isOtherAnswer = (body: Body): boolean =>
  body.kind === 'json' &&
  isFields(body.value) &&
  typeof body.value.object === 'string' &&
  body.value.object !== 'error';
