import { accessSync, constants, realpathSync, type Stats, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { trustedFolders } from '../child-environment.ts';
import type { Env } from './run.ts';

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

/** The folder with links followed; null where there is none. */
export function realFolder(path: string): string | null {
  try {
    return realpathSync.native(path);
  } catch {
    return null;
  }
}

/** A folder and every one above it, up to the root. */
function upwards(folder: string): string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...upwards(above)];
}

/** git opens every .gitignore on the way up, and waits for ever at one that is a named pipe. */
export const wouldHang = (folder: string): boolean =>
  upwards(folder).some((at) => {
    const stats = statOf(join(at, '.gitignore'));
    return stats !== null && stats !== undefined && !stats.isFile() && !stats.isDirectory();
  });

/**
 * Whether git can find a repository here, which it does by a `.git` on the way up (gitrepository-layout(5)). Where there is none, to start git
 * for this answer takes as long as everything else before the first question.
 */
export const mayBeRepository = (folder: string): boolean =>
  upwards(folder).some((at) => statOf(join(at, '.git')) !== undefined);

/** Undefined where nothing is there, null where that cannot be told. */
function statOf(path: string): Stats | null | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return null;
  }
}
