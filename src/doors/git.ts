import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { once } from '../core/once.ts';
import type { Git, GitView } from '../flows/ports.ts';
import { findGit, mayBeRepository, realFolder, wouldHang } from './git/find.ts';
import { type Ask, type Env, run } from './git/run.ts';

/** Asks the git of this machine, in a way that runs nothing of the repository. `cwd` is absolute. */
export function systemGit(cwd: string, env: Env): Git {
  const program = once(() => findGit(cwd, env));
  return {
    async look(path) {
      const git = program();
      if (git === null) return { kind: 'no-git' };
      const full = resolve(cwd, path);
      const folder = realFolder(dirname(full));
      if (folder === null) return { kind: 'no-repository' };
      if (wouldHang(folder)) return { kind: 'unknown', message: 'a .gitignore here is no file' };
      const around: GitView = mayBeRepository(folder)
        ? await look((args, input) => run(git, folder, env, args, input), basename(full))
        : { kind: 'no-repository' };
      return env.GIT_DIR ? both(around, await lookNamed(git, cwd, env, join(folder, basename(full)))) : around;
    },
  };
}

/** What points git to a repository by name, for the whole run: whoever keeps dotfiles so sets it, and so does git for its hooks (git(1)). */
const repositoryByName = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE'];

/** The view of the repository that the environment names. Its paths may be relative, so git is asked in the folder keycheck was started in. */
async function lookNamed(git: string, cwd: string, env: Env, file: string): Promise<GitView> {
  const folder = realFolder(cwd) ?? cwd;
  const ask: Ask = (args, input) => run(git, folder, env, args, input, repositoryByName);
  return look(ask, relative(folder, file).split(sep).join('/'));
}

/** Two repositories that a commit from here may go to: tracked in one is tracked, and ignored is what both ignore. */
function both(around: GitView, named: GitView): GitView {
  if (around.kind === 'unknown' || named.kind === 'no-repository' || named.kind === 'no-git') return around;
  if (named.kind === 'unknown' || around.kind !== 'repository') return named;
  return { ...around, tracked: around.tracked || named.tracked, ignored: named.ignored && around.ignored };
}

async function look(ask: Ask, name: string): Promise<GitView> {
  const place = await ask(['rev-parse', '--is-inside-work-tree', '--show-toplevel']);
  if (place.code !== 0)
    return /not a git repository|must be run in a work tree/i.test(place.err)
      ? { kind: 'no-repository' }
      : unknown(place);
  const root = /^true\n(.*?)\n$/s.exec(place.out)?.[1];
  if (root === undefined) return { kind: 'no-repository' };
  const [listed, checked] = await Promise.all([
    ask(['--literal-pathspecs', 'ls-files', '-z', '--error-unmatch', '--', name]),
    // Without the index: whether a rule covers the name, tracked or not. It takes names as they are, but for what looks like pathspec magic
    // at their start, and knows no --literal-pathspecs.
    ask(['check-ignore', '-v', '-z', '--no-index', '--stdin'], `./${name}\0`),
  ]);
  if (listed.code !== 0 && listed.code !== 1) return unknown(listed);
  if (checked.code !== 0 && checked.code !== 1) return unknown(checked);
  return {
    kind: 'repository',
    root,
    tracked: listed.code === 0,
    ignored: checked.code === 0 ? ruleIn(checked.out) : null,
  };
}

/** `-v -z` answers source, line, pattern and path, each ended by NUL. A pattern that begins with `!` takes the file back in. */
function ruleIn(out: string): { by: string; rule: string } | null {
  const [source = '', line = '', rule = ''] = out.split('\0');
  return rule.startsWith('!') ? null : { by: line === '' ? source : `${source}:${line}`, rule };
}

export const unknown = ({ code, err }: { code: number | null; err: string }): GitView => ({
  kind: 'unknown',
  message:
    code === null
      ? 'git did not answer'
      : /dubious ownership/.test(err)
        ? 'git does not trust this folder: another user owns it (safe.directory)'
        : `git ended with ${code}`,
});
