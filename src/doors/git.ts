import { execFile } from 'node:child_process';
import { accessSync, constants, realpathSync, type Stats, statSync } from 'node:fs';
import { basename, delimiter, dirname, join, relative, resolve, sep } from 'node:path';
import type { Git, GitView } from '../flows/ports.ts';
import { trustedFolders } from './child-environment.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** What git needs to find itself, its user's own settings and its language; everything else, secrets first, stays here. */
const passedOn = [
  'PATH',
  'HOME',
  'USERPROFILE',
  'HOMEDRIVE',
  'HOMEPATH',
  'XDG_CONFIG_HOME',
  'APPDATA',
  'LOCALAPPDATA',
  'PROGRAMDATA',
  'SYSTEMROOT',
  'SystemRoot',
  'TMPDIR',
  'TEMP',
  'TMP',
  'GIT_CONFIG_GLOBAL',
  'GIT_CONFIG_SYSTEM',
  'GIT_CONFIG_NOSYSTEM',
];

/** No questions, no index refreshed on the side, nothing fetched from a promisor remote. */
const ownSettings = {
  GIT_TERMINAL_PROMPT: '0',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_NO_LAZY_FETCH: '1',
  GIT_PROTOCOL_FROM_USER: '0',
  GIT_ALLOW_PROTOCOL: 'none',
  LC_ALL: 'C',
  LANGUAGE: '',
};

/** A repository's own settings can name programs to run (githooks(5), core.fsmonitor in git-config(1)): these switch them off. */
export const nothingRuns = [
  '--no-pager',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'core.sshCommand=false',
  '-c',
  'core.pager=cat',
];

const timeoutMs = 5_000;

/** Asks the git of this machine, in a way that runs nothing of the repository. `cwd` is absolute. */
export function systemGit(cwd: string, env: Env): Git {
  let found: { git: string | null } | null = null;
  return {
    async look(path) {
      found ??= { git: findGit(cwd, env) };
      const { git } = found;
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

/** The folder with links followed; null where there is none. */
export function realFolder(path: string): string | null {
  try {
    return realpathSync.native(path);
  } catch {
    return null;
  }
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

/** A folder and every one above it, up to the root. */
function upwards(folder: string): string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...upwards(above)];
}

/** git opens every .gitignore on the way up, and waits for ever at one that is a named pipe. */
const wouldHang = (folder: string): boolean =>
  upwards(folder).some((at) => {
    const stats = statOf(join(at, '.gitignore'));
    return stats !== null && stats !== undefined && !stats.isFile() && !stats.isDirectory();
  });

/**
 * Whether git can find a repository here, which it does by a `.git` on the way up (gitrepository-layout(5)). Where there is none, to start git
 * for this answer takes as long as everything else before the first question.
 */
const mayBeRepository = (folder: string): boolean =>
  upwards(folder).some((at) => statOf(join(at, '.git')) !== undefined);

/** Undefined where nothing is there, null where that cannot be told. */
function statOf(path: string): Stats | null | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return null;
  }
}

type Ask = (args: readonly string[], input?: string) => Promise<{ code: number | null; out: string; err: string }>;

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

/** The environment git is started with: its PATH leads to nothing of the project. `also`: further variables it needs for one question. */
export function environmentFor(
  env: Env,
  cwd: string,
  also: readonly string[] = [],
): Record<string, string | undefined> {
  const names = [...passedOn, ...also];
  const kept = Object.fromEntries(names.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));
  const path = env.PATH === undefined ? {} : { PATH: trustedFolders(env.PATH, cwd).join(delimiter) };
  return { ...kept, ...path, ...ownSettings };
}

export function run(
  git: string,
  folder: string,
  env: Env,
  args: readonly string[],
  input = '',
  also: readonly string[] = [],
): ReturnType<Ask> {
  return new Promise<Awaited<ReturnType<Ask>>>((done) => {
    const child = execFile(
      git,
      [...nothingRuns, ...args],
      {
        cwd: folder,
        env: environmentFor(env, folder, also),
        timeout: timeoutMs,
        killSignal: 'SIGKILL',
        maxBuffer: 1024 * 1024,
        windowsHide: true,
        shell: false,
      },
      (error, out, err) => {
        const code = error === null ? 0 : typeof error.code === 'number' && !error.killed ? error.code : null;
        done({ code, out, err });
      },
    );
    // git may end before it has read anything.
    child.stdin?.on('error', () => undefined).end(input);
    // Node throws, instead of answering, where a process cannot be made for an unusual reason (EROFS, EIO, ENOMEM).
  }).catch(() => ({ code: null, out: '', err: '' }));
}

/** The first git on the PATH, by its full name: Windows would otherwise look in the current folder first, and a repository could bring its own. */
export function findGit(cwd: string, env: Env): string | null {
  const name = process.platform === 'win32' ? 'git.exe' : 'git';
  return (
    trustedFolders(env.PATH ?? env.Path, cwd)
      .map((folder) => join(folder, name))
      .find(isProgram) ?? null
  );
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
