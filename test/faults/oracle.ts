import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { leaksOf } from '../support/leaks.ts';
import { type Fault, type Place, type Point, pointsOf, type Run, runPlainly, runWith } from './inject.ts';
import { key, leftovers, prepare, type State } from './states.ts';

/** What a state's files are before and after a save, and where the save can be hit. */
export type Reference = { state: State; before: Files; after: Files; points: Point[] };
type Files = Readonly<Record<string, string | null>>;

/** What a fault showed: nothing wrong is an empty list. */
export type Verdict = { hit: boolean; ended: 'killed' | 'saved' | 'refused' | 'other'; wrong: string[] };

const practiceText = /^OPENAI_API_KEY=sk-proj-sandbox-[\w-]+\nOPENAI_BASE_URL=http:\/\/127\.0\.0\.1:\d+\/v1\n$/;

export async function referenceOf(place: Place, state: State): Promise<Reference> {
  const points = await pointsOf(place, state.command, () => prepare(place, state));
  prepare(place, state);
  const before = filesOf(place, state);
  const run = await runPlainly(place, state.command);
  if (run.exitCode !== 0) throw new Error(`without a fault: exit code ${run.exitCode}: ${run.stderr}`);
  return { state, before, after: filesOf(place, state), points };
}

const filesOf = ({ project }: Place, { target }: State): Files =>
  Object.fromEntries([target, '.env', '.gitignore'].map((name) => [name, textOf(join(project, name))]));

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return null;
  }
}

/** Hits a save with one fault, looks at everything it left, and runs it once more without one. */
export async function judge(place: Place, { state, before, after }: Reference, fault: Fault): Promise<Verdict> {
  prepare(place, state);
  const run = await runWith(place, state.command, fault);
  const killed = fault.blow.startsWith('kill');
  const now = filesOf(place, state);
  const wrong: string[] = [];
  const same = (name: string, files: Files) =>
    now[name] === files[name] || (files === after && practiceFits(name, now[name] ?? null, after));
  for (const name of Object.keys(before)) {
    if (!same(name, before) && !same(name, after)) wrong.push(`${name} is torn`);
  }
  const ended = killed ? 'killed' : run.exitCode === 0 ? 'saved' : run.exitCode === 3 ? 'refused' : 'other';
  if (ended === 'saved' && !same(state.target, after)) wrong.push('says saved, and is not');
  if (ended === 'refused' && !same(state.target, before)) wrong.push('says refused, and is saved');
  if (!killed) wrong.push(...answerFaults(run));
  wrong.push(...exposures(place, state, now[state.target] ?? null, killed));
  if (!killed && leftovers(place).length > 0) wrong.push(`left behind: ${leftovers(place).map(plain).join(', ')}`);

  const again = await runPlainly(place, state.command);
  const end = filesOf(place, state);
  if (again.exitCode !== 0) wrong.push(`the next run ends with ${again.exitCode}: ${summaryOf(again)}`);
  for (const name of Object.keys(after)) {
    if (end[name] !== after[name] && !practiceFits(name, end[name] ?? null, after))
      wrong.push(`${name} after the next run`);
  }
  if (leftovers(place).length > 0) wrong.push(`left behind by the next run: ${leftovers(place).map(plain).join(', ')}`);
  return { hit: run.hit, ended, wrong };
}

const plain = (name: string): string => name.replace(/-[0-9a-f]{12}$/, '-*');

const practiceFits = (name: string, text: string | null, after: Files): boolean =>
  name === '.env.sandbox' && practiceText.test(after[name] ?? '') && practiceText.test(text ?? '');

/** What a run that was not killed has to say: one JSON document, exit code 0 or a local cause, no stack trace, no key. */
function answerFaults({ stdout, stderr, exitCode }: Run): string[] {
  const wrong: string[] = [];
  if (/^\s+at .+[:(]/m.test(`${stdout}\n${stderr}`)) wrong.push('a stack trace');
  if (leaksOf(`${stdout}\n${stderr}`, key).length > 0) wrong.push('the key in the output');
  if (exitCode === 0) return wrong;
  const cause = summaryOf({ stdout, stderr });
  if (exitCode !== 3) wrong.push(`exit code ${exitCode}: ${cause}`);
  if (!/^env-file-(?:unwritable|unreadable|exposed)\b/.test(cause)) wrong.push(`no cause of files: ${cause}`);
  return wrong;
}

function summaryOf({ stdout, stderr }: Pick<Run, 'stdout' | 'stderr'>): string {
  try {
    const report = JSON.parse(stdout) as { cause?: unknown; summary?: unknown };
    return `${report.cause}: ${report.summary}`;
  } catch {
    return stderr.slice(0, 200);
  }
}

/** Where the key is though it should not be: in other files, or where `git add -A` would take it. */
function exposures(place: Place, { target }: State, text: string | null, killed: boolean): string[] {
  const holders = [place.project, place.home, place.temporary].flatMap((root) =>
    filesUnder(root)
      .filter((path) => path !== join(place.project, target))
      .filter((path) => !(killed && relative(place.project, path).startsWith('.keycheck-tmp')))
      .filter((path) => holdsKey(readFileSync(path, 'latin1')))
      .map((path) => `the key in ${relative(place.root, path)}`),
  );
  const env = { PATH: process.env.PATH, HOME: place.home };
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: place.project, env, encoding: 'latin1', maxBuffer: 64 * 1024 * 1024 });
  git('add', '-A');
  if (
    holdsKey(git('diff', '--cached')) ||
    (text?.includes('sk-proj-') && git('ls-files', target) !== '' && holdsKey(text))
  )
    holders.push('git would take the key along');
  rmSync(join(place.project, '.git/index'), { force: true });
  return holders;
}

/** Twelve characters of the secret part in a row; the practice platform's keys count by their form. */
const windows = Array.from({ length: key.length - 8 - 11 }, (_, at) => key.slice(8 + at, 8 + at + 12));
const holdsKey = (text: string): boolean =>
  windows.some((part) => text.includes(part)) || /sk-proj-sandbox-[\w-]{12}/.test(text);

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !join(entry.parentPath, '').includes(`${join(folder, '.git')}`))
    .map((entry) => join(entry.parentPath, entry.name));
