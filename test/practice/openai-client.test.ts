import OpenAI, {
  APIConnectionError,
  AuthenticationError,
  InternalServerError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
} from 'openai';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/practice/index.ts';

let sandbox: Sandbox;
let client: OpenAI;

const clientFor = (key = sandbox.key, options: Partial<ConstructorParameters<typeof OpenAI>[0]> = {}) =>
  new OpenAI({ baseURL: sandbox.baseUrl, apiKey: key, maxRetries: 0, ...options });

beforeEach(async () => {
  // A model of our own: those of the platform really stop on their days, and these tests must not.
  sandbox = await startSandbox({ state: { models: [{ id: 'gpt-old', efforts: null, shutdownDate: '2999-01-01' }] } });
  client = clientFor();
});
afterEach(() => sandbox.close());

const ask = (more: object = {}) => client.responses.create({ model: 'gpt-6-luna', input: 'Say hello', ...more });

describe('responses', () => {
  it('answers with a response object and the platform’s headers', async () => {
    const { data, response, request_id } = await ask().withResponse();
    expect(data).toMatchObject({
      object: 'response',
      status: 'completed',
      error: null,
      model: 'gpt-6-luna',
      output_text: 'Practice answer to: Say hello',
      usage: { input_tokens: 6, output_tokens: 8, total_tokens: 14 },
    });
    expect(request_id).toMatch(/^req_[0-9a-f]{32}$/);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'openai-organization': sandbox.state.organization.id,
      'openai-project': sandbox.state.projects[0]?.id,
      'openai-version': '2020-10-01',
      'x-ratelimit-limit-requests': '10000',
      'x-ratelimit-remaining-requests': '9999',
      'x-practice-platform': 'not OpenAI',
    });
  });

  it('takes what it costs from the credit', async () => {
    sandbox.state.organization.credits = 1;
    await ask();
    expect(sandbox.state.organization.credits).toBeCloseTo(1 - (6 * 0.1 + 8 * 0.5) / 1e6, 12);
    expect(sandbox.state.projects[0]?.spentCents).toBeGreaterThan(0);
  });

  it('is incomplete at max_output_tokens', async () => {
    const response = await ask({ max_output_tokens: 16, input: 'x'.repeat(300) });
    expect(response).toMatchObject({
      status: 'incomplete',
      incomplete_details: { reason: 'max_output_tokens' },
      usage: { output_tokens: 16 },
    });
  });

  it('streams in the real order of events, numbered', async () => {
    const stream = await client.responses.create({ model: 'gpt-6-luna', input: 'one two', stream: true });
    const events = [];
    for await (const event of stream) events.push(event);
    expect(events.map(({ type }) => type)).toEqual([
      'response.created',
      'response.in_progress',
      'response.output_item.added',
      'response.content_part.added',
      ...Array.from({ length: 5 }, () => 'response.output_text.delta'),
      'response.output_text.done',
      'response.content_part.done',
      'response.output_item.done',
      'response.completed',
    ]);
    expect(events.map(({ sequence_number }) => sequence_number)).toEqual(events.map((_, at) => at));
    expect(events.flatMap((event) => (event.type === 'response.output_text.delta' ? [event.delta] : [])).join('')).toBe(
      'Practice answer to: one two',
    );
  });

  it('is understood by the SDK’s own stream helper, function calls included', async () => {
    const tools = [
      {
        type: 'function' as const,
        name: 'weather',
        strict: true,
        parameters: {
          type: 'object',
          properties: { city: { type: 'string' }, days: { type: 'integer' } },
          required: ['city', 'days'],
          additionalProperties: false,
        },
      },
    ];
    const final = await client.responses.stream({ model: 'gpt-6-luna', input: 'Taipei', tools }).finalResponse();
    const call = final.output[0];
    expect(call).toMatchObject({
      type: 'function_call',
      name: 'weather',
      arguments: '{"city":"Taipei","days":0}',
      status: 'completed',
    });
    const callId = call?.type === 'function_call' ? call.call_id : '';
    const after = await client.responses.create({
      model: 'gpt-6-luna',
      tools,
      input: [
        { role: 'user', content: 'Taipei' },
        { type: 'function_call_output', call_id: callId, output: 'sunny' },
      ],
    });
    expect(after.output_text).toBe('Practice answer to: sunny');
  });

  it('gives structured output that fits the schema', async () => {
    const schema = {
      type: 'object',
      properties: { mood: { enum: ['calm'] }, tags: { type: 'array', items: { type: 'string' } } },
      required: ['mood', 'tags'],
    };
    const response = await ask({ text: { format: { type: 'json_schema', name: 'm', schema, strict: true } } });
    expect(JSON.parse(response.output_text)).toEqual({ mood: 'calm', tags: [] });
  });

  it('counts input tokens without taking anything', async () => {
    sandbox.state.organization.credits = 0;
    expect(await client.responses.inputTokens.count({ model: 'gpt-6-luna', input: 'Say hello' })).toMatchObject({
      object: 'response.input_tokens',
      input_tokens: 6,
    });
  });

  it.each([
    [{ max_output_tokens: 1 }, 'max_output_tokens', 'integer_below_min_value'],
    [{ reasoning: { effort: 'minimal' } }, 'reasoning.effort', 'unsupported_value'],
    [{ model: 'gpt-old', reasoning: { effort: 'low' } }, 'reasoning.effort', 'unsupported_parameter'],
    [{ input: undefined }, 'input', 'missing_required_parameter'],
    [{ input: 42 }, 'input', 'invalid_type'],
    [{ store: 'no' }, 'store', 'invalid_type'],
  ])('refuses %j and names the field', async (more, param, code) => {
    await expect(ask(more)).rejects.toMatchObject({ status: 400, param, code, type: 'invalid_request_error' });
  });
});

describe('the other endpoints', () => {
  it('completes a chat, plain and streamed', async () => {
    const messages = [{ role: 'user' as const, content: [{ type: 'text' as const, text: 'hi there' }] }];
    const plain = await client.chat.completions.create({ model: 'gpt-6-luna', messages });
    expect(plain.choices[0]).toMatchObject({
      finish_reason: 'stop',
      message: { role: 'assistant', content: 'Practice answer to: hi there' },
    });
    const stream = client.chat.completions.stream({
      model: 'gpt-6-luna',
      messages,
      stream_options: { include_usage: true },
    });
    expect(await stream.finalContent()).toBe('Practice answer to: hi there');
    expect(await stream.totalUsage()).toMatchObject({ completion_tokens: 7 });
  });

  it('calls a function in a chat', async () => {
    const completion = await client.chat.completions.create({
      model: 'gpt-6-luna',
      messages: [{ role: 'user', content: 'Taipei' }],
      tools: [
        {
          type: 'function',
          function: {
            name: 'weather',
            parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
          },
        },
      ],
    });
    expect(completion.choices[0]).toMatchObject({
      finish_reason: 'tool_calls',
      message: { content: null, tool_calls: [{ function: { name: 'weather', arguments: '{"city":"Taipei"}' } }] },
    });
  });

  it('embeds: vectors of length 1, the same for the same text, whatever the encoding', async () => {
    const { data, usage } = await client.embeddings.create({ model: 'text-embedding-3-small', input: ['a', 'b', 'a'] });
    const plain = await client.embeddings.create({
      model: 'text-embedding-3-small',
      input: 'a',
      encoding_format: 'float',
    });
    expect(data.map(({ embedding }) => embedding.length)).toEqual([1536, 1536, 1536]);
    expect(Math.hypot(...(data[0]?.embedding ?? []))).toBeCloseTo(1, 4);
    expect(data[0]?.embedding).toEqual(data[2]?.embedding);
    expect(data[0]?.embedding).not.toEqual(data[1]?.embedding);
    expect(plain.data[0]?.embedding[7]).toBeCloseTo(data[0]?.embedding[7] ?? 0, 6);
    expect(usage).toEqual({ prompt_tokens: 3, total_tokens: 3 });
  });

  it('lists models with the day they stop, and retrieves one', async () => {
    const models = (await client.models.list()).data;
    expect(models.map(({ id }) => id)).toContain('gpt-6-luna');
    expect(models.find(({ id }) => id === 'gpt-old')).toMatchObject({
      object: 'model',
      shutdown_date: '2999-01-01',
    });
    expect(await client.models.retrieve('gpt-6-luna')).toMatchObject({
      id: 'gpt-6-luna',
      object: 'model',
      shutdown_date: null,
    });
  });
});

describe('typed errors', () => {
  const cases = [
    ['invalid-key', AuthenticationError, 401, 'invalid_api_key'],
    ['missing-scope', AuthenticationError, 401, 'missing_scope'],
    ['model-unavailable', PermissionDeniedError, 403, 'model_not_found'],
    ['credits-exhausted', RateLimitError, 429, 'credit_balance_exhausted'],
    ['spend-limit-reached', RateLimitError, 429, 'project_spend_limit_exceeded'],
    ['overloaded', InternalServerError, 503, 'server_is_overloaded'],
    ['wrong-base-url', NotFoundError, 404, null],
  ] as const;
  it.each(cases)('%s reaches the SDK as its own error', async (cause, kind, status, code) => {
    sandbox.state.scenario(cause);
    const error = await ask().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(kind);
    expect(error).toMatchObject({ status, code, requestID: expect.stringMatching(/^req_/) });
  });

  it.each(['cut', 'reset', 'broken-stream'] as const)(
    'a connection that breaks (%s) is a connection error',
    async (kind) => {
      sandbox.state.fail(kind);
      await expect(ask()).rejects.toSatisfy(
        (error) => error instanceof APIConnectionError || /terminated|Premature close|aborted/i.test(String(error)),
      );
    },
  );

  it('a stream that breaks off ends in an error, after its beginning', async () => {
    sandbox.state.fail('broken-stream');
    const stream = await client.responses.create({ model: 'gpt-6-luna', input: 'one two three', stream: true });
    const seen: string[] = [];
    await expect(
      (async () => {
        for await (const event of stream) seen.push(event.type);
      })(),
    ).rejects.toThrow();
    expect(seen[0]).toBe('response.created');
    expect(seen).not.toContain('response.completed');
  });

  it('two overloads, then fine: what retry logic is for', async () => {
    sandbox.state.fail('overloaded', { next: 2, retryAfterSeconds: 0 });
    const patient = clientFor(sandbox.key, { maxRetries: 2 });
    const response = await patient.responses.create({ model: 'gpt-6-luna', input: 'ping' });
    expect(response.output_text).toBe('Practice answer to: ping');
    expect(sandbox.state.faults).toEqual([]);
  });
});
