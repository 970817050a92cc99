import { existsSync } from 'node:fs';

/** Where browsers of Chromium's family stand: Debian and Ubuntu, GitHub's runners, macOS, Windows. */
const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The browser to test pages in, or null where none is here. CHROMIUM names another than the usual ones. */
export function browserPath(): string | null {
  const { CHROMIUM } = process.env;
  return [...(CHROMIUM ? [CHROMIUM] : places)].find((path) => existsSync(path)) ?? null;
}

/** For the name of a test that is skipped for want of one. */
export const noBrowser = 'skipped: no Chromium or Chrome is installed; CHROMIUM names another place';
