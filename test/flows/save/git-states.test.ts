import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { projectKey } from '../../support/keys.ts';
import { newRepository, type Repository, saveIn } from './repository.ts';

const key = projectKey('git states');

/** Where keycheck is run, and what else stands in the environment of keycheck and of whoever commits. */
type Stand = { folder: string; path?: string; env?: Record<string, string> };
type Shape = [prepare: (r: Repository) => Stand, expected: 'saved' | 'tracked' | 'git-unknown'];

const put = (file: string, text: string) => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
};
/** A repository with one commit, in which these files are tracked. */
function committed({ git }: Repository, folder: string, files: Record<string, string> = { 'a.txt': 'a\n' }) {
  mkdirSync(folder, { recursive: true });
  git(folder, 'init', '-q', '-b', 'main');
  for (const [name, text] of Object.entries(files)) put(join(folder, name), text);
  git(folder, 'add', '-f', ...Object.keys(files));
  git(folder, 'commit', '-qm', 'first');
  return folder;
}
const env = { '.env': 'A=1\n' };

const shapes: Record<string, Shape> = {
  'a submodule, whose .git is a file': [
    (r) => {
      const inner = committed(r, join(r.base, 'inner'));
      committed(r, r.repo);
      r.git(r.repo, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner, 'sub');
      return { folder: join(r.repo, 'sub') };
    },
    'saved',
  ],
  'a submodule that tracks the file': [
    (r) => {
      const inner = committed(r, join(r.base, 'inner'), env);
      committed(r, r.repo, { '.gitignore': '.env\n' });
      r.git(r.repo, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner, 'sub');
      return { folder: join(r.repo, 'sub') };
    },
    'tracked',
  ],
  'a file of a submodule, saved from the outer repository': [
    (r) => {
      const inner = committed(r, join(r.base, 'inner'), env);
      committed(r, r.repo);
      r.git(r.repo, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner, 'sub');
      return { folder: r.repo, path: 'sub/.env' };
    },
    'tracked',
  ],
  'a worktree whose branch tracks the file, beside one that does not': [
    (r) => {
      committed(r, r.repo);
      r.git(r.repo, 'worktree', 'add', '-q', '-b', 'with', join(r.base, 'tree'));
      put(join(r.base, 'tree/.env'), 'A=1\n');
      r.git(join(r.base, 'tree'), 'add', '.env');
      return { folder: join(r.base, 'tree') };
    },
    'tracked',
  ],
  'a worktree without it, beside one that tracks it': [
    (r) => {
      committed(r, r.repo, env);
      r.git(r.repo, 'worktree', 'add', '-q', '-b', 'without', join(r.base, 'tree'));
      r.git(join(r.base, 'tree'), 'rm', '-q', '.env');
      r.git(join(r.base, 'tree'), 'commit', '-qm', 'gone');
      return { folder: join(r.base, 'tree') };
    },
    'saved',
  ],
  'a worktree of a bare repository': [
    (r) => {
      committed(r, r.repo);
      r.git(r.base, 'clone', '-q', '--bare', r.repo, 'bare.git');
      r.git(join(r.base, 'bare.git'), 'worktree', 'add', '-q', join(r.base, 'tree'));
      return { folder: join(r.base, 'tree') };
    },
    'saved',
  ],
  'a repository that is kept elsewhere': [
    (r) => {
      r.git(r.base, 'init', '-q', `--separate-git-dir=${join(r.base, 'kept')}`, r.repo);
      return { folder: r.repo };
    },
    'saved',
  ],
  'a folder inside a bare repository': [
    (r) => {
      r.git(r.repo, 'init', '-q', '--bare');
      mkdirSync(join(r.repo, 'hooks/mine'), { recursive: true });
      return { folder: join(r.repo, 'hooks/mine') };
    },
    'saved',
  ],
  'a package of a monorepo, tracked there': [
    (r) => {
      committed(r, r.repo, { 'apps/web/.env': 'A=1\n', '.gitignore': '.env\n' });
      return { folder: join(r.repo, 'apps/web') };
    },
    'tracked',
  ],
  'a package of a monorepo, another one tracks its own': [
    (r) => {
      committed(r, r.repo, { 'apps/api/.env': 'A=1\n' });
      mkdirSync(join(r.repo, 'apps/web'));
      return { folder: join(r.repo, 'apps/web') };
    },
    'saved',
  ],
  'to be added later, and ignored': [
    (r) => {
      committed(r, r.repo, { '.gitignore': '.env\n' });
      put(join(r.repo, '.env'), 'A=1\n');
      r.git(r.repo, 'add', '-N', '-f', '.env');
      return { folder: r.repo };
    },
    'tracked',
  ],
  'assumed to be unchanged': [
    (r) => {
      committed(r, r.repo, env);
      r.git(r.repo, 'update-index', '--assume-unchanged', '.env');
      return { folder: r.repo };
    },
    'tracked',
  ],
  'left out of the work tree': [
    (r) => {
      committed(r, r.repo, env);
      r.git(r.repo, 'update-index', '--skip-worktree', '.env');
      rmSync(join(r.repo, '.env'));
      return { folder: r.repo };
    },
    'tracked',
  ],
  'in a part that a sparse checkout leaves out': [
    (r) => {
      committed(r, r.repo, { 'apps/web/.env': 'A=1\n', 'apps/api/x': '' });
      r.git(r.repo, 'sparse-checkout', 'set', '--cone', '--sparse-index', 'apps/api');
      mkdirSync(join(r.repo, 'apps/web'), { recursive: true });
      return { folder: join(r.repo, 'apps/web') };
    },
    'tracked',
  ],
  'in a part of a sparse checkout that is there': [
    (r) => {
      committed(r, r.repo, { 'apps/web/x': '', 'apps/api/x': '' });
      r.git(r.repo, 'sparse-checkout', 'set', '--cone', 'apps/api');
      return { folder: join(r.repo, 'apps/api') };
    },
    'saved',
  ],
  'in the middle of a merge that does not agree on it': [
    (r) => {
      committed(r, r.repo);
      for (const [branch, text] of [
        ['one', 'A=1\n'],
        ['two', 'A=2\n'],
      ] as const) {
        r.git(r.repo, 'checkout', '-q', '-b', branch, 'main');
        put(join(r.repo, '.env'), text);
        r.git(r.repo, 'add', '.env');
        r.git(r.repo, 'commit', '-qm', branch);
      }
      expect(() => r.git(r.repo, 'merge', '-q', 'one')).toThrow();
      return { folder: r.repo };
    },
    'tracked',
  ],
  'while another git holds the index': [
    (r) => {
      committed(r, r.repo);
      put(join(r.repo, '.git/index.lock'), '');
      return { folder: r.repo };
    },
    'saved',
  ],
  'no HEAD that leads anywhere': [
    (r) => {
      committed(r, r.repo);
      put(join(r.repo, '.git/HEAD'), 'nonsense\n');
      return { folder: r.repo };
    },
    'saved',
  ],
  'a format that this git does not know': [
    (r) => {
      r.git(r.repo, 'init', '-q');
      r.git(r.repo, 'config', 'core.repositoryFormatVersion', '99');
      return { folder: r.repo };
    },
    'git-unknown',
  ],
  'with SHA-256': [
    (r) => {
      r.git(r.repo, 'init', '-q', '--object-format=sha256');
      return { folder: r.repo };
    },
    'saved',
  ],
  'reached over a link to its folder': [
    (r) => {
      committed(r, r.repo, env);
      symlinkSync(r.repo, join(r.base, 'link'));
      return { folder: join(r.base, 'link') };
    },
    'tracked',
  ],
  'a work tree that the settings put elsewhere': [
    (r) => {
      r.git(r.repo, 'init', '-q');
      mkdirSync(join(r.base, 'elsewhere'));
      r.git(r.repo, 'config', 'core.worktree', join(r.base, 'elsewhere'));
      return { folder: r.repo };
    },
    'saved',
  ],
  'GIT_DIR of a repository that tracks the file (dotfiles)': [
    (r) => {
      const bare = join(r.base, 'dotfiles.git');
      r.git(r.base, 'init', '-q', '--bare', bare);
      put(join(r.repo, '.env'), 'A=1\n');
      const also = { GIT_DIR: bare, GIT_WORK_TREE: r.repo };
      r.git(r.base, `--git-dir=${bare}`, `--work-tree=${r.repo}`, 'add', join(r.repo, '.env'));
      return { folder: r.repo, env: also };
    },
    'tracked',
  ],
  'GIT_DIR alone: the folder is its work tree': [
    (r) => {
      const kept = join(r.base, 'kept.git');
      r.git(r.base, 'init', '-q', '--bare', kept);
      r.git(kept, 'config', 'core.bare', 'false');
      return { folder: r.repo, env: { GIT_DIR: '../kept.git' } };
    },
    'saved',
  ],
  'GIT_DIR alone, and the file is tracked in it': [
    (r) => {
      const kept = join(r.base, 'kept.git');
      r.git(r.base, 'init', '-q', '--bare', kept);
      r.git(kept, 'config', 'core.bare', 'false');
      put(join(r.repo, 'sub/.env'), 'A=1\n');
      execFileSync('git', ['add', 'sub/.env'], { cwd: r.repo, env: { ...r.env, GIT_DIR: '../kept.git' } });
      return { folder: r.repo, path: 'sub/.env', env: { GIT_DIR: '../kept.git' } };
    },
    'tracked',
  ],
  'GIT_DIR of another repository, while the one around tracks the file': [
    (r) => {
      committed(r, r.repo, env);
      committed(r, join(r.base, 'other'));
      return { folder: r.repo, env: { GIT_DIR: join(r.base, 'other/.git'), GIT_WORK_TREE: join(r.base, 'other') } };
    },
    'tracked',
  ],
  'GIT_DIR of nothing': [
    (r) => {
      committed(r, r.repo);
      return { folder: r.repo, env: { GIT_DIR: join(r.base, 'nowhere') } };
    },
    'saved',
  ],
  'GIT_INDEX_FILE of a hook, in which the file is': [
    (r) => {
      committed(r, r.repo);
      put(join(r.repo, '.env'), 'A=1\n');
      const also = { GIT_DIR: '.git', GIT_INDEX_FILE: '.git/next-index' };
      execFileSync('git', ['add', '.env'], { cwd: r.repo, env: { ...r.env, ...also } });
      return { folder: r.repo, env: also };
    },
    'tracked',
  ],
};

/** Everything a commit of all files would hold; whoever commits has the same environment. Empty where git will not. */
function commitAll({ env: plain }: Repository, { folder, env = {} }: Stand): string {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: folder, env: { ...plain, ...env }, encoding: 'utf8', stdio: 'pipe' });
  try {
    git('add', '-A');
    git('commit', '-qam', 'all');
  } catch {}
  try {
    return git('log', '-p', '--text', '--all') + git('diff', '--cached', '--text');
  } catch {
    return '';
  }
}

const reasonOf = async (r: Repository, stand: Stand) => {
  const { outcome } = await saveIn(stand.folder, { ...r.env, ...stand.env }, key, stand.path);
  return outcome.kind === 'refused' ? outcome.facts.reason : outcome.kind;
};

it.each(Object.entries(shapes))('%s: the key is in no commit', async (_, [prepare, expected]) => {
  const r = newRepository();
  const stand = prepare(r);
  const file = join(stand.folder, stand.path ?? '.env');
  const before = existsSync(file) ? readFileSync(file, 'utf8') : null;
  expect(await reasonOf(r, stand)).toBe(expected);
  if (expected !== 'saved') expect(existsSync(file) ? readFileSync(file, 'utf8') : null).toBe(before);
  expect(commitAll(r, stand)).not.toContain(key);
});

it.runIf(process.getuid?.() === 0)(
  'a repository of another user: git does not answer, nothing is written',
  async () => {
    const r = newRepository();
    committed(r, r.repo);
    for (const name of ['.', '.git']) chownSync(join(r.repo, name), 1234, 1234);
    expect(await reasonOf(r, { folder: r.repo })).toBe('git-unknown');
    expect(existsSync(join(r.repo, '.env'))).toBe(false);
  },
);

it.runIf(process.getuid?.() === 0)('a repository of another user that is trusted: as any other', async () => {
  const r = newRepository();
  committed(r, r.repo);
  chownSync(r.repo, 1234, 1234);
  r.git(r.base, 'config', '--global', 'safe.directory', r.repo);
  expect(await reasonOf(r, { folder: r.repo })).toBe('saved');
  expect(commitAll(r, { folder: r.repo })).not.toContain(key);
});
