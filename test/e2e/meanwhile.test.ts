import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/practice/index.ts';
import { leaksOf } from '../support/leaks.ts';
import { startPty } from '../support/pty.ts';
import { cleanEnvironment, installedCopy, tempFolder, tempProject } from '../support/run.ts';
import { filesOf } from '../support/watched.ts';

/** The built program: what happens to a project while its wizard asks. Build first (`npm run build`). */
const bin = installedCopy();

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

const git = (cwd: string, ...args: string[]) => void execFileSync('git', args, { cwd, stdio: 'ignore' });
const instead = (cwd: string, make: (path: string) => void) => {
  rmSync(join(cwd, '.env'));
  make(join(cwd, '.env'));
};

type Meanwhile = { what: string; change(cwd: string): void; told: RegExp; code: number };

const cases: readonly Meanwhile[] = [
  { what: 'git takes the env file', change: (cwd) => git(cwd, 'add', '-f', '.env'), told: /git tracks \.env/, code: 3 },
  {
    what: 'the env file becomes a pipe',
    change: (cwd) => instead(cwd, (path) => execFileSync('mkfifo', [path])),
    told: /Nothing was written/,
    code: 3,
  },
  {
    what: 'the env file becomes a link to another file',
    change: (cwd) => instead(cwd, (path) => symlinkSync('README.md', path)),
    told: /Write this\?[\s\S]*Write this\?/,
    code: 130,
  },
  {
    what: 'the rule that ignores it is taken away',
    change: (cwd) => writeFileSync(join(cwd, '.gitignore'), 'dist\n'),
    told: /Write this\?[\s\S]*add +\.env\n[\s\S]*Write this\?/,
    code: 130,
  },
  {
    what: 'another key comes in',
    change: (cwd) => writeFileSync(join(cwd, '.env'), `OPENAI_API_KEY=${'another-value-'.repeat(4)}9\n`),
    told: /Replace/,
    code: 130,
  },
];

describe.skipIf(process.platform === 'win32')('while "Write this?" stands there', () => {
  it.each(cases)('$what: nothing is written that was not shown', { timeout: 60_000 }, async (each) => {
    const cwd = tempProject({
      '.env': 'MINE=1\n',
      '.gitignore': '.env\n',
      '.env.example': 'OPENAI_API_KEY=\n',
      'README.md': 'hi\n',
    });
    git(cwd, 'init');
    const pty = startPty(process.execPath, [bin, 'init', '--base-url', sandbox.baseUrl], {
      cwd,
      cols: 100,
      env: cleanEnvironment(tempFolder('home')),
    });
    await pty.waitFor('Where do you start?', 20_000);
    await pty.waitFor('Your choice');
    pty.key('enter');
    await pty.waitFor('Key:', 20_000);
    pty.type(`${sandbox.key}\r`);
    await pty.waitFor('Send it?', 20_000);
    pty.key('enter');
    await pty.waitFor(/Write this\?[\s\S]*Your choice/, 20_000);
    each.change(cwd);
    const before = contents(cwd);
    pty.key('enter');
    await pty.waitFor(each.told, 20_000);
    if (each.code === 130) pty.key('ctrl-c');
    expect((await pty.exit).code).toBe(each.code);
    expect(contents(cwd)).toEqual(before);
    const prefix = 'sk-proj-sandbox-';
    expect(leaksOf(pty.raw(), sandbox.key, prefix)).toEqual([]);
    expect(filesOf(cwd, 'project').flatMap(({ text }) => leaksOf(text, sandbox.key, prefix))).toEqual([]);
    expect(existsSync(join(cwd, '.keycheck-tmp'))).toBe(false);
  });
});

/** What a person has in the folder; a pipe is not read. */
const contents = (cwd: string): string[] =>
  ['.env', '.env.example', '.gitignore', 'README.md'].map((name) =>
    lstatSync(join(cwd, name)).isFIFO() ? 'a pipe' : readFileSync(join(cwd, name), 'utf8'),
  );
