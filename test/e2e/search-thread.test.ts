import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { Secret } from '../../src/core/key/secret.ts';
import { createTeam } from '../../src/doors/files/scan/team.ts';
import { systemScan } from '../../src/doors/files/scan.ts';
import type { ScanReport } from '../../src/flows/doctor-ports.ts';
import { projectKey } from '../support/keys.ts';
import { leaksOf } from '../support/leaks.ts';
import { keycheck, tempFolder } from '../support/run.ts';

const key = projectKey('own');
const built = resolve('dist/search-thread.cjs');
const never = new AbortController().signal;

/** A tree that is worth a second thread: 6,000 files, every hundredth with a key, ten images, a folder of built files. */
function largeTree(): string {
  const cwd = tempFolder('large');
  for (let folder = 0; folder < 60; folder += 1) {
    const name = folder % 6 === 0 ? join('dist', `${folder}`) : `${folder}`;
    mkdirSync(join(cwd, name), { recursive: true });
    for (let file = 0; file < 100; file += 1) {
      const text = file === 7 ? `a\nKEY=${folder % 2 === 0 ? key : projectKey(`${folder}`)}\n` : `${folder}.${file}\n`;
      writeFileSync(join(cwd, name, `${file}.${file === 9 ? 'png' : 'js'}`), text);
    }
  }
  return cwd;
}

const search = (cwd: string, thread: string | null, timeMs = 60_000, signal = never): Promise<ScanReport> =>
  systemScan(cwd, thread).tree({ own: [new Secret(key)], timeMs, signal });

/** A program that is started as the second thread. */
function program(code: string): string {
  const path = join(tempFolder('thread'), 'thread.cjs');
  writeFileSync(path, code);
  return path;
}

describe('a large tree, searched with a second thread', () => {
  const cwd = largeTree();
  const alone = search(cwd, null);

  it('alone: 60 keys, nothing left out', async () => {
    const { hits, files, unsearched } = await alone;
    expect(hits.length).toBe(60);
    expect(files).toEqual({ source: 50 * 99, bundle: 10 * 99, 'env-file': 0 });
    expect(unsearched).toEqual({ tooLarge: 0, packed: 60, unreadable: 0, folders: [], outOfTime: false });
  });

  it.each(Array.from({ length: 10 }, (_, turn) => turn))('finds the same in the same order (%i)', async () => {
    expect(await search(cwd, built)).toEqual(await alone);
  });

  it.each([
    ['is not there', join(cwd, 'no-such-thread.cjs')],
    // Node looks at the path before it starts anything, and throws.
    ['may not be started', 'no-absolute-path.cjs'],
    ['is no program', program('this is no program')],
    [
      'throws when it is offered work',
      program(`require('worker_threads').parentPort.on('message', () => { throw 1 })`),
    ],
    ['leaves at once', program('process.exit(0)')],
    [
      'leaves with the work it has claimed',
      program(`const { parentPort, workerData } = require('worker_threads');
        parentPort.on('message', ({ index }) => { Atomics.store(workerData.claims, index, 1); if (index > 40) process.exit(1); })`),
    ],
  ])('finds the same when the thread %s', async (_, thread) => {
    expect(await search(cwd, thread)).toEqual(await alone);
  });

  it('says so when the time was over', async () => {
    const { unsearched } = await search(cwd, built, 0);
    expect(unsearched.outOfTime).toBe(true);
  });

  it('is not done while the thread owes what it has claimed', async () => {
    const claimed = join(tempFolder('claimed'), 'yes');
    const silent = program(`require('worker_threads').workerData.claims.fill(1);
      require('fs').writeFileSync(${JSON.stringify(claimed)}, '');
      require('worker_threads').parentPort.on('message', () => {})`);
    const team = createTeam(cwd, [new Secret(key)], silent);
    for (let at = 0; at < 50; at += 1) team.add([{ path: '1/7.js', area: 'source', forClients: false }]);
    await vi.waitUntil(() => existsSync(claimed), 10_000);
    expect([team.step(), team.isDone(), team.found().bytes > 0]).toEqual([false, false, true]);
    team.end();
    await vi.waitUntil(team.step, 10_000);
    while (team.step());
    expect([team.isDone(), team.found().files.source]).toEqual([true, 50]);
  });

  it('stops with the reason of the run', async () => {
    const run = new AbortController();
    const stopped = search(cwd, built, 60_000, run.signal);
    run.abort(new Error('Ctrl-C'));
    await expect(stopped).rejects.toThrow('Ctrl-C');
  });

  it('as doctor does it under --permission, where Node starts no thread', async () => {
    const flag = ['--permission', '--experimental-permission'].find((name) =>
      process.allowedNodeEnvironmentFlags.has(name),
    );
    const args = ['doctor', '--only', 'key-in-bundle', '--level', 'offline', '--json'];
    const env = { OPENAI_API_KEY: key, NODE_OPTIONS: `${flag} --allow-fs-read=*`, NODE_NO_WARNINGS: '1' };
    const { stdout, stderr } = await keycheck(args, { cwd, env });
    const { checks } = JSON.parse(stdout) as { checks: { status: string }[] };
    expect([checks.length, [...new Set(checks.map(({ status }) => status))], stderr]).toEqual([10, ['error'], '']);
  });

  it('says no key where Node tells of all it does', async () => {
    const args = ['doctor', '--only', 'key-in-bundle', '--level', 'offline'];
    const { stdout, stderr } = await keycheck(args, { cwd, env: { OPENAI_API_KEY: key, NODE_DEBUG: '*' } });
    expect([stderr.includes('create new worker'), leaksOf(stdout + stderr, key)]).toEqual([true, []]);
  });

  it('as doctor does it, which lists twenty places of a kind', async () => {
    const args = ['doctor', '--only', 'key-in-source,key-in-bundle', '--level', 'offline', '--json'];
    const { stdout } = await keycheck(args, { cwd, env: { OPENAI_API_KEY: key } });
    const { checks } = JSON.parse(stdout) as { checks: { id: string; status: string }[] };
    const count = (id: string) => checks.filter((check) => check.id === id && check.status === 'error').length;
    expect([count('key-in-source'), count('key-in-bundle')]).toEqual([20, 10]);
  });
});
