import { createHash } from 'node:crypto';
import { type BigIntStats, closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import type { FileState, Snapshot } from '../../flows/ports.ts';
import { codeOf, faultOf, kindFault } from './faults.ts';
import type { Place } from './locate.ts';

export const defaultLimit = 5 * 1024 * 1024;

/** Windows has neither flag. O_NONBLOCK: opening a FIFO returns at once, and what was opened is looked at before it is read. */
export const readingFlags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);

/** Reads a file through one handle, so that what was looked at is what is read. */
export function readPlace(place: Place, limit: number): FileState {
  let handle: number;
  try {
    handle = openSync(place.path, readingFlags);
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? { kind: 'absent' } : { kind: 'unreadable', ...faultOf(error) };
  }
  try {
    return readHandle(handle, limit, place.viaLink);
  } finally {
    closeQuietly(handle);
  }
}

/** Reads what a handle was opened on, from its start. */
export function readHandle(handle: number, limit: number, viaLink: string | null): FileState {
  try {
    const stats = fstatSync(handle, { bigint: true });
    const other = kindFault(stats);
    if (other) return { kind: 'unreadable', ...other };
    const bytes = stats.size > limit ? null : readAll(handle, limit);
    if (bytes === null) return { kind: 'unreadable', reason: 'too-large', message: `over ${limit} bytes` };
    return {
      kind: 'file',
      bytes,
      mode: Number(stats.mode) & 0o7777,
      links: Number(stats.nlink),
      viaLink,
      snapshot: snapshotOf(stats, bytes),
    };
  } catch (error) {
    return { kind: 'unreadable', ...faultOf(error) };
  }
}

const chunkSize = 64 * 1024;

/** All bytes up to the limit; null for a file that grew past it. */
function readAll(handle: number, limit: number): Uint8Array | null {
  const chunks: Buffer[] = [];
  let total = 0;
  for (;;) {
    const buffer = Buffer.alloc(chunkSize);
    const bytesRead = readSync(handle, buffer, 0, chunkSize, total);
    if (bytesRead === 0) return new Uint8Array(Buffer.concat(chunks, total));
    chunks.push(buffer.subarray(0, bytesRead));
    total += bytesRead;
    if (total > limit) return null;
  }
}

/** An error on closing a file that was only read takes nothing from what was read. */
export function closeQuietly(handle: number): void {
  try {
    closeSync(handle);
  } catch {
    // Said above.
  }
}

const snapshotOf = (stats: BigIntStats, bytes: Uint8Array): Snapshot => ({
  inode: `${stats.dev}:${stats.ino}`,
  size: bytes.length,
  mtimeNs: String(stats.mtimeNs),
  hash: createHash('sha256').update(bytes).digest('hex'),
});

/** Whether it is the same file, of the same size and age: what can be told without reading it. */
export const sameFile = (
  { dev, ino, size, mtimeNs }: Pick<BigIntStats, 'dev' | 'ino' | 'size' | 'mtimeNs'>,
  snapshot: NonNullable<Snapshot>,
): boolean =>
  `${dev}:${ino}` === snapshot.inode && Number(size) === snapshot.size && String(mtimeNs) === snapshot.mtimeNs;

export const sameSnapshot = (one: Snapshot, other: Snapshot): boolean =>
  one === null || other === null
    ? one === other
    : one.inode === other.inode && one.size === other.size && one.mtimeNs === other.mtimeNs && one.hash === other.hash;
