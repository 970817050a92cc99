import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { filesBelow, install, pack } from './packed.ts';

const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');

const program = `
import { diagnose, setEnvValue, startSandbox, verifyKey } from 'keycheck';
import type { Cause, Diagnosis, Sandbox, VerifyReport } from 'keycheck';

export const report: Promise<VerifyReport> = verifyKey({ key: 'no key', level: 'offline', signal: new AbortController().signal });
export const diagnosis: Diagnosis = diagnose(new Error('x'));
export const cause: Cause | null = diagnosis.cause;
export const text: string = setEnvValue('A=1\\n', 'OPENAI_API_KEY', 'x');
export const sandbox: Promise<Sandbox> = startSandbox({ port: 0 });
export const address: Promise<string> = sandbox.then(({ baseUrl }) => baseUrl);
// @ts-expect-error a level that does not exist
export const wrong = verifyKey({ key: 'x', level: 'everything' });
// @ts-expect-error the key is needed
export const keyless = verifyKey({});
`;

const strict = {
  strict: true,
  skipLibCheck: false,
  noEmit: true,
  target: 'es2022',
  module: 'nodenext',
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
};

let consumer: string;
beforeAll(() => {
  consumer = install(pack());
  writeFileSync(join(consumer, 'program.ts'), program);
});

/** What tsc says about the program with these options; nothing when all is well. */
function complaints(options: object): string {
  const config = { compilerOptions: { ...strict, ...options }, files: ['program.ts'] };
  writeFileSync(join(consumer, 'tsconfig.json'), JSON.stringify(config));
  return spawnSync(process.execPath, [compiler, '-p', consumer], { encoding: 'utf8' }).stdout;
}

describe('a TypeScript program that uses keycheck as a library', () => {
  it('type-checks strictly without any other package', () => {
    expect(complaints({ types: [] })).toBe('');
  });

  it('type-checks with a bundler’s resolution', () => {
    expect(complaints({ types: [], module: 'esnext', moduleResolution: 'bundler' })).toBe('');
  });

  it('type-checks without the DOM where it has the types of Node', () => {
    for (const name of ['@types/node', 'undici-types']) {
      mkdirSync(join(consumer, 'node_modules', dirname(name)), { recursive: true });
      cpSync(join('node_modules', name), join(consumer, 'node_modules', name), { recursive: true });
    }
    expect(complaints({ types: ['node'], lib: ['es2022'] })).toBe('');
  });

  it('gets the declarations that the entry reaches and no others', () => {
    const types = filesBelow(join(consumer, 'node_modules/keycheck/dist/types'));
    expect(types.filter((path) => /^(cli|doors|flows)\//.test(path))).toEqual([]);
    expect(types).toContain('index.d.ts');
  });
});
