import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { keysInPiece, type Piece, type Telltales } from '../../core/key/find.ts';
import type { Secret } from '../../core/key/secret.ts';
import type { GitHit, HistoryReport } from '../../flows/doctor-ports.ts';
import { objectReader } from './reader.ts';
import { environmentFor, nothingRuns } from './run.ts';

/** More places than this need no longer list. */
const mostHits = 500;

type Search = {
  git: string;
  folder: string;
  env: Readonly<Record<string, string | undefined>>;
  /** Lines `object path`: those of another git command, or given ones. */
  list: { args: readonly string[]; input: null } | { args: null; input: readonly string[] };
  own: readonly Secret[];
  telltales: Telltales;
  timeMs: number;
  signal: AbortSignal;
};

/**
 * Has git print objects one after the other, and searches them as they come: nothing is kept, nothing is waited for.
 * Throws the signal's reason when the run is stopped.
 */
export function searchObjects(search: Search): Promise<HistoryReport> {
  const { git, folder, env, list, own, telltales, timeMs, signal } = search;
  signal.throwIfAborted();
  const options: SpawnOptions = { cwd: folder, env: environmentFor(env, folder), windowsHide: true, shell: false };
  const start = (args: readonly string[], stdio: SpawnOptions['stdio']) =>
    spawn(git, [...nothingRuns, ...args], { ...options, stdio: stdio ?? 'pipe' });
  return new Promise((resolve, reject) => {
    const contents = start(['cat-file', '--batch'], ['pipe', 'pipe', 'ignore']);
    const lister = list.args === null ? null : start(list.args, ['ignore', 'pipe', 'ignore']);
    const hits: GitHit[] = [];
    const waiting: { object: string; path: string | null }[] = [];
    let objects = 0;
    let settled = false;

    const settle = (end: () => void): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      for (const child of [contents, lister]) child?.kill('SIGKILL');
      end();
    };
    const finish = (outOfTime: boolean): void => settle(() => resolve({ kind: 'searched', hits, objects, outOfTime }));
    const fail = (): void => settle(() => resolve({ kind: 'unknown', message: 'git did not answer' }));
    const onAbort = (): void => settle(() => reject(signal.reason));
    const timer = setTimeout(() => finish(true), timeMs);
    signal.addEventListener('abort', onAbort, { once: true });

    const take = (piece: Piece): void => {
      const of = waiting[0] ?? { object: '', path: null };
      for (const found of keysInPiece(piece, telltales, own))
        if (hits.length < mostHits) hits.push({ ...of, ...found });
    };
    const done = (): void => {
      waiting.shift();
      objects += 1;
    };
    contents.on('error', fail).on('close', (code) => (code === 0 ? finish(false) : fail()));
    contents.stdout?.on('data', objectReader({ piece: take, done })).on('error', fail);
    contents.stdin?.on('error', () => undefined);
    lister?.on('error', fail).on('close', (code) => {
      if (code !== 0) fail();
    });
    const feed = (line: string): boolean => {
      const gap = line.indexOf(' ');
      const object = gap < 0 ? line : line.slice(0, gap);
      waiting.push({ object, path: gap < 0 || gap === line.length - 1 ? null : line.slice(gap + 1) });
      return contents.stdin?.write(`${object}\n`) ?? false;
    };
    if (lister !== null) pump(lister, contents, feed);
    else {
      for (const line of list.input ?? []) feed(line);
      contents.stdin?.end();
    }
  });
}

/** Hands the lines of one process to another, no faster than that one takes them. */
function pump(from: ChildProcess, to: ChildProcess, feed: (line: string) => boolean): void {
  let rest = '';
  from.stdout?.setEncoding('utf8');
  from.stdout?.on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    const room = lines.map(feed).every((taken) => taken);
    if (room) return;
    from.stdout?.pause();
    to.stdin?.once('drain', () => from.stdout?.resume());
  });
  from.stdout?.on('end', () => {
    if (rest !== '') feed(rest);
    to.stdin?.end();
  });
}
