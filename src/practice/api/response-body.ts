import { isRecord } from '../call.ts';
import {
  any,
  anyObject,
  byTag,
  decimal,
  type Fields,
  fields,
  flag,
  integer,
  is,
  listOf,
  oneOf,
  orNull,
  type Shape,
  tableOf,
  text,
  textOr,
  textUpTo,
  whole,
} from './shapes.ts';

/**
 * Bodies of the Responses endpoints, as OpenAI's OpenAPI document of 2026-08 has them. What is common is looked at to its depth, rarer
 * kinds of items and tools by what they have to name; fields that are not listed here are let through: the real platform learns new ones.
 */
const status = oneOf('in_progress', 'completed', 'incomplete');
const callId = textUpTo(64);
const image = { image_url: orNull(text), file_id: orNull(text) };
const file = { file_id: orNull(text), filename: text, file_data: text, file_url: text };
const breakpoint = { prompt_cache_breakpoint: fields({ mode: oneOf('explicit') }) };

const asked: Fields = {
  input_text: fields({ text }, breakpoint),
  input_image: fields({}, { ...image, detail: oneOf('low', 'high', 'auto', 'original'), ...breakpoint }),
  input_file: fields({}, { ...file, detail: oneOf('low', 'high', 'auto'), ...breakpoint }),
};
const said: Fields = {
  output_text: fields({ text }, { annotations: listOf(anyObject), logprobs: listOf(anyObject) }),
  refusal: fields({ refusal: text }),
};

const message: Shape = (value, path) => {
  const parts = isRecord(value) && value['role'] === 'assistant' ? { ...asked, ...said } : asked;
  return fields(
    { role: oneOf('user', 'assistant', 'system', 'developer'), content: textOr(listOf(byTag('type', parts))) },
    { status, phase: orNull(oneOf('commentary', 'final_answer')), id: text, type: text },
  )(value, path);
};

const output = textOr(listOf(byTag('type', asked)));
const id = { id: text };
const maybeId = { id: orNull(text) };
const called = { call_id: text, name: text };

/** What may stand in `input`, by its type. */
const items: Fields = {
  message,
  function_call: fields({ ...called, arguments: text }, { ...id, status, namespace: text }),
  function_call_output: fields({ output }, { call_id: orNull(callId), ...maybeId, status: orNull(status) }),
  custom_tool_call: fields({ ...called, input: text }, { ...id, namespace: text }),
  custom_tool_call_output: fields({ call_id: text, output }, id),
  reasoning: fields(
    { ...id, summary: listOf(fields({ type: oneOf('summary_text'), text })) },
    { encrypted_content: orNull(text), content: listOf(fields({ type: oneOf('reasoning_text'), text })), status },
  ),
  item_reference: fields(id),
  file_search_call: fields({ ...id, status: text, queries: listOf(text) }),
  web_search_call: fields({ ...id, status: text, action: anyObject }),
  computer_call: fields({ ...id, call_id: text, pending_safety_checks: listOf(anyObject), status }),
  computer_call_output: fields({ call_id: callId, output: anyObject }, maybeId),
  image_generation_call: fields({ ...id, status: text, result: orNull(text) }),
  code_interpreter_call: fields({
    ...id,
    status: text,
    container_id: text,
    code: orNull(text),
    outputs: orNull(listOf(anyObject)),
  }),
  local_shell_call: fields({ ...id, call_id: text, action: anyObject, status }),
  local_shell_call_output: fields({ ...id, output: text }),
  shell_call: fields({ call_id: callId, action: anyObject }, maybeId),
  shell_call_output: fields({ call_id: callId, output: listOf(anyObject) }, maybeId),
  apply_patch_call: fields({ call_id: callId, status: text, operation: anyObject }, maybeId),
  apply_patch_call_output: fields({ call_id: callId, status: text }, maybeId),
  mcp_list_tools: fields({ ...id, server_label: text, tools: listOf(anyObject) }),
  mcp_approval_request: fields({ ...id, server_label: text, name: text, arguments: text }),
  mcp_approval_response: fields({ approval_request_id: text, approve: flag }, maybeId),
  mcp_call: fields({ ...id, server_label: text, name: text, arguments: text }),
  tool_search_call: fields({ arguments: anyObject }, maybeId),
  tool_search_output: fields({ tools: listOf(anyObject) }, maybeId),
  additional_tools: fields({ role: oneOf('developer'), tools: listOf(anyObject) }, maybeId),
  compaction: fields({ encrypted_content: text }, maybeId),
  compaction_trigger: any,
  program: fields({ ...id, call_id: callId, code: text, fingerprint: text }),
  program_output: fields({ ...id, call_id: callId, result: text, status: oneOf('completed', 'incomplete') }),
};

/** A message may leave its type out. */
const item: Shape = (value, path) =>
  isRecord(value) && value['type'] === undefined ? message(value, path) : byTag('type', items)(value, path);

const webSearch = fields({}, { search_context_size: oneOf('low', 'medium', 'high'), user_location: orNull(anyObject) });

const tools: Fields = {
  function: fields(
    { name: text },
    {
      description: orNull(text),
      parameters: orNull(anyObject),
      strict: orNull(flag),
      output_schema: orNull(anyObject),
      defer_loading: flag,
    },
  ),
  file_search: fields({ vector_store_ids: listOf(text) }, { max_num_results: integer, filters: orNull(anyObject) }),
  web_search: webSearch,
  web_search_2025_08_26: webSearch,
  web_search_preview: webSearch,
  web_search_preview_2025_03_11: webSearch,
  computer: any,
  computer_use_preview: fields({ environment: text, display_width: integer, display_height: integer }),
  mcp: fields({ server_label: text }, { server_url: text, headers: orNull(tableOf(text)) }),
  code_interpreter: fields({ container: textOr(anyObject) }),
  programmatic_tool_calling: any,
  image_generation: any,
  local_shell: any,
  shell: any,
  custom: fields({ name: text }, { description: text, defer_loading: flag }),
  namespace: fields({ name: textUpTo(1000), description: text, tools: listOf(anyObject, 1) }),
  tool_search: any,
  apply_patch: any,
};

const named = fields({ name: text });
const toolChoice: Shape = (value, path) =>
  typeof value === 'string'
    ? oneOf('none', 'auto', 'required')(value, path)
    : byTag('type', {
        allowed_tools: fields({ mode: oneOf('auto', 'required'), tools: listOf(anyObject) }),
        function: named,
        custom: named,
        mcp: fields({ server_label: text }, { name: orNull(text) }),
        file_search: any,
        web_search_preview: any,
        web_search_preview_2025_03_11: any,
        computer: any,
        computer_use_preview: any,
        computer_use: any,
        image_generation: any,
        code_interpreter: any,
        programmatic_tool_calling: any,
        apply_patch: any,
        shell: any,
      })(value, path);

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
export const verbosity = orNull(oneOf('low', 'medium', 'high'));
const format = byTag('type', {
  text: any,
  json_object: any,
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

const shared: Fields = {
  instructions: orNull(text),
  previous_response_id: orNull(text),
  conversation: orNull(textOr(fields(id))),
};

/** POST /v1/responses */
export const responseBody = fields(
  { input: textOr(listOf(item)) },
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
    prompt: orNull(fields(id, { version: orNull(text), variables: orNull(anyObject) })),
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
    input: textOr(listOf(item)),
    parallel_tool_calls: orNull(flag),
    personality: text,
    reasoning: orNull(reasoning),
    text: orNull(fields({}, { format, verbosity })),
    tool_choice: orNull(toolChoice),
    tools: orNull(listOf(byTag('type', tools))),
    truncation: oneOf('auto', 'disabled'),
  },
);
