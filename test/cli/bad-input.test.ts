import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectKey } from '../support/keys.ts';
import { leaksOf } from '../support/leaks.ts';
import { keycheck, tempProject } from '../support/run.ts';

const key = projectKey();
const secretPart = key.slice(20, 32);

/** Runs, and checks what every bad input has in common: nothing of the key shown, no stack trace, no file changed. */
async function refused(args: string[], options: Parameters<typeof keycheck>[1] & { cwd: string }) {
  const before = listing(options.cwd);
  const run = await keycheck(args, options);
  expect(run.stdout + run.stderr).not.toContain(secretPart);
  expect(run.stdout + run.stderr).not.toMatch(/^\s+at /m);
  expect(listing(options.cwd)).toEqual(before);
  return run;
}

/** Names and, for plain files that can be read at once, contents. */
const listing = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).map((entry) =>
    entry.isFile() ? `${entry.name}: ${readFileSync(join(folder, entry.name)).toString('base64')}` : entry.name,
  );

describe('a key among the arguments', () => {
  it.each([
    ['as a word', [key]],
    ['behind a command', ['verify', key]],
    ['behind --key', ['verify', '--key', key]],
    ['behind --key=', ['init', `--key=${key}`]],
    ['as NAME=key', ['verify', `OPENAI_API_KEY=${key}`]],
    ['in a base URL', ['verify', '--base-url', `https://${key}@example.com/v1`]],
    ['as a topic', ['explain', key]],
  ])('%s is refused', async (_name, args) => {
    const run = await refused(args, { cwd: tempProject() });
    expect({ exitCode: run.exitCode, stdout: run.stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(run.stderr).toContain('rotate it');
  });
});

describe('a report for a folder that is not there', () => {
  const file = ['--reporter', 'junit=reports/keycheck.xml'];
  it.each([
    ['alone', file],
    ['before the printed one', [...file, '--reporter', 'human']],
    ['after it', ['--reporter', 'human', ...file]],
  ])('%s: the verdict is printed, and the folder to make is named', async (_name, flags) => {
    const run = await refused(['verify', ...flags], { cwd: tempProject() });
    expect(run.exitCode).toBe(2);
    expect(run.stdout).toContain('No key: OPENAI_API_KEY is not set');
    expect(run.stderr).toBe(
      'The report could not be written to reports/keycheck.xml.\nNext: make the folder reports first: keycheck makes none for reports\n',
    );
  });
});

describe('wrong flags', () => {
  it.each([
    [['verify', '--levle', 'free'], 'There is no flag --levle.'],
    [['verify', '--level', 'all'], '--level takes one of: offline, free, call.'],
    [['verify', '--timeout', '30'], '--timeout takes a duration'],
    [['verify', '--timeout', '0s'], '--timeout takes a duration'],
    [['verify', '--retries', '-1'], '--retries takes a whole number'],
    [['verify', '--retries', '1.5'], '--retries takes a whole number'],
    [['verify', '--key-stdin', '--key-env', 'A'], 'do not go together'],
    [['verify', '--env-name', 'A-B'], '--env-name takes the name of a variable'],
    [['verify', '--project', 'My project'], '--project takes an id that begins with proj_'],
    [['verify', '--reporter', 'yaml'], '--reporter takes one of'],
    [['verify', '--dotenv'], '--dotenv needs a value'],
    [['verify', 'extra'], 'one word too many'],
    [['verify', '--env-file', '.env'], 'Node itself reads that flag'],
    [['verfy'], 'There is no command verfy.'],
    [['explain', 'no-such-thing'], 'There is no such topic or cause.'],
    [['init', '--uses', 'cooking'], '--uses takes one of'],
    [['sandbox', '--port', '99999'], '--port takes a whole number'],
    [
      ['sandbox', '--scenario', 'nonsense'],
      'There is no scenario nonsense. There is one for: invalid-key, key-expired, ',
    ],
    [['verify', '--lang', 'xx'], '--lang takes one of'],
  ])('%j: exit code 2, told and nothing sent', async (args, message) => {
    // The file is for --env-file: where it is missing, Node ends by itself before keycheck runs.
    const run = await refused(args, { cwd: tempProject({ '.env': '' }) });
    expect(run.exitCode).toBe(2);
    expect(run.stdout).toBe('');
    expect(run.stderr).toContain(message);
  });

  it.each([
    [['--report', '.env']],
    [['--reporter', 'junit=.env.local']],
    [['--report', '.gitignore']],
    [['--report', 'conf/app.txt', '--dotenv', './conf/app.txt']],
    [['--reporter', 'human', '--reporter', 'junit=conf/app.txt', '--dotenv', 'conf/app.txt']],
    // Not named in this run; what it holds tells.
    [['--report', 'conf/keys.txt']],
    [['--reporter', 'openmetrics=conf/keys.txt']],
  ])('a report never replaces an env file, a file with a key or git’s rules: %j', async (flags) => {
    const files = { '.env': 'A=1\n', '.env.local': 'B=2\n', '.gitignore': '.env\n' };
    const config = { 'conf/app.txt': 'PORT=3000\n', 'conf/keys.txt': `OPENAI_API_KEY=${key}\n` };
    const cwd = tempProject({ ...files, ...config });
    const run = await refused(['verify', ...flags], { cwd });
    expect([run.exitCode, run.stderr.includes('could not be written')]).toEqual([2, true]);
    expect(listing(join(cwd, 'conf'))).toEqual(listing(join(tempProject(config), 'conf')));
  });

  it('are told in JSON too', async () => {
    const run = await refused(['verify', '--level', 'all', '--json'], { cwd: tempProject() });
    expect({ exitCode: run.exitCode, stderr: run.stderr, document: JSON.parse(run.stdout) }).toEqual({
      exitCode: 2,
      stderr: '',
      document: {
        schemaVersion: 1,
        command: 'verify',
        ok: false,
        class: 'usage',
        exitCode: 2,
        summary: '--level takes one of: offline, free, call.',
        missing: [],
        nextSteps: [],
      },
    });
  });
});

/** Env files that cannot be read or written, by what they are. */
const oddFiles: [string, (path: string) => void][] = [
  ['a folder', (path) => mkdirSync(path)],
  ['a FIFO', (path) => execFileSync('mkfifo', [path])],
];

describe.skipIf(process.platform === 'win32')('an env file that is none', () => {
  describe.each(oddFiles)('%s', (_name, make) => {
    it('verify says so at once', async () => {
      const cwd = tempProject();
      make(join(cwd, '.env'));
      const run = await refused(['verify', '--dotenv', '.env', '--json'], { cwd, timeoutMs: 5_000 });
      expect({ exitCode: run.exitCode, cause: JSON.parse(run.stdout).cause }).toEqual({
        exitCode: 3,
        cause: 'env-file-unreadable',
      });
    });

    it('init sends nothing and writes nothing', async () => {
      const cwd = tempProject();
      make(join(cwd, '.env'));
      const run = await refused(['init', '--key-env', 'K', '--json', '--base-url', 'http://127.0.0.1:9/v1'], {
        cwd,
        env: { K: key },
        timeoutMs: 5_000,
      });
      const { cause, request, saved } = JSON.parse(run.stdout);
      expect({
        exitCode: run.exitCode,
        class: cause.startsWith('env-file-'),
        attempts: request.attempts,
        saved,
      }).toEqual({
        exitCode: 3,
        class: true,
        attempts: 0,
        saved: null,
      });
    });
  });

  it.skipIf(process.getuid?.() === 0)(
    'unreadable: verify says so (not tried as root, who may read everything)',
    async () => {
      const cwd = tempProject({ '.env': 'A=1\n' });
      chmodSync(join(cwd, '.env'), 0o000);
      const run = await keycheck(['verify', '--dotenv', '.env', '--json'], { cwd });
      expect({ exitCode: run.exitCode, cause: JSON.parse(run.stdout).cause }).toEqual({
        exitCode: 3,
        cause: 'env-file-unreadable',
      });
    },
  );

  it('read-only: init does not write it', async () => {
    const cwd = tempProject({ '.env': 'A=1\n' });
    chmodSync(join(cwd, '.env'), 0o400);
    const run = await refused(['init', '--key-env', 'K', '--no-verify', '--json'], { cwd, env: { K: key } });
    expect({ exitCode: run.exitCode, cause: JSON.parse(run.stdout).cause }).toEqual({
      exitCode: 3,
      cause: 'env-file-unwritable',
    });
  });

  it('in a folder that is not there, in a repository: what is said is that, and nothing of git', async () => {
    const cwd = tempProject();
    execFileSync('git', ['init', '-q'], { cwd });
    const wish = ['--dotenv', 'missing/.env', '--key-env', 'K', '--no-verify', '--json'];
    const run = await keycheck(['init', ...wish], { cwd, env: { K: key } });
    const { cause, facts } = JSON.parse(run.stdout);
    expect([run.exitCode, cause, facts.reason]).toEqual([3, 'env-file-unwritable', 'no-folder']);
    expect(readdirSync(cwd)).toEqual(['.git']);
  });
});

describe('a key that cannot be one', () => {
  it.each([
    ['1 MB', 'sk-'.padEnd(1_000_000, 'a'), 'malformed-key'],
    ['NUL bytes', `${key.slice(0, 60)}\0\0${key.slice(60)}`, 'malformed-key'],
    ['two keys', `${key}\n${projectKey('other')}`, 'malformed-key'],
    ['a line break inside', `${key.slice(0, 60)}\n${key.slice(60)}`, 'malformed-key'],
    ['a placeholder', 'sk-...', 'placeholder-key'],
    ['a masked copy', `${key.slice(0, 8)}...${key.slice(-4)}`, 'wrong-key-kind'],
    ['nothing', '', 'missing-key'],
    ['blanks', ' \n\t ', 'missing-key'],
  ])('%s on standard input: %#', async (_name, stdin, cause) => {
    const cwd = tempProject();
    writeFileSync(join(cwd, 'here'), '');
    const run = await refused(['init', '--key-stdin', '--json'], { cwd, stdin });
    const report = JSON.parse(run.stdout);
    expect({
      exitCode: run.exitCode,
      cause: report.cause,
      attempts: report.request.attempts,
      saved: report.saved,
    }).toEqual({
      exitCode: 3,
      cause,
      attempts: 0,
      saved: null,
    });
  });

  it('a silent open pipe is waited on for --timeout at most', async () => {
    const run = await refused(['verify', '--key-stdin', '--json', '--timeout', '1s'], {
      cwd: tempProject(),
      stdin: 'open',
    });
    expect({ exitCode: run.exitCode, cause: JSON.parse(run.stdout).cause }).toEqual({
      exitCode: 3,
      cause: 'missing-key',
    });
    expect(run.durationMs).toBeLessThan(4_000);
  });
});

describe('no terminal', () => {
  it('init names the flags that answer', async () => {
    const run = await refused(['init', '--json'], { cwd: tempProject() });
    expect({ exitCode: run.exitCode, missing: JSON.parse(run.stdout).missing }).toEqual({
      exitCode: 2,
      missing: ['--key-env', '--key-stdin'],
    });
  });

  it.each([
    [['verify', '--key-stdin', '--level', 'offline'], 'stream'],
    [['init', '--key-stdin', '--no-verify'], '*'],
  ])('%j is not read under NODE_DEBUG=%s, which would print it as bytes', async (args, value) => {
    const cwd = tempProject();
    const run = await keycheck(args, { cwd, stdin: key, env: { NODE_DEBUG: value } });
    expect([run.exitCode, run.stderr.includes('NODE_DEBUG is set')]).toEqual([2, true]);
    expect(leaksOf((run.stdout + run.stderr).replaceAll(' ', ''), key)).toEqual([]);
    expect(readdirSync(cwd)).toEqual([]);
  });

  it.each([['http'], ['net,fs'], ['TLS'], ['*']])(
    'NODE_DEBUG=%s would print the key, so nothing is sent',
    async (value) => {
      const env = { OPENAI_API_KEY: key, OPENAI_BASE_URL: 'http://127.0.0.1:9/v1', NODE_DEBUG: value };
      const run = await keycheck(['verify'], { cwd: tempProject(), env });
      expect({ exitCode: run.exitCode, named: run.stderr.includes('NODE_DEBUG is set') }).toEqual({
        exitCode: 2,
        named: true,
      });
      expect(run.stdout + run.stderr).not.toContain(secretPart);
    },
  );
});
