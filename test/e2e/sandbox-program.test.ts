import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Cause, classOf } from '../../src/core/causes/ids.ts';
import { exitCodeFor } from '../../src/core/exit-codes.ts';
import { scenarios } from '../../src/practice/index.ts';
import { tapped } from '../support/contract/tapped.ts';
import { cleanEnvironment, keycheck, tempFolder } from '../support/run.ts';
import { repoRoot } from '../support/shared.ts';
import { stop } from '../support/stop.ts';
import { freePort } from '../support/third-party.ts';

/** `keycheck sandbox`, as built, running until it is stopped. */
type Serving = {
  child: ChildProcess;
  lines: string[];
  said: () => string;
  stop(signal: NodeJS.Signals): Promise<number | null>;
};
type Ready = { schemaVersion: number; command: string; baseUrl: string; key: string; pageUrl: string; token: string };

const running: Serving[] = [];
const stopAll = () => Promise.all(running.splice(0).map((serving) => serving.stop('SIGTERM')));

/** Starts it and waits for so many lines on stdout. */
async function serve(args: readonly string[], lineCount: number, cwd = tempFolder('project')): Promise<Serving> {
  const env = { ...cleanEnvironment(tempFolder('home')), ...tapped() };
  const child = spawn(process.execPath, [join(repoRoot, 'bin/keycheck.js'), 'sandbox', ...args], { cwd, env });
  const lines: string[] = [];
  let heard = '';
  child.stderr.on('data', (part: Buffer) => {
    heard += part;
  });
  const serving = { child, lines, said: () => heard, stop: (signal: NodeJS.Signals) => stop(child, signal) };
  running.push(serving);
  await new Promise<void>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      lines.push(line);
      if (lines.length === lineCount) resolve();
    });
    child.once('exit', (code) => reject(new Error(`it ended with ${code}: ${heard}`)));
  });
  return serving;
}

const readyLine = ({ lines }: Serving): Ready => JSON.parse(lines[0] ?? '') as Ready;

async function verify(cwd: string, ...flags: string[]) {
  const run = await keycheck(['verify', '--json', '--retries', '0', ...flags], { cwd });
  return { exitCode: run.exitCode, report: JSON.parse(run.stdout) };
}

/** A folder whose .env names that platform. */
function projectFor({ baseUrl, key }: Pick<Ready, 'baseUrl' | 'key'>): string {
  const cwd = tempFolder('project');
  writeFileSync(join(cwd, '.env'), `OPENAI_API_KEY=${key}\nOPENAI_BASE_URL=${baseUrl}\n`);
  return cwd;
}

describe('every scenario through the built program', () => {
  const rows: string[] = [];
  let ready: Ready;
  let cwd: string;
  beforeAll(async () => {
    ready = readyLine(await serve(['--json', '--port', String(await freePort())], 1));
    cwd = projectFor(ready);
  });
  afterAll(async () => {
    await stopAll();
    console.log(`scenario               verify --json names     class        exit code\n${rows.join('\n')}`);
  });

  it.each(Object.keys(scenarios) as Cause[])('%s', async (cause) => {
    const headers = { authorization: `Bearer ${ready.token}` };
    await fetch(`${ready.pageUrl}sandbox/state`, { method: 'DELETE', headers });
    const body = JSON.stringify({ cause });
    const set = await fetch(`${ready.pageUrl}sandbox/scenario`, { method: 'POST', headers, body });
    expect(set.status).toBe(200);
    const { exitCode, report } = await verify(cwd, '--timeout', cause === 'timeout' ? '2s' : '15s');
    rows.push(
      `${cause.padEnd(22)} ${String(report.cause).padEnd(23)} ${String(report.class).padEnd(12)} ${String(exitCode)}`,
    );
    const { requests } = (await (await fetch(`${ready.pageUrl}sandbox/requests`)).json()) as {
      requests: { cause: Cause }[];
    };
    expect({ named: report.cause, exitCode, listed: requests[0]?.cause }).toEqual({
      named: cause,
      exitCode: exitCodeFor(classOf(cause)),
      listed: cause,
    });
  });
});

describe('keycheck sandbox', () => {
  afterEach(stopAll);

  it('--json: exactly one line, and Ctrl-C ends it with 130', async () => {
    const serving = await serve(['--json', '--port', String(await freePort())], 1);
    const ready = readyLine(serving);
    expect(ready).toEqual({
      schemaVersion: 1,
      command: 'sandbox',
      baseUrl: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/v1$/),
      key: expect.stringMatching(/^sk-proj-sandbox-/),
      pageUrl: expect.stringMatching(/\/$/),
      token: expect.stringMatching(/^[0-9a-f]{32}$/),
      adminKey: expect.stringMatching(/^sk-admin-sandbox-/),
    });
    expect((await verify(projectFor(ready))).exitCode).toBe(0);
    expect(await serving.stop('SIGINT')).toBe(130);
    expect(serving.lines).toHaveLength(1);
    await expect(fetch(ready.pageUrl)).rejects.toThrow();
    expect(await verify(projectFor(ready))).toMatchObject({
      exitCode: 8,
      report: {
        cause: 'connection-refused',
        nextSteps: expect.arrayContaining([expect.stringContaining('keycheck sandbox')]),
      },
    });
  });

  it('says its settings on two lines of stdout, the rest on stderr; SIGTERM ends it with 143', async () => {
    const serving = await serve(['--port', String(await freePort())], 2);
    const env = Object.fromEntries(serving.lines.map((line) => line.split('=') as [string, string]));
    const cwd = projectFor({ baseUrl: env['OPENAI_BASE_URL'] ?? '', key: env['OPENAI_API_KEY'] ?? '' });
    expect((await verify(cwd)).report).toMatchObject({ ok: true, cause: null });
    expect(await serving.stop('SIGTERM')).toBe(143);
    expect(serving.said()).toContain('Practice platform (not OpenAI)');
    expect(serving.lines).toHaveLength(2);
  });

  it('takes the next port where the one wanted is busy, and says so', async () => {
    const busy = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => busy.once('listening', resolve));
    const { port } = busy.address() as AddressInfo;
    const serving = await serve(['--port', String(port)], 2);
    await serving.stop('SIGINT');
    busy.close();
    expect(serving.said()).toMatch(new RegExp(`Port ${port} is taken; this one uses \\d+\\.`));
  });

  it('--state: what was changed is there in the next run, with the same key', async () => {
    const cwd = tempFolder('project');
    const args = ['--json', '--state', 'practice.json', '--port', String(await freePort())];
    const first = await serve([...args, '--scenario', 'credits-exhausted'], 1, cwd);
    await first.stop('SIGINT');
    const second = await serve(args, 1, cwd);
    expect(readyLine(second).key).toBe(readyLine(first).key);
    expect((await verify(projectFor(readyLine(second)))).report.cause).toBe('credits-exhausted');
  });

  it('knows the key that init --sandbox saved, at the address it saved', async () => {
    const cwd = tempFolder('project');
    const port = String(await freePort());
    const init = await keycheck(['init', '--sandbox', '--yes', '--json', '--port', port], { cwd, env: tapped() });
    expect(init.exitCode).toBe(0);
    expect((await verify(cwd, '--dotenv', '.env.sandbox')).report.cause).toBe('connection-refused');
    await serve(['--json', '--port', port], 1);
    expect(await verify(cwd, '--dotenv', '.env.sandbox')).toMatchObject({ exitCode: 0, report: { ok: true } });
  });

  it('a practice key is never sent to OpenAI', async () => {
    const cwd = tempFolder('project');
    await keycheck(['init', '--sandbox', '--yes', '--port', String(await freePort())], { cwd });
    const [line] = /^OPENAI_API_KEY=.*$/m.exec(readFileSync(join(cwd, '.env.sandbox'), 'utf8')) ?? [''];
    writeFileSync(join(cwd, '.env'), `${line}\n`);
    expect(await verify(cwd)).toMatchObject({
      exitCode: 3,
      report: {
        cause: 'wrong-key-kind',
        key: { kind: 'sandbox' },
        request: { attempts: 0, status: null },
        endpoint: { baseUrl: 'https://api.openai.com/v1' },
      },
    });
  });
});
