import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { packedFloor } from '../../bench/floors/packed.mjs';

// The programs that `npm run bench` holds the slower rows against do what they say: they use chunks of the built package by their names.
const run = (floor: string, env: Record<string, string> = {}) =>
  spawnSync(process.execPath, [`bench/floors/${floor}.cjs`], { encoding: 'utf8', env, input: '' });

it('offline: the files are read', () => {
  const chunks = readdirSync('dist/chunks').map((name) => `chunks/${name}`);
  expect(run('offline', { BENCH_CHUNKS: ['main.cjs', ...chunks].join(' ') })).toMatchObject({
    status: 0,
    stdout: 'valid\n',
    stderr: '',
  });
});

it('packed: the sentences, the libraries and the practice platform alone are above the aim of 200 kB', () => {
  const { sentences, libraries, practice } = packedFloor();
  for (const kind of [sentences, libraries, practice]) expect(kind).toBeGreaterThan(30);
  expect(sentences + libraries + practice).toBeGreaterThan(200);
});
