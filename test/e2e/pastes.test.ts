import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/practice/index.ts';
import { type Pty, startPty } from '../support/pty.ts';
import { cleanEnvironment, tempFolder } from '../support/run.ts';

/** The built program: what people do to its prompts. Build first (`npm run build`). */
const bin = fileURLToPath(new URL('../../bin/keycheck.js', import.meta.url));

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

const begin = (args: readonly string[], cwd: string, env: Record<string, string> = {}): Pty =>
  startPty(process.execPath, [bin, ...args], { cwd, env: { ...cleanEnvironment(tempFolder('home')), ...env } });

/** No 12 characters of the key behind its prefix were ever written to the terminal. */
function expectNotShown(pty: Pty, key: string): void {
  const raw = pty.raw();
  for (let at = 'sk-proj-sandbox-'.length; at + 12 <= key.length; at += 1)
    expect(raw).not.toContain(key.slice(at, at + 12));
}

/** Ways in which a key arrives at the hidden prompt. `sure`: the key is found in it, and taken. */
const pastes: readonly (readonly [string, (key: string) => string, boolean])[] = [
  ['plain', (key) => key, true],
  ['between the marks of a bracketed paste', (key) => `\u001b[200~${key}\u001b[201~`, true],
  ['in such marks, with a line end', (key) => `\u001b[200~${key}\n\u001b[201~`, true],
  ['twice', (key) => key + key, true],
  ['as a line of an env file', (key) => `OPENAI_API_KEY="${key}"`, true],
  ['with the name in Chinese punctuation', (key) => `OPENAI_API_KEY：${key}`, true],
  ['in 「」', (key) => `「${key}」`, true],
  ['in curled quotes', (key) => `“${key}”`, true],
  ['between ideographic blanks', (key) => `\u3000${key}\u3000`, true],
  ['over three lines, blank ones around it', (key) => `\u001b[200~\n\n${key}\n\n\u001b[201~`, true],
  ['broken over two lines', (key) => `\u001b[200~${key.slice(0, 60)}\n${key.slice(60)}\u001b[201~`, false],
  ['with a NUL in it', (key) => `\u001b[200~${key.slice(0, 60)}\0${key.slice(60)}\u001b[201~`, false],
  [
    'in the middle of 1 MB',
    (key) => `\u001b[200~${'x'.repeat(500_000)} ${key} ${'y'.repeat(500_000)}\u001b[201~`,
    false,
  ],
];

describe('a key at the hidden prompt of the built program', () => {
  it.each(pastes)('%s: never shown', { timeout: 60_000 }, async (_name, form, sure) => {
    const cwd = tempFolder('project');
    const pty = begin(['init', '--base-url', sandbox.baseUrl], cwd);
    await pty.waitFor('Your choice [1]:', 20_000);
    pty.key('enter');
    await pty.waitFor('Key:', 20_000);
    pty.type(form(sandbox.key));
    await sleep(300);
    pty.key('enter');
    await pty.waitFor(sure ? `ends in …${sandbox.key.slice(-4)}` : /Nothing\s+was\s+sent\s+or\s+saved\./, 30_000);
    expectNotShown(pty, sandbox.key);
    pty.key('ctrl-c');
    expect([(await pty.exit).code, readdirSync(cwd)]).toEqual([130, []]);
  });

  it('too early, while another question is open: not shown, and it answers nothing', { timeout: 60_000 }, async () => {
    const cwd = tempFolder('project');
    const pty = begin(['init', '--base-url', sandbox.baseUrl], cwd);
    // From its first line on the program owns the terminal, also while no question is open yet.
    await pty.waitFor('keycheck init', 20_000);
    pty.type(sandbox.key);
    await pty.waitFor('Your choice [1]:', 20_000);
    pty.type(sandbox.key);
    await pty.waitFor('That looks like a key.', 20_000);
    pty.type(`\u001b[200~${sandbox.key}\n\u001b[201~`);
    await sleep(300);
    await pty.waitFor('Where do you start?');
    pty.key('ctrl-c');
    expect((await pty.exit).code).toBe(130);
    expectNotShown(pty, sandbox.key);
  });

  it('in accessible mode, at a line that shows what is typed: refused, and not shown', {
    timeout: 60_000,
  }, async () => {
    const pty = begin(['init', '--accessible', '--base-url', sandbox.baseUrl], tempFolder('project'));
    await pty.waitFor('Your choice:', 20_000);
    pty.type(sandbox.key);
    await pty.waitFor('That looks like a key.', 20_000);
    pty.key('ctrl-c');
    expect((await pty.exit).code).toBe(130);
    expectNotShown(pty, sandbox.key);
  });
});

const way = [
  'Ready?',
  'What will your program work with?',
  'Do you have it?',
  'Key:',
  'Send it?',
  'Write this?',
] as const;

async function enterAt(pty: Pty, questions: readonly string[]): Promise<void> {
  for (const question of questions) {
    await pty.waitFor(question, 20_000);
    pty.key('enter');
  }
}

describe('input that ends', () => {
  it.each(way.map((question, at) => [question, at] as const))(
    'at "%s", where nothing ends the program: 2, nothing written',
    { timeout: 60_000 },
    async (question, at) => {
      const cwd = tempFolder('project');
      // The shell stays deaf to the hang-up, and so does what it starts: only the end of the input tells it.
      const script = `trap '' HUP; "$0" "$@"; echo $? > code`;
      const env = cleanEnvironment(tempFolder('home'));
      const pty = startPty('sh', ['-c', script, process.execPath, bin, 'init', '--sandbox'], { cwd, env });
      await enterAt(pty, way.slice(0, at));
      await pty.waitFor(question, 20_000);
      await sleep(200);
      pty.hangUp();
      const ended = join(cwd, 'code');
      for (let left = 100; left > 0 && !existsSync(ended); left -= 1) await sleep(100);
      await sleep(50);
      expect([readFileSync(ended, 'utf8').trim(), readdirSync(cwd)]).toEqual(['2', ['code']]);
    },
  );
});

describe('the command that continues', () => {
  it('is the one that Ctrl-C prints, and it goes on behind what was answered', { timeout: 60_000 }, async () => {
    const cwd = tempFolder('project');
    const first = begin(['init', '--lang', 'en', '--base-url', sandbox.baseUrl, '--retries', '0'], cwd);
    await first.waitFor('Your choice [1]:', 20_000);
    first.type('2\r');
    await enterAt(first, ['Ready?']);
    await first.waitFor('What will your program work with?', 20_000);
    first.type('1 3\r');
    await first.waitFor('Do you have it?', 20_000);
    first.key('ctrl-c');
    expect((await first.exit).code).toBe(130);
    // A copy that npm did not install says behind it where npx finds it.
    const command = /npx keycheck (init .*?)(?:npx keycheck finds|$)/.exec(first.screen().join('')) ?? [];
    expect(command[1]).toBe(`init --uses text,audio --base-url ${sandbox.baseUrl} --retries 0 --lang en`);

    const second = begin((command[1] ?? '').split(' '), cwd);
    await second.waitFor('Your choice [1]:', 20_000);
    second.type('2\r');
    await enterAt(second, ['Ready?', 'Do you have it?']);
    await second.waitFor('Key:', 20_000);
    second.type(`${sandbox.key}\r`);
    await enterAt(second, ['Send it?', 'Write this?']);
    expect((await second.exit).code).toBe(0);
    expect(second.screen().join('\n')).toMatch(/For text and speech/);
    expect(readFileSync(join(cwd, '.env'), 'utf8')).toBe(
      `OPENAI_API_KEY=${sandbox.key}\nOPENAI_BASE_URL=${sandbox.baseUrl}\n`,
    );
  });
});
