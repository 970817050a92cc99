import { randomBytes } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { appendFile, lstat, open, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isEnvFileName } from '../core/precedence.ts';
import { within } from './files/locate.ts';

/** A pipe that nobody reads is an error at once, not a wait without end. Windows knows no such flag. */
const { O_WRONLY, O_CREAT, O_EXCL, O_TRUNC, O_APPEND, O_NONBLOCK = 0 } = constants;

/**
 * Writes a report where the person asked for it, replacing an older one in one rename: a monitor that reads the file at
 * any time (node_exporter's textfile collector) sees the old text or the new one. A link keeps pointing where it does; what is no
 * file (a pipe, /dev/stdout) is written to, and so is a file in a folder that takes no new ones. No report holds a secret, so a file that does
 * (`holdsSecret`), whatever its name, is none and stays. Throws the system's error.
 */
export async function writeReportFile(
  path: string,
  text: string,
  holdsSecret: (text: string) => boolean,
): Promise<void> {
  await refuseUnsafe(path);
  const state = await stat(path).catch(() => null);
  if (state !== null && !state.isFile()) return writeInPlace(path, text);
  const target = state === null ? path : await realpath(path);
  if (state !== null && state.size <= largestLookedAt && holdsSecret(await readFile(target, 'latin1')))
    throw new Error('the file holds a key, and is no report');
  if (!(await replaced(target, text, state))) await writeInPlace(target, text);
}

/** Files of settings are far smaller. */
const largestLookedAt = 5 * 1024 * 1024;

const writeInPlace = (path: string, text: string): Promise<void> =>
  writeFile(path, text, { flag: O_WRONLY | O_CREAT | O_TRUNC | O_NONBLOCK });

/** Whether it could be done; the errors that writing in place would meet too are left to it. */
async function replaced(target: string, text: string, old: Stats | null): Promise<boolean> {
  // Not of the target's own ending: a collector reads every *.prom in the folder.
  const beside = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const file = await open(beside, O_WRONLY | O_CREAT | O_EXCL, old === null ? 0o666 : old.mode & 0o777);
    try {
      await file.writeFile(text);
      if (old !== null) await file.chmod(old.mode & 0o777);
    } finally {
      await file.close();
    }
    await rename(beside, target);
    return true;
  } catch {
    await rm(beside, { force: true }).catch(() => {});
    return false;
  }
}

/** Adds to a file that a CI system named, such as GITHUB_STEP_SUMMARY. Throws the system's error. */
export async function appendReportFile(path: string, text: string): Promise<void> {
  await refuseUnsafe(path);
  await appendFile(path, text, { flag: O_WRONLY | O_CREAT | O_APPEND | O_NONBLOCK });
}

/**
 * A report never takes the place of an env file or of git's rules, and a link in a cloned folder does not choose a file somewhere else: it may lead
 * on inside its own folder, or to something that is no file (/dev/stdout).
 */
async function refuseUnsafe(path: string): Promise<void> {
  const isLink = await lstat(path).then(
    (state) => state.isSymbolicLink(),
    () => false,
  );
  const target = isLink ? await realpath(path) : path;
  const name = basename(target);
  if (isEnvFileName(name) || name === '.gitignore') throw new Error(`a report does not replace ${name}`);
  if (!isLink || !(await stat(target)).isFile()) return;
  if (!within(await realpath(dirname(path)), target)) throw new Error('the link leads out of its folder');
}
