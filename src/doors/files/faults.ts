import type { BigIntStats, Stats } from 'node:fs';
import type { FileFault } from '../../core/file-faults.ts';

/** The code of a system error, such as `ENOSPC`; empty for anything else. */
export const codeOf = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return typeof code === 'string' ? code : '';
};

const faults: Readonly<Record<string, FileFault>> = {
  EACCES: 'denied',
  EPERM: 'denied',
  EROFS: 'read-only-folder',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  ELOOP: 'link-loop',
  EISDIR: 'folder',
  ENOTDIR: 'no-folder',
  ENOENT: 'no-folder',
  EBUSY: 'busy',
  ETXTBSY: 'busy',
  ENXIO: 'socket',
  EFBIG: 'disk-full',
};

/** A fault with a short text for people who know systems: the error's code, never its message, which may hold foreign text. */
export type Fault = { reason: FileFault; message: string };

/** What a system error means for a file. */
export const faultOf = (error: unknown): Fault => {
  const code = codeOf(error);
  return { reason: faults[code] ?? 'io', message: code || 'not a system error' };
};

/** The fault of a thing that is no ordinary file, or null. */
export function kindFault(stats: Stats | BigIntStats): Fault | null {
  if (stats.isFile()) return null;
  const reason = stats.isDirectory() ? 'folder' : stats.isFIFO() ? 'fifo' : stats.isSocket() ? 'socket' : 'device';
  return { reason, message: `a ${reason}` };
}
