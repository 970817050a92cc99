import { createServer } from 'node:http';

const answer = JSON.stringify({
  id: 'resp_bench',
  object: 'response',
  status: 'completed',
  model: 'gpt-6-luna',
  output: [{ type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'ok' }] }],
  usage: { input_tokens: 10, output_tokens: 2, total_tokens: 12 },
});

/** An API on loopback that says yes to everything at once. */
export async function instantServer() {
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      response.writeHead(200, { 'content-type': 'application/json', 'x-request-id': 'req_bench' }).end(answer);
    });
  });
  await new Promise((settle) => server.listen(0, '127.0.0.1', settle));
  return { url: `http://127.0.0.1:${server.address().port}/v1`, close: () => server.close() };
}
