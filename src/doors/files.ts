import { constants } from 'node:fs';
import { access, lstat, readdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { FileState, Files } from '../flows/ports.ts';
import { codeOf, type Fault, faultOf } from './files/faults.ts';
import { type Located, locate, type Place } from './files/locate.ts';
import { defaultLimit, readPlace } from './files/read.ts';
import { removeAbandoned, workshopName } from './files/workshop.ts';
import { replaceFile } from './files/write.ts';

/** The files of a project folder. `cwd` is absolute; links are followed only inside it. */
export function systemFiles(cwd: string, platform: NodeJS.Platform): Files {
  return {
    async read(path, limit = defaultLimit): Promise<FileState> {
      const located = await locate(cwd, path);
      if (located.kind === 'fault') return absentOr(located);
      return located.exists ? readPlace(located, limit) : { kind: 'absent' };
    },
    async write(path, bytes, { expected, mode }) {
      const located = await locate(cwd, path);
      const fault = located.kind === 'fault' ? located : await refusal(located);
      if (fault) return { kind: 'failed', reason: fault.reason, message: fault.message };
      return replaceFile(located as Place, bytes, { expected, mode, platform });
    },
    async writable(path) {
      const located = await locate(cwd, path);
      const { reason, message } =
        (located.kind === 'fault' ? located : ((await refusal(located)) ?? (await folderRefusal(located)))) ?? {};
      return reason === undefined || message === undefined ? null : { reason, message };
    },
    list: (path) => readdir(resolve(cwd, path)).catch(() => []),
    async sweep(path) {
      const folder = dirname(resolve(cwd, path));
      const names = await readdir(folder).catch(() => []);
      for (const name of names.filter((name) => name.startsWith(workshopName)))
        await removeAbandoned(join(folder, name));
    },
  };
}

/** A path whose folder is not there leads to no file: nothing is wrong with reading it. */
const absentOr = ({ reason, message }: Located & { kind: 'fault' }): FileState =>
  reason === 'no-folder' ? { kind: 'absent' } : { kind: 'unreadable', reason, message };

/** Why an existing file is not to be replaced, though a rename might do it. */
async function refusal({ path, exists }: Place): Promise<Fault | null> {
  if (!exists) return null;
  try {
    const { mode, nlink, uid } = await lstat(path);
    if (nlink > 1) return { reason: 'hard-link', message: `${nlink} names for one file` };
    if ((mode & 0o200) === 0) return { reason: 'read-only', message: 'its owner may not write it' };
    const me = process.geteuid?.() ?? uid;
    return me === 0 || me === uid ? null : { reason: 'other-owner', message: 'it belongs to another user' };
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? null : faultOf(error);
  }
}

async function folderRefusal({ folder }: Place): Promise<Fault | null> {
  try {
    await access(folder, constants.W_OK | constants.X_OK);
    return null;
  } catch (error) {
    return { reason: 'read-only-folder', message: codeOf(error) };
  }
}
