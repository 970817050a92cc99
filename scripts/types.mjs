// Writes dist/types: the declarations that src/index.ts reaches, with imports that every consumer's TypeScript resolves.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { reachableTypes } from './build/reachable-types.mjs';

/** Matches `from './x.ts'`. */
const specifier = /(from ['"])(\.{1,2}\/[^'"]+)\.ts(['"])/g;
const target = process.argv[2] ?? 'dist/types';
const emitted = join(tmpdir(), `keycheck-types-${process.pid}`);

try {
  const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
  execFileSync(process.execPath, [compiler, '-p', 'tsconfig.types.json', '--outDir', emitted], { stdio: 'inherit' });
  rmSync(target, { recursive: true, force: true });
  for (const [file, text] of reachableTypes(join(emitted, 'index.d.ts'))) {
    const place = join(target, relative(emitted, file));
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, text.replace(specifier, '$1$2.js$3'));
  }
} catch (error) {
  // The compiler has said what is wrong; any other error is said here.
  if (error.status === undefined) console.error(error);
  process.exitCode = 1;
} finally {
  rmSync(emitted, { recursive: true, force: true });
}
