import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { removeFolder } from '../support/remove.ts';

/** Hits the built program with faults at its own system calls, by strace: no hook in the product, the kernel answers (or kills) instead. */

const bin = fileURLToPath(new URL('../../bin/keycheck.js', import.meta.url));

/** Calls that keycheck makes for its file work only: followed wherever they go, since nobody can foretell the name of what is moved aside. */
const anywhere = ['mkdir', 'fsync', 'rename', 'unlink', 'rmdir'] as const;
/** Calls that every program makes all the time: followed on the project's own paths. */
const changing = ['chmod', 'openat', 'write', 'pwrite64', 'fchmod'] as const;
const looking = ['statx', 'newfstatat', 'readlink', 'access', 'getdents64', 'pread64', 'close', 'chdir'] as const;
const onPaths = [...changing, ...looking] as const;
type Call = (typeof anywhere | typeof onPaths)[number];

/** Errors of facts/reliability.md F2. EINTR comes once: the call's next try is let through. */
export const errnos = ['ENOSPC', 'EIO', 'EDQUOT', 'EACCES', 'EPERM', 'EROFS', 'EMFILE', 'EINTR'] as const;
export type Blow = 'kill-before' | 'kill-after' | (typeof errnos)[number];

/** The nth call of that name which a thread or a child makes on the project's files. */
export type Point = { call: Call; nth: number };
export type Fault = Point & { blow: Blow };

/** Whether the point changes what is on the disk. */
export const changes = ({ call }: Point): boolean => [...anywhere, ...changing].some((name) => name === call);

/** Why faults cannot be injected here, or null. */
export function noStrace(): string | null {
  if (process.platform !== 'linux') return 'strace is Linux only';
  const { status } = spawnSync('strace', ['-qq', '-o', '/dev/null', '-e', 'inject=rename:error=EIO', 'true']);
  return status === 0 ? null : 'strace is missing or may not trace';
}

/** A project folder with a home and a temporary folder of its own. */
export type Place = { root: string; project: string; home: string; temporary: string };

export function newPlace(): Place {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'keycheck-faults-')));
  const place = { root, project: join(root, 'project'), home: join(root, 'home'), temporary: join(root, 'tmp') };
  for (const folder of [place.project, place.home, place.temporary]) mkdirSync(folder);
  return place;
}

export const removePlace = ({ root }: Place): void => removeFolder(root);

export type Command = { args: readonly string[]; env: Readonly<Record<string, string>> };
export type Run = { exitCode: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string };

/** One thread for file work, so that the nth call is the same one every time; no io_uring, which strace does not see. */
const environment = ({ home, temporary }: Place, { env }: Command) => ({
  PATH: process.env.PATH,
  HOME: home,
  TMPDIR: temporary,
  LANG: 'C.UTF-8',
  UV_USE_IO_URING: '0',
  UV_THREADPOOL_SIZE: '1',
  ...env,
});

/** Runs the built program as it is. */
export const runPlainly = (place: Place, command: Command): Promise<Run> =>
  start([process.execPath, bin, ...command.args], place, command);

function start(
  [program = '', ...args]: readonly string[],
  place: Place,
  command: Command,
  watch?: () => void,
): Promise<Run> {
  return new Promise((settle, reject) => {
    const child = spawn(program, args, {
      cwd: place.project,
      env: environment(place, command),
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 60_000,
      killSignal: 'SIGKILL',
    });
    const watching = watch && setInterval(watch, 5);
    const parts: Record<'stdout' | 'stderr', Buffer[]> = { stdout: [], stderr: [] };
    child.stdout.on('data', (part: Buffer) => parts.stdout.push(part));
    child.stderr.on('data', (part: Buffer) => parts.stderr.push(part));
    child.on('error', reject);
    child.on('close', (exitCode, signal) => {
      clearInterval(watching);
      settle({
        exitCode,
        signal,
        stdout: Buffer.concat(parts.stdout).toString(),
        stderr: Buffer.concat(parts.stderr).toString(),
      });
    });
  });
}

const touched = ['', '.env', '.env.sandbox', '.gitignore', '.keycheck-tmp'];
const inWorkshop = ['new', 'owner', '.gitignore'].map((name) => join('.keycheck-tmp', name));

/** strace's arguments for following those calls on the project's files. */
const tracing = ({ project }: Place, log: string, calls: readonly Call[]): string[] => [
  'strace',
  '-f',
  '-qq',
  ...['-o', log, '-e', `trace=${calls.join(',')}`, '-e', 'signal=none', '-s', '0'],
  ...(calls.every((call) => anywhere.some((name) => name === call))
    ? []
    : [...touched, ...inWorkshop].flatMap((name) => ['-P', join(project, name)])),
];

/** Every point at which a run without a fault can be hit. `prepare` puts the start state there. */
export async function pointsOf(place: Place, command: Command, prepare: () => void): Promise<Point[]> {
  const log = join(place.root, 'strace.log');
  const points: Point[] = [];
  for (const calls of [anywhere, onPaths]) {
    prepare();
    await start([...tracing(place, log, calls), process.execPath, bin, ...command.args], place, command);
    const made = new Map<string, number>();
    for (const [, thread, name] of readFileSync(log, 'utf8').matchAll(/^(\d+) +(\w+)\(/gm)) {
      const nth = (made.get(`${thread} ${name}`) ?? 0) + 1;
      made.set(`${thread} ${name}`, nth);
      const call = calls.find((known) => known === name);
      if (call && !points.some((point) => point.call === call && point.nth === nth)) points.push({ call, nth });
    }
  }
  return points;
}

/** Runs the program with one fault. `hit`: whether strace says that the fault came about. */
export async function runWith(
  place: Place,
  command: Command,
  { call, nth, blow }: Fault,
): Promise<Run & { hit: boolean }> {
  const log = join(place.root, 'strace.log');
  rmSync(log, { force: true });
  const action =
    blow === 'kill-before' ? 'signal=KILL' : blow === 'kill-after' ? 'delay_exit=3000000' : `error=${blow}`;
  const inject = ['-e', `inject=${call}:${action}:when=${nth}`];
  const read = () => {
    try {
      return readFileSync(log, 'utf8');
    } catch {
      return '';
    }
  };
  const killAfter = () => {
    const thread = /^(\d+) .*\(DELAYED\)$/m.exec(read())?.[1];
    if (thread !== undefined) kill(Number(thread));
  };
  const run = await start(
    [...tracing(place, log, [call]), ...inject, process.execPath, bin, ...command.args],
    place,
    command,
    blow === 'kill-after' ? killAfter : undefined,
  );
  const killed = run.signal === 'SIGKILL' || run.exitCode === 137 || /killed by SIGKILL/.test(read());
  return { ...run, hit: blow.startsWith('kill') ? killed : read().includes('(INJECTED)') };
}

/** Linux takes any thread's id for its process. It may be gone by now. */
function kill(thread: number): void {
  try {
    process.kill(thread, 'SIGKILL');
  } catch {
    // That is what was wanted.
  }
}
