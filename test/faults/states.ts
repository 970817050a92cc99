import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectKey } from '../support/keys.ts';
import { removeFolder } from '../support/remove.ts';
import type { Command, Place } from './inject.ts';

/** The start states of facts/reliability.md F1, each with the command that saves a key into it. */
export type State = { name: string; files: Readonly<Record<string, string>>; command: Command; target: string };

export const key = projectKey('faults');
const other = projectKey('the one before');
const save = (...more: string[]): Command => ({
  args: ['init', '--key-env', 'MY_KEY', '--no-verify', '--dotenv', '.env', '--json', ...more],
  env: { MY_KEY: key },
});
const state = (name: string, files: State['files'], command = save(), target = '.env'): State => ({
  name,
  files,
  command,
  target,
});

export const states: readonly State[] = [
  state('none', {}),
  state('empty', { '.env': '', '.gitignore': '' }),
  state('LF', { '.env': '# mine\nA=1\nB="two words" # note', '.gitignore': 'node_modules\n' }),
  state('CRLF and BOM', { '.env': '\ufeffA=1\r\nB=2\r\n', '.gitignore': '\ufeffnode_modules\r\ndist' }),
  state('another key', { '.env': `A=1\nOPENAI_API_KEY=${other}\nB=2\n`, '.gitignore': '.env\n' }, save('--force')),
  state('1 MB', { '.env': `${'# a line that is there to be kept, as it is\n'.repeat(25_000)}A=1\n` }),
];

/** The practice platform writes a key of its own making, so what is new is told by its form. */
export const practice = state(
  'practice',
  { '.env': 'A=1\n' },
  { args: ['init', '--sandbox', '--yes', '--json'], env: {} },
  '.env.sandbox',
);

/** Puts a state into its place, in a repository without a commit; whatever was there goes. */
export function prepare({ project, home, temporary }: Place, { files }: State): void {
  for (const folder of [project, home, temporary]) {
    removeFolder(folder);
    mkdirSync(folder);
  }
  execFileSync('git', ['init', '-q', '.'], { cwd: project, env: { PATH: process.env.PATH, HOME: home } });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(project, name), text);
}

export const leftovers = ({ project }: Place): string[] =>
  readdirSync(project).filter((name) => name.startsWith('.keycheck'));
