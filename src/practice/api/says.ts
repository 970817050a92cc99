import { isRecord, type Json } from '../call.ts';

/** Roughly what a tokenizer would count: four characters to a token, at least one for a text that is there. */
export const tokens = (text: string): number => Math.ceil(text.length / 4);

const longestEcho = 400;

/** The texts of an `input` or `messages` value, in order, whatever their shape. Bounded in depth, so that no nesting can hurt. */
export function textsOf(value: unknown, depth = 0): string[] {
  if (typeof value === 'string') return [value];
  if (depth > 8) return [];
  if (Array.isArray(value)) return value.flatMap((item) => textsOf(item, depth + 1));
  if (!isRecord(value)) return [];
  return [
    ...textsOf(value['content'], depth + 1),
    ...textsOf(value['text'], depth + 1),
    ...textsOf(value['output'], depth + 1),
  ];
}

/** What was said last. */
export const lastText = (value: unknown): string => textsOf(value).at(-1) ?? '';

/** What the practice platform answers: it has no model, so it gives back what it was told, and says so. */
export const replyTo = (question: string): string => `Practice answer to: ${question.slice(0, longestEcho)}`;

/** The text cut to a number of tokens, and whether anything was cut off. */
export function cutTo(text: string, most: number | null): { text: string; whole: boolean } {
  return most === null || tokens(text) <= most
    ? { text, whole: true }
    : { text: text.slice(0, most * 4), whole: false };
}

/** The text in pieces as a stream brings them: word by word, in at most 64 pieces. */
export function pieces(text: string): string[] {
  const words = text.match(/\S+\s*|\s+/g) ?? [];
  const size = Math.ceil(words.length / 64) || 1;
  return Array.from({ length: Math.ceil(words.length / size) }, (_, at) =>
    words.slice(at * size, (at + 1) * size).join(''),
  );
}

/** The smallest value that fits a JSON schema, texts filled with `echo`: for function arguments and structured output. */
export function sample(schema: unknown, echo: string, depth = 0): unknown {
  if (!isRecord(schema) || depth > 8) return null;
  if (schema['const'] !== undefined) return schema['const'];
  if (Array.isArray(schema['enum'])) return schema['enum'][0] ?? null;
  const options = schema['anyOf'] ?? schema['oneOf'];
  if (Array.isArray(options)) return sample(options[0], echo, depth + 1);
  const type = Array.isArray(schema['type']) ? schema['type'][0] : schema['type'];
  if (type === 'string') return echo.slice(0, 100);
  if (type === 'number' || type === 'integer') return nearestToZero(schema);
  if (type === 'boolean') return false;
  if (type === 'array')
    return typeof schema['minItems'] === 'number' && schema['minItems'] > 0
      ? [sample(schema['items'], echo, depth + 1)]
      : [];
  if (type === 'object' || isRecord(schema['properties'])) return sampleObject(schema, echo, depth);
  return null;
}

function nearestToZero({ minimum, maximum }: Json): number {
  if (typeof minimum === 'number' && minimum > 0) return minimum;
  return typeof maximum === 'number' && maximum < 0 ? maximum : 0;
}

function sampleObject(schema: Json, echo: string, depth: number): Json {
  const properties = isRecord(schema['properties']) ? schema['properties'] : {};
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  const names = Object.keys(properties)
    .filter((name) => required.includes(name))
    .slice(0, 50);
  return Object.fromEntries(names.map((name) => [name, sample(properties[name], echo, depth + 1)]));
}
