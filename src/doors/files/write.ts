import { closeSync, constants, fsyncSync, lstatSync, openSync, renameSync, unlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WriteNote } from '../../core/report.ts';
import type { Snapshot, WriteOutcome } from '../../flows/ports.ts';
import { codeOf, type Fault, faultOf } from './faults.ts';
import type { Place } from './locate.ts';
import { makeNew } from './make-new.ts';
import { isOwn } from './owner.ts';
import { closeQuietly, defaultLimit, readHandle, readingFlags, readPlace, sameFile, sameSnapshot } from './read.ts';
import { newText } from './workshop.ts';

type Wish = { expected: Snapshot; mode: number | undefined; platform: NodeJS.Platform };

const failed = ({ reason, message }: Fault): WriteOutcome => ({ kind: 'failed', reason, message });
const changed: Fault = { reason: 'changed-meanwhile', message: 'another program wrote it just now' };

/**
 * Puts a new text in a file's place: written beside it, in the workshop of its folder, forced to disk, compared once more with what was
 * read, then renamed. At any moment the file is the old one or the new one. Every failure leaves the old one and takes the new one away.
 *
 * All of it is done in one breath, without giving the event loop a turn: every turn is time in which another program may write the file, and
 * on a busy machine a turn is long.
 */
export async function replaceFile(
  place: Place,
  bytes: Uint8Array,
  wish: Wish,
  workshop: string,
): Promise<WriteOutcome> {
  try {
    if (!isOwn(workshop)) return failed(changed);
    const notes = makeNew(place, bytes, wish.mode, newText(workshop));
    const outcome = await swap(place, bytes, wish, workshop, notes);
    // Who writes it at a steady pace is not met at the same step again.
    if (outcome.kind === 'failed') await sleep(Math.random() * 30);
    return outcome;
  } catch (error) {
    return failed(faultOf(error));
  } finally {
    quietly(() => unlinkSync(newText(workshop)));
  }
}

async function swap(
  place: Place,
  bytes: Uint8Array,
  { expected, platform }: Wish,
  workshop: string,
  notes: WriteNote[],
): Promise<WriteOutcome> {
  // Stays open over the rename: an editor may hold the old file and write to it a moment later.
  const old = quietly(() => openSync(place.path, readingFlags));
  try {
    const now = readPlace(place, Math.max(defaultLimit, expected?.size ?? 0));
    if (now.kind === 'unreadable' || !sameSnapshot(now.kind === 'file' ? now.snapshot : null, expected))
      return failed(changed);
    if (!(await renameWhile(() => stillIs(place, expected), newText(workshop), place.path, platform)))
      return failed(changed);
    // Windows forces no folder to disk, on any file system: nothing that somebody should hear of at every save.
    if (!syncFolder(place.folder) && platform !== 'win32') notes.push('folder-not-synced');
    const late = old === null ? null : lateEdit(old, expected);
    if (late) return await takeBack(place, late, bytes, platform, workshop);
    // In place is in place, whatever a last look answers; rights that nobody saw are not called narrow ones.
    const mode = quietly(() => lstatSync(place.path).mode & 0o777) ?? 0o777;
    return { kind: 'written', mode, notes };
  } finally {
    if (old !== null) closeQuietly(old);
  }
}

/**
 * The bytes of the replaced file, where an editor that had it open wrote to it after it was compared: its edit would be lost with the old
 * file. Null where it is as it was.
 */
function lateEdit(old: number, expected: Snapshot): Uint8Array | null {
  const state = readHandle(old, Number.POSITIVE_INFINITY, null);
  if (state.kind !== 'file' || expected === null || state.snapshot?.inode !== expected.inode) return null;
  return state.snapshot.hash === expected.hash ? null : state.bytes;
}

/** Puts an edit that came late where the new text went, unless that is another's by now. Who wanted to write looks at the file anew. */
async function takeBack(
  place: Place,
  late: Uint8Array,
  ours: Uint8Array,
  platform: NodeJS.Platform,
  workshop: string,
): Promise<WriteOutcome> {
  makeNew({ ...place, exists: true }, late, undefined, newText(workshop));
  const now = readPlace(place, Math.max(defaultLimit, ours.length));
  if (now.kind === 'file' && Buffer.from(ours).equals(now.bytes)) {
    await renameWhile(() => stillIs(place, now.snapshot), newText(workshop), place.path, platform);
    syncFolder(place.folder);
  }
  return failed(changed);
}

/**
 * Renames where a last look finds the target as it was; false where it does not. Between the look and the rename lie microseconds: a file that
 * another program put there in between would be lost.
 * On Windows a virus scanner or an editor may hold the file for a moment (EPERM, EBUSY, EACCES): tried again for up to 5 s.
 */
async function renameWhile(unchanged: () => boolean, from: string, to: string, platform: NodeJS.Platform) {
  const until = Date.now() + (platform === 'win32' ? 5_000 : 500);
  for (let pause = 10; ; pause *= 2) {
    try {
      if (!unchanged()) return false;
      renameSync(from, to);
      return true;
    } catch (error) {
      if (!['EPERM', 'EBUSY', 'EACCES'].includes(codeOf(error)) || Date.now() + pause > until) throw error;
    }
    await sleep(pause);
  }
}

function stillIs({ path }: Place, expected: Snapshot): boolean {
  const now = lstatSync(path, { bigint: true, throwIfNoEntry: false });
  if (now === undefined || expected === null) return now === undefined && expected === null;
  return sameFile(now, expected);
}

/** Makes the rename itself last. File systems and Windows may not know how to; the file is in place all the same. */
function syncFolder(folder: string): boolean {
  const synced = quietly(() => {
    const handle = openSync(folder, constants.O_RDONLY);
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    return true;
  });
  return synced ?? false;
}

/** The result, or null for any error. */
function quietly<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
