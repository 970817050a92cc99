import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { aloud } from '../../src/words/adapt.ts';
import { en } from '../../src/words/en/index.ts';
import { zhTW } from '../../src/words/zh-TW/index.ts';
import { adminKey, projectKey } from '../support/keys.ts';
import { type Pty, startPty } from '../support/pty.ts';
import { cleanEnvironment, keycheck, tempFolder } from '../support/run.ts';

/** The built program in terminals of every kind and size. Build first (`npm run build`). */
const bin = fileURLToPath(new URL('../../bin/keycheck.js', import.meta.url));

const begin = (args: readonly string[], cols: number, env: Record<string, string>, cwd = tempFolder('project')): Pty =>
  startPty(process.execPath, [bin, ...args], { cwd, cols, env: { ...cleanEnvironment(tempFolder('home')), ...env } });

const words = { en, 'zh-TW': zhTW };
type Lang = keyof typeof words;

/** Through screens 1 to 3, a wrong paste and back: every kind of line that the wizard prints without a network. */
async function walk(pty: Pty, lang: Lang, accessible: boolean): Promise<void> {
  const { begin: first, key } = words[lang].setup;
  const steps: readonly (readonly [string, string])[] = [
    // A typed line is read when Enter is pressed; drawn questions explain at once.
    [first.fork.message, accessible ? '?\r' : '?'],
    [first.fork.message, '2\r'],
    [first.account.message, '3\r'],
    [first.account.message, '2\r'],
    [first.account.message, '\r'],
    [key.uses.message.slice(0, 12), '1 2 6\r'],
    [key.create.message, '3\r'],
    [key.blocked.message, '3\r'],
    [key.create.message, '\r'],
    [key.paste.message, `${adminKey()}\r`],
  ];
  for (const [question, typed] of steps) {
    await asked(pty, question);
    pty.type(typed);
  }
  const { what, next } = key.paste.wrong.admin('', '');
  await pty.waitFor(flowing(`${what[0]}`), 20_000);
  expect(next).not.toBe('');
  pty.key('ctrl-c');
  expect((await pty.exit).code).toBe(130);
}

/** A sentence as it may be broken on the screen. */
const flowing = (text: string): RegExp =>
  new RegExp(
    [...text.replace(/\s+/g, '')].map((character) => character.replace(/[.*+?^${}()|[\]\\/]/, '\\$&')).join('\\s*'),
  );

/** Waits until a question stands at the end of the screen, and nothing more is written. */
async function asked(pty: Pty, question: string): Promise<void> {
  const until = performance.now() + 20_000;
  for (let before = ''; ; before = pty.raw()) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    const end = pty.screen().slice(-25).join('\n');
    if (before === pty.raw() && flowing(question).test(end)) return;
    if (performance.now() > until) throw new Error(`not asked: ${question}\n--- screen ---\n${end}`);
  }
}

/** The folder of this clone, which its wizard names at the end: as long a path as it happens to be. */
const clone = dirname(dirname(bin));
/** An address, a command or a path may be wider than the screen: it has to be copied in one piece. */
const isWhole = (line: string): boolean => line.includes(clone) || /https?:\/\/\S+|npx keycheck[^\n]*|--\w+/.test(line);

const cells: [Lang, number, Record<string, string>][] = [
  ...([40, 60, 80, 120, 200] as const).flatMap((cols): [Lang, number, Record<string, string>][] => [
    ['en', cols, { TERM: 'xterm-256color' }],
    ['zh-TW', cols, { TERM: 'xterm-256color', LANG: 'zh_TW.UTF-8' }],
  ]),
  ['en', 80, { TERM: 'xterm' }],
  ['en', 80, { TERM: 'linux' }],
  ['en', 80, { TERM: 'screen' }],
  ['en', 80, { TERM: 'tmux-256color' }],
  ['en', 80, { TERM: 'vt100' }],
  ['en', 80, { TERM: 'dumb' }],
  ['zh-TW', 40, { TERM: 'dumb', LANG: 'zh_TW.UTF-8' }],
  ['en', 80, { TERM: 'xterm', NO_COLOR: '1' }],
  ['en', 80, { TERM: 'xterm', FORCE_COLOR: '1' }],
  ['en', 80, { TERM: 'xterm', LANG: 'C' }],
  ['en', 40, { TERM: 'xterm', LANG: 'de_DE.ISO-8859-1' }],
];

let walked = 0;
afterAll(() => process.stdout.write(`terminals: ${walked} walks through init, each in a terminal of its own\n`));

describe('every terminal', () => {
  // Mostly waiting for a screen to stand still: several are walked at a time.
  it.concurrent.each(cells)('%s, %i columns, %j', { timeout: 120_000 }, async (lang, cols, env) => {
    const pty = begin(['init'], cols, env);
    const dumb = env['TERM'] === 'dumb';
    await walk(pty, lang, dumb);
    walked += 1;
    const overlong = dumb ? [] : pty.overlong();
    expect(
      overlong.filter((line) => !isWhole(line)),
      'only what has to be copied may be too wide',
    ).toEqual([]);
    const raw = pty.raw();
    if (env['NO_COLOR'] !== undefined || dumb) expect(raw).not.toMatch(/\u001b\[\d*m/);
    else expect(raw).toMatch(/\u001b\[1m/);
    // Dim letters are unreadable on many light screens; links that only a terminal shows are never the only ones.
    expect(raw).not.toMatch(/\u001b\[2m|\u001b\]8;/);
    if (/^C$|ISO/.test(env['LANG'] ?? '') || env['TERM'] === 'linux')
      expect(raw.replaceAll('中文：', '')).toMatch(/^[\x00-\x7f]*$/);
    if (dumb) expect(raw).not.toContain('\u001b');
  });

  it('a window that changes its size while a question is open', { timeout: 60_000 }, async () => {
    const pty = begin(['init'], 80, { TERM: 'xterm-256color' });
    await pty.waitFor('Your choice [1]:', 20_000);
    for (const cols of [40, 120, 60]) {
      pty.resize(cols, 40);
      await new Promise((resolve) => setTimeout(resolve, 200));
      pty.key('down');
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    await pty.waitFor('Your choice [1]:');
    pty.type('2\r');
    await pty.waitFor(/Account and\s+project/, 20_000);
    pty.key('ctrl-c');
    expect((await pty.exit).code).toBe(130);
  });
});

/** A key, and an address that takes a request and never answers. */
async function silentAddress(): Promise<{ env: Record<string, string>; host: string; close(): void }> {
  const server = createServer(() => undefined).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const env = { TERM: 'xterm-256color', OPENAI_API_KEY: projectKey('silent') };
  return { env, host, close: () => void server.close().closeAllConnections() };
}

describe('while an address does not answer', () => {
  it.each([[false], [true]])(
    'verify names it, and Ctrl-C ends at once (accessible %s)',
    { timeout: 60_000 },
    async (accessible) => {
      const { env, host, close } = await silentAddress();
      const flags = ['--base-url', `http://${host}/v1`, ...(accessible ? ['--accessible'] : [])];
      const pty = begin(['verify', ...flags], 80, env);
      await pty.waitFor(en.usage.checking(host), 20_000);
      pty.key('ctrl-c');
      expect((await pty.exit).code).toBe(130);
      expect(pty.screen().join('\n').includes(en.usage.checking(host))).toBe(accessible);
      close();
    },
  );
});

/** Every command, told for the ear: what it prints, and how it ends. */
const spoken: readonly (readonly [readonly string[], number])[] = [
  [[], 0],
  [['--help'], 0],
  [['init', '--help'], 0],
  [['verify'], 3],
  [['verify', '--level', 'offline'], 0],
  [['doctor', '--skip', 'network,verify'], 3],
  [['explain'], 0],
  [['explain', 'credits'], 0],
  [['explain', 'missing-scope'], 0],
  [['explain', 'nonsense'], 2],
  [['snippet', 'python'], 0],
  [['commands'], 0],
  [['init', '--key-stdin', '--yes', '--dry-run', '--nonsense'], 2],
];

describe('accessible mode, command by command', () => {
  const folder = (held: boolean): string => {
    const cwd = tempFolder('project');
    mkdirSync(join(cwd, 'src'));
    writeFileSync(join(cwd, 'package.json'), '{"dependencies":{"next":"16"}}');
    if (held) writeFileSync(join(cwd, '.env'), `OPENAI_API_KEY=${['sk', 'proj', 'aB3'.repeat(40)].join('-')}\n`);
    return cwd;
  };

  it.each(spoken)('%j ends with %i: no escape sequence, one fact a line', { timeout: 60_000 }, async (args, code) => {
    const pty = begin([...args, '--accessible'], 60, { TERM: 'xterm-256color' }, folder(args.includes('offline')));
    expect((await pty.exit).code).toBe(code);
    const raw = pty.raw();
    expect(raw).not.toContain('\u001b');
    expect(raw).not.toMatch(/[…→✓·•]/);
    const lines = raw.replaceAll('\r\n', '\n');
    if (args[0] !== 'snippet') expect(aloud(lines)).toBe(lines);
  });

  it('sandbox, until Ctrl-C', { timeout: 60_000 }, async () => {
    const pty = begin(['sandbox', '--port', '0', '--accessible'], 60, { TERM: 'xterm-256color' });
    await pty.waitFor('OPENAI_API_KEY=', 20_000);
    await pty.waitFor('Ctrl-C');
    pty.key('ctrl-c');
    expect((await pty.exit).code).toBe(130);
    expect(pty.raw()).not.toContain('\u001b');
  });

  it.each(['en', 'zh-TW'] as const)('init, the whole practice way, in %s', { timeout: 120_000 }, async (lang) => {
    const pty = begin(['init', '--sandbox', '--accessible', '--lang', lang], 60, { TERM: 'xterm-256color' });
    const { begin: first, key, check, finish, practice } = words[lang].setup;
    for (const question of [
      first.account.message,
      key.uses.message.slice(0, 12),
      key.create.message,
      key.paste.message,
      check.send.message,
      finish.write.message,
      practice.lab.message,
    ]) {
      await pty.waitFor(flowing(question), 20_000);
      await new Promise((resolve) => setTimeout(resolve, 150));
      pty.key('enter');
    }
    expect((await pty.exit).code).toBe(0);
    const raw = pty.raw();
    expect(raw).not.toContain('\u001b');
    expect(raw).not.toMatch(/[…→✓]/);
    const lines = raw.replaceAll('\r\n', '\n');
    expect(aloud(lines)).toBe(lines);
  });
});

describe('what programs read', () => {
  it.each([
    [['completion', 'bash']],
    [['completion', 'fish']],
    [['explain', 'credits', '--json']],
    [['verify', '--json']],
    [['commands', '--json']],
    [['snippet', 'curl', '--json']],
  ])('%j is the same for the ear', { timeout: 60_000 }, async (args) => {
    const cwd = tempFolder('project');
    const plain = await keycheck(args, { cwd });
    const heard = await keycheck(args, { cwd, env: { ACCESSIBLE: '1' } });
    expect(plain.stdout).not.toBe('');
    expect(heard.stdout).toBe(plain.stdout);
  });
});
