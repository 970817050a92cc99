import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { causes } from '../../src/core/causes/ids.ts';
import { projectKey } from '../support/keys.ts';
import { leaksOf } from '../support/leaks.ts';
import { tempFolder, tempProject } from '../support/run.ts';
import { filesOf, githubFiles, leaksIn, watched } from '../support/watched.ts';
import { type Face, faces } from './faces.ts';
import { type Situation, type Stage, situations } from './situations.ts';

/** One run: a command, what it meets, and how it is looked at. */
export type Cell = { command: readonly string[]; situation: Situation; face: Face };

/** Commands that may send the key: they meet every situation. */
const senders = [['verify'], ['init', '--yes', '--key-env', 'OPENAI_API_KEY'], ['doctor']];
/** Those that send nothing: they meet the key in variables and files, in every face. */
const others = [
  [],
  ['--help'],
  ['--version'],
  ['explain'],
  ['snippet', 'curl'],
  ['snippet', 'python'],
  ['sandbox', '--port', '0'],
  ['init', '--sandbox', '--yes', '--port', '0'],
  ['init', '--yes', '--dry-run', '--key-env', 'OPENAI_API_KEY'],
  ['verify', '--level', 'offline'],
  ['doctor', '--staged'],
  ['doctor', '--fix', '--level', 'offline'],
  ['commands'],
  ['completion', 'bash'],
  ['nonsense'],
];
const quiet: Situation = {
  name: 'nothing sent',
  start: async (key) => ({ files: { '.env': `OPENAI_API_KEY=${key}\n` } }),
};
const plain = faces[0] as Face;

const fits = (command: readonly string[], face: Face): boolean =>
  face.only === undefined || face.only.includes(command[0] ?? '');

/** Every command, every cause, every face; the words about a cause, which nothing changes, once each. */
export const cells: readonly Cell[] = [
  ...senders.flatMap((command) =>
    situations.flatMap((situation) =>
      faces.filter((face) => fits(command, face)).map((face) => ({ command, situation, face })),
    ),
  ),
  ...others.flatMap((command) =>
    faces.filter((face) => fits(command, face)).map((face) => ({ command, situation: quiet, face })),
  ),
  ...causes.map((cause) => ({ command: ['explain', cause], situation: quiet, face: plain })),
];

/** So many cells, evenly spread, but not so that each meets the same face. */
export const spread = (count: number): readonly Cell[] =>
  count >= cells.length
    ? cells
    : Array.from({ length: count }, (_, at) => cells[Math.floor(((at + 0.5) * cells.length) / count)] as Cell);

export const nameOf = ({ command, situation, face }: Cell): string =>
  `keycheck ${command.join(' ')} · ${situation.name} · ${face.name}`;

/** Files that hold the key because somebody put it there, or because saving it there is the job. */
const own = (stage: Stage): string[] => ['.env', ...Object.keys(stage.files ?? {})].map((path) => `project/${path}`);

/** Runs a cell and gives every place where the key was seen, and a crash where there was one. */
export async function meet(cell: Cell): Promise<string[]> {
  const key = projectKey(randomBytes(16).toString('hex'));
  const stage = await cell.situation.start(key);
  try {
    return await look(cell, stage, key);
  } finally {
    await stage.close?.();
  }
}

async function look({ command, face }: Cell, stage: Stage, key: string): Promise<string[]> {
  const cwd = tempProject(stage.files);
  const place = tempFolder('reports');
  const report = (name: string): string => {
    const path = join(cwd, 'reports', name);
    mkdirSync(dirname(path), { recursive: true });
    return path;
  };
  const sends = ['verify', 'init', 'doctor'].includes(command[0] ?? '') && !command.includes('offline');
  const limits =
    sends && command[0] !== 'doctor' ? ['--timeout', `${stage.timeoutMs ?? 5_000}ms`, '--retries', '0'] : [];
  const name = face.signal ?? (command[0] === 'sandbox' ? 'SIGTERM' : undefined);
  const run = await watched([...command, ...(face.flags?.(report) ?? []), ...limits], {
    cwd,
    timeoutMs: 60_000,
    env: {
      OPENAI_API_KEY: key,
      ...(stage.baseUrl === undefined ? {} : { OPENAI_BASE_URL: stage.baseUrl }),
      ...stage.env,
      ...face.env,
      ...(face.github ? githubFiles(place) : {}),
    },
    ...(name === undefined ? {} : { onProcess: (pid) => void signal(pid, name, stage.asked) }),
  });
  const files = face.github ? leaksIn(filesOf(place, 'github'), key) : [];
  const said = `${run.stdout}\n${run.stderr}`;
  const crash = run.exitCode === 1 || /^\s+at .+:\d+:\d+/m.test(said) ? [`a crash: ${said.slice(0, 300)}`] : [];
  const killed = face.signal !== undefined;
  // A run that is killed while it replaces the env file leaves the new text beside it, 0600 and ignored; the next run takes it away (test/faults).
  const mine = [...own(stage), ...(killed ? ['project/.keycheck-tmp/new'] : [])];
  if (run.signal === 'SIGKILL') return ['did not end'];
  return [...leaksIn(run.evidence, key, mine), ...files, ...(killed ? [] : crash)].map((found) =>
    leaksOf(found, key).length > 0 ? 'a leak, and its place holds the key' : found,
  );
}

/** Sends the signal when the request is there, or when the program must have begun its work. */
async function signal(pid: number, name: NodeJS.Signals, asked: Promise<void> | undefined): Promise<void> {
  const later = new Promise((resolve) => setTimeout(resolve, 1_200));
  await Promise.race([asked ?? later, later]);
  try {
    process.kill(pid, name);
  } catch {
    // It came to its end before.
  }
}
