import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeBinary } from '../../scripts/with-node.mjs';
import { keycheck, tempProject } from '../support/run.ts';

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));

/** bin/keycheck.js beside something else than the built program. */
function copyOfBin(files: Record<string, string> = {}): string {
  const folder = tempProject({ 'package.json': '{ "type": "module", "version": "7.8.9" }', ...files });
  mkdirSync(join(folder, 'bin'));
  for (const file of ['keycheck.js', 'package.json']) copyFileSync(join('bin', file), join(folder, 'bin', file));
  return join(folder, 'bin/keycheck.js');
}

describe('bin/keycheck.js', () => {
  it.each(['--version', '-v', '-V'])('answers %s with the version of package.json and nothing else', async (flag) => {
    const run = await keycheck([flag], { program: copyOfBin() });
    expect(run).toMatchObject({ stdout: '7.8.9\n', stderr: '', exitCode: 0 });
  });

  it('ends with 1 when the program leaves without saying how it went', async () => {
    const program = copyOfBin({ 'dist/main.cjs': 'exports.main = async () => {}' });
    expect(await keycheck(['verify'], { program })).toMatchObject({ stdout: '', stderr: '', exitCode: 1 });
  });

  it('says nothing of an error that nobody caught: it might hold a key', async () => {
    const program = copyOfBin({
      'dist/main.cjs': 'exports.main = async () => { throw new Error("sk-" + "hidden"); }',
    });
    const run = await keycheck(['verify'], { program });
    expect(run).toMatchObject({ stdout: '', exitCode: 1 });
    expect(run.stderr).toBe(
      'keycheck met an error of its own and stopped. This is a bug in keycheck; it says nothing about your key.\n',
    );
  });

  it('names the command to run in a clone that is not built', async () => {
    const run = await keycheck(['verify'], { program: copyOfBin() });
    expect(run).toMatchObject({ stdout: '', exitCode: 1 });
    expect(run.stderr).toBe('keycheck is not built yet. In the folder of keycheck run: npm ci\n');
  });

  it('switches diagnostic reports off, which hold the whole environment', async () => {
    const program = copyOfBin({
      'dist/main.cjs': `exports.main = async (process) => {
        const { reportOnFatalError, reportOnUncaughtException, reportOnSignal } = process.report;
        console.log(JSON.stringify([reportOnFatalError, reportOnUncaughtException, reportOnSignal]));
      }`,
    });
    const flags = '--report-on-fatalerror --report-uncaught-exception --report-on-signal';
    const run = await keycheck([], { program, env: { NODE_OPTIONS: flags } });
    expect(run.stdout).toBe('[false,false,false]\n');
  });
});

// Binaries of old Nodes exist on npm for this platform; elsewhere the workflow's own set-up is what runs.
describe.skipIf(`${process.platform}-${process.arch}` !== 'linux-x64')('on a Node that is too old', () => {
  it.each([14, 16, 18])(
    'says on Node %i what is needed, and how to get it',
    async (major) => {
      const run = await keycheck(['verify'], { node: nodeBinary(major) });
      const [first, second, ...rest] = run.stderr.split('\n');
      const wanted = manifest.engines.node.replace('>=', '');
      expect(first).toMatch(
        new RegExp(`^keycheck needs Node ${wanted} or newer. This is Node ${major}\\.\\d+\\.\\d+\\.$`),
      );
      expect(second).toContain('https://nodejs.org/');
      expect(rest).toEqual(['']);
      expect(run).toMatchObject({ stdout: '', exitCode: 1 });
    },
    120_000,
  );
});
