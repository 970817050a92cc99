import { common, format, reasoning, verbosity } from './common-body.ts';
import { inputItem } from './response-items.ts';
import { toolChoice, tools } from './response-tools.ts';
import {
  anyObject,
  byTag,
  type Fields,
  fields,
  flag,
  integer,
  is,
  listOf,
  oneOf,
  orNull,
  text,
  textOr,
  whole,
} from './shapes.ts';

/**
 * Bodies of the Responses endpoints, as OpenAI's OpenAPI document of 2026-08 has them; fields that are not listed are let through: the
 * real platform learns new ones.
 */
const shared: Fields = {
  instructions: orNull(text),
  previous_response_id: orNull(text),
  conversation: orNull(textOr(fields({ id: text }))),
};

/** POST /v1/responses */
export const responseBody = fields(
  { input: textOr(listOf(inputItem)) },
  {
    ...common,
    ...shared,
    background: orNull(flag),
    context_management: orNull(listOf(fields({ type: text }, { compact_threshold: orNull(whole(1000)) }), 1)),
    include: orNull(
      listOf(
        oneOf(
          'file_search_call.results',
          'web_search_call.results',
          'web_search_call.action.sources',
          'message.input_image.image_url',
          'computer_call_output.output.image_url',
          'code_interpreter_call.outputs',
          'reasoning.encrypted_content',
          'message.output_text.logprobs',
        ),
      ),
    ),
    max_output_tokens: orNull(whole(16)),
    max_tool_calls: orNull(integer),
    parallel_tool_calls: orNull(flag),
    prompt: orNull(fields({ id: text }, { version: orNull(text), variables: orNull(anyObject) })),
    reasoning: orNull(reasoning),
    service_tier: orNull(oneOf('auto', 'default', 'flex', 'scale', 'priority', 'fast', 'ultrafast')),
    stream_options: orNull(fields({}, { include_obfuscation: flag })),
    text: fields({}, { format, verbosity }),
    tool_choice: toolChoice,
    tools: listOf(byTag('type', tools)),
    top_logprobs: whole(0, 20),
    truncation: orNull(oneOf('auto', 'disabled')),
  },
);

/** POST /v1/responses/input_tokens */
export const countBody = fields(
  { input: is('a string or an array', (value) => value !== null) },
  {
    ...shared,
    input: textOr(listOf(inputItem)),
    parallel_tool_calls: orNull(flag),
    personality: text,
    reasoning: orNull(reasoning),
    text: orNull(fields({}, { format, verbosity })),
    tool_choice: orNull(toolChoice),
    tools: orNull(listOf(byTag('type', tools))),
    truncation: oneOf('auto', 'disabled'),
  },
);
