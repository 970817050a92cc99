import { readValues } from '../../core/env/read.ts';
import { projectMarks } from '../../core/marks.ts';
import { envFilesInOrder, isEnvFileName } from '../../core/precedence.ts';
import type { Context } from '../ports.ts';

/** One variable as the readers of its file read it. */
export type EnvEntry = { name: string; value: string; line: number; disagree: readonly string[] };

/** An env file that was looked at: what it holds, or why it cannot be read. */
export type EnvFile = {
  /** As it is shown: relative where it lies in the folder, with `/`. */
  path: string;
  /** Named on the command line, so it comes before the environment. */
  named: boolean;
  entries: readonly EnvEntry[];
  unreadable: string | null;
};

/** The last of several lines wins in every reader. */
export const entryIn = (file: EnvFile, name: string): EnvEntry | undefined =>
  file.entries.findLast((entry) => entry.name === name);

/** The env files of a folder, strongest first, and those that no program reads under its rule. */
export type EnvFiles = {
  files: readonly EnvFile[];
  unused: readonly EnvFile[];
  /** Whether the folder is made into a container. */
  docker: boolean;
};

/** package.json is looked at for marks only; a larger one is no package.json. */
const largestPackageJson = 1024 * 1024;

/** `.\config\.env` and `./config/.env` as `config/.env`; inside the folder without the folder's own name. */
function shownPath(path: string, cwd: string | undefined): string {
  const slashed = path.replaceAll('\\', '/').replace(/^(?:\.\/+)+/, '');
  const folder = cwd === undefined ? null : `${cwd.replaceAll('\\', '/').replace(/\/+$/, '')}/`;
  return folder !== null && slashed.startsWith(folder) ? slashed.slice(folder.length) : slashed;
}

/** Reads one env file. `shown`: its path in reports; `named`: somebody named it, so it has to be there. */
export async function readEnvFile(
  files: Context['files'],
  path: string,
  shown: string,
  named: boolean,
): Promise<EnvFile> {
  const state = await files.read(path);
  const unreadable = (reason: string): EnvFile => ({ path: shown, named, entries: [], unreadable: reason });
  if (state.kind === 'unreadable') return unreadable(state.reason);
  // A file that was listed a moment ago and is gone now holds nothing; one that was named has to be there.
  if (state.kind === 'absent')
    return named ? unreadable('absent') : { path: shown, named, entries: [], unreadable: null };
  const { entries, fault } = readValues(state.bytes);
  return fault === null ? { path: shown, named, entries, unreadable: null } : unreadable(fault);
}

async function packageJsonOf(files: Context['files'], names: readonly string[]): Promise<string | null> {
  if (!names.includes('package.json')) return null;
  const state = await files.read('package.json', largestPackageJson);
  return state.kind === 'file' ? new TextDecoder().decode(state.bytes) : null;
}

/**
 * Reads the env files named by `--dotenv`, then those that programs of this folder read, strongest first. `none` among
 * the names reads no file at all. Only the folder itself is looked at, never the ones above it.
 */
export async function findEnvFiles(
  ctx: Pick<Context, 'env' | 'files'> & { readonly cwd?: string },
  dotenv: readonly string[],
): Promise<EnvFiles> {
  if (dotenv.includes('none')) return { files: [], unused: [], docker: false };
  const names = await ctx.files.list('.');
  const { rule } = projectMarks(names, await packageJsonOf(ctx.files, names));
  const inOrder = envFilesInOrder(rule, ctx.env.NODE_ENV || 'development', names);
  const named = new Map(dotenv.map((path) => [shownPath(path, ctx.cwd), path] as const));
  const found = inOrder.filter((name) => !named.has(name));
  const files: EnvFile[] = [];
  for (const [shown, path] of named) files.push(await readEnvFile(ctx.files, path, shown, true));
  for (const name of found) files.push(await readEnvFile(ctx.files, name, name, false));
  const read = new Set(files.map(({ path }) => path));
  const others = names.filter((name) => isEnvFileName(name) && !read.has(name)).sort();
  const unused: EnvFile[] = [];
  for (const name of others) unused.push(await readEnvFile(ctx.files, name, name, false));
  return {
    files,
    unused,
    docker: names.some((name) => /^(?:Docker|Container)file/.test(name)),
  };
}
