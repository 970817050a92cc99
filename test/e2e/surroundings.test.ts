import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, constants, openSync, readdirSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { projectKey } from '../support/keys.ts';
import { keycheck, tempFolder } from '../support/run.ts';

const key = projectKey('surroundings');
const bin = join(import.meta.dirname, '../../bin/keycheck.js');
const init = ['init', '--key-env', 'MY_KEY', '--no-verify', '--json'];

describe.skipIf(process.platform !== 'linux')('odd places to run in', () => {
  it('a .gitignore that is a named pipe is no reason to wait', async () => {
    const cwd = tempFolder('pipe');
    execFileSync('git', ['init', '-q', '.'], { cwd });
    execFileSync('mkfifo', [join(cwd, '.gitignore')]);
    const run = await keycheck(init, { cwd, env: { MY_KEY: key } });
    const plain = await keycheck(['--version']);
    expect(run.exitCode).toBe(3);
    expect(JSON.parse(run.stdout)).toMatchObject({ cause: 'env-file-exposed', saved: null });
    expect(readdirSync(cwd).toSorted()).toEqual(['.git', '.gitignore']);
    // git's own patience is 5 s; on a busy machine a start alone takes its time.
    expect(run.durationMs).toBeLessThan(Math.max(1_000, 10 * plain.durationMs));
  });

  it.each(['verify --level offline --json', 'verify --help', '--help', '--version'])(
    'an answer that could not be written is no success: %s',
    (args) => {
      const cwd = tempFolder('full');
      writeFileSync(join(cwd, '.env'), `OPENAI_API_KEY=${key}\n`);
      const command = `"${process.execPath}" "${bin}" ${args}`;
      const run = (to: string) => spawnSync('sh', ['-c', `${command} > ${to}`], { cwd, encoding: 'utf8' });
      expect(run('/dev/null').status).toBe(0);
      const full = run('/dev/full');
      expect(full.status).toBe(1);
      if (args !== '--version') expect(full.stderr).toContain('could not be written');
    },
  );

  it.each(['commands --json', 'completion zsh'])('nor is one of which a part was written: %s', (args) => {
    const cwd = tempFolder('limit');
    const command = `"${process.execPath}" "${bin}" ${args}`;
    const limited = spawnSync('sh', ['-c', `ulimit -f 8; ${command} > answer`], { cwd, encoding: 'utf8' });
    expect(limited.stderr).toContain('could not be written');
    expect([limited.status, statSync(join(cwd, 'answer')).size]).toEqual([1, 8 * 512]);
  });

  it('one SIGTERM ends a run whose answer nobody reads', async () => {
    const pipe = join(tempFolder('unread'), 'pipe');
    execFileSync('mkfifo', [pipe]);
    const fd = openSync(pipe, constants.O_RDWR | constants.O_NONBLOCK);
    try {
      expect(() => {
        for (;;) writeSync(fd, '.');
      }).toThrow('EAGAIN');
      const child = spawn(process.execPath, [bin, '--help'], { stdio: ['ignore', fd, 'pipe'] });
      if (child.stderr === null) throw new Error('no stderr');
      const said = text(child.stderr);
      await sleep(1500);
      expect(child.exitCode).toBe(null);
      child.kill('SIGTERM');
      expect(await once(child, 'exit')).toEqual([143, null]);
      expect(await said).toBe('Stopped.\n');
    } finally {
      closeSync(fd);
    }
  });

  it('a folder that was deleted under the shell: the key of the environment is checked, and saving has its cause', () => {
    const run = (args: readonly string[]) => {
      const cwd = tempFolder('deleted');
      const line = `rmdir "${cwd}" && "${process.execPath}" "${bin}" ${args.join(' ')}`;
      const env = { PATH: process.env['PATH'], HOME: tempFolder('home'), PWD: cwd, MY_KEY: key, OPENAI_API_KEY: key };
      const { status, stdout } = spawnSync('sh', ['-c', line], { cwd, env, encoding: 'utf8' });
      return { status, cause: (JSON.parse(stdout) as { cause: string | null }).cause };
    };
    expect(run(['verify', '--level', 'offline', '--json'])).toEqual({ status: 0, cause: null });
    expect(run(init)).toEqual({ status: 3, cause: 'env-file-unwritable' });
  });
});
