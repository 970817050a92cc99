import { lstatSync, realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { codeOf, type Fault, faultOf, kindFault } from './faults.ts';

/** Where a path leads: the file itself (links followed), its folder, and whether something is there. */
export type Place = { kind: 'place'; path: string; folder: string; exists: boolean; viaLink: string | null };
export type Located = Place | ({ kind: 'fault' } & Fault);

const fault = (reason: Fault['reason'], message: string): Located => ({ kind: 'fault', reason, message });

/**
 * Follows a path to the file it means. A link is followed where it leads to a file of the project (or beside the path, for a path outside the
 * project that somebody named); one that leads elsewhere is a fault: a cloned repository must not choose what file is written.
 */
export function locate(cwd: string, path: string): Located {
  const full = resolve(cwd, path);
  try {
    const root = realpathSync.native(cwd);
    const folder = realpathSync.native(dirname(full));
    if (within(cwd, full) && !within(root, folder))
      return fault('link-outside', 'a folder on the way is a link out of here');
    const own = join(folder, basename(full));
    const stats = lstatSync(own, { throwIfNoEntry: false });
    if (inGitFolder(root, own)) return fault('git-folder', 'in .git');
    if (stats === undefined) return { kind: 'place', path: own, folder, exists: false, viaLink: null };
    if (stats.isSymbolicLink()) return follow(own, [root, folder], root);
    const other = kindFault(stats);
    return other ? { kind: 'fault', ...other } : { kind: 'place', path: own, folder, exists: true, viaLink: null };
  } catch (error) {
    return { kind: 'fault', ...faultOf(error) };
  }
}

function follow(link: string, allowed: readonly string[], root: string): Located {
  const target = realpathOf(link);
  if (target === null) return fault('link-dangling', 'a link to nothing');
  if (!allowed.some((folder) => within(folder, target))) return fault('link-outside', 'a link out of here');
  if (inGitFolder(root, target)) return fault('git-folder', 'a link into .git');
  const other = kindFault(lstatSync(target));
  if (other) return { kind: 'fault', ...other };
  return {
    kind: 'place',
    path: target,
    folder: dirname(target),
    exists: true,
    viaLink: relative(root, target).split(sep).join('/'),
  };
}

/** git reads what lies in its folder as settings and hooks: a line in there can stop git, or be run. */
const inGitFolder = (root: string, path: string): boolean => /(?:^|[\\/])\.git[\\/]/i.test(relative(root, path));

/** Whether a path is a folder or lies below it. */
export function within(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

/** Where a link leads in the end; null where nothing is there. */
function realpathOf(link: string): string | null {
  try {
    return realpathSync.native(link);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}
