// The ai package with @ai-sdk/openai: node ai.mjs <responses|chat>; prints what it saw as JSON.
import { createOpenAI } from '@ai-sdk/openai';
import * as ai from 'ai';
import { z } from 'zod';

const { BASE_URL: baseURL, KEY } = process.env;
const modelFor = (apiKey) => {
  const provider = createOpenAI({ baseURL, apiKey });
  return process.argv[2] === 'chat' ? provider.chat('gpt-6-luna') : provider.responses('gpt-6-luna');
};
const base = { model: modelFor(KEY), prompt: 'hi', maxRetries: 0 };
const parts = [];
for await (const part of ai.streamText(base).textStream) parts.push(part);
const weather = ai.tool({
  inputSchema: z.object({ city: z.string() }),
  execute: ({ city }) => `sunny in ${city}`,
});
const stopWhen = (ai.isStepCount ?? ai.stepCountIs)(3);
const used = await ai.generateText({ ...base, prompt: 'Taipei', tools: { weather }, stopWhen });
const output = ai.Output.object({ schema: z.object({ mood: z.string() }) });
console.log(
  JSON.stringify({
    plain: (await ai.generateText(base)).text,
    streamed: parts.join(''),
    inPieces: parts.length > 1,
    structured: (await ai.generateText({ ...base, output })).output,
    tool: [used.steps.length, used.text],
    refused: await ai.generateText({ ...base, model: modelFor('sk-x') }).then(
      () => 'no error',
      ({ name, statusCode, isRetryable }) => ({ name, statusCode, isRetryable }),
    ),
  }),
);
