import { randomBytes } from 'node:crypto';
import { chmod, lstat, mkdir, rename, rm, unlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf } from './faults.ts';
import { isAbandoned, sign } from './owner.ts';

/** The one name under which keycheck leaves anything beside a file while it writes. */
export const workshopName = '.keycheck-tmp';

/** How long one and the same writer is waited for. Several in a row are waited for longer: the lock changes hands, so it is coming round. */
const patienceMs = 60_000;
const longestMs = 180_000;
/** How long the folder of a writer that is gone is tried to be taken away: another user's cannot be, and on Windows it may be held for a moment. */
const stuckMs = 5_000;

/**
 * Makes the folder in which the new text is written, beside the file it is for. The folder is three things at once: the place on the same
 * disk from which one rename suffices; a lock, since only one process can make it; and unseen by git whatever the rules of the repository,
 * for it holds a .gitignore of its own that ignores all of it, itself included. Mode 0700.
 *
 * A folder left behind by a process that no longer runs is taken away, so the lock cannot go stale. Answers null when another writer kept it
 * for too long; throws system errors, and the signal's reason when the run is stopped while it waits.
 */
export async function openWorkshop(folder: string, signal?: AbortSignal): Promise<string | null> {
  const path = join(folder, workshopName);
  if (!(await taken(path, signal))) return null;
  try {
    // A umask such as 0777 takes even the owner's bits.
    await chmod(path, 0o700).catch(() => undefined);
    await writeFile(join(path, '.gitignore'), '*\n', { flag: 'wx', mode: 0o600 });
    sign(path);
  } catch (error) {
    await closeWorkshop(path);
    throw error;
  }
  return path;
}

/** Makes the folder as soon as no other writer has it. False where one kept it for too long. */
async function taken(path: string, signal: AbortSignal | undefined): Promise<boolean> {
  const began = Date.now();
  let until = began + patienceMs;
  let holder = '';
  let stuckSince: number | null = null;
  for (;;) {
    try {
      await mkdir(path, { mode: 0o700 });
      return true;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
    const now = await holderOf(path);
    if (now !== holder) until = Math.min(began + longestMs, Date.now() + patienceMs);
    // The same one as at the last look: perhaps it is gone.
    const left = now === holder ? await removeAbandoned(path) : 'in-use';
    if (left === 'stuck') {
      stuckSince ??= Date.now();
      until = Math.min(until, stuckSince + stuckMs);
    }
    if (Date.now() > until) return false;
    holder = now;
    signal?.throwIfAborted();
    // Whoever waits for long looks less often: fifty that look all the time take the machine from the one that writes.
    if (left !== 'gone') await sleep((10 + Math.random() * 40) * Math.min(6, 1 + (Date.now() - began) / 1000));
  }
}

/**
 * Takes the folder away with everything in it: the new text first, so that whoever is stopped half-way leaves no text without the rule that hides
 * it; then, under another name, the rest, which frees the lock at once. Quiet: what stays is taken away by the next run.
 */
export async function closeWorkshop(path: string): Promise<void> {
  await unlink(newText(path)).catch(() => undefined);
  const aside = asideOf(path);
  const moved = await rename(path, aside).then(
    () => true,
    () => false,
  );
  const remove = () => rm(moved ? aside : path, { recursive: true, force: true, maxRetries: 3 });
  // An error of the disk may have come once only.
  await remove()
    .catch(remove)
    .catch(() => undefined);
}

/** A name for a folder that is on its way out: nobody works in one. */
const asideOf = (path: string): string => `${path}-${randomBytes(6).toString('hex')}`;

/** Where in the folder the new text is written. */
export const newText = (workshop: string): string => join(workshop, 'new');

/** What became of the folder of a writer: `stuck` is one that is gone, whose folder cannot be taken away. */
type Left = 'gone' | 'in-use' | 'stuck';

/** Removes the folder of a writer that is gone. */
export async function removeAbandoned(path: string): Promise<Left> {
  const before = await lstat(path).catch((error) => (codeOf(error) === 'ENOENT' ? null : 'stuck'));
  if (before === null) return 'gone';
  if (before === 'stuck') return before;
  if (!before.isDirectory()) return 'in-use';
  if (basename(path) !== workshopName) return closeWorkshop(path).then(() => 'gone');
  if (!isAbandoned(path, Date.now() - before.mtimeMs)) return 'in-use';
  // Renamed first: of several that find it abandoned one succeeds, and none takes a fresh one away piece by piece.
  const aside = asideOf(path);
  const moved = await rename(path, aside).then(
    () => null,
    (error) => codeOf(error),
  );
  // Another one took it away at the same moment.
  if (moved === 'ENOENT') return 'gone';
  if (moved !== null) return 'stuck';
  const after = await lstat(aside).catch(() => null);
  if (after !== null && after.ino !== before.ino) {
    await rename(aside, path).catch(() => closeWorkshop(aside));
    return 'in-use';
  }
  await closeWorkshop(aside);
  return 'gone';
}

/** Which folder is there: a new one is another writer's. */
async function holderOf(path: string): Promise<string> {
  const stats = await lstat(path, { bigint: true }).catch(() => null);
  return stats === null ? '' : `${stats.ino} ${stats.birthtimeNs}`;
}
