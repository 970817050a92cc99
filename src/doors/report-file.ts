import { constants } from 'node:fs';
import { appendFile, writeFile } from 'node:fs/promises';

/** A pipe that nobody reads is an error at once, not a wait without end. Windows knows no such flag. */
const { O_WRONLY, O_CREAT, O_TRUNC, O_APPEND, O_NONBLOCK = 0 } = constants;

/** Writes a report where the person asked for it, replacing an older one. Throws the system's error. */
export const writeReportFile = (path: string, text: string): Promise<void> =>
  writeFile(path, text, { flag: O_WRONLY | O_CREAT | O_TRUNC | O_NONBLOCK });

/** Adds to a file that a CI system named, such as GITHUB_STEP_SUMMARY. Throws the system's error. */
export const appendReportFile = (path: string, text: string): Promise<void> =>
  appendFile(path, text, { flag: O_WRONLY | O_CREAT | O_APPEND | O_NONBLOCK });
