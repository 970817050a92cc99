// The practice platform against @copilotkit/aimock: requests per second and p99 for 5,000 POST /v1/responses, 64 at a time,
// in turns, so that both meet the same machine. Build first (npm run build). Usage: node bench/practice.mjs [rounds]
import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const total = 5000;
const atOnce = 64;
const rounds = Number(process.argv[2] ?? 5);
const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const body = JSON.stringify({ model: 'gpt-6-luna', input: 'ping', max_output_tokens: 16, store: false });

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

async function ours() {
  const child = spawn(process.execPath, [
    at('bin/keycheck.js'),
    'sandbox',
    '--json',
    '--port',
    String(await freePort()),
  ]);
  const line = await new Promise((resolve) => child.stdout.once('data', (data) => resolve(String(data))));
  const { baseUrl, key } = JSON.parse(line);
  return { name: 'practice', child, url: `${baseUrl}/responses`, key };
}

async function aimock() {
  const port = await freePort();
  const fixtures = join(mkdtempSync(join(tmpdir(), 'bench-')), 'fixtures.json');
  const reply = { match: { userMessage: 'ping' }, response: { content: 'Practice answer to: ping' } };
  writeFileSync(fixtures, JSON.stringify({ fixtures: [reply] }));
  const args = [at('node_modules/.bin/llmock'), '-h', '127.0.0.1', '-p', String(port), '-f', fixtures];
  const child = spawn(process.execPath, args, { env: { ...process.env, AIMOCK_API_KEYS: 'sk-good' }, stdio: 'ignore' });
  const server = { name: 'aimock', child, url: `http://127.0.0.1:${port}/v1/responses`, key: 'sk-good' };
  for (let tries = 0; tries < 100; tries++) {
    if (await once(server, new Agent())) return server;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('aimock did not start');
}

const once = ({ url, key }, agent) =>
  new Promise((resolve) => {
    const headers = {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      'content-length': body.length,
    };
    const call = request(url, { method: 'POST', agent, headers }, (response) => {
      response.on('data', () => undefined);
      response.on('end', () => resolve(response.statusCode === 200));
    });
    call.on('error', () => resolve(false));
    call.end(body);
  });

async function run(server) {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const times = [];
  let errors = 0;
  let left = total;
  const began = performance.now();
  const worker = async () => {
    while (left-- > 0) {
      const start = performance.now();
      if (!(await once(server, agent))) errors += 1;
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  const perSecond = Math.round((total * 1000) / (performance.now() - began));
  agent.destroy();
  const p99 = times.sort((a, b) => a - b)[Math.floor(total * 0.99)];
  return { perSecond, p99: Number(p99.toFixed(1)), errors };
}

const servers = [await ours(), await aimock()];
for (const server of servers) await run(server);
const ratios = [];
for (let round = 0; round < rounds; round++) {
  const results = [];
  for (const server of servers) results.push(await run(server));
  ratios.push(results[0].perSecond / results[1].perSecond);
  console.log(servers.map(({ name }, index) => `${name} ${JSON.stringify(results[index])}`).join('   '));
}
ratios.sort((a, b) => a - b);
console.log(`requests per second, practice to aimock, median of ${rounds}: ${ratios[rounds >> 1].toFixed(2)}`);
for (const { child } of servers) child.kill();
