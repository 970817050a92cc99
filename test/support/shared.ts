import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of this repository. */
export const repoRoot: string = fileURLToPath(new URL('../../', import.meta.url));

/** Why a test that needs the material beside this repository did not run: put it into the name of the skipped test. */
export const noShared = 'skipped: the folder ../shared (material beside the repository) is not here';

/**
 * The folder with material that is not part of the project (real env files, real error replies), or null where it is
 * not there. Tests that need it are then skipped, and say so by `noShared`.
 */
export function sharedDir(): string | null {
  const path = join(repoRoot, '..', 'shared');
  return existsSync(join(path, 'contract.md')) ? path : null;
}

/** The bytes of a file below ../shared. Throws when it is not there: ask `sharedDir` first. */
export const sharedBytes = (...path: readonly string[]): Uint8Array =>
  readFileSync(join(repoRoot, '..', 'shared', ...path));

/** The text of a file below ../shared. Throws when it is not there: ask `sharedDir` first. */
export const sharedText = (...path: readonly string[]): string => Buffer.from(sharedBytes(...path)).toString('utf8');
