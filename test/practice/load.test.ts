import { Agent, request } from 'node:http';
import { expect, it } from 'vitest';
import { startSandbox } from '../../src/practice/index.ts';

const total = 5000;
const atOnce = 64;

it('5,000 requests, 64 at a time: every one answered, every one charged', { timeout: 60_000 }, async () => {
  const sandbox = await startSandbox();
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const body = JSON.stringify({ model: 'gpt-6-luna', input: 'ping', max_output_tokens: 16, store: false });
  const headers = {
    authorization: `Bearer ${sandbox.key}`,
    'content-type': 'application/json',
    'content-length': body.length,
  };
  const once = () =>
    new Promise<string>((resolve, reject) => {
      const call = request(`${sandbox.baseUrl}/responses`, { method: 'POST', agent, headers }, (response) => {
        let text = '';
        response.on('data', (part) => {
          text += part;
        });
        response.on('end', () =>
          resolve(response.statusCode === 200 ? (JSON.parse(text) as { id: string }).id : `${response.statusCode}`),
        );
      });
      call.on('error', reject);
      call.end(body);
    });
  const ids = new Set<string>();
  const times: number[] = [];
  let left = total;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (left-- > 0) {
        const start = performance.now();
        ids.add(await once());
        times.push(performance.now() - start);
      }
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  const p99 = times.toSorted((a, b) => a - b)[Math.floor(total * 0.99)] ?? 0;
  console.log(
    `${Math.round(total / seconds)} requests per second, p99 ${p99.toFixed(1)} ms, client in the same process`,
  );
  expect(ids.size).toBe(total);
  expect(sandbox.state.organization.credits).toBeCloseTo(5 - (total * (4 * 0.1 + 6 * 0.5)) / 1e6, 8);
  agent.destroy();
  await sandbox.close();
});
