import {
  type BigIntStats,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  writeSync,
} from 'node:fs';
import type { WriteNote } from '../../core/report.ts';
import { codeOf } from './faults.ts';
import type { Place } from './locate.ts';

/** The new text on disk, in a file of its own beside the one it is for, with the rights that one is to have. */
export function makeNew(
  { path, folder, exists }: Place,
  bytes: Uint8Array,
  mode: number | undefined,
  temporary: string,
) {
  const old = exists ? lstatSync(path, { bigint: true }) : null;
  const wanted = old ? Number(old.mode) & 0o777 & (mode ?? 0o777) : (mode ?? 0o600);
  // 0600 from the first moment: other users never see a file of it that they may read.
  const handle = openSync(
    temporary,
    constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0),
    0o600,
  );
  try {
    writeAll(handle, bytes);
    const notes = dress(handle, old ?? lstatSync(folder, { bigint: true }), wanted, old !== null);
    fsyncSync(handle);
    return notes;
  } finally {
    closeSync(handle);
  }
}

/** A write may take only part of what it is given, or be interrupted before it took anything. */
function writeAll(handle: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(handle, bytes, at, bytes.length - at, at);
    } catch (error) {
      if (codeOf(error) !== 'EINTR') throw error;
    }
  }
}

/**
 * Gives the new file the owner and the mode of the old one; a new one made as root (sudo) belongs to the owner of its folder. Where the group
 * cannot be kept, the group's rights go; where a file system knows no modes (drvfs, SMB), that is a note, not a failure.
 */
function dress(handle: number, model: BigIntStats, wanted: number, existed: boolean): WriteNote[] {
  const notes: WriteNote[] = [];
  const asRoot = process.geteuid?.() === 0;
  const mine = fstatSync(handle);
  const uid = asRoot ? Number(model.uid) : mine.uid;
  const gid = existed || asRoot ? Number(model.gid) : mine.gid;
  let mode = wanted;
  if (mine.uid !== uid || mine.gid !== gid) {
    try {
      fchownSync(handle, uid, gid);
    } catch {
      mode &= ~0o070;
      notes.push('owner-not-kept');
    }
  }
  try {
    fchmodSync(handle, mode);
  } catch (error) {
    if (!['ENOTSUP', 'EOPNOTSUPP', 'EINVAL', 'ENOSYS', 'EPERM'].includes(codeOf(error))) throw error;
    notes.push('mode-not-kept');
  }
  return notes;
}
