import { madeSafe } from './foreign-text.ts';

/** Words of printable ASCII, one blank between them: most of what is shown. Nothing in it would be changed. */
const harmless = /^(?:[!-~]+(?: [!-~]+)*)?$/;

/**
 * Foreign text (a server's, a file's, a branch's name) as one line that a terminal and a CI log only show: no control
 * characters, no escape sequences, nothing invisible, no change of direction. At most `limit` characters.
 * It does not hide secrets: put `maskSecrets` behind it.
 */
export const safeText = (text: string, limit = 300): string =>
  text.length <= limit && harmless.test(text) ? text : madeSafe(text, limit);

/** A URL without its user and password; for texts that are no URL too (`user:pass@proxy:3128`). */
export function maskUrl(url: string): string {
  const at = url.lastIndexOf('@');
  if (at < 0) return url;
  // Two slashes count only where a URL begins with them: a password may hold some too.
  const start = /^(?:[A-Za-z][A-Za-z0-9+.-]*:)?\/\//.exec(url)?.[0].length ?? 0;
  const path = url.slice(start).search(/[/?#]/);
  const inPath = path >= 0 && at >= start + path;
  // A password may hold `/`, `?` or `#` unescaped. Only where the part before the path makes a host of its own is the `@` the path's.
  if (inPath && start > 0 && isPlainHost(url.slice(start, start + path))) return url;
  return at < start ? url : `${url.slice(0, start)}…${url.slice(at)}`;
}

const isPlainHost = (text: string): boolean => /^(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?$/.test(text);
