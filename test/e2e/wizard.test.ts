import type { ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/practice/index.ts';
import { tapped } from '../support/contract/tapped.ts';
import { type Pty, startPty, untouchedStty } from '../support/pty.ts';
import { cleanEnvironment, installedCopy, keycheck, tempFolder } from '../support/run.ts';
import { repoRoot } from '../support/shared.ts';

/** The built program in a real terminal: what a newcomer sees, key by key. Build first (`npm run build`). */
const bin = installedCopy();

const begin = (args: readonly string[], options: { cwd: string; cols?: number; env?: Record<string, string> }): Pty =>
  startPty(process.execPath, [bin, ...args], {
    cwd: options.cwd,
    cols: options.cols ?? 80,
    env: { ...cleanEnvironment(tempFolder('home')), ...tapped(), ...options.env },
  });

/** Presses Enter at each question, once it is there. */
async function enterAt(pty: Pty, questions: readonly (string | RegExp)[]): Promise<void> {
  for (const question of questions) {
    await pty.waitFor(question, 20_000);
    pty.key('enter');
  }
}

const sandboxWay = [
  'Ready?',
  'What will your program work with?',
  'Do you have it?',
  'Key:',
  'Send it?',
  'Write this?',
  'What would you like to see?',
] as const;

const sandboxWayInChinese = [
  '好了嗎？',
  '你的程式要處理什麼？',
  '拿到了嗎？',
  '金鑰：',
  '要送出嗎？',
  '要寫入嗎？',
  '你想看什麼？',
] as const;

/** No 12 characters of the key behind its prefix were ever written to the terminal. */
function expectNotShown(pty: Pty, key: string): void {
  const raw = pty.raw();
  for (let at = 'sk-proj-sandbox-'.length; at + 12 <= key.length; at += 1)
    expect(raw).not.toContain(key.slice(at, at + 12));
}

const savedKey = (cwd: string, file = '.env.sandbox'): string =>
  /^OPENAI_API_KEY=(.*)$/m.exec(readFileSync(join(cwd, file), 'utf8'))?.[1] ?? '';

describe('keycheck init --sandbox in a terminal', () => {
  it.each([
    [40, '0'],
    [80, '0'],
    [200, '0'],
    [80, '1'],
  ])('goes the whole way with Enter: %i columns, accessible %s', async (cols, accessible) => {
    const cwd = tempFolder('project');
    writeFileSync(join(cwd, '.env'), 'MINE=1\n');
    const pty = begin(['init', '--sandbox'], { cwd, cols, env: accessible === '1' ? { ACCESSIBLE: '1' } : {} });
    await enterAt(pty, sandboxWay);
    const { code } = await pty.exit;
    expect(code).toBe(0);
    const key = savedKey(cwd);
    expect(key).toMatch(/^sk-proj-sandbox-/);
    expectNotShown(pty, key);
    expect(readFileSync(join(cwd, '.env'), 'utf8')).toBe('MINE=1\n');
    const text = pty.screen().join('\n').replace(/\s+/g, ' ');
    expect(text).toContain('Practice platform: not OpenAI.');
    expect(text).toContain('It works.');
    // The folder is in no repository: nothing is said of git.
    expect(text).toContain('Saved in .env.sandbox, which only you can read. Read back: the same.');
    // The first screen that is seen, in practice the second, says how to read the others.
    expect(text).toContain('中文：--lang zh-TW');
    expect(text).toContain('Screen reader, or arrow keys do nothing: --accessible');
    expect(text).toContain('Step 1, the question where you start, is answered: --sandbox means practice');
    expect(text).not.toContain('platform.openai.com');
  });

  it('calls a text of a template one on the first screen', async () => {
    const cwd = tempFolder('project');
    writeFileSync(join(cwd, '.env'), 'OPENAI_API_KEY=your-key-here\n');
    const pty = begin(['init'], { cwd });
    await pty.waitFor('OPENAI_API_KEY in .env, line 1: an example text, not a key');
    await pty.waitFor('Your choice');
    pty.key('ctrl-c');
    expect((await pty.exit).code).toBe(130);
  });

  it('shows a failure and its cure at the end', async () => {
    const cwd = tempFolder('project');
    const pty = begin(['init', '--sandbox', '--uses', 'text'], { cwd });
    await enterAt(
      pty,
      sandboxWay.filter((question) => !/work with|like to see/.test(question)),
    );
    await pty.waitFor('What would you like to see?');
    pty.type('2');
    pty.key('enter');
    await pty.waitFor('Credit is added');
    await pty.waitFor(/Works: .*gpt-6-luna/s);
    expect(pty.screen().join(' ').replace(/\s+/g, ' ')).toMatch(
      /The credits are taken away\..*No credit:.*Credit is added\./,
    );
    pty.key('esc');
    expect((await pty.exit).code).toBe(0);
  });

  /** Everything before the save; behind it the file is there, and only the way out is left. */
  const beforeSave = sandboxWay.slice(0, -1);

  it.each([
    ['Ctrl-C', 'ctrl-c', 130],
    ['Ctrl-D', 'ctrl-d', 2],
  ] as const)('%s at any question: nothing written, the terminal as before', async (_name, key, expected) => {
    for (const [at, question] of beforeSave.entries()) {
      const cwd = tempFolder('project');
      const pty = begin(['init', '--sandbox'], { cwd });
      const before = await untouchedStty();
      await enterAt(pty, sandboxWay.slice(0, at));
      await pty.waitFor(question);
      pty.key(key);
      const { code } = await pty.exit;
      expect([question, code, readdirSync(cwd)]).toEqual([question, expected, []]);
      const resume = `npx keycheck init --sandbox${at > 1 ? ' --uses text' : ''}`;
      const told = pty.screen().join(' ').replace(/\s+/g, ' ');
      const how = { 'ctrl-c': 'Stopped.', 'ctrl-d': 'Nothing more was done.' }[key];
      expect(told).toContain(`${how} Nothing was saved. To continue: ${resume}`);
      expect(await pty.stty()).toBe(before);
    }
  });

  it.each([
    ['ctrl-d', 'en', 2, 'Nothing more was done. Already saved, and kept: .gitignore, .env.sandbox.'],
    ['ctrl-c', 'en', 130, 'Stopped. Already saved, and kept: .gitignore, .env.sandbox.'],
    ['ctrl-c', 'zh-TW', 130, '已停止。先前已經儲存，並且會保留：.gitignore、.env.sandbox。'],
  ] as const)('%s at the last question (%s): the key is saved and said to be', async (key, lang, code, told) => {
    const cwd = tempFolder('project');
    const pty = begin(['init', '--sandbox', '--lang', lang], { cwd });
    const questions = lang === 'en' ? sandboxWay : sandboxWayInChinese;
    await enterAt(pty, questions.slice(0, -1));
    await pty.waitFor(questions.at(-1) ?? '');
    pty.key(key);
    expect([(await pty.exit).code, existsSync(join(cwd, '.env.sandbox'))]).toEqual([code, true]);
    expect(pty.screen().join(' ').replace(/\s+/g, ' ')).toContain(told);
  });

  it('writes nothing when the window is closed at any question before the save', async () => {
    for (const [at, question] of beforeSave.entries()) {
      const cwd = tempFolder('project');
      const pty = begin(['init', '--sandbox'], { cwd });
      await enterAt(pty, sandboxWay.slice(0, at));
      await pty.waitFor(question);
      pty.close();
      await pty.exit;
      expect([question, readdirSync(cwd)]).toEqual([question, []]);
    }
  });

  it('every command that it prints works as printed, and the undo takes away what it wrote', async () => {
    const cwd = tempFolder('project');
    const pty = begin(['init', '--sandbox'], { cwd, cols: 200 });
    await enterAt(pty, sandboxWay);
    expect((await pty.exit).code).toBe(0);
    const screen = pty.screen().join('\n');
    const told = new Set(
      [...screen.matchAll(/npx keycheck ((?:[\w.-]+ ?)+?)(?= {2,}|\.? *$)/gm)].map(([, line]) => (line ?? '').trim()),
    );
    const address = /^OPENAI_BASE_URL=http:\/\/127\.0\.0\.1:(\d+)\/v1$/m.exec(
      readFileSync(join(cwd, '.env.sandbox'), 'utf8'),
    );
    const port = address?.[1] ?? '';
    expect([...told].sort()).toEqual([
      'init',
      'init --sandbox --uses text --dotenv .env.sandbox --yes',
      `sandbox --port ${port}`,
      'snippet node --dotenv .env.sandbox',
    ]);
    expect(screen).toMatch(/Undo +delete \.env\.sandbox; a practice key opens nothing/);

    let platform: ChildProcess | undefined;
    const serving = keycheck(['sandbox', '--port', port], {
      cwd,
      env: tapped(),
      timeoutMs: 60_000,
      onStart: (child) => {
        platform = child;
      },
    });
    await new Promise<void>((ready) => platform?.stdout?.once('data', () => ready()));
    expect((await keycheck(['verify', '--dotenv', '.env.sandbox'], { cwd })).exitCode).toBe(0);
    const snippet = await keycheck(['snippet', 'node', '--dotenv', '.env.sandbox'], { cwd });
    expect([snippet.exitCode, snippet.stdout]).toEqual([0, expect.stringContaining('--env-file=.env.sandbox')]);
    const again = ['init', '--sandbox', '--uses', 'text', '--dotenv', '.env.sandbox', '--yes'];
    expect((await keycheck(again, { cwd, env: tapped() })).exitCode).toBe(0);
    platform?.kill('SIGINT');
    expect((await serving).exitCode).toBe(130);
  });

  it('in a file that was there before, the undo names the two lines it wrote', async () => {
    const cwd = tempFolder('project');
    writeFileSync(join(cwd, '.env.practice'), 'MINE=1\n');
    const pty = begin(['init', '--sandbox', '--dotenv', '.env.practice'], { cwd, cols: 200 });
    await enterAt(pty, sandboxWay);
    expect((await pty.exit).code).toBe(0);
    expect(pty.screen().join('\n')).toContain('delete the lines OPENAI_API_KEY and OPENAI_BASE_URL in .env.practice;');
    expect(readFileSync(join(cwd, '.env.practice'), 'utf8')).toMatch(
      /^MINE=1\nOPENAI_API_KEY=.*\nOPENAI_BASE_URL=.*\n$/,
    );
  });

  it('uses the practice key again, and the real files stay as they are', async () => {
    const cwd = tempFolder('project');
    const first = await keycheck(['init', '--sandbox', '--yes'], { cwd, env: tapped() });
    expect([first.exitCode, first.stderr]).toEqual([0, '']);
    const key = savedKey(cwd);
    const second = await keycheck(['init', '--sandbox', '--yes', '--port', '4777', '--json'], { cwd });
    expect(JSON.parse(second.stdout)).toMatchObject({
      command: 'init',
      ok: true,
      saved: { path: '.env.sandbox', created: false },
    });
    expect(savedKey(cwd)).toBe(key);
    expect(readFileSync(join(cwd, '.env.sandbox'), 'utf8')).toMatch(/OPENAI_BASE_URL=http:\/\/127\.0\.0\.1:4\d{3}\/v1/);
    expect(existsSync(join(cwd, '.env'))).toBe(false);
  });
});

describe('keycheck init in a terminal, with a key that is pasted', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox();
  });
  afterAll(() => sandbox.close());

  it('says what arrived, checks it, asks, saves; bracketed paste and quotes taken off', async () => {
    const cwd = tempFolder('project');
    const pty = begin(['init', '--base-url', sandbox.baseUrl], { cwd });
    await enterAt(pty, ['Where do you start?']);
    await pty.waitFor('Key:');
    pty.paste(`"${sandbox.key}"\n`, { bracketed: true });
    pty.key('enter');
    await pty.waitFor(`ends in …${sandbox.key.slice(-4)}`);
    await enterAt(pty, ['Send it?', 'Write this?']);
    expect((await pty.exit).code).toBe(0);
    expect(savedKey(cwd, '.env')).toBe(sandbox.key);
    expectNotShown(pty, sandbox.key);
  });

  it.each([
    ['0', ['init']],
    ['1', ['init']],
    ['0', ['init', '--yes']],
  ])('the command for the same run takes a key that is typed (accessible %s, %j)', async (accessible, args) => {
    const cwd = tempFolder('project');
    const pty = begin([...args, '--key-stdin', '--base-url', sandbox.baseUrl], {
      cwd,
      env: { ACCESSIBLE: accessible },
      cols: 200,
    });
    await pty.waitFor('It stays invisible.');
    pty.paste(sandbox.key);
    pty.key('enter');
    if (args.length === 1) await enterAt(pty, ['Send it?', 'Write this?']);
    expect((await pty.exit).code).toBe(0);
    expect(savedKey(cwd, '.env')).toBe(sandbox.key);
    expectNotShown(pty, sandbox.key);
    const again = 'npx keycheck init --key-stdin --dotenv .env --base-url';
    if (args.length === 1) expect(pty.screen().join('\n')).toContain(`${again} ${sandbox.baseUrl}\n`);
  });

  it('without credit: told, waited for with a visible countdown, and cured', async () => {
    const cwd = tempFolder('project');
    sandbox.state.scenario('credits-exhausted');
    const pty = begin(['init', '--base-url', sandbox.baseUrl], { cwd });
    await enterAt(pty, ['Where do you start?']);
    await pty.waitFor('Key:');
    pty.paste(sandbox.key);
    pty.key('enter');
    await enterAt(pty, ['Send it?', 'I added credit']);
    await pty.waitFor(/next check in \d+ s, \d:\d\d left/);
    sandbox.state.reset();
    pty.key('enter');
    await pty.waitFor('It works.');
    await enterAt(pty, ['Write this?']);
    expect((await pty.exit).code).toBe(0);
  });

  it('goes back on Esc and explains on ?', async () => {
    const cwd = tempFolder('project');
    const pty = begin(['init'], { cwd });
    await pty.waitFor('Where do you start?');
    pty.type('?');
    await pty.waitFor('An API key lets a program use OpenAI models');
    pty.type('2');
    pty.key('enter');
    await pty.waitFor('Ready?');
    pty.key('esc');
    await pty.waitFor(/Account and project.*Where do you start\?/s);
    pty.key('ctrl-c');
    expect([(await pty.exit).code, readdirSync(cwd)]).toEqual([130, []]);
  });
});

describe('a clone, which npx finds in its own folder only', () => {
  const clone = join(repoRoot, 'bin', 'keycheck.js');
  const run = (program: string, args: readonly string[], cwd: string): Pty =>
    startPty(process.execPath, [program, ...args], { cwd, cols: 200, env: cleanEnvironment(tempFolder('home')) });
  const ended = async (pty: Pty): Promise<string> => {
    await pty.exit;
    return pty.screen().join('\n');
  };
  const hint = (told: string): string | undefined => /type instead:\n {2}node (.*)$/m.exec(told)?.[1];

  it.each([[['verify', '--dotenv', 'none']], [[]], [['explain']]])(
    '%j ends with the command that works in place of npx keycheck, in this folder as well',
    async (args) => {
      const told = await ended(run(clone, args, tempFolder('project')));
      expect(told).toContain(`npx keycheck finds this copy in its own folder only (${dirname(dirname(clone))}).`);
      expect(hint(told)).toBe(clone);
      const again = await keycheck(['explain', '--json'], { program: hint(told) ?? '' });
      expect([again.exitCode, JSON.parse(again.stdout)]).toEqual([0, expect.objectContaining({ command: 'explain' })]);
    },
  );

  it('breaks no line of it in accessible mode, whatever the width', async () => {
    const env = { ...cleanEnvironment(tempFolder('home')), ACCESSIBLE: '1' };
    const pty = startPty(process.execPath, [clone, 'verify', '--dotenv', 'none'], {
      cwd: tempFolder('project'),
      cols: 30,
      env,
    });
    await pty.exit;
    expect(pty.raw()).toContain(
      `npx keycheck finds this copy in its own folder only (${dirname(dirname(clone))}).\r\n`,
    );
  });

  it('says it after Ctrl-C too, below the command that continues', async () => {
    const pty = run(clone, ['init'], tempFolder('project'));
    await pty.waitFor('Where do you start?');
    pty.key('ctrl-c');
    expect(await ended(pty)).toMatch(
      /Stopped\. Nothing was saved\.\nTo continue: npx keycheck init\nnpx keycheck finds this copy .*\n {2}node \//,
    );
  });

  it.each([
    ['where no command was named', clone, ['explain', 'keys', '--json']],
    ['where it was asked to be quiet', clone, ['verify', '--dotenv', 'none', '--quiet']],
    ['of an installed one', bin, ['verify', '--dotenv', 'none']],
  ])('says nothing %s', async (_where, program, args) => {
    expect(await ended(run(program, args, tempFolder('project')))).not.toContain('finds this copy');
  });

  it('says nothing to a program that reads the answer', async () => {
    const { stdout, stderr } = await keycheck(['verify', '--dotenv', 'none']);
    expect(stdout + stderr).toContain('npx keycheck');
    expect(stdout + stderr).not.toContain('finds this copy');
  });
});
