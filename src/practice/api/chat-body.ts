import { breakpoint, common, verbosity } from './common-body.ts';
import {
  anyObject,
  anything,
  byTag,
  decimal,
  type Fields,
  fields,
  flag,
  integer,
  listOf,
  oneOf,
  orNull,
  type Shape,
  tableOf,
  text,
  textOr,
  whole,
} from './shapes.ts';

/** The body of POST /v1/chat/completions, as OpenAI's OpenAPI document of 2026-08 has it; unlisted fields are let through. */
const textPart: Fields = { text: fields({ text }, breakpoint) };
const content = (parts: Fields): Shape => textOr(listOf(byTag('type', parts), 1));
const userParts: Fields = {
  ...textPart,
  image_url: fields({ image_url: fields({ url: text }, { detail: oneOf('auto', 'low', 'high') }) }, breakpoint),
  input_audio: fields({ input_audio: fields({ data: text, format: oneOf('wav', 'mp3') }) }, breakpoint),
  file: fields({ file: fields({}, { filename: text, file_data: text, file_id: text }) }, breakpoint),
};
const called = byTag('type', {
  function: fields({ id: text, function: fields({ name: text, arguments: text }) }),
  custom: fields({ id: text, custom: fields({ name: text, input: text }) }),
});

const message = byTag('role', {
  developer: fields({ content: content(textPart) }, { name: text }),
  system: fields({ content: content(textPart) }, { name: text }),
  user: fields({ content: content(userParts) }, { name: text }),
  assistant: fields(
    {},
    {
      content: orNull(content({ ...textPart, refusal: fields({ refusal: text }) })),
      refusal: orNull(text),
      name: text,
      audio: orNull(fields({ id: text })),
      tool_calls: listOf(called),
      function_call: orNull(fields({ arguments: text, name: text })),
    },
  ),
  tool: fields({ content: content(textPart), tool_call_id: text }),
  function: fields({ content: orNull(text), name: text }),
});

const named = fields({ name: text });
const offered = { description: text, parameters: anyObject };
const tool = byTag('type', {
  function: fields({ function: fields({ name: text }, { ...offered, strict: orNull(flag) }) }),
  custom: fields({
    custom: fields(
      { name: text },
      {
        description: text,
        format: byTag('type', {
          text: anything,
          grammar: fields({ grammar: fields({ definition: text, syntax: oneOf('lark', 'regex') }) }),
        }),
      },
    ),
  }),
});

const toolChoice: Shape = (value, path) =>
  typeof value === 'string'
    ? oneOf('none', 'auto', 'required')(value, path)
    : byTag('type', {
        allowed_tools: fields({ allowed_tools: fields({ mode: oneOf('auto', 'required'), tools: listOf(anyObject) }) }),
        function: fields({ function: named }),
        custom: fields({ custom: named }),
      })(value, path);

const functionCall: Shape = (value, path) =>
  typeof value === 'string' ? oneOf('none', 'auto')(value, path) : named(value, path);

export const chatBody = fields(
  { messages: listOf(message, 1) },
  {
    ...common,
    audio: fields({ voice: textOr(anyObject), format: oneOf('wav', 'aac', 'mp3', 'flac', 'opus', 'pcm16') }),
    frequency_penalty: orNull(decimal(-2, 2)),
    function_call: functionCall,
    functions: listOf(fields({ name: text }, offered), 1, 128),
    logit_bias: orNull(tableOf(integer)),
    logprobs: orNull(flag),
    max_completion_tokens: orNull(integer),
    max_tokens: orNull(integer),
    modalities: orNull(listOf(oneOf('text', 'audio'))),
    n: orNull(whole(1, 128)),
    parallel_tool_calls: flag,
    prediction: orNull(fields({ type: oneOf('content'), content: content(textPart) })),
    presence_penalty: orNull(decimal(-2, 2)),
    reasoning_effort: orNull(text),
    response_format: byTag('type', {
      text: anything,
      json_object: anything,
      json_schema: fields({
        json_schema: fields({ name: text }, { description: text, schema: anyObject, strict: orNull(flag) }),
      }),
    }),
    seed: orNull(whole(-9_223_372_036_854_776_000, 9_223_372_036_854_776_000)),
    service_tier: orNull(oneOf('auto', 'default', 'flex', 'scale', 'priority', 'fast')),
    stop: orNull(textOr(listOf(text, 1, 4))),
    stream_options: orNull(fields({}, { include_usage: flag, include_obfuscation: flag })),
    tool_choice: toolChoice,
    tools: listOf(tool),
    top_logprobs: orNull(whole(0, 20)),
    verbosity,
    web_search_options: anyObject,
  },
);
