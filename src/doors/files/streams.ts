import { closeSync } from 'node:fs';
import { isatty } from 'node:tty';

/**
 * Closes the standard streams whose terminal went away while the program ran. Node puts every terminal back as it was
 * when it ends, and aborts (134, with a core file) where one is gone and still open (node::ResetStdio, Node 20).
 */
export function letGoOfGoneTerminals(streams: readonly { isTTY?: boolean; fd: number }[]): void {
  for (const { isTTY, fd } of streams) {
    if (isTTY !== true || isatty(fd)) continue;
    try {
      closeSync(fd);
    } catch {
      // Closed already: nothing is left to be put back.
    }
  }
}
