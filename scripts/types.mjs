// Writes dist/types: the declarations that src/index.ts reaches, with imports that every consumer's TypeScript resolves.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

/** Matches `from './x.ts'` and `import('./x.ts')`. */
const specifier = /((?:from |import\()['"])(\.{1,2}\/[^'"]+)\.ts(['"])/g;
const target = process.argv[2] ?? 'dist/types';
const emitted = join(tmpdir(), `keycheck-types-${process.pid}`);

try {
  const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
  execFileSync(process.execPath, [compiler, '-p', 'tsconfig.types.json', '--outDir', emitted], { stdio: 'inherit' });
  rmSync(target, { recursive: true, force: true });
  for (const file of reachable(join(emitted, 'index.d.ts'))) {
    const place = join(target, relative(emitted, file));
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, readFileSync(file, 'utf8').replace(specifier, '$1$2.js$3'));
  }
} catch (error) {
  // The compiler has said what is wrong; any other error is said here.
  if (error.status === undefined) console.error(error);
  process.exitCode = 1;
} finally {
  rmSync(emitted, { recursive: true, force: true });
}

function reachable(entry) {
  const found = new Set([entry]);
  for (const file of found) {
    for (const [, , path] of readFileSync(file, 'utf8').matchAll(specifier))
      found.add(join(dirname(file), `${path}.d.ts`));
  }
  return found;
}
