// LangChain: node langchain.mjs <responses|chat>; prints what it saw as JSON.
import { ChatOpenAI, OpenAIEmbeddings } from '@langchain/openai';

const { BASE_URL: baseURL, KEY: apiKey } = process.env;
const options = {
  model: 'gpt-6-luna',
  apiKey,
  configuration: { baseURL },
  useResponsesApi: process.argv[2] === 'responses',
  maxRetries: 0,
};
const chat = new ChatOpenAI(options);
const parts = [];
for await (const part of await chat.stream('hi')) parts.push(part.text);
console.log(
  JSON.stringify({
    plain: (await chat.invoke('hi')).text,
    streamed: parts.join(''),
    inPieces: parts.length > 1,
    embedded: (await new OpenAIEmbeddings({ ...options, model: 'text-embedding-3-small' }).embedQuery('a')).length,
    refused: await new ChatOpenAI({ ...options, apiKey: 'sk-x' }).invoke('hi').then(
      () => 'no error',
      ({ status }) => ({ status }),
    ),
  }),
);
