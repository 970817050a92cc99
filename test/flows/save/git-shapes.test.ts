import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Secret } from '../../../src/core/key/secret.ts';
import { systemEnvReaders } from '../../../src/doors/env-readers.ts';
import { systemFiles } from '../../../src/doors/files.ts';
import { systemGit } from '../../../src/doors/git.ts';
import { carryOut, planSave } from '../../../src/flows/save/save.ts';
import { projectKey } from '../../support/keys.ts';

const key = projectKey('git shapes');
let base: string;
let home: string;
let repo: string;

/** git as its user would call it: with the user's own (empty) settings, nothing of this machine's. */
const env = () => ({
  PATH: process.env.PATH,
  HOME: home,
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@b.test',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@b.test',
});
const git = (folder: string, ...args: string[]) =>
  execFileSync('git', args, { cwd: folder, env: env(), encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

beforeEach(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'keycheck-git-')));
  home = join(base, 'home');
  repo = join(base, 'repo');
  mkdirSync(home);
  mkdirSync(repo);
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

const put = (path: string, text: string) => {
  mkdirSync(join(repo, path, '..'), { recursive: true });
  writeFileSync(join(repo, path), text);
};

type Shape = {
  prepare?: () => void;
  /** The folder keycheck runs in, the file it saves to. */
  cwd?: string;
  path?: string;
  gitignore?: boolean;
  /** `saved` (with what became of .gitignore), or the reason of the refusal. */
  expected: { saved: boolean; ignore?: string | null } | { reason: string };
};

const init = () => void git(repo, 'init', '-q');

const shapes: Record<string, Shape> = {
  'a fresh repository': { prepare: init, expected: { saved: true, ignore: '.env\n' } },
  'no repository': { expected: { saved: true, ignore: '.env\n' } },
  'no repository, seen by its rules to be ignored': {
    prepare: () => put('.gitignore', '.env*\n'),
    expected: { saved: true, ignore: '.env*\n' },
  },
  'ignored by name': {
    prepare: () => {
      init();
      put('.gitignore', '.env\n');
    },
    expected: { saved: true, ignore: '.env\n' },
  },
  'ignored from the root': {
    prepare: () => {
      init();
      put('.gitignore', '/.env\n');
    },
    expected: { saved: true, ignore: '/.env\n' },
  },
  'ignored by a pattern': {
    prepare: () => {
      init();
      put('.gitignore', '.env*\n!.env.example\n');
    },
    expected: { saved: true, ignore: '.env*\n!.env.example\n' },
  },
  'ignored, then taken back': {
    prepare: () => {
      init();
      put('.gitignore', '.env\n!.env\n');
    },
    expected: { saved: true, ignore: '.env\n!.env\n.env\n' },
  },
  'taken back by a pattern': {
    prepare: () => {
      init();
      put('.gitignore', '.env\n!.env*\n');
    },
    expected: { saved: true, ignore: '.env\n!.env*\n.env\n' },
  },
  'everything taken back': {
    prepare: () => {
      init();
      put('.gitignore', '*.log\n!*\n');
    },
    expected: { saved: true, ignore: '*.log\n!*\n.env\n' },
  },
  'CRLF rules without a last line end': {
    prepare: () => {
      init();
      put('.gitignore', 'node_modules\r\ndist');
    },
    expected: { saved: true, ignore: 'node_modules\r\ndist\r\n.env\r\n' },
  },
  'rules with a BOM': {
    prepare: () => {
      init();
      put('.gitignore', '\uFEFFdist\n');
    },
    expected: { saved: true, ignore: '\uFEFFdist\n.env\n' },
  },
  'a rule that only looks right': {
    prepare: () => {
      init();
      put('.gitignore', '#.env\n.env.local\n env\n');
    },
    expected: { saved: true, ignore: '#.env\n.env.local\n env\n.env\n' },
  },
  'a rule behind a blank': {
    prepare: () => {
      init();
      put('.gitignore', ' .env\n');
    },
    expected: { saved: true, ignore: ' .env\n.env\n' },
  },
  'ignored by .git/info/exclude': {
    prepare: () => {
      init();
      put('.git/info/exclude', '.env\n');
    },
    expected: { saved: true, ignore: null },
  },
  'ignored by the user everywhere': {
    prepare: () => {
      init();
      mkdirSync(join(home, '.config/git'), { recursive: true });
      writeFileSync(join(home, '.config/git/ignore'), '.env\n');
    },
    expected: { saved: true, ignore: null },
  },
  'ignored by the user by core.excludesFile': {
    prepare: () => {
      init();
      writeFileSync(join(home, '.gitconfig'), `[core]\n\texcludesFile = ${join(home, 'mine')}\n`);
      writeFileSync(join(home, 'mine'), '.env\n');
    },
    expected: { saved: true, ignore: null },
  },
  tracked: {
    prepare: () => {
      init();
      put('.env', 'A=1\n');
      git(repo, 'add', '.env');
      git(repo, 'commit', '-qm', 'x');
    },
    expected: { reason: 'tracked' },
  },
  staged: {
    prepare: () => {
      init();
      put('.env', 'A=1\n');
      git(repo, 'add', '.env');
    },
    expected: { reason: 'tracked' },
  },
  'tracked and ignored': {
    prepare: () => {
      init();
      put('.env', 'A=1\n');
      git(repo, 'add', '.env');
      put('.gitignore', '.env\n');
    },
    expected: { reason: 'tracked' },
  },
  'tracked, then deleted here': {
    prepare: () => {
      init();
      put('.env', 'A=1\n');
      git(repo, 'add', '.env');
      git(repo, 'commit', '-qm', 'x');
      rmSync(join(repo, '.env'));
    },
    expected: { reason: 'tracked' },
  },
  'to be added, without text': {
    prepare: () => {
      init();
      put('.env', '');
      git(repo, 'add', '-N', '.env');
    },
    expected: { reason: 'tracked' },
  },
  'once tracked, taken out': {
    prepare: () => {
      init();
      put('.env', 'A=1\n');
      git(repo, 'add', '.env');
      git(repo, 'commit', '-qm', 'x');
      git(repo, 'rm', '-q', '--cached', '.env');
    },
    expected: { saved: true, ignore: '.env\n' },
  },
  'a file in a package of a monorepo': {
    prepare: () => {
      init();
      put('apps/web/package.json', '{}');
    },
    path: 'apps/web/.env',
    expected: { saved: true },
  },
  'run inside a package': {
    prepare: () => {
      init();
      put('apps/web/package.json', '{}');
      put('.gitignore', 'dist\n');
    },
    cwd: 'apps/web',
    expected: { saved: true, ignore: 'dist\n' },
  },
  'a nested rule that takes back what the root ignores': {
    prepare: () => {
      init();
      put('.gitignore', '.env\n');
      put('apps/web/.gitignore', '!.env\n');
    },
    path: 'apps/web/.env',
    expected: { saved: true, ignore: '.env\n' },
  },
  'an ignored folder': {
    prepare: () => {
      init();
      put('.gitignore', 'secrets/\n');
      put('secrets/x', '');
    },
    path: 'secrets/.env',
    expected: { saved: true, ignore: 'secrets/\n' },
  },
  'a submodule': {
    prepare: () => {
      init();
      mkdirSync(join(repo, 'sub'));
      git(join(repo, 'sub'), 'init', '-q');
    },
    cwd: 'sub',
    expected: { saved: true },
  },
  'a worktree': {
    prepare: () => {
      const main = join(base, 'main');
      mkdirSync(main);
      git(main, 'init', '-q');
      git(main, 'commit', '-q', '--allow-empty', '-m', 'x');
      git(main, 'worktree', 'add', '-q', join(repo, 'tree'));
    },
    cwd: 'tree',
    expected: { saved: true },
  },
  'no rule wanted': { prepare: init, gitignore: false, expected: { reason: 'not-ignored' } },
  'no rule wanted, none needed': {
    prepare: () => {
      init();
      put('.gitignore', '.env\n');
    },
    gitignore: false,
    expected: { saved: true, ignore: '.env\n' },
  },
  'no rule wanted, no repository': { gitignore: false, expected: { saved: true, ignore: null } },
  '.gitignore is a folder': {
    prepare: () => {
      init();
      mkdirSync(join(repo, '.gitignore'));
    },
    expected: { reason: 'gitignore-unwritable' },
  },
  '.gitignore is a link': {
    prepare: () => {
      init();
      put('rules', 'dist\n');
      symlinkSync('rules', join(repo, '.gitignore'));
    },
    expected: { reason: 'gitignore-unwritable' },
  },
  '.gitignore is read-only': {
    prepare: () => {
      init();
      put('.gitignore', 'dist\n');
      chmodSync(join(repo, '.gitignore'), 0o444);
    },
    expected: { reason: 'gitignore-unwritable' },
  },
  'a broken index': {
    prepare: () => {
      init();
      put('.git/index', 'nonsense');
    },
    expected: { reason: 'git-unknown' },
  },
  'a broken configuration': {
    prepare: () => {
      init();
      put('.git/config', '[core');
    },
    expected: { reason: 'git-unknown' },
  },
  'a .git that leads nowhere': {
    prepare: () => put('.git', 'gitdir: /nowhere\n'),
    expected: { saved: true, ignore: '.env\n' },
  },
  'another file name': { prepare: init, path: '.env.local', expected: { saved: true, ignore: '.env.local\n' } },
  'a name full of pattern characters': {
    prepare: init,
    path: '.env [a]*',
    expected: { saved: true, ignore: '.env \\[a\\]\\*\n' },
  },
  'a name that begins with !': { prepare: init, path: '!env', expected: { saved: true, ignore: '\\!env\n' } },
  'a name like a pathspec': { prepare: init, path: ':(top).env', expected: { saved: true, ignore: ':(top).env\n' } },
  'a name like an option': { prepare: init, path: '--help', expected: { saved: true, ignore: '--help\n' } },
  'a link to a file beside it': {
    prepare: () => {
      init();
      put('.env.shared', 'A=1\n');
      symlinkSync('.env.shared', join(repo, '.env'));
    },
    expected: { saved: true, ignore: '.env.shared\n' },
  },
  'a link to a tracked file': {
    prepare: () => {
      init();
      put('.env.shared', 'A=1\n');
      git(repo, 'add', '.env.shared');
      symlinkSync('.env.shared', join(repo, '.env'));
    },
    expected: { reason: 'tracked' },
  },
  'a bare repository around it': {
    prepare: () => void git(repo, 'init', '-q', '--bare'),
    expected: { saved: true, ignore: '.env\n' },
  },
  'a folder with blanks and another script': {
    prepare: () => {
      init();
      mkdirSync(join(repo, '我的 app'));
    },
    cwd: '我的 app',
    expected: { saved: true },
  },
};

describe('after saving, a commit of everything never holds the key', () => {
  it.each(Object.entries(shapes))(
    '%s',
    async (_, { prepare, cwd = '.', path = '.env', gitignore = true, expected }) => {
      prepare?.();
      const folder = join(repo, cwd);
      const ctx = {
        files: systemFiles(folder, process.platform),
        git: systemGit(folder, env()),
        envReaders: systemEnvReaders,
      };
      const before = snapshotOf(repo);
      const plan = await planSave(ctx, {
        path,
        variable: 'OPENAI_API_KEY',
        key: new Secret(key),
        gitignore,
        force: false,
        example: false,
      });
      expect(snapshotOf(repo)).toEqual(before);
      const outcome = plan.kind === 'ready' ? await carryOut(ctx, plan) : plan;
      if ('reason' in expected) {
        expect(outcome).toMatchObject({
          kind: 'refused',
          cause: 'env-file-exposed',
          facts: { reason: expected.reason },
        });
        expect(snapshotOf(repo)).toEqual(before);
      } else {
        expect(outcome).toMatchObject({ kind: 'saved' });
        expect(readFileSync(join(folder, path), 'utf8')).toContain(`OPENAI_API_KEY=${key}`);
        if (expected.ignore !== undefined)
          expect(existsSync(join(repo, '.gitignore')) ? readFileSync(join(repo, '.gitignore'), 'utf8') : null).toBe(
            expected.ignore,
          );
      }
      expect(committed(folder)).not.toContain(key);
      expect(readdirSync(folder).filter((name) => name.startsWith('.keycheck'))).toEqual([]);
      if (outcome.kind === 'saved') {
        const again = await planSave(ctx, {
          path,
          variable: 'OPENAI_API_KEY',
          key: new Secret(key),
          gitignore,
          force: false,
          example: false,
        });
        expect(again).toMatchObject({ kind: 'ready', changes: [], saved: { changed: false, created: false } });
      }
    },
  );
});

/** Everything a commit of all files would hold; empty where nothing can be committed. */
function committed(folder: string): string {
  try {
    git(folder, 'add', '-A');
    git(folder, 'commit', '-qm', 'all');
    return git(folder, 'log', '-p', '--text', '--all');
  } catch {
    return '';
  }
}

function snapshotOf(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && !/[\\/]\.git(?:[\\/]|$)/.test(entry.parentPath ?? entry.path),
  );
  return Object.fromEntries(
    names.map((entry) => [
      join(entry.parentPath ?? entry.path, entry.name),
      readFileSync(join(entry.parentPath ?? entry.path, entry.name), 'utf8'),
    ]),
  );
}
