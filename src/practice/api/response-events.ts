import type {
  Response,
  ResponseFunctionToolCall,
  ResponseOutputMessage,
  ResponseOutputText,
  ResponseStreamEvent,
} from 'openai/resources/responses/responses';
import { pieces } from './says.ts';

/** An event without its number: `numbered` counts. Distributes over the union, so that each kind keeps its fields. */
type Unnumbered<Event> = Event extends { sequence_number: number } ? Omit<Event, 'sequence_number'> : never;
type Step = Unnumbered<ResponseStreamEvent>;

/** The chunks of a streamed response, in the order of the real platform: created, in progress, item, parts, deltas, done, completed. */
export function responseEvents(response: Response): string[] {
  const begun: Response = {
    ...response,
    status: 'in_progress',
    completed_at: null,
    incomplete_details: null,
    output: [],
    output_text: '',
  };
  delete begun.usage;
  const steps: Step[] = [
    { type: 'response.created', response: begun },
    { type: 'response.in_progress', response: begun },
    ...response.output.flatMap((item, at) =>
      item.type === 'message' ? messageSteps(item, at) : item.type === 'function_call' ? callSteps(item, at) : [],
    ),
    { type: response.status === 'incomplete' ? 'response.incomplete' : 'response.completed', response },
  ];
  return steps.map(
    (step, number) => `event: ${step.type}\ndata: ${JSON.stringify({ ...step, sequence_number: number })}\n\n`,
  );
}

function messageSteps(item: ResponseOutputMessage, output_index: number): Step[] {
  const part = item.content[0];
  const text = part?.type === 'output_text' ? part.text : '';
  const empty: ResponseOutputText = { type: 'output_text', text: '', annotations: [], logprobs: [] };
  const place = { item_id: item.id, output_index, content_index: 0 };
  return [
    { type: 'response.output_item.added', output_index, item: { ...item, status: 'in_progress', content: [] } },
    { type: 'response.content_part.added', ...place, part: empty },
    ...pieces(text).map((delta): Step => ({ type: 'response.output_text.delta', ...place, delta, logprobs: [] })),
    { type: 'response.output_text.done', ...place, text, logprobs: [] },
    { type: 'response.content_part.done', ...place, part: { ...empty, text } },
    { type: 'response.output_item.done', output_index, item },
  ];
}

function callSteps(item: ResponseFunctionToolCall, output_index: number): Step[] {
  const place = { item_id: item.id ?? item.call_id, output_index };
  return [
    { type: 'response.output_item.added', output_index, item: { ...item, status: 'in_progress', arguments: '' } },
    ...pieces(item.arguments).map(
      (delta): Step => ({ type: 'response.function_call_arguments.delta', ...place, delta }),
    ),
    { type: 'response.function_call_arguments.done', ...place, name: item.name, arguments: item.arguments },
    { type: 'response.output_item.done', output_index, item },
  ];
}
