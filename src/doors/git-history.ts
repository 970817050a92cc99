import { telltalesOf } from '../core/key/find.ts';
import { once } from '../core/once.ts';
import type { GitContents, HistoryReport, Origin } from '../flows/doctor-ports.ts';
import { findGit, realFolder } from './git/find.ts';
import { searchObjects } from './git/objects.ts';
import { type Env, run } from './git/run.ts';
import { unknown } from './git.ts';

/** Hooks of a partial commit (`git commit file`) are told a temporary index by this name: it, not the usual one, is what gets committed. */
const index = 'GIT_INDEX_FILE';

/**
 * Asks the git of this machine for what it keeps, and searches it here: no key is ever handed to git, neither as an argument
 * nor in a file. `cwd` is absolute.
 */
export function systemGitContents(cwd: string, env: Env): GitContents {
  /** Git, and how to ask it in this folder; null where there is none. */
  const place = once(() => {
    const git = findGit(cwd, env);
    const folder = realFolder(cwd) ?? cwd;
    return git === null
      ? null
      : {
          git,
          folder,
          ask: (args: readonly string[], also: readonly string[] = []) => run(git, folder, env, args, '', also),
        };
  });
  /** Why nothing can be searched here, or null. */
  const obstacle = async (here: ReturnType<typeof place>): Promise<HistoryReport | null> => {
    if (here === null) return { kind: 'no-git' };
    const answer = await here.ask(['rev-parse', '--git-dir']);
    if (answer.code === 0) return null;
    const report = unknown(answer);
    const message = report.kind === 'unknown' ? report.message : '';
    return /not a git repository/i.test(answer.err) ? { kind: 'no-repository' } : { kind: 'unknown', message };
  };
  return {
    async history({ own, timeMs, signal }) {
      const here = place();
      const fault = await obstacle(here);
      if (here === null || fault !== null) return fault ?? { kind: 'no-git' };
      const list = { args: ['rev-list', '--objects', '--all'], input: null };
      return searchObjects({ ...here, env, list, own, telltales: telltalesOf(own), timeMs, signal });
    },

    async staged({ own, timeMs, signal }) {
      const here = place();
      if (here === null) return { kind: 'no-git' };
      const answer = await here.ask(stagedArgs, [index]);
      if (answer.code !== 0)
        return (await obstacle(here)) ?? { kind: 'unknown', message: `git ended with ${answer.code}` };
      const files = stagedFiles(answer.out);
      if (files.length === 0) return { kind: 'searched', hits: [], objects: 0, outOfTime: false };
      const list = { args: null, input: files.map(({ object, path }) => `${object} ${path}`) };
      return searchObjects({
        ...here,
        env,
        list,
        own,
        telltales: telltalesOf(own, true),
        timeMs,
        signal,
      });
    },

    async origin(object): Promise<Origin | null> {
      const here = place();
      if (here === null) return null;
      const seen = await here.ask([...firstSeenArgs, `--find-object=${object}`]);
      const [, commit, date] =
        /^([0-9a-f]{4,64}) (\d{4}-\d{2}-\d{2})\n?$/m.exec(seen.out.split('\n').findLast((line) => line !== '') ?? '') ??
        [];
      if (commit === undefined || date === undefined) return null;
      const refs = await here.ask([
        'for-each-ref',
        `--contains=${commit}`,
        '--count=1',
        '--format=%(refname:short)',
        'refs/remotes',
      ]);
      const shared = refs.code === 0 ? refs.out.trim() : '';
      return { commit, date, shared: shared === '' ? null : shared };
    },
  };
}

/** Raw and without renames: a row a file, the object it will be. Works before the first commit too. */
const stagedArgs = [
  'diff',
  '--cached',
  '--raw',
  '-z',
  '--no-abbrev',
  '--no-renames',
  '--no-ext-diff',
  '--no-textconv',
  '--ignore-submodules=all',
  '--diff-filter=d',
];

/** A repository's settings could name a program that checks signatures (log.showSignature), so that is switched off. */
const firstSeenArgs = [
  'log',
  '--all',
  '--no-show-signature',
  '--no-ext-diff',
  '--no-textconv',
  '--format=%h %cs',
  '--max-count=500',
];

type StagedFile = { object: string; path: string };

/** `:100644 100644 old new M`, NUL, path, NUL. Submodules (160000) hold no text of their own here. */
function stagedFiles(out: string): StagedFile[] {
  const parts = out.split('\0');
  const files: StagedFile[] = [];
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const [, mode, , object] = (parts[at] ?? '').split(' ');
    const path = parts[at + 1];
    if (mode !== undefined && mode !== '160000' && object !== undefined && path !== undefined)
      files.push({ object, path });
  }
  return files;
}
