import { rmSync } from 'node:fs';

/** Node's `maxRetries` tries one `rmdir` again; what a program writes while it ends has to be listed anew. */
const tries = 20;
const pauseMs = 100;

/**
 * Removes a folder with all that is in it, also where a program that is about to end still writes there.
 * A folder that is not there is fine. Throws what the last of the tries threw, about two seconds after the first.
 */
export function removeFolder(folder: string): void {
  for (let left = tries; ; left -= 1) {
    try {
      return rmSync(folder, { recursive: true, force: true });
    } catch (error) {
      if (left <= 1) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs);
    }
  }
}
