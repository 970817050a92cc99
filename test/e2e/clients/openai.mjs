// The openai package of one major: node openai.mjs <openai5|openai6|openai7>; prints what it saw as JSON.
const { default: OpenAI } = await import(process.argv[2]);
const { BASE_URL: baseURL, KEY: apiKey, SWITCH: address, TOKEN: token } = process.env;
const client = new OpenAI({ baseURL, apiKey, maxRetries: 0 });
const ask = { model: 'gpt-6-luna', input: 'hi' };
const messages = [{ role: 'user', content: 'hi' }];
const named = (error) => ({ name: error.constructor.name, status: error.status, code: error.code ?? null });
const refusal = (promise) => promise.then(() => 'no error', named);
const overload = () =>
  fetch(address, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${token}` },
    body: '{"faults":[{"kind":"overloaded","next":1,"retryAfterSeconds":0}]}',
  });

const events = [];
for await (const { type } of await client.responses.create({ ...ask, stream: true })) events.push(type);
const seen = {
  plain: (await client.responses.create(ask)).output_text,
  streamed: (await client.responses.stream(ask).finalResponse()).output_text,
  events: [events[0], events.at(-1)],
  chat: (await client.chat.completions.create({ model: ask.model, messages })).choices[0].message.content,
  chatStreamed: await client.chat.completions.stream({ model: ask.model, messages }).finalContent(),
  embedded: (await client.embeddings.create({ model: 'text-embedding-3-small', input: 'a' })).data[0].embedding.length,
  refused: await refusal(new OpenAI({ baseURL, apiKey: 'sk-x', maxRetries: 0 }).responses.create(ask)),
};
await overload();
seen.overloaded = await refusal(client.responses.create(ask));
await overload();
seen.retried = (await new OpenAI({ baseURL, apiKey, maxRetries: 2 }).responses.create(ask)).output_text;
console.log(JSON.stringify(seen));
