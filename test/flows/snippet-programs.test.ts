import { execFile } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { snippetFor } from '../../src/core/snippets/index.ts';
import type { SnippetLanguage } from '../../src/core/snippets/languages.ts';
import { type Sandbox, startSandbox } from '../../src/practice/index.ts';

/** Programs whose runtime is on this machine are run as a newcomer would run them: the file saved, the key in .env. */
let sandbox: Sandbox;
let folder: string;

beforeAll(async () => {
  sandbox = await startSandbox();
  folder = await mkdtemp(join(tmpdir(), 'keycheck-snippet-'));
  await writeFile(
    join(folder, '.env'),
    `# mine\nOPENAI_API_KEY=${sandbox.key}\nOPENAI_BASE_URL="${sandbox.baseUrl}"\r\n`,
  );
  await symlink(fileURLToPath(new URL('../../node_modules', import.meta.url)), join(folder, 'node_modules'));
});
afterAll(async () => {
  await sandbox.close();
  await rm(folder, { recursive: true, force: true });
});

/** Variables of this machine that would lead the program elsewhere. */
const bare = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '' };

const run = (
  command: string,
  env: Record<string, string> = {},
): Promise<{ code: number; stdout: string; stderr: string }> =>
  new Promise((resolve) => {
    execFile(
      'sh',
      ['-c', command],
      { cwd: folder, env: { ...bare, ...env }, timeout: 60_000 },
      (error, stdout, stderr) => resolve({ code: error === null ? 0 : Number(error.code ?? 1), stdout, stderr }),
    );
  });

const present = async (command: string): Promise<boolean> => (await run(command)).code === 0;

const runnable: readonly [SnippetLanguage, string][] = [
  ['curl', 'command -v curl'],
  ['node', 'node --version'],
  ['fetch', 'node --version'],
  ['java', 'java -version'],
  ['ruby', 'ruby --version'],
  ['php', 'php --version'],
  ['go', 'go version'],
  ['python', 'python -c "import openai, dotenv"'],
  ['deno', 'deno --version'],
  ['csharp', 'dotnet --version'],
];

describe('first programs, run', () => {
  it.for(runnable)('%s', { timeout: 90_000 }, async ([language, check], { skip }) => {
    skip(!(await present(check)), `${language} is not on this machine`);
    const {
      fileName,
      program,
      run: command,
    } = snippetFor(language, { variable: 'OPENAI_API_KEY', file: '.env', model: 'gpt-6-luna' });
    await writeFile(join(folder, fileName), program);
    const good = await run(command);
    expect(good.stderr).not.toMatch(/rror/);
    expect(good).toMatchObject({ code: 0 });
    expect(good.stdout.length).toBeGreaterThan(3);
    expect(good.stdout).not.toContain('"error": {');
    expect(good.stdout).not.toContain(sandbox.key.slice(0, 30));

    // What the environment holds comes before the file, in every language.
    const elsewhere = await run(command, { OPENAI_BASE_URL: 'http://127.0.0.1:9' });
    expect(elsewhere.code === 0 && !/onnect|refused/.test(elsewhere.stderr)).toBe(false);
  });
});
