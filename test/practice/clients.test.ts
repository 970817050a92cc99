import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/practice/index.ts';

/**
 * Clients that nobody here wrote and that this project does not need otherwise. Nothing is installed by a test: install them anywhere,
 * and name that folder in PRACTICE_CLIENTS:
 * npm i --legacy-peer-deps openai5@npm:openai@5 openai7@npm:openai@7 ai @ai-sdk/openai @langchain/openai @langchain/core zod
 */
const folder = process.env['PRACTICE_CLIENTS'];
const here = folder !== undefined;
const why = here ? '' : ' (skipped: PRACTICE_CLIENTS names no folder)';

const find = async <T>(name: string): Promise<T> => {
  const path = createRequire(join(folder ?? '', 'package.json')).resolve(name);
  return (await import(pathToFileURL(path).href)) as T;
};

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

describe.skipIf(!here)(`other majors of openai${why}`, () => {
  it.each(['openai5', 'openai7'])('%s: plain, streamed, typed errors', async (name) => {
    const { default: Client } = await find<{ default: typeof OpenAI }>(name);
    const client = new Client({ baseURL: sandbox.baseUrl, apiKey: sandbox.key, maxRetries: 0 });
    const ask = { model: 'gpt-6-luna', input: 'hi' };
    expect((await client.responses.create(ask)).output_text).toBe('Practice answer to: hi');
    expect((await client.responses.stream(ask).finalResponse()).output_text).toBe('Practice answer to: hi');
    const chat = client.chat.completions.stream({ model: 'gpt-6-luna', messages: [{ role: 'user', content: 'hi' }] });
    expect(await chat.finalContent()).toBe('Practice answer to: hi');
    sandbox.state.fail('overloaded', { next: 1 });
    await expect(client.responses.create(ask)).rejects.toBeInstanceOf(Client.InternalServerError);
    const stranger = new Client({ baseURL: sandbox.baseUrl, apiKey: 'sk-x', maxRetries: 0 });
    await expect(stranger.responses.create(ask)).rejects.toMatchObject({ status: 401, code: 'invalid_api_key' });
  });
});

type Ai = {
  generateText(options: object): Promise<{ text: string; steps: unknown[] }>;
  streamText(options: object): { textStream: AsyncIterable<string> };
  generateObject(options: object): Promise<{ object: unknown }>;
  tool(options: object): object;
  stepCountIs(count: number): unknown;
};
type AiOpenAI = { createOpenAI(options: object): ((model: string) => object) & { chat(model: string): object } };
type Zod = { z: { object(shape: object): object; string(): object } };

describe.skipIf(!here)(`ai with @ai-sdk/openai${why}`, () => {
  it.each(['responses', 'chat'] as const)('%s: plain, streamed, structured, with a tool, refused', async (way) => {
    const [{ generateText, streamText, generateObject, tool, stepCountIs }, { createOpenAI }, { z }] =
      await Promise.all([find<Ai>('ai'), find<AiOpenAI>('@ai-sdk/openai'), find<Zod>('zod')]);
    const modelFor = (apiKey: string) => {
      const provider = createOpenAI({ baseURL: sandbox.baseUrl, apiKey });
      return way === 'chat' ? provider.chat('gpt-6-luna') : provider('gpt-6-luna');
    };
    const base = { model: modelFor(sandbox.key), prompt: 'hi', maxRetries: 0 };
    expect((await generateText(base)).text).toBe('Practice answer to: hi');
    const parts: string[] = [];
    for await (const part of streamText(base).textStream) parts.push(part);
    expect(parts.join('')).toBe('Practice answer to: hi');
    expect(parts.length).toBeGreaterThan(1);
    expect((await generateObject({ ...base, schema: z.object({ mood: z.string() }) })).object).toEqual({ mood: 'hi' });
    const weather = tool({
      inputSchema: z.object({ city: z.string() }),
      execute: ({ city }: { city: string }) => `sunny in ${city}`,
    });
    const used = await generateText({ ...base, prompt: 'Taipei', tools: { weather }, stopWhen: stepCountIs(3) });
    expect([used.steps.length, used.text]).toEqual([2, 'Practice answer to: sunny in Taipei']);
    await expect(generateText({ ...base, model: modelFor('sk-x') })).rejects.toMatchObject({
      statusCode: 401,
      isRetryable: false,
    });
  });
});

type Chain = {
  ChatOpenAI: new (
    options: object,
  ) => {
    invoke(prompt: string): Promise<{ text: string }>;
    stream(prompt: string): Promise<AsyncIterable<{ text: string }>>;
  };
  OpenAIEmbeddings: new (options: object) => { embedQuery(text: string): Promise<number[]> };
};

describe.skipIf(!here)(`@langchain/openai${why}`, () => {
  it.each([true, false])('useResponsesApi %s: plain, streamed, embedded, refused', async (useResponsesApi) => {
    const { ChatOpenAI, OpenAIEmbeddings } = await find<Chain>('@langchain/openai');
    const options = {
      model: 'gpt-6-luna',
      apiKey: sandbox.key,
      configuration: { baseURL: sandbox.baseUrl },
      useResponsesApi,
      maxRetries: 0,
    };
    const chat = new ChatOpenAI(options);
    expect((await chat.invoke('hi')).text).toBe('Practice answer to: hi');
    let text = '';
    for await (const part of await chat.stream('hi')) text += part.text;
    expect(text).toBe('Practice answer to: hi');
    expect(await new OpenAIEmbeddings({ ...options, model: 'text-embedding-3-small' }).embedQuery('a')).toHaveLength(
      1536,
    );
    await expect(new ChatOpenAI({ ...options, apiKey: 'sk-x' }).invoke('hi')).rejects.toMatchObject({ status: 401 });
  });
});
