import { type BigIntStats, constants } from 'node:fs';
import { type FileHandle, lstat, open, rename } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Snapshot, WriteOutcome } from '../../flows/ports.ts';
import { codeOf, type Fault, faultOf } from './faults.ts';
import type { Place } from './locate.ts';
import { defaultLimit, readPlace, sameSnapshot } from './read.ts';
import { closeWorkshop, newText, openWorkshop } from './workshop.ts';

type Wish = { expected: Snapshot; mode: number | undefined; platform: NodeJS.Platform };

const failed = ({ reason, message }: Fault): WriteOutcome => ({ kind: 'failed', reason, message });
const changed: Fault = { reason: 'changed-meanwhile', message: 'another program wrote it just now' };

/**
 * Puts a new text in a file's place: written beside it, forced to disk, compared once more with what was read, then renamed. At any moment
 * the file is the old one or the new one. Every failure leaves the old one and takes the new one away.
 */
export async function replaceFile(place: Place, bytes: Uint8Array, wish: Wish): Promise<WriteOutcome> {
  try {
    const workshop = await openWorkshop(place.folder).catch((error: unknown) => {
      throw folderFault(error);
    });
    if (workshop === null) return failed({ reason: 'busy', message: 'another keycheck is writing here' });
    try {
      return await makeAndSwap(place, bytes, wish, newText(workshop));
    } finally {
      await closeWorkshop(workshop);
    }
  } catch (error) {
    return failed(isFault(error) ? error : faultOf(error));
  }
}

async function makeAndSwap(
  place: Place,
  bytes: Uint8Array,
  { expected, mode, platform }: Wish,
  temporary: string,
): Promise<WriteOutcome> {
  const old = place.exists ? await lstat(place.path, { bigint: true }) : null;
  const model = old ?? (await lstat(place.folder, { bigint: true }));
  const wanted = old ? Number(old.mode) & 0o777 & (mode ?? 0o777) : (mode ?? 0o600);
  // 0600 from the first moment: other users never see a file of it that they may read.
  const handle = await open(
    temporary,
    constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0),
    0o600,
  );
  let notes: string[];
  try {
    await writeAll(handle, bytes);
    notes = await dress(handle, model, wanted, old !== null);
    await handle.sync();
  } finally {
    await handle.close();
  }
  const now = await readPlace(place, Math.max(defaultLimit, expected?.size ?? 0));
  if (now.kind === 'unreadable' || !sameSnapshot(now.kind === 'file' ? now.snapshot : null, expected))
    return failed(changed);
  await renamePatiently(temporary, place.path, platform);
  if (!(await syncFolder(place.folder))) notes.push('folder-not-synced');
  const written = await lstat(place.path).catch(() => null);
  return { kind: 'written', mode: written ? written.mode & 0o777 : wanted, notes };
}

/** A write may take only part of what it is given. */
async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  let at = 0;
  while (at < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, at, bytes.length - at, at).catch((error: unknown) => {
      if (codeOf(error) === 'EINTR') return { bytesWritten: 0 };
      throw error;
    });
    at += bytesWritten;
  }
}

/**
 * Gives the new file the owner and the mode of the old one; a new one made as root (sudo) belongs to the owner of its folder. Where the group
 * cannot be kept, the group's rights go; where a file system knows no modes (drvfs, SMB), that is a note, not a failure.
 */
async function dress(handle: FileHandle, model: BigIntStats, wanted: number, existed: boolean): Promise<string[]> {
  const notes: string[] = [];
  let mode = wanted;
  const mine = await handle.stat();
  const uid = Number(model.uid);
  const gid = existed || process.geteuid?.() === 0 ? Number(model.gid) : mine.gid;
  const asRoot = process.geteuid?.() === 0;
  if ((asRoot && mine.uid !== uid) || mine.gid !== gid) {
    await handle.chown(asRoot ? uid : mine.uid, gid).catch(() => {
      mode &= ~0o070;
      notes.push('owner-not-kept');
    });
  }
  await handle.chmod(mode).catch((error: unknown) => {
    if (!['ENOTSUP', 'EOPNOTSUPP', 'EINVAL', 'ENOSYS', 'EPERM'].includes(codeOf(error))) throw error;
    notes.push('mode-not-kept');
  });
  return notes;
}

/** On Windows a virus scanner or an editor may hold the file for a moment (EPERM, EBUSY, EACCES): tried again for up to 5 s. */
async function renamePatiently(from: string, to: string, platform: NodeJS.Platform): Promise<void> {
  const until = Date.now() + (platform === 'win32' ? 5_000 : 500);
  for (let pause = 10; ; pause *= 2) {
    try {
      return await rename(from, to);
    } catch (error) {
      if (!['EPERM', 'EBUSY', 'EACCES'].includes(codeOf(error)) || Date.now() + pause > until) throw error;
    }
    await sleep(pause);
  }
}

/** Makes the rename itself last. File systems and Windows may not know how to; the file is in place all the same. */
async function syncFolder(folder: string): Promise<boolean> {
  try {
    const handle = await open(folder, constants.O_RDONLY);
    await handle.sync().finally(() => handle.close());
    return true;
  } catch {
    return false;
  }
}

/** A folder that lets nobody write is told apart from a file that cannot be read. */
function folderFault(error: unknown): Fault {
  const { reason, message } = faultOf(error);
  return { reason: reason === 'denied' ? 'read-only-folder' : reason, message };
}

const isFault = (thrown: unknown): thrown is Fault =>
  typeof thrown === 'object' && thrown !== null && 'reason' in thrown;
