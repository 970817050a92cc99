import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tempFolder } from '../support/run.ts';
import { filesBelow } from './packed.ts';

const contents = (folder: string) =>
  Object.fromEntries(filesBelow(folder).map((path) => [path, readFileSync(join(folder, path), 'utf8')]));

it('builds the same bytes again', () => {
  const again = tempFolder('built');
  for (const [script, ...args] of [
    ['node_modules/rolldown/bin/cli.mjs', '-c', '-d', again],
    ['scripts/types.mjs', join(again, 'types')],
  ]) {
    const run = spawnSync(process.execPath, [String(script), ...args], { encoding: 'utf8' });
    expect(run.status, run.stderr).toBe(0);
  }
  expect(contents(again)).toEqual(contents('dist'));
});

it('names every bundled package with its licence text', () => {
  const page = readFileSync('dist/THIRD-PARTY-LICENSES.txt', 'utf8');
  const bundled = filesBelow('dist')
    .filter((path) => path.endsWith('.cjs'))
    .flatMap((path) => [
      ...readFileSync(join('dist', path), 'utf8').matchAll(/^\/\/ node_modules\/((?:@[^/]+\/)?[^/]+)\//gm),
    ])
    .map((match) => match[1]);
  expect(bundled).toContain('openai');
  // Every text stands once, below the packages it is for.
  const sections = page.split(/^-{72}$/m).slice(1);
  for (const name of new Set(bundled)) {
    const own = sections.filter((section) => new RegExp(`^${name} \\d`, 'm').test(section));
    expect(own.join(''), name).toMatch(/Permission|Redistribution|Apache License/);
  }
});
