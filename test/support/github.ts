import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { nodeBinary } from '../../scripts/with-node.mjs';
import { cleanEnvironment, tempFolder } from './run.ts';

/**
 * GitHub's side of an action, replayed as actions/runner does it: the tag is checked out, its action.yml says which file
 * Node starts, inputs arrive as INPUT_<NAME> with action.yml's defaults, the job's files are empty and named by
 * variables, both streams are read line by line and each line may be a command (Handlers/Handler.cs,
 * NodeScriptActionHandler.cs, ActionCommand.cs).
 */
type ActionFile = {
  inputs: Record<string, { description: string; default?: string }>;
  outputs: Record<string, { description: string }>;
  runs: { using: string; main: string };
};

/** A checkout of the tag that the publishing workflow makes, by the very commands of that workflow. */
export function releasedAction(tarball: string): { folder: string; action: ActionFile } {
  const home = tempFolder('home');
  const env = { ...cleanEnvironment(home), GITHUB_REF_NAME: 'v0.0.0-test' };
  const inFolder = (folder: string) => (command: string, args: readonly string[]) =>
    execFileSync(command, args, { cwd: folder, env, encoding: 'utf8', stdio: 'pipe' });
  const remote = join(tempFolder('remote'), 'keycheck.git');
  const clone = tempFolder('clone');
  const run = inFolder(clone);
  inFolder(home)('git', ['init', '--quiet', '--bare', remote]);
  run('git', ['init', '--quiet', '--initial-branch', 'main']);
  for (const name of ['action.yml', '.gitignore', 'package.json', 'LICENSE', 'bin']) {
    cpSync(name, join(clone, name), { recursive: true });
  }
  run('git', ['add', '--all']);
  run('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.test', 'commit', '--quiet', '--message', 'as tagged']);
  run('git', ['remote', 'add', 'origin', remote]);
  cpSync(tarball, join(clone, 'keycheck-0.0.0.tgz'));
  const workflow = load(readFileSync('.github/workflows/publish.yml', 'utf8')) as {
    jobs: { action: { steps: { run?: string }[] } };
  };
  for (const { run: script } of workflow.jobs.action.steps) if (script) run('bash', ['-e', '-c', script]);
  const folder = join(tempFolder('actions'), 'keycheck');
  inFolder(home)('git', ['clone', '--quiet', '--branch', 'action-v0.0.0-test', remote, folder]);
  return { folder, action: load(readFileSync(join(folder, 'action.yml'), 'utf8')) as ActionFile };
}

export type Replay = {
  /** GITHUB_EVENT_NAME and what stands in the event file. */
  event: string;
  payload?: unknown;
  inputs?: Record<string, string>;
  /** The step's `env:`, and what else the job has. */
  env?: Record<string, string>;
  /** What was checked out. */
  workspace?: Record<string, string>;
};

export type Replayed = {
  exitCode: number | null;
  /** Lines of the log that are commands to the runner, taken apart as it does. */
  commands: { name: string; properties: Record<string, string>; message: string }[];
  /** The log as people see it: without commands, stdout and stderr. */
  log: string[];
  stdout: string;
  stderr: string;
  /** GITHUB_OUTPUT, as the runner reads it. */
  outputs: Record<string, string>;
  summary: string;
  /** GITHUB_ENV, GITHUB_PATH and GITHUB_STATE together: nothing of an action's business here. */
  otherFiles: string;
};

const jobFiles = ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STATE'];

/** Runs the action once and gives back all that the runner would see of it. */
export async function replay(
  { folder, action }: ReturnType<typeof releasedAction>,
  { event, payload = {}, inputs = {}, env = {}, workspace = {} }: Replay,
): Promise<Replayed> {
  const job = tempFolder('job');
  const files = join(job, 'files');
  const cwd = join(job, 'workspace');
  for (const path of [files, cwd]) mkdirSync(path);
  for (const [path, text] of Object.entries(workspace)) {
    mkdirSync(join(cwd, path, '..'), { recursive: true });
    writeFileSync(join(cwd, path), text);
  }
  for (const name of jobFiles) writeFileSync(join(files, name), '');
  writeFileSync(join(files, 'event.json'), JSON.stringify(payload));
  const given = Object.entries(action.inputs).map(([name, { default: preset = '' }]) => [
    `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
    inputs[name] ?? preset,
  ]);
  const child = spawn(nodeBinary(Number(action.runs.using.replace('node', ''))), [join(folder, action.runs.main)], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...cleanEnvironment(job),
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_EVENT_NAME: event,
      GITHUB_EVENT_PATH: join(files, 'event.json'),
      GITHUB_WORKSPACE: cwd,
      GITHUB_ACTOR: 'someone',
      ...Object.fromEntries(jobFiles.map((name) => [name, join(files, name)])),
      ...Object.fromEntries(given),
      ...env,
    },
  });
  const collected = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      collected[name] += text;
    });
  }
  const exitCode = await new Promise<number | null>((settle) => child.on('close', settle));
  const lines = [collected.stdout, collected.stderr].flatMap((text) => text.split(/\r\n|[\r\n]/));
  const read = (name: string) => readFileSync(join(files, name), 'utf8');
  return {
    ...collected,
    exitCode,
    commands: lines.map(commandIn).filter((command) => command !== null),
    log: lines.filter((line) => line !== '' && commandIn(line) === null),
    outputs: Object.fromEntries(
      read('GITHUB_OUTPUT')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    ),
    summary: read('GITHUB_STEP_SUMMARY'),
    otherFiles: readdirSync(files)
      .filter((name) => /_(?:ENV|PATH|STATE)$/.test(name))
      .map(read)
      .join(''),
  };
}

const unescaped = (text: string): string =>
  text.replace(/%(0D|0A|3A|2C|25)/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/** A line as a command: `::name key=value,key=value::message` behind any blanks, or the older `##[name key=value]message` anywhere. */
function commandIn(line: string): Replayed['commands'][number] | null {
  const [, name = '', list = '', message = ''] =
    /^\s*::([^\s:]+)(?: ([^:]*))?::(.*)$/u.exec(line) ?? /##\[([^\s\]]+)(?: ([^\]]*))?\](.*)$/u.exec(line) ?? [];
  if (name === '') return null;
  const properties = list
    .split(',')
    .filter((pair) => pair.includes('='))
    .map((pair) => [pair.slice(0, pair.indexOf('=')), unescaped(pair.slice(pair.indexOf('=') + 1))]);
  return { name, properties: Object.fromEntries(properties), message: unescaped(message) };
}
