import { maskGuarded } from './key/guard.ts';
import { vendorOf } from './key/kind.ts';
import type { Secret } from './key/secret.ts';

/** Text from elsewhere is read no further than this: what is shown of it is a line. */
const longestRead = 100_000;

/**
 * Sequences that terminals obey. OSC, DCS and the like go with what they carry (a link's address, a title), but only
 * where they end: an unfinished one must not swallow the sentence behind it.
 */
const sequences = new RegExp(
  [
    '(?:\\u001b[\\]PX^_]|[\\u009d\\u0090\\u0098\\u009e\\u009f])[^\\u0007\\u001b\\u009c]{0,4096}(?:\\u0007|\\u001b\\\\|\\u009c)',
    '(?:\\u001b\\[|\\u009b)[0-?]{0,64}[ -/]{0,16}[@-~]',
    '\\u001b[ -/]{0,16}[0-~]',
  ].join('|'),
  'g',
);

/** Not drawn, or drawn as nothing: zero-width, fillers, tags, variation selectors, annotation marks. */
const invisible = /\p{Default_Ignorable_Code_Point}|[\ufff9-\ufffb]|\p{Noncharacter_Code_Point}/gu;

/** Marks that turn the direction of writing, and controls: shown by their number, since hiding them would hide an attempt. */
const turning = /\p{Bidi_Control}/gu;
const control = /\p{Cc}/gu;

const numberOf = (char: string): string => {
  const code = char.charCodeAt(0);
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
};

/** At most `limit` characters (code points), the last of them `…` where something was cut. */
function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const head: string[] = [];
  for (const char of text) {
    if (head.length === limit) return `${head.slice(0, Math.max(0, limit - 1)).join('')}…`;
    head.push(char);
  }
  return text;
}

/**
 * Foreign text (a server's, a file's, a branch's name) as one line that a terminal and a CI log only show: no control
 * characters, no escape sequences, nothing invisible, no change of direction. At most `limit` characters.
 * It does not hide secrets: put `maskSecrets` behind it.
 */
export function safeText(text: string, limit = 300): string {
  const line = text
    .slice(0, longestRead)
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(sequences, '')
    .replace(turning, numberOf)
    .replace(invisible, '')
    .replace(/[\s\u0085]+/g, ' ')
    .replace(/(\p{M}{3})\p{M}+/gu, '$1')
    .replace(control, numberOf)
    .trim();
  return cut(line, limit);
}

/**
 * Any OpenAI-shaped key, whosever it is; the kinds that name themselves are found inside other words too. A practice key opens
 * nothing and `keycheck sandbox` has to show its own, so it is masked only where it is guarded.
 */
const keyShaped =
  /(?:(?<![A-Za-z0-9])|(?<=%[0-9A-Fa-f]{2})|(?<=\\[nrtbf])|(?<=\\u[0-9A-Fa-f]{4})|(?=sk-(?:proj|svcacct|service|admin|None|ant|or)-))sk-(?!(?:proj|svcacct|admin)-sandbox-)[A-Za-z0-9_-]{20,}/g;

/** A user and a password in front of a host. */
const userInfo = /:\/\/[^\s/@"'<>]{1,1024}@/g;

/**
 * Masks every guarded secret, any 12 characters of it, and its base64, hex, percent-encoded, JSON-escaped and reversed
 * forms, with blanks, line ends or dashes between the characters too; and anything of the shape of an OpenAI key. At most `…`
 * and four characters stay. Line ends between secrets and ids (`req_`, `org-`, `proj_`) stay as they are. Time grows with the length of the text, not with its content.
 */
export function maskSecrets(text: string, secrets: readonly Secret[]): string {
  const unguarded = secrets.length === 0 ? text : maskGuarded(text, secrets);
  return unguarded.replace(keyShaped, (key) => `…${key.slice(-4)}`).replace(userInfo, '://…@');
}

/** Whether a text, such as an argument of the command line, holds or is a key: OpenAI's by its shape, another's by its beginning. */
export function holdsKey(text: string): boolean {
  const bare = text.replace(/^[\s"'`]*(?:-{0,2}[\w-]{1,40}=)?["'`]?/, '');
  const isKey = (part: string) =>
    /^sk-[\w-]{8,}/.test(part) || (part.length >= 20 && (vendorOf(part) !== null || /^(?:eyJ|ek_)[\w-]+/.test(part)));
  return text.search(keyShaped) >= 0 || isKey(text) || isKey(bare);
}

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
