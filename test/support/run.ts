import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { removeFolder } from './remove.ts';

const bin = fileURLToPath(new URL('../../bin/keycheck.js', import.meta.url));

/** What a person's shell hands to every program and what Windows cannot start without. Nothing that keycheck reads. */
const inherited = ['PATH', 'Path', 'PATHEXT', 'SystemRoot', 'ComSpec', 'TMPDIR', 'TEMP', 'TMP'];

export type RunOptions = {
  /** The folder to run in; a new empty one by default. */
  cwd?: string;
  /** Variables on top of a clean environment (no OPENAI_*, no proxies, no CI). */
  env?: Record<string, string>;
  /** Text to send, or `closed`: at its end from the start (the default), or `open`: a pipe on which nothing ever comes. */
  stdin?: string | 'closed' | 'open';
  /** The run is killed after this time (30 s by default); its signal is then SIGKILL. */
  timeoutMs?: number;
  /** The home folder; a new empty one by default. */
  home?: string;
  /** The program to start in place of bin/keycheck.js, such as an installed copy. */
  program?: string;
  /** The Node to start it with; this one by default. */
  node?: string;
  /** A program with its arguments to start it under, such as strace. */
  under?: readonly string[];
  /** Handed the started process, to watch it or to send it a signal. */
  onStart?: (child: ChildProcess) => void;
};

export type Run = {
  args: readonly string[];
  cwd: string;
  stdout: string;
  stderr: string;
  exitCode: number | null;
  signal: NodeJS.Signals | null;
  durationMs: number;
};

/** Runs the built program in a clean environment. Build first (`npm run build`); never rejects for what the program does. */
export function keycheck(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  const cwd = options.cwd ?? tempFolder('project');
  const home = options.home ?? tempFolder('home');
  const stdin = options.stdin ?? 'closed';
  const started = performance.now();
  return new Promise((settle, reject) => {
    const under = options.under ?? [];
    const line = [...under, options.node ?? process.execPath, options.program ?? bin, ...args];
    const child = spawn(line[0] ?? '', line.slice(1), {
      cwd,
      env: { ...cleanEnvironment(home), ...options.env },
      stdio: [stdin === 'closed' ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      // A program that runs under another would live on when that one is killed: the group goes together.
      detached: under.length > 0,
    });
    const kill = () =>
      under.length > 0 && child.pid !== undefined ? process.kill(-child.pid, 'SIGKILL') : child.kill('SIGKILL');
    const limit = setTimeout(kill, options.timeoutMs ?? 30_000);
    options.onStart?.(child);
    const stdout = collect(child.stdout);
    const stderr = collect(child.stderr);
    child.on('error', reject);
    child.on('close', (exitCode, signal) => {
      clearTimeout(limit);
      const durationMs = Math.round(performance.now() - started);
      settle({ args, cwd, stdout: stdout(), stderr: stderr(), exitCode, signal, durationMs });
    });
    if (child.stdin === null) return;
    // A program that ends without reading its input is no fault of the test.
    child.stdin.on('error', () => {});
    if (stdin !== 'open') child.stdin.end(stdin);
  });
}

/** The environment that `keycheck` runs in, for tests that start it in another way, such as in a pty. */
export function cleanEnvironment(home: string): Record<string, string> {
  const kept = inherited.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(kept), HOME: home, USERPROFILE: home, LANG: 'C.UTF-8', GIT_CONFIG_NOSYSTEM: '1' };
}

/** A new folder with these files (paths with `/`), removed when the test is over. */
export function tempProject(files: Record<string, string | Uint8Array> = {}): string {
  const folder = tempFolder('project');
  for (const [path, content] of Object.entries(files)) {
    const place = resolve(folder, path);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, content);
  }
  return folder;
}

/** A new empty folder, removed with the test that made it, or with the whole run when it was made outside a test. */
export function tempFolder(purpose: string): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), `keycheck-${purpose}-`)));
  try {
    onTestFinished(() => removeFolder(folder));
  } catch {
    // Made in a beforeAll: temp-root.ts removes it.
  }
  return folder;
}

/** A copy of the built program as npm installs it; its bin. A clone also tells where `npx keycheck` finds it. */
export function installedCopy(): string {
  const root = dirname(dirname(bin));
  const folder = join(tempFolder('installed'), 'node_modules', 'keycheck');
  for (const part of ['bin', 'dist', 'package.json']) cpSync(join(root, part), join(folder, part), { recursive: true });
  return join(folder, 'bin', 'keycheck.js');
}

/** Takes out what differs from run to run: folders, ports, durations, request ids and moments. */
export function normalise(text: string, cwd: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replaceAll(cwd, '<project>')
    .replace(/(?:\/[\w.@-]+)*\/keycheck-(\w+)-\w{6}/g, '<$1>')
    .replace(/\b(127\.0\.0\.1|localhost|\[::1\]):\d+/g, '$1:<port>')
    .replace(/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, '<moment>')
    .replace(/("(?:duration|elapsed)Ms": ?)\d+(?:\.\d+)?/g, '$1<ms>')
    .replace(/\b\d+(?:\.\d+)? (ms|s)\b(?!,? left)/g, '<time> $1')
    .replace(/\breq_\w+/g, 'req_<id>');
}

function collect(stream: NodeJS.ReadableStream | null): () => string {
  const parts: Buffer[] = [];
  stream?.on('data', (part: Buffer) => parts.push(part));
  return () => Buffer.concat(parts).toString('utf8');
}
