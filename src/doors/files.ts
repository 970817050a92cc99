import { accessSync, constants, lstatSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { FileState, Files, WriteOptions } from '../flows/ports.ts';
import { codeOf, type Fault, faultOf } from './files/faults.ts';
import { type Located, locate, type Place } from './files/locate.ts';
import { defaultLimit, readPlace } from './files/read.ts';
import { closeWorkshop, openWorkshop, removeAbandoned, workshopName } from './files/workshop.ts';
import { replaceFile } from './files/write.ts';

/** The files of a project folder. `cwd` is absolute; links are followed only inside it. `signal` ends the wait for another writer. */
export function systemFiles(cwd: string, platform: NodeJS.Platform, signal?: AbortSignal): Files {
  const alone: Files['alone'] = async (path, work) => {
    const located = locate(cwd, path);
    if (located.kind === 'fault') return failed(located);
    const workshop = await openWorkshop(located.folder, signal).catch((error) => {
      signal?.throwIfAborted();
      return folderFault(error);
    });
    if (workshop === null) return failed({ reason: 'busy', message: 'another keycheck is writing here' });
    if (typeof workshop !== 'string') return failed(workshop);
    try {
      return {
        kind: 'done',
        value: await work((path, bytes, options) => put(path, bytes, options, located.folder, workshop)),
      };
    } finally {
      await closeWorkshop(workshop);
    }
  };
  const put = async (
    path: string,
    bytes: Uint8Array,
    { expected, mode }: WriteOptions,
    folder: string,
    workshop: string,
  ) => {
    const located = locate(cwd, path);
    if (located.kind === 'fault') return failed(located);
    if (located.folder !== folder) throw new TypeError('a file of another folder than the one that is held');
    const fault = refusal(located);
    return fault ? failed(fault) : replaceFile(located, bytes, { expected, mode, platform }, workshop);
  };
  return {
    async read(path, limit = defaultLimit): Promise<FileState> {
      const located = locate(cwd, path);
      if (located.kind === 'fault') return absentOr(located);
      return located.exists ? readPlace(located, limit) : { kind: 'absent' };
    },
    alone,
    async write(path, bytes, options) {
      const outcome = await alone(path, (write) => write(path, bytes, options));
      return outcome.kind === 'done' ? outcome.value : outcome;
    },
    async writable(path) {
      const located = locate(cwd, path);
      const { reason, message } =
        (located.kind === 'fault' ? located : (refusal(located) ?? folderRefusal(located))) ?? {};
      return reason === undefined || message === undefined ? null : { reason, message };
    },
    list: async (path) => namesIn(resolve(cwd, path)),
    async sweep(path) {
      const folder = dirname(resolve(cwd, path));
      for (const name of namesIn(folder).filter((name) => name.startsWith(workshopName)))
        await removeAbandoned(join(folder, name));
    },
  };
}

/** Not by node:fs/promises: to load that takes a quarter of the time of `node -e 0`. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

const failed = ({ reason, message }: Fault) => ({ kind: 'failed', reason, message }) as const;

/** A folder that lets nobody write is told apart from a file that cannot be read. */
function folderFault(error: unknown): Fault {
  const { reason, message } = faultOf(error);
  return { reason: reason === 'denied' ? 'read-only-folder' : reason, message };
}

/** A path whose folder is not there leads to no file: nothing is wrong with reading it. */
const absentOr = ({ reason, message }: Located & { kind: 'fault' }): FileState =>
  reason === 'no-folder' ? { kind: 'absent' } : { kind: 'unreadable', reason, message };

/** Why an existing file is not to be replaced, though a rename might do it. */
function refusal({ path, exists }: Place): Fault | null {
  if (!exists) return null;
  try {
    const { mode, nlink, uid } = lstatSync(path);
    if (nlink > 1) return { reason: 'hard-link', message: `${nlink} names for one file` };
    if ((mode & 0o200) === 0) return { reason: 'read-only', message: 'its owner may not write it' };
    const me = process.geteuid?.() ?? uid;
    return me === 0 || me === uid ? null : { reason: 'other-owner', message: 'it belongs to another user' };
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? null : faultOf(error);
  }
}

function folderRefusal({ folder }: Place): Fault | null {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return null;
  } catch (error) {
    return { reason: 'read-only-folder', message: codeOf(error) };
  }
}
