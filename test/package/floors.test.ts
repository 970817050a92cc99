import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';

// The programs that `npm run bench` holds the slower rows against do what they say: they use chunks of the built package by their names.
const run = (floor: string, env: Record<string, string> = {}) =>
  spawnSync(process.execPath, [`bench/floors/${floor}.cjs`], { encoding: 'utf8', env, input: '' });

it('help: commander prints as many commands and flags', () => {
  const { stdout, status } = run('help');
  const ours = execFileSync(process.execPath, ['bin/keycheck.js', '--help'], { encoding: 'utf8' });
  const rows = (text: string) =>
    [...text.matchAll(/^ {2}(?:-\w, )?(?:--)?([a-z-]+)/gm)].map((match) => match[1]).sort();
  expect([status, rows(stdout)]).toEqual([0, rows(ours)]);
});

it('first-prompt: the question stands there', () => {
  const { stdout } = run('first-prompt');
  expect(stdout).toContain('Where do you start?\n> 1  I have a key\n  2  I need an account\n  3  I want to practise\n');
});

it('offline: the files are read', () => {
  const chunks = readdirSync('dist/chunks').map((name) => `chunks/${name}`);
  expect(run('offline', { BENCH_CHUNKS: ['main.cjs', ...chunks].join(' ') })).toMatchObject({
    status: 0,
    stdout: 'valid\n',
    stderr: '',
  });
});
