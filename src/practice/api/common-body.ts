import {
  anyObject,
  anything,
  byTag,
  decimal,
  type Fields,
  fields,
  flag,
  oneOf,
  orNull,
  tableOf,
  text,
  textUpTo,
} from './shapes.ts';

/** What bodies of several endpoints have in common, as OpenAI's OpenAPI document of 2026-08 has it. */
export const breakpoint = { prompt_cache_breakpoint: fields({ mode: oneOf('explicit') }) };

const summary = orNull(oneOf('auto', 'concise', 'detailed'));
/** Which efforts a model knows is checked with the model (effort.ts). */
export const reasoning = fields(
  {},
  {
    effort: orNull(text),
    summary,
    generate_summary: summary,
    mode: text,
    context: orNull(oneOf('auto', 'current_turn', 'all_turns')),
  },
);
/** How much an answer says. */
export const verbosity = orNull(oneOf('low', 'medium', 'high'));
/** How an answer's text is laid out. */
export const format = byTag('type', {
  text: anything,
  json_object: anything,
  json_schema: fields({ name: text, schema: anyObject }, { description: text, strict: orNull(flag) }),
});

/** What Responses and Chat Completions have in common. */
export const common: Fields = {
  metadata: orNull(tableOf(text)),
  temperature: orNull(decimal(0, 2)),
  top_p: orNull(decimal(0, 1)),
  user: text,
  safety_identifier: orNull(textUpTo(64, 0)),
  prompt_cache_key: orNull(text),
  prompt_cache_retention: orNull(oneOf('in_memory', '24h')),
  prompt_cache_options: anyObject,
  store: orNull(flag),
  stream: orNull(flag),
  moderation: orNull(fields({ model: text })),
};
