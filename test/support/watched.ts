import { spawnSync } from 'node:child_process';
import { type Dirent, existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { join, relative } from 'node:path';
import { leaksOf } from './leaks.ts';
import { keycheck, type Run, type RunOptions, tempFolder } from './run.ts';

/** Something a run left behind or showed, and where. */
export type Evidence = { where: string; text: string };

/** A run that was watched from outside: everything that could hold a secret, and everybody it talked to. */
export type Watched = Run & {
  /** Streams, files, and the arguments and environments of every process that the run started. */
  evidence: Evidence[];
  /** Addresses of all connections, as strace writes them, such as `127.0.0.1:443`; null where nothing could be traced. */
  contacts: string[] | null;
  /** The names it had looked up by DNS; null as above. */
  names: string[] | null;
  /** Every file that it, or a process it started, opened or tried to, as it was named; null as above. */
  opened: string[] | null;
  /** The command lines of the processes it started, its own not among them; null as above. */
  started: string[][] | null;
};

export type WatchedOptions = Omit<RunOptions, 'under' | 'cwd' | 'home'> & {
  cwd: string;
  /** Called with the id of keycheck's own process as soon as there is one. */
  onProcess?: (pid: number) => void;
};

let able: boolean | undefined;

/** Whether processes can be watched here: strace is Linux only, and not every container lets it. */
export function canTrace(): boolean {
  able ??= process.platform === 'linux' && spawnSync('strace', ['-f', '-qq', '-o', '/dev/null', 'true']).status === 0;
  return able;
}

/** Everything in full: `-v` for environments, a length beyond any argument. Other calls run at full speed. */
const strace = (log: string): string[] => [
  'strace',
  '-f',
  '--seccomp-bpf',
  '-qq',
  '-v',
  '-s',
  '1000000',
  '-e',
  'trace=execve,connect,sendto,sendmsg,sendmmsg,open,openat,openat2',
  '-e',
  'signal=none',
  '-o',
  log,
];

/** Runs the built program with a home and a temporary folder of its own, and gathers all there is to search afterwards. */
export async function watched(args: readonly string[], options: WatchedOptions): Promise<Watched> {
  const home = tempFolder('home');
  const temporary = tempFolder('tmp');
  const outside = tempFolder('trace');
  const log = join(outside, 'strace.log');
  const under = canTrace() ? strace(log) : [];
  const { onProcess, ...rest } = options;
  let told: Promise<void> | undefined;
  let over = false;
  const run = await keycheck(args, {
    ...rest,
    home,
    under,
    env: { TMPDIR: temporary, TMP: temporary, TEMP: temporary, ...options.env },
    onStart: (child) => {
      options.onStart?.(child);
      if (!onProcess) return;
      const own = under.length > 0 ? ownProcess(child.pid ?? 0, () => over) : Promise.resolve(child.pid ?? 0);
      told = own.then((pid) => (pid === null ? undefined : onProcess(pid)));
    },
  });
  over = true;
  await told;
  const traced = under.length > 0 && existsSync(log) ? readTrace(readFileSync(log, 'latin1')) : null;
  const folders = Object.entries({ project: options.cwd, home, tmp: temporary });
  return {
    ...run,
    evidence: [
      { where: 'stdout', text: run.stdout },
      { where: 'stderr', text: run.stderr },
      ...folders.flatMap(([name, folder]) => filesOf(folder, name)),
      ...(traced?.evidence ?? []),
    ],
    contacts: traced?.contacts ?? null,
    names: traced?.names ?? null,
    opened: traced?.opened ?? null,
    started: traced?.started ?? null,
  };
}

/**
 * The traced program is the only child of strace, which it is itself until it runs Node. Newer Nodes give their process another name.
 * Null where it came to its end before it was seen.
 */
async function ownProcess(pid: number, isOver: () => boolean): Promise<number | null> {
  const node = realpathSync(process.execPath);
  while (!isOver()) {
    const child = childOf(pid);
    if (child !== null && programOf(child) === node) return child;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return null;
}

function childOf(pid: number): number | null {
  try {
    const [first] = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ');
    return first === undefined || first === '' ? null : Number(first);
  } catch {
    return null;
  }
}

function programOf(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/exe`);
  } catch {
    return null;
  }
}

/** Every file below a folder, its name included: a key may be in that, too. Links are not followed. */
export function filesOf(folder: string, name: string): Evidence[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => {
    const path = join(entry.parentPath, entry.name);
    return { where: `${name}/${relative(folder, path)}`, text: `${path}\n${contentOf(entry, path)}` };
  });
}

function contentOf(entry: Dirent, path: string): string {
  if (entry.isSymbolicLink()) return readlinkSync(path);
  return entry.isFile() ? readFileSync(path, 'latin1') : '';
}

/** The name that a DNS question asks for, out of its bytes as strace writes them: after twelve of its head, one length before each part. */
function nameAsked(written: string): string | null {
  const bytes = written.replace(/\\(?:([0-7]{1,3})|(.))/g, (_, octal?: string, letter?: string) =>
    octal === undefined
      ? ({ n: '\n', t: '\t', r: '\r', f: '\f', v: '\v' }[letter ?? ''] ?? letter ?? '')
      : String.fromCharCode(Number.parseInt(octal, 8)),
  );
  const parts: string[] = [];
  for (let at = 12; bytes.charCodeAt(at) > 0; at += bytes.charCodeAt(at) + 1)
    parts.push(bytes.slice(at + 1, at + 1 + bytes.charCodeAt(at)));
  return parts.length > 0 && parts.every((part) => /^[\w-]+$/.test(part)) ? parts.join('.') : null;
}

type Trace = { evidence: Evidence[]; contacts: string[]; names: string[]; opened: string[]; started: string[][] };

function readTrace(log: string): Trace {
  const names = new Set<string>();
  const evidence: Evidence[] = [];
  const contacts = new Set<string>();
  const opened = new Set<string>();
  const started: string[][] = [];
  let first = true;
  for (const line of log.split('\n')) {
    const exec = /^\d+ +execve\(".*?", (\[.*?\]), (\[.*\])\) = (-?\d+)/.exec(line);
    if (exec) {
      const [, argv = '', envp = '', code] = exec;
      // The environment of keycheck itself is the caller's; what it hands on is its own doing.
      evidence.push({ where: 'the arguments of a process', text: argv });
      if (!first) evidence.push({ where: `the environment of ${argv.slice(0, 60)}`, text: envp });
      if (!first && code === '0')
        started.push([...argv.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((found) => found[1] ?? ''));
      first = false;
    }
    const open = /^\d+ +open(?:at2?)?\((?:\w+, )?"((?:[^"\\]|\\.)*)"/.exec(line)?.[1];
    if (open !== undefined) opened.add(open);
    if (/^\d+ +send/.test(line))
      for (const [, text = ''] of line.matchAll(/"((?:[^"\\]|\\.)*)"/g)) {
        const name = nameAsked(text);
        if (name !== null) names.add(name);
      }
    const port = /sin6?_port=htons\((\d+)\)/.exec(line)?.[1];
    const host = /(?:inet_addr\(|inet_pton\(AF_INET6, |sin6_addr=)"([^"]+)"/.exec(line)?.[1];
    if (port !== undefined && host !== undefined) contacts.add(`${host}:${port}`);
  }
  return { evidence, contacts: [...contacts], names: [...names], opened: [...opened], started };
}

/**
 * Where a run shows the key, apart from the places that are its own; an empty list is what a test wants. `own`: evidence that
 * may hold it, such as `project/.env`.
 */
export const leaksIn = (evidence: readonly Evidence[], key: string, own: readonly string[] = []): string[] =>
  evidence
    .filter(({ where }) => !own.includes(where))
    .flatMap(({ where, text }) => leaksOf(text, key).map((form) => `${where}: ${form}`));

/** A new empty folder below `cwd` for the files that GitHub Actions names, and the variables that name them. */
export function githubFiles(folder: string): Record<string, string> {
  const place = join(folder, '.github-files');
  mkdirSync(place);
  const names = ['GITHUB_STEP_SUMMARY', 'GITHUB_ENV', 'GITHUB_OUTPUT', 'GITHUB_PATH', 'GITHUB_STATE'];
  return Object.fromEntries(names.map((name) => [name, join(place, name)]));
}
