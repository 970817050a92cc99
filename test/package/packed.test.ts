import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { beforeAll, describe, expect, it } from 'vitest';
import { keycheck, tempProject } from '../support/run.ts';
import { filesBelow, install, pack } from './packed.ts';

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));

let tarball: string;
let consumer: string;
let installed: string;
beforeAll(() => {
  tarball = pack();
  consumer = install(tarball);
  installed = join(consumer, 'node_modules/keycheck');
});

describe('the packed package', () => {
  // A ratchet, to be turned down. The aim is 200 kB, which is out of reach (floors.test.ts).
  it('does not grow beyond 398 kB', () => {
    expect(statSync(tarball).size).toBeLessThanOrEqual(398_000);
  });

  it('holds the program, its declarations, its schemas and its licences, and nothing else', () => {
    const rooms = new Set(
      filesBelow(installed).map((path) => path.replace(/^(dist\/chunks|dist\/types|schema)\/.*$/, '$1/')),
    );
    expect([...rooms].sort()).toEqual([
      'LICENSE',
      'README.md',
      'README.zh-TW.md',
      'bin/action.js',
      'bin/keycheck.js',
      'bin/package.json',
      'dist/THIRD-PARTY-LICENSES.txt',
      'dist/chunks/',
      'dist/index.js',
      'dist/library.cjs',
      'dist/main.cjs',
      'dist/search-thread.cjs',
      'dist/types/',
      'package.json',
      'schema/',
    ]);
  });

  it('brings no other package and runs nothing when it is installed', () => {
    expect(manifest.dependencies).toBeUndefined();
    expect(manifest.optionalDependencies).toBeUndefined();
    expect(Object.keys(manifest.scripts).filter((name) => /^(pre|post)?(install|uninstall)$/.test(name))).toEqual([]);
    expect(readdirSync(join(consumer, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['keycheck']);
  });

  it('loads nothing but itself and Node', () => {
    const named = filesBelow(join(installed, 'dist')).flatMap((path) => {
      const load = path.endsWith('.cjs')
        ? /\brequire\("([^"]+)"\)|\bimport\(["']([^"']+)["']\)/g
        : /^import .* from '(.*)';$/gm;
      const text = /\.c?js$/.test(path) ? readFileSync(join(installed, 'dist', path), 'utf8') : '';
      return [...text.matchAll(load)].map((match) => match[1] ?? match[2] ?? '');
    });
    expect(named).toEqual(expect.arrayContaining(['./library.cjs', './words-usage-en.cjs', 'node:https']));
    const outside = named.filter((name) => !name.startsWith('.') && !isBuiltin(name));
    expect([...new Set(outside)]).toEqual([]);
  });

  it('is readable, and names no folder of the machine that built it', () => {
    const text = filesBelow(join(installed, 'dist')).map((path) => readFileSync(join(installed, 'dist', path), 'utf8'));
    expect(text.filter((one) => one.includes(process.cwd()))).toEqual([]);
    expect(Math.max(...text.flatMap((one) => one.split('\n').map((line) => line.length)))).toBeLessThan(3_000);
  });

  it('answers from an empty folder with an empty home', async () => {
    const program = join(installed, manifest.bin.keycheck);
    const cwd = tempProject();
    expect(await keycheck(['--version'], { program, cwd })).toMatchObject({
      stdout: `${manifest.version}\n`,
      exitCode: 0,
    });
    const help = await keycheck(['--help'], { program, cwd });
    expect(help).toMatchObject({ stderr: '', exitCode: 0 });
    expect(help.stdout).toContain('init');
    expect(filesBelow(cwd)).toEqual([]);
  });

  it('can be started by its name', () => {
    const name = process.platform === 'win32' ? 'keycheck.cmd' : 'keycheck';
    const command = join(consumer, 'node_modules/.bin', name);
    const shown = execFileSync(command, ['--version'], { encoding: 'utf8', shell: process.platform === 'win32' });
    expect(shown).toBe(`${manifest.version}\n`);
  });

  it('has nothing that publint would change', async () => {
    const { messages, pkg } = await publint({ pkgDir: installed, pack: false, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  it('gives types that are right for every way of resolving ESM', async () => {
    const analysis = await checkPackage(createPackageFromTarballData(readFileSync(tarball)));
    if (!analysis.types) throw new Error('no types were found in the package');
    // A program in CommonJS on Node below 20.19 cannot require an ES module: that is what being ESM only means.
    const expected = ['CJSResolvesToESM'];
    const problems = analysis.problems.filter(
      (problem) =>
        !expected.includes(problem.kind) && !('resolutionKind' in problem && problem.resolutionKind === 'node10'),
    );
    expect(problems).toEqual([]);
  });
});
