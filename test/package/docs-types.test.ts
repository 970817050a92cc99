import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { blocksOf, pages } from '../docs/pages.ts';
import { repoRoot } from '../support/shared.ts';
import { install, pack } from './packed.ts';

/** Every TypeScript on a page of the documentation is checked against the types that the package ships. */
const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');

const programs = pages.flatMap((page) =>
  blocksOf(page)
    .filter(({ language }) => /^(?:ts|typescript)$/.test(language))
    .map(({ text }, at) => ({ name: `${page.path.replace(/\W/g, '-')}-${at}.ts`, text })),
);

it('the TypeScript in the documentation type-checks against the packed types', () => {
  expect(programs.length).toBeGreaterThanOrEqual(5);
  const folder = install(pack());
  for (const { name, text } of programs) writeFileSync(join(folder, name), text);
  // The other packages that the examples use are those of this repository; keycheck itself is the packed one.
  const modules = join(repoRoot, 'node_modules');
  const compilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: 'es2022',
    module: 'nodenext',
    typeRoots: [join(modules, '@types')],
    types: ['node'],
    paths: { openai: [join(modules, 'openai/index.d.mts')], vitest: [join(modules, 'vitest/dist/index.d.ts')] },
  };
  const files = programs.map(({ name }) => name);
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
  const { stdout, status } = spawnSync(process.execPath, [compiler, '-p', folder], { encoding: 'utf8' });
  expect([stdout, status]).toEqual(['', 0]);
});
