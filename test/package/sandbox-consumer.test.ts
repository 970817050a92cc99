import { spawnSync } from 'node:child_process';
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { tapped } from '../support/contract/tapped.ts';
import { cleanEnvironment, tempFolder } from '../support/run.ts';
import { repoRoot } from '../support/shared.ts';
import { install, pack } from './packed.ts';

let consumer: string;
beforeAll(() => {
  consumer = install(pack());
  for (const name of ['vitest', 'openai'])
    symlinkSync(join(repoRoot, 'node_modules', name), join(consumer, 'node_modules', name), 'junction');
});

/** The first TypeScript example under that heading of docs/sandbox.md. */
function documented(heading: string): string {
  const text = readFileSync(join(repoRoot, 'docs/sandbox.md'), 'utf8');
  return /```ts\n(.*?)```/s.exec(text.slice(text.indexOf(`## ${heading}`)))?.[1] ?? '';
}

/** An app with retry logic of its own, without any library of OpenAI's. */
const app = `
export async function ask(baseUrl, key, input, tries = 3) {
  for (let left = tries; ; left -= 1) {
    const response = await fetch(baseUrl + '/responses', {
      method: 'POST',
      headers: { authorization: 'Bearer ' + key, 'content-type': 'application/json' },
      body: JSON.stringify({ model: 'gpt-6-luna', input }),
    });
    if (response.ok) return (await response.json()).output_text;
    if (response.status < 500 || left === 1) throw new Error('gave up at ' + response.status);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
`;
const test = `
import { startSandbox } from 'keycheck';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ask } from './app.mjs';

let sandbox;
beforeEach(async () => { sandbox = await startSandbox(); });
afterEach(() => sandbox.close());

it('two overloads, then fine', async () => {
  sandbox.state.fail('overloaded', { next: 2 });
  expect(await ask(sandbox.baseUrl, sandbox.key, 'ping')).toBe('Practice answer to: ping');
});
it('three are too many', async () => {
  sandbox.state.fail('overloaded', { next: 3 });
  await expect(ask(sandbox.baseUrl, sandbox.key, 'ping')).rejects.toThrow('gave up at 503');
});
it('no credit is not tried again', async () => {
  sandbox.state.organization.credits = 0;
  await expect(ask(sandbox.baseUrl, sandbox.key, 'ping')).rejects.toThrow('gave up at 429');
});
`;

it('another project’s vitest: its retry logic, and the example of docs/sandbox.md as it stands', () => {
  writeFileSync(join(consumer, 'app.mjs'), app);
  writeFileSync(join(consumer, 'app.test.mjs'), test);
  writeFileSync(join(consumer, 'documented.test.ts'), documented('In your tests'));
  const vitest = join(consumer, 'node_modules/vitest/vitest.mjs');
  const run = spawnSync(process.execPath, [vitest, 'run', '--reporter=json'], {
    cwd: consumer,
    env: { ...cleanEnvironment(tempFolder('home')), ...tapped() },
    encoding: 'utf8',
    timeout: 60_000,
  });
  const report = JSON.parse(run.stdout.slice(run.stdout.indexOf('{')) || '{}');
  expect({ passed: report.numPassedTests, failed: report.numFailedTests, files: report.testResults?.length }).toEqual({
    passed: 4,
    failed: 0,
    files: 2,
  });
});
