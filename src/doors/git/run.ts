import { execFile } from 'node:child_process';
import { delimiter } from 'node:path';
import { trustedFolders } from '../child-environment.ts';

export type Env = Readonly<Record<string, string | undefined>>;

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

/** One question to git, and what it answered; `code` is null where it did not. */
export type Ask = (
  args: readonly string[],
  input?: string,
) => Promise<{ code: number | null; out: string; err: string }>;

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
