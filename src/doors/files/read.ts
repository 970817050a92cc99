import { createHash } from 'node:crypto';
import { type BigIntStats, constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { FileState, Snapshot } from '../../flows/ports.ts';
import { codeOf, faultOf, kindFault } from './faults.ts';
import type { Place } from './locate.ts';

export const defaultLimit = 5 * 1024 * 1024;

/** Windows has neither flag. O_NONBLOCK: opening a FIFO returns at once, and what was opened is looked at before it is read. */
const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);

/** Reads a file through one handle, so that what was looked at is what is read. */
export async function readPlace(place: Place, limit: number): Promise<FileState> {
  let handle: FileHandle;
  try {
    handle = await open(place.path, flags);
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? { kind: 'absent' } : { kind: 'unreadable', ...faultOf(error) };
  }
  try {
    const stats = await handle.stat({ bigint: true });
    const other = kindFault(stats);
    if (other) return { kind: 'unreadable', ...other };
    const bytes = stats.size > limit ? null : await readAll(handle, limit);
    if (bytes === null) return { kind: 'unreadable', reason: 'too-large', message: `over ${limit} bytes` };
    const { viaLink } = place;
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
  } finally {
    await handle.close().catch(() => undefined);
  }
}

/** All bytes up to the limit; null for a file that grew past it. */
async function readAll(handle: FileHandle, limit: number): Promise<Uint8Array | null> {
  const chunks: Buffer[] = [];
  let total = 0;
  for (;;) {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(64 * 1024), 0, 64 * 1024, total);
    if (bytesRead === 0) return new Uint8Array(Buffer.concat(chunks, total));
    chunks.push(buffer.subarray(0, bytesRead));
    total += bytesRead;
    if (total > limit) return null;
  }
}

const snapshotOf = (stats: BigIntStats, bytes: Uint8Array): Snapshot => ({
  inode: `${stats.dev}:${stats.ino}`,
  size: bytes.length,
  mtimeNs: String(stats.mtimeNs),
  hash: createHash('sha256').update(bytes).digest('hex'),
});

export const sameSnapshot = (one: Snapshot, other: Snapshot): boolean =>
  one === null || other === null
    ? one === other
    : one.inode === other.inode && one.size === other.size && one.mtimeNs === other.mtimeNs && one.hash === other.hash;
