import { basename, dirname, resolve } from 'node:path';
import { path } from '../words/commands.ts';
import type { Shell } from '../words/situation.ts';

/** A copy of keycheck that npm did not install, such as a clone: npx finds it from its own folder and from nowhere else. */
export type LoneCopy = {
  folder: string;
  /** What does the work of `npx keycheck` in every folder. */
  command: string;
};

/** The copy that the program file belongs to, or null for an installed one, which npx finds. `bin`: where the file is, links followed. */
export function loneCopy(bin: string, shell: Shell): LoneCopy | null {
  const folder = dirname(dirname(resolve(bin)));
  const installed = folder.split(/[\\/]/).includes('node_modules') || basename(dirname(bin)) !== 'bin';
  return installed ? null : { folder, command: `node ${path(resolve(bin), shell)}` };
}

/** Whether a run names commands that do not reach this copy from elsewhere: `read` is told of all it says. */
export function watchFor(copy: LoneCopy | null): { read(text: string): void; unreached(): LoneCopy | null } {
  let named = false;
  return {
    read(text) {
      named ||= copy !== null && text.includes('npx keycheck');
    },
    unreached: () => (named ? copy : null),
  };
}
