import type { InputTokenCountResponse } from 'openai/resources/responses/input-tokens';
import type {
  FunctionTool,
  Response,
  ResponseFunctionToolCall,
  ResponseOutputItem,
  ResponseOutputMessage,
  ResponseUsage,
} from 'openai/resources/responses/responses';
import { type Answer, ok, refused } from '../answer.ts';
import { type Call, isRecord, type Json } from '../call.ts';
import { unverified } from '../refusals.ts';
import { askModel, type Question } from './asking.ts';
import { checkEffort } from './effort.ts';
import { countBody, responseBody } from './response-body.ts';
import { responseEvents } from './response-events.ts';
import { cutTo, lastText, replyTo, sample, textsOf, tokens } from './says.ts';

/** POST /v1/responses, plain or streamed. */
export const createResponse = (call: Call): Answer =>
  askModel(call, 'api.responses.write', (question) => {
    const {
      body,
      model,
      call: { platform },
    } = question;
    const wrong =
      responseBody(body, '') ??
      (isRecord(body['reasoning']) ? checkEffort(body['reasoning']['effort'], 'reasoning.effort', model) : null);
    if (wrong) return refused(wrong);
    const streamed = body['stream'] === true;
    if (streamed && model.verification === 'stream' && !platform.state.organization.verified)
      return refused(unverified(model.id, 'stream'));
    const response = compose(question);
    const usage = { input: response.usage?.input_tokens ?? 0, output: response.usage?.output_tokens ?? 0 };
    return streamed ? { status: 200, usage, events: responseEvents(response) } : ok(response, { usage });
  });

/** POST /v1/responses/input_tokens: counts, charges nothing. */
export const countInputTokens = (call: Call): Answer =>
  askModel(
    call,
    'api.responses.write',
    ({ body }) => {
      const wrong = countBody(body, '');
      if (wrong) return refused(wrong);
      const counted: InputTokenCountResponse = { object: 'response.input_tokens', input_tokens: inputTokens(body) };
      return ok(counted);
    },
    true,
  );

const inputTokens = (body: Json): number =>
  tokens([...textsOf(body['instructions']), ...textsOf(body['input'])].join(' ')) + 3;

/** The finished response: everything a stream of it would end with. Settings are given back as they came, or as the platform would set them. */
function compose({ body, model, call: { platform } }: Question): Response {
  const item = outputOf(body, platform.id.bind(platform));
  const incomplete = item.status === 'incomplete';
  const said = item.type === 'message' ? textOf(item) : '';
  const now = platform.now();
  // One literal, no spreading of settings into it: this object is made for every call, and that took an eighth of its time.
  return {
    id: platform.id('resp_'),
    object: 'response',
    created_at: now,
    status: incomplete ? 'incomplete' : 'completed',
    background: false,
    completed_at: incomplete ? null : now,
    error: null,
    incomplete_details: incomplete ? { reason: 'max_output_tokens' } : null,
    instructions: textOr(body['instructions']),
    max_output_tokens: numberOr(body['max_output_tokens'], null),
    metadata: (body['metadata'] ?? {}) as Response['metadata'],
    model: model.id,
    output: [item],
    output_text: said,
    parallel_tool_calls: body['parallel_tool_calls'] !== false,
    previous_response_id: textOr(body['previous_response_id']),
    reasoning: reasoningOf(body['reasoning']),
    service_tier: 'default',
    temperature: numberOr(body['temperature'], 1),
    text: formatOf(body['text']),
    tool_choice: choiceOf(body['tool_choice']),
    tools: (Array.isArray(body['tools']) ? body['tools'].map(toolOf) : []) as Response['tools'],
    top_p: numberOr(body['top_p'], 1),
    truncation: body['truncation'] === 'auto' ? 'auto' : 'disabled',
    usage: usageOf(inputTokens(body), tokens(item.type === 'message' ? said : item.arguments)),
  };
}

const reasoningOf = (asked: unknown): NonNullable<Response['reasoning']> =>
  isRecord(asked) ? { effort: null, summary: null, ...asked } : { effort: null, summary: null };

const formatOf = (asked: unknown): NonNullable<Response['text']> =>
  isRecord(asked) ? { format: { type: 'text' }, ...asked } : { format: { type: 'text' } };

/** A tool as it was offered; of a function the platform fills in what was left out. */
const toolOf = (tool: unknown): unknown =>
  isRecord(tool) && tool['type'] === 'function' ? { description: null, parameters: null, strict: true, ...tool } : tool;

const choiceOf = (asked: unknown): Response['tool_choice'] =>
  (asked === 'none' || asked === 'required' || isRecord(asked) ? asked : 'auto') as Response['tool_choice'];

const textOr = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const textOf = (item: ResponseOutputMessage): string =>
  item.content.map((part) => (part.type === 'output_text' ? part.text : '')).join('');

const usageOf = (input: number, output: number): ResponseUsage => ({
  input_tokens: input,
  input_tokens_details: { cached_tokens: 0, cache_write_tokens: 0 },
  output_tokens: output,
  output_tokens_details: { reasoning_tokens: 0 },
  total_tokens: input + output,
});

const numberOr = <T>(value: unknown, other: T): number | T => (typeof value === 'number' ? value : other);

type Composed = (ResponseOutputMessage | ResponseFunctionToolCall) & ResponseOutputItem;

/** One item of output: the call of a function that was offered and not answered yet, or a message. */
function outputOf(body: Json, id: (prefix: string) => string): Composed {
  const said = lastText(body['input']);
  const tool = toolToCall(body);
  if (tool) {
    const values = sample(tool.parameters, said);
    return {
      type: 'function_call',
      id: id('fc_'),
      call_id: id('call_'),
      name: tool.name,
      arguments: JSON.stringify(values ?? {}),
      status: 'completed',
    };
  }
  const format = isRecord(body['text']) && isRecord(body['text']['format']) ? body['text']['format'] : {};
  const reply =
    format['type'] === 'json_schema'
      ? JSON.stringify(sample(format['schema'], said))
      : format['type'] === 'json_object'
        ? JSON.stringify({ answer: replyTo(said) })
        : replyTo(said);
  const { text, whole } = cutTo(reply, numberOr(body['max_output_tokens'], null));
  return {
    type: 'message',
    id: id('msg_'),
    role: 'assistant',
    status: whole ? 'completed' : 'incomplete',
    content: [{ type: 'output_text', text, annotations: [], logprobs: [] }],
  };
}

/** The function to call: the one that `tool_choice` names, else the first; none once the input holds a function's output. */
function toolToCall(body: Json): FunctionTool | null {
  const choice = body['tool_choice'];
  const input = body['input'];
  const answered =
    Array.isArray(input) && input.some((item) => isRecord(item) && item['type'] === 'function_call_output');
  if (choice === 'none' || answered || !Array.isArray(body['tools'])) return null;
  const offered = body['tools'].filter(
    (tool): tool is FunctionTool => isRecord(tool) && tool['type'] === 'function' && typeof tool['name'] === 'string',
  );
  const wanted = isRecord(choice) ? offered.find(({ name }) => name === choice['name']) : undefined;
  return wanted ?? offered[0] ?? null;
}
