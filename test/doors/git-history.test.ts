import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../src/core/key/secret.ts';
import { systemGitContents } from '../../src/doors/git-history.ts';
import { projectKey } from '../support/keys.ts';
import { leaksOf } from '../support/leaks.ts';
import { tempFolder, tempProject } from '../support/run.ts';

const key = projectKey('git contents');
const own = [new Secret(key)];
const realGit = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
const env = { PATH: process.env.PATH, GIT_CONFIG_NOSYSTEM: '1', HOME: '/nonexistent' };

const git = (cwd: string, ...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.test', ...args], {
    cwd,
    env,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'ignore'],
  });

/** A repository whose history holds the key in a file that is gone. */
function repository(): string {
  const cwd = tempProject({ 'a.js': `one\nk='${key}'\n`, 'b.js': 'b' });
  git(cwd, 'init', '-q', '-b', 'main');
  git(cwd, 'add', '-A');
  git(cwd, 'commit', '-q', '-m', 'first');
  git(cwd, 'rm', '-q', 'a.js');
  git(cwd, 'commit', '-q', '-m', 'second');
  return cwd;
}

const ask = (over: Partial<Parameters<ReturnType<typeof systemGitContents>['history']>[0]> = {}) => ({
  own,
  timeMs: 20_000,
  signal: new AbortController().signal,
  ...over,
});

describe.skipIf(process.platform === 'win32')('what git keeps', () => {
  it('is searched without the key ever being handed to git', async () => {
    const cwd = repository();
    const bin = tempFolder('bin');
    const log = join(bin, 'log');
    // A git that writes down what it is started with and what it is told.
    const script = `#!/bin/sh\n{ printf '%s\\n' "$@"; env; } >> '${log}'\nfor a in "$@"; do if [ "$a" = cat-file ]; then tee -a '${log}' | '${realGit}' "$@"; exit $?; fi; done\nexec '${realGit}' "$@"\n`;
    writeFileSync(join(bin, 'git'), script, { mode: 0o755 });
    const contents = systemGitContents(cwd, { ...env, PATH: `${bin}:${env.PATH}`, OPENAI_API_KEY: key });
    const report = await contents.history(ask());
    if (report.kind !== 'searched') throw new Error(report.kind);
    expect(report.hits.map(({ object: _object, ...hit }) => hit)).toEqual([
      { path: 'a.js', line: 2, tail: key.slice(-4), own: true },
    ]);
    const origin = await contents.origin(report.hits[0]?.object ?? '');
    expect({ commit: origin?.commit, shared: origin?.shared }).toEqual({
      commit: git(cwd, 'rev-parse', '--short', 'HEAD~1').trim(),
      shared: null,
    });
    writeFileSync(join(cwd, 'c.js'), key);
    git(cwd, 'add', 'c.js');
    const staged = await contents.staged(ask());
    expect(staged.kind === 'searched' && staged.hits.map(({ path }) => path)).toEqual(['c.js']);
    const seen = readFileSync(log, 'utf8');
    expect(seen).toContain('cat-file');
    expect(leaksOf(seen, key)).toEqual([]);
  });

  it('nothing of the repository runs', async () => {
    const cwd = repository();
    const mark = join(tempFolder('mark'), 'ran');
    const trap = join(cwd, 'trap.sh');
    writeFileSync(trap, `#!/bin/sh\ntouch '${mark}'\ncat\n`);
    chmodSync(trap, 0o755);
    writeFileSync(join(cwd, '.gitattributes'), '* diff=trap filter=trap\n');
    for (const [name, value] of [
      ['core.fsmonitor', trap],
      ['core.pager', trap],
      ['log.showSignature', 'true'],
      ['gpg.program', trap],
      ['diff.external', trap],
      ['diff.trap.textconv', trap],
      ['diff.trap.command', trap],
      ['filter.trap.clean', trap],
      ['filter.trap.smudge', trap],
      ['core.hooksPath', cwd],
      ['core.sshCommand', trap],
    ] as const)
      git(cwd, 'config', name, value);
    mkdirSync(join(cwd, 'hooks'), { recursive: true });
    const contents = systemGitContents(cwd, env);
    const report = await contents.history(ask());
    if (report.kind !== 'searched') throw new Error(report.kind);
    await contents.origin(report.hits[0]?.object ?? '');
    await contents.staged(ask());
    expect({ hits: report.hits.length, ran: existsSync(mark) }).toEqual({ hits: 1, ran: false });
  });

  it('says when it was pushed', async () => {
    const cwd = repository();
    const far = tempFolder('far');
    git(far, 'init', '-q', '--bare');
    git(cwd, 'remote', 'add', 'origin', far);
    git(cwd, 'push', '-q', 'origin', 'main');
    const contents = systemGitContents(cwd, env);
    const report = await contents.history(ask());
    const object = report.kind === 'searched' ? report.hits[0]?.object : undefined;
    expect((await contents.origin(object ?? ''))?.shared).toBe('origin/main');
  });

  it('stops when the time is over, and says so', async () => {
    const report = await systemGitContents(repository(), env).history(ask({ timeMs: 0 }));
    expect(report.kind === 'searched' && report.outOfTime).toBe(true);
  });

  it('stops when the run is stopped', async () => {
    const stop = new AbortController();
    const search = systemGitContents(repository(), env).history(ask({ signal: stop.signal }));
    stop.abort(new Error('stopped'));
    await expect(search).rejects.toThrow('stopped');
  });

  it.each([
    ['a folder without a repository', () => tempProject(), env, 'no-repository'],
    ['a machine without git', () => repository(), { PATH: '/nonexistent' }, 'no-git'],
  ])('%s', async (_name, make, variables, kind) => {
    const contents = systemGitContents(make(), variables);
    expect([(await contents.history(ask())).kind, (await contents.staged(ask())).kind]).toEqual([kind, kind]);
  });

  it('an empty repository holds nothing', async () => {
    const cwd = tempProject();
    git(cwd, 'init', '-q');
    expect(await systemGitContents(cwd, env).history(ask())).toEqual({
      kind: 'searched',
      hits: [],
      objects: 0,
      outOfTime: false,
    });
  });
});
