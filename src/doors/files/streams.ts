import { closeSync, fstatSync, statSync } from 'node:fs';
import { isatty } from 'node:tty';

/**
 * Whether standard input, output or error (0, 1, 2) is a terminal, asked without making its stream: what no run reads costs
 * nothing. Only where it could be one is Node's module for terminals loaded.
 */
export const isTerminal = (fd: 0 | 1 | 2, platform: NodeJS.Platform): boolean =>
  (platform === 'win32' || kindOf(fd) === 'device') && isatty(fd);

/** Standard output or error, looked at without making its stream: a run that writes nothing to it pays nothing for it. */
export type Paper = { readonly isTTY: boolean; readonly columns: number | undefined };

export function paperOf(process: NodeJS.Process, name: 'stdout' | 'stderr'): Paper {
  const isTTY = isTerminal(name === 'stdout' ? 1 : 2, process.platform);
  return {
    isTTY,
    get columns() {
      return isTTY ? process[name].columns : undefined;
    },
  };
}

/**
 * Closes the standard streams whose terminal went away while the program ran. Node puts every terminal back as it was
 * when it ends, and aborts (134, with a core file) where one is gone and still open (node::ResetStdio, Node 20; Windows has
 * nothing of the kind).
 */
export function letGoOfGoneTerminals(platform: NodeJS.Platform): void {
  if (platform === 'win32') return;
  for (const fd of [0, 1, 2]) {
    if (kindOf(fd) !== 'device' || isatty(fd)) continue;
    try {
      closeSync(fd);
    } catch {
      // Closed already: nothing is left to be put back.
    }
  }
}

/** What stands behind a number of a stream. A `device`: terminals are, also one that went away. `nothing`: /dev/null. `other`: a socket, or nothing known. */
export function kindOf(fd: number): 'file' | 'pipe' | 'device' | 'nothing' | 'other' {
  try {
    const stats = fstatSync(fd);
    if (stats.isFile()) return 'file';
    if (stats.isFIFO()) return 'pipe';
    if (!stats.isCharacterDevice()) return 'other';
    return stats.rdev === statSync('/dev/null', { throwIfNoEntry: false })?.rdev ? 'nothing' : 'device';
  } catch {
    return 'other';
  }
}
