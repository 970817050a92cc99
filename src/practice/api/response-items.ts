import { isRecord } from '../call.ts';
import { breakpoint } from './common-body.ts';
import {
  anyObject,
  anything,
  byTag,
  type Fields,
  fields,
  flag,
  listOf,
  oneOf,
  orNull,
  type Shape,
  text,
  textOr,
  textUpTo,
} from './shapes.ts';

/**
 * What may stand in `input`, as OpenAI's OpenAPI document of 2026-08 has it. What is common is looked at to its depth, rarer kinds of
 * items by what they have to name.
 */
const status = oneOf('in_progress', 'completed', 'incomplete');
const callId = textUpTo(64);
const image = { image_url: orNull(text), file_id: orNull(text) };
const file = { file_id: orNull(text), filename: text, file_data: text, file_url: text };

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
  compaction_trigger: anything,
  program: fields({ ...id, call_id: callId, code: text, fingerprint: text }),
  program_output: fields({ ...id, call_id: callId, result: text, status: oneOf('completed', 'incomplete') }),
};

/** One item of `input`. A message may leave its type out. */
export const inputItem: Shape = (value, path) =>
  isRecord(value) && value['type'] === undefined ? message(value, path) : byTag('type', items)(value, path);
