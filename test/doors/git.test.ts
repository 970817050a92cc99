import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemGit } from '../../src/doors/git.ts';

const posix = it.skipIf(process.platform === 'win32');
let base: string;
let repo: string;
const path = process.env.PATH ?? '';
const env = (over: Record<string, string> = {}) => ({ PATH: path, HOME: base, GIT_CONFIG_NOSYSTEM: '1', ...over });
const git = (...args: string[]) =>
  execFileSync('git', args, { cwd: repo, env: env(), stdio: ['ignore', 'pipe', 'ignore'], encoding: 'utf8' });

beforeEach(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'keycheck-gitdoor-')));
  repo = join(base, 'repo');
  mkdirSync(repo);
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

/** A program that leaves a mark when it is run. */
function trap(name: string, body = ''): string {
  const file = join(base, name);
  writeFileSync(file, `#!/bin/sh\ntouch "${join(base, 'ran')}"\n${body}`);
  chmodSync(file, 0o755);
  return file;
}

describe('systemGit', () => {
  it('says which rule ignores a file', async () => {
    git('init', '-q');
    writeFileSync(join(repo, '.gitignore'), 'dist\n.env*\n');
    expect(await systemGit(repo, env()).look('.env')).toEqual({
      kind: 'repository',
      root: repo,
      tracked: false,
      ignored: { by: '.gitignore:2', rule: '.env*' },
    });
  });

  it('says that a file is tracked although a rule names it', async () => {
    git('init', '-q');
    writeFileSync(join(repo, '.env'), '');
    git('add', '.env');
    writeFileSync(join(repo, '.gitignore'), '.env\n');
    expect(await systemGit(repo, env()).look('.env')).toEqual({
      kind: 'repository',
      root: repo,
      tracked: true,
      ignored: { by: '.gitignore:1', rule: '.env' },
    });
  });

  it('knows a folder that is no repository, and one that is not there', async () => {
    expect([await systemGit(repo, env()).look('.env'), await systemGit(repo, env()).look('no/where/.env')]).toEqual([
      { kind: 'no-repository' },
      { kind: 'no-repository' },
    ]);
  });

  posix('does not know where no process can be made', async () => {
    git('init', '-q');
    // Longer than one variable may be (execve(2), E2BIG): Node throws where it is started, it does not answer.
    const huge = { ...env(), HOME: 'x'.repeat(300_000) };
    expect(await systemGit(repo, huge).look('.env')).toEqual({ kind: 'unknown', message: 'git did not answer' });
  });

  it.each([
    ['an empty PATH', ''],
    ['a PATH without git', '/nowhere'],
    ['a PATH of relative folders', `.${delimiter}bin`],
  ])('has no git with %s', async (_, PATH) => {
    git('init', '-q');
    expect(await systemGit(repo, env({ PATH })).look('.env')).toEqual({ kind: 'no-git' });
  });

  posix('runs no git that the project brings along', async () => {
    mkdirSync(join(repo, 'bin'));
    for (const place of ['git', 'bin/git']) {
      writeFileSync(join(repo, place), `#!/bin/sh\ntouch "${join(base, 'ran')}"\n`);
      chmodSync(join(repo, place), 0o755);
    }
    await systemGit(repo, env({ PATH: [repo, join(repo, 'bin'), '.', '', path].join(delimiter) })).look('.env');
    expect(existsSync(join(base, 'ran'))).toBe(false);
  });

  posix('runs nothing that the repository names', async () => {
    git('init', '-q');
    const program = trap('trap');
    const settings = {
      'core.fsmonitor': program,
      'core.hooksPath': base,
      'core.pager': program,
      'core.editor': program,
      'core.sshCommand': program,
      'alias.ls-files': `!${program}`,
      'alias.check-ignore': `!${program}`,
      'filter.x.clean': program,
      'filter.x.smudge': program,
      'filter.x.process': program,
      'diff.external': program,
      'credential.helper': `!${program}`,
      'gpg.program': program,
      'remote.origin.url': `ext::${program}`,
      'remote.origin.promisor': 'true',
      'extensions.partialClone': 'origin',
    };
    for (const [name, value] of Object.entries(settings)) git('config', name, value);
    for (const hook of [
      'post-index-change',
      'pre-commit',
      'fsmonitor-watchman',
      'post-checkout',
      'reference-transaction',
    ]) {
      writeFileSync(join(repo, '.git/hooks', hook), `#!/bin/sh\ntouch "${join(base, 'ran')}"\n`);
      chmodSync(join(repo, '.git/hooks', hook), 0o755);
    }
    writeFileSync(join(repo, '.gitattributes'), '* filter=x diff=x\n');
    expect(await systemGit(repo, env()).look('.env')).toMatchObject({ kind: 'repository', tracked: false });
    expect(existsSync(join(base, 'ran'))).toBe(false);
    // The trap does work: git would have walked into it.
    execFileSync('git', ['status'], { cwd: repo, env: env(), stdio: 'ignore' });
    expect(existsSync(join(base, 'ran'))).toBe(true);
  });

  posix('starts git only where a .git stands here or above: without one there is no repository', async () => {
    const bin = join(base, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'git'), `#!/bin/sh\ntouch "${join(base, 'ran')}"\nexit 0\n`);
    chmodSync(join(bin, 'git'), 0o755);
    const below = join(repo, 'packages', 'app');
    mkdirSync(below, { recursive: true });
    const look = () => systemGit(below, env({ PATH: `${bin}${delimiter}${path}` })).look('.env');
    expect([await look(), existsSync(join(base, 'ran'))]).toEqual([{ kind: 'no-repository' }, false]);
    writeFileSync(join(repo, '.git'), 'gitdir: /elsewhere\n');
    await look();
    expect(existsSync(join(base, 'ran'))).toBe(true);
  });

  posix('hands on no secret and no setting of git from the environment, but for the name of a repository', async () => {
    const bin = join(base, 'bin');
    mkdirSync(bin);
    mkdirSync(join(repo, '.git'));
    writeFileSync(join(bin, 'git'), `#!/bin/sh\nenv >> "${join(base, 'seen')}"\nexit 0\n`);
    chmodSync(join(bin, 'git'), 0o755);
    await systemGit(
      repo,
      env({
        PATH: `${bin}${delimiter}${path}`,
        OPENAI_API_KEY: 'secret-1',
        OPENAI_ADMIN_KEY: 'secret-2',
        MY_TOKEN: 'secret-3',
        GIT_DIR: '/elsewhere',
        GIT_EXTERNAL_DIFF: 'x',
        GIT_TRACE: '1',
        NODE_OPTIONS: '--require x',
        LD_PRELOAD: '',
      }),
    ).look('.env');
    const names = readFileSync(join(base, 'seen'), 'utf8')
      .split('\n')
      .map((line) => line.split('=')[0]);
    expect(names.filter((name) => name === 'PATH')).toEqual(['PATH', 'PATH']);
    // Of the two questions one is about the repository around, the other about the one that is named.
    expect(
      names.filter((name) => /^(?:OPENAI|MY_TOKEN|NODE_OPTIONS|GIT_DIR|GIT_EXTERNAL|GIT_TRACE)/.test(name ?? '')),
    ).toEqual(['GIT_DIR']);
    expect(readFileSync(join(base, 'seen'), 'utf8')).not.toContain('secret-');
  });

  it.runIf(process.getuid?.() === 0)('does not know about a repository that git does not trust', async () => {
    git('init', '-q');
    const { chownSync } = await import('node:fs');
    chownSync(repo, 1234, 1234);
    chownSync(join(repo, '.git'), 1234, 1234);
    expect(await systemGit(repo, env()).look('.env')).toEqual({
      kind: 'unknown',
      message: 'git does not trust this folder: another user owns it (safe.directory)',
    });
  });

  posix(
    'does not wait for a git that hangs',
    async () => {
      const bin = join(base, 'bin');
      mkdirSync(bin);
      mkdirSync(join(repo, '.git'));
      writeFileSync(join(bin, 'git'), '#!/bin/sh\nexec sleep 60\n');
      chmodSync(join(bin, 'git'), 0o755);
      expect(await systemGit(repo, env({ PATH: `${bin}${delimiter}${path}` })).look('.env')).toEqual({
        kind: 'unknown',
        message: 'git did not answer',
      });
    },
    10_000,
  );
});
