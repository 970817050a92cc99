import { appendFile, writeFile } from 'node:fs/promises';

/** Writes a report where the person asked for it, replacing an older one. Throws the system's error. */
export const writeReportFile = (path: string, text: string): Promise<void> => writeFile(path, text);

/** Adds to a file that a CI system named, such as GITHUB_STEP_SUMMARY. Throws the system's error. */
export const appendReportFile = (path: string, text: string): Promise<void> => appendFile(path, text);
