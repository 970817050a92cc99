import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stop } from './stop.ts';

/** A server that nobody here wrote, running on loopback for one test. */
export type ThirdParty = { baseUrl: string; stop(): Promise<void> };

/** A port that was free a moment ago. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

const binOf = (name: string) => join(import.meta.dirname, '../../node_modules/.bin', name);

/** `@copilotkit/aimock` with keys, the replies named by model, and faults by rate. */
export async function startAimock(keys: readonly string[], faults: readonly string[] = []): Promise<ThirdParty> {
  const folder = await mkdtemp(join(tmpdir(), 'aimock-'));
  const failing = (model: string, status: number, type: string, code: string, message: string) => ({
    match: { model },
    response: { error: { message, type, code }, status },
  });
  const fixtures = [
    failing('no-credit', 429, 'insufficient_quota', 'credit_balance_exhausted', 'You have no credits remaining.'),
    failing('rate-limit', 429, 'requests', 'rate_limit_exceeded', 'Rate limit reached for requests'),
    failing('unknown-model', 404, 'invalid_request_error', 'model_not_found', 'The model does not exist'),
    failing('broken-server', 500, 'server_error', 'server_error', 'The server had an error'),
    { match: {}, response: { content: 'pong' } },
  ];
  await writeFile(join(folder, 'fixtures.json'), JSON.stringify({ fixtures }));
  const port = await freePort();
  const args = ['-h', '127.0.0.1', '-p', String(port), '-f', join(folder, 'fixtures.json'), ...faults];
  const child = spawn(binOf('llmock'), args, {
    env: { PATH: process.env.PATH, AIMOCK_API_KEYS: keys.join(',') },
    stdio: 'ignore',
  });
  await answering(child, `http://127.0.0.1:${port}/health`);
  return { baseUrl: `http://127.0.0.1:${port}/v1`, stop: () => stopped(child, folder) };
}

/** `@dwmkerr/mock-llm`, which speaks chat completions but has no Responses API. */
export async function startMockLlm(): Promise<ThirdParty> {
  const folder = await mkdtemp(join(tmpdir(), 'mock-llm-'));
  const port = await freePort();
  const env = { PATH: process.env.PATH, HOST: '127.0.0.1', PORT: String(port) };
  const child = spawn(binOf('mock-llm'), [], { env, cwd: folder, stdio: 'ignore' });
  await answering(child, `http://127.0.0.1:${port}/health`);
  return { baseUrl: `http://127.0.0.1:${port}/v1`, stop: () => stopped(child, folder) };
}

/** Waits until something answers there, whatever it says. */
async function answering(child: ChildProcess, url: string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode} before it answered`);
    const reached = await fetch(url).then(
      () => true,
      () => false,
    );
    if (reached) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`nothing answered at ${url}`);
}

async function stopped(child: ChildProcess, folder: string): Promise<void> {
  await stop(child);
  await rm(folder, { recursive: true, force: true });
}
