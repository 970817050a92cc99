import type {
  ChatCompletion,
  ChatCompletionChunk,
  ChatCompletionMessageFunctionToolCall,
} from 'openai/resources/chat/completions/completions';
import type { CompletionUsage } from 'openai/resources/completions';
import { type Answer, ok, refused } from '../answer.ts';
import { type Call, isRecord, type Json } from '../call.ts';
import { unverified } from '../refusals.ts';
import { askModel, type Question } from './asking.ts';
import { chatBody } from './chat-body.ts';
import { checkEffort } from './effort.ts';
import { cutTo, lastText, pieces, replyTo, sample, textsOf, tokens } from './says.ts';

/** POST /v1/chat/completions, plain or streamed: one choice, whatever `n` says. */
export const createChat = (call: Call): Answer =>
  askModel(call, 'api.chat.completions.write', (question) => {
    const { body, model } = question;
    const wrong =
      chatBody(body, '') ??
      (typeof body['reasoning_effort'] === 'string'
        ? checkEffort(body['reasoning_effort'], 'reasoning_effort', model)
        : null);
    if (wrong) return refused(wrong);
    const streamed = body['stream'] === true;
    if (streamed && model.verification === 'stream' && !call.platform.state.organization.verified)
      return refused(unverified(model.id, 'stream'));
    const completion = compose(question);
    const usage = { input: completion.usage?.prompt_tokens ?? 0, output: completion.usage?.completion_tokens ?? 0 };
    return streamed ? { status: 200, usage, events: chunks(completion, wantsUsage(body)) } : ok(completion, { usage });
  });

const wantsUsage = (body: Json): boolean =>
  isRecord(body['stream_options']) && body['stream_options']['include_usage'] === true;

function compose({ body, model, call: { platform } }: Question): ChatCompletion {
  const said = lastText(body['messages']);
  const tool = toolCall(body, said, platform.id.bind(platform));
  const most = [body['max_completion_tokens'], body['max_tokens']].find(
    (value): value is number => typeof value === 'number' && value > 0,
  );
  const { text, whole } = cutTo(wanted(body, said), most ?? null);
  return {
    id: platform.id('chatcmpl-'),
    object: 'chat.completion',
    created: platform.now(),
    model: model.id,
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          content: tool ? null : text,
          refusal: null,
          annotations: [],
          ...(tool && { tool_calls: [tool] }),
        },
        finish_reason: tool ? 'tool_calls' : whole ? 'stop' : 'length',
        logprobs: null,
      },
    ],
    usage: usageOf(tokens(textsOf(body['messages']).join(' ')) + 3, tokens(tool ? tool.function.arguments : text)),
    service_tier: 'default',
    system_fingerprint: 'fp_sandbox',
  };
}

/** The answer in the format that was asked for. */
function wanted(body: Json, said: string): string {
  const format = isRecord(body['response_format']) ? body['response_format'] : {};
  if (format['type'] === 'json_schema' && isRecord(format['json_schema']))
    return JSON.stringify(sample(format['json_schema']['schema'], said));
  return format['type'] === 'json_object' ? JSON.stringify({ answer: replyTo(said) }) : replyTo(said);
}

const usageOf = (input: number, output: number): CompletionUsage => ({
  prompt_tokens: input,
  completion_tokens: output,
  total_tokens: input + output,
  prompt_tokens_details: { cached_tokens: 0, audio_tokens: 0 },
  completion_tokens_details: {
    reasoning_tokens: 0,
    audio_tokens: 0,
    accepted_prediction_tokens: 0,
    rejected_prediction_tokens: 0,
  },
});

/** The call of the first function offered, unless the last message already brings a function's result. */
function toolCall(
  body: Json,
  said: string,
  id: (prefix: string) => string,
): ChatCompletionMessageFunctionToolCall | null {
  const messages = body['messages'];
  const last: unknown = Array.isArray(messages) ? messages.at(-1) : undefined;
  if (body['tool_choice'] === 'none' || (isRecord(last) && last['role'] === 'tool') || !Array.isArray(body['tools']))
    return null;
  const offered = body['tools'].flatMap((tool) =>
    isRecord(tool) && isRecord(tool['function']) ? [tool['function']] : [],
  );
  const choice = body['tool_choice'];
  const named = isRecord(choice) && isRecord(choice['function']) ? choice['function']['name'] : undefined;
  const tool = offered.find(({ name }) => name === named) ?? offered[0];
  if (!tool || typeof tool['name'] !== 'string') return null;
  return {
    id: id('call_'),
    type: 'function',
    function: { name: tool['name'], arguments: JSON.stringify(sample(tool['parameters'], said) ?? {}) },
  };
}

/** The chunks of a streamed completion: the role, pieces of content or of a call, the reason it ended, usage where wanted. */
function chunks(completion: ChatCompletion, usage: boolean): string[] {
  const choice = completion.choices[0];
  const { id, created, model } = completion;
  const chunk = (
    delta: ChatCompletionChunk.Choice.Delta,
    finish: ChatCompletionChunk.Choice['finish_reason'] = null,
  ): ChatCompletionChunk => ({
    id,
    object: 'chat.completion.chunk',
    created,
    model,
    service_tier: 'default',
    system_fingerprint: 'fp_sandbox',
    choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
    ...(usage && { usage: null }),
  });
  const calls = (choice?.message.tool_calls ?? []).flatMap((call) => (call.type === 'function' ? [call] : []));
  const parts = [
    chunk({ role: 'assistant', content: calls.length > 0 ? null : '', refusal: null }),
    ...calls.map((call, index) => chunk({ tool_calls: [{ index, ...call }] })),
    ...pieces(choice?.message.content ?? '').map((content) => chunk({ content })),
    chunk({}, choice?.finish_reason ?? 'stop'),
    ...(usage ? [{ ...chunk({}), choices: [], usage: completion.usage ?? null }] : []),
  ];
  return [...parts.map((part) => `data: ${JSON.stringify(part)}\n\n`), 'data: [DONE]\n\n'];
}
