import type { CreateEmbeddingResponse, Embedding } from 'openai/resources/embeddings';
import { type Answer, ok, refused } from '../answer.ts';
import type { Call } from '../call.ts';
import { badRequest } from '../refusals.ts';
import { askModel } from './asking.ts';
import { tokens } from './says.ts';
import { fields, oneOf, type Shape, text, whole } from './shapes.ts';

const mostInputs = 2048;
const dimensionsOf: Record<string, number> = { 'text-embedding-3-large': 3072 };
const usualDimensions = 1536;

const numbers = (value: unknown): boolean => Array.isArray(value) && value.length > 0 && value.every(Number.isInteger);

/** A text, texts, one text as tokens, or several as tokens. */
const input: Shape = (value, path) => {
  const many = Array.isArray(value) && value.length > 0 && value.length <= mostInputs;
  const fits =
    typeof value === 'string' ||
    (many && (value.every((one) => typeof one === 'string') || value.every(Number.isInteger) || value.every(numbers)));
  return fits
    ? null
    : badRequest(
        `Invalid '${path}': expected a string, or 1 to ${mostInputs} strings or token arrays.`,
        path,
        'invalid_type',
      );
};

/** The one body that the OpenAPI document closes: a field it does not name is refused. */
const embeddingBody = fields(
  { input },
  { model: text, encoding_format: oneOf('float', 'base64'), dimensions: whole(1), user: text },
  true,
);

/** POST /v1/embeddings: vectors of length 1 that are the same for the same text. They carry no meaning. */
export const createEmbeddings = (call: Call): Answer =>
  askModel(call, 'api.embeddings.write', ({ body, model }) => {
    const wrong = embeddingBody(body, '');
    if (wrong) return refused(wrong);
    const most = dimensionsOf[model.id] ?? usualDimensions;
    const dimensions = typeof body['dimensions'] === 'number' ? body['dimensions'] : most;
    if (dimensions > most)
      return refused(
        badRequest(`Invalid value for 'dimensions': expected 1 to ${most}.`, 'dimensions', 'invalid_value'),
      );
    const inputs = inputsOf(body['input']);
    const used = inputs.reduce((sum, input) => sum + tokens(input), 0);
    const base64 = body['encoding_format'] === 'base64';
    // With base64 the platform sends a text where its types say numbers; the SDK asks for it by itself and decodes it.
    const data = inputs.map(
      (input, index): Embedding => ({
        object: 'embedding',
        index,
        embedding: base64 ? (encoded(vector(input, dimensions)) as unknown as number[]) : vector(input, dimensions),
      }),
    );
    const reply: CreateEmbeddingResponse = {
      object: 'list',
      data,
      model: model.id,
      usage: { prompt_tokens: used, total_tokens: used },
    };
    return ok(reply, { usage: { input: used, output: 0 } });
  });

/** One text for each thing to embed; a list of numbers is one tokenized text. */
function inputsOf(input: unknown): string[] {
  if (typeof input === 'string') return [input];
  if (!Array.isArray(input)) return [];
  return typeof input[0] === 'number' ? [input.join(' ')] : input.slice(0, mostInputs + 1).map(String);
}

function vector(text: string, dimensions: number): number[] {
  let seed = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) seed = Math.imul(seed ^ text.charCodeAt(at), 0x01000193);
  const values = Array.from({ length: dimensions }, () => {
    seed = Math.imul(seed ^ (seed >>> 15), 0x2c1b3c6d) + 0x9e3779b9;
    return (seed >>> 0) / 4294967296 - 0.5;
  });
  const length = Math.hypot(...values) || 1;
  return values.map((value) => value / length);
}

const encoded = (values: readonly number[]): string => Buffer.from(new Float32Array(values).buffer).toString('base64');
