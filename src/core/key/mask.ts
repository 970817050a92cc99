import { maskGuarded } from './guard.ts';
import { vendorOf } from './kind.ts';
import type { Secret } from './secret.ts';

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
  return maskKeys(unguarded).replace(userInfo, '://…@');
}

/** A text in which `…` and four characters are left of everything that has the shape of an OpenAI key; practice keys stay. */
export const maskKeys = (text: string): string => text.replace(keyShaped, (key) => `…${key.slice(-4)}`);

/** Whether a text, such as an argument of the command line, holds or is a key: OpenAI's by its shape, another's by its beginning. */
export function holdsKey(text: string): boolean {
  const bare = text.replace(/^[\s"'`]*(?:-{0,2}[\w-]{1,40}=)?["'`]?/, '');
  const isKey = (part: string) =>
    /^sk-[\w-]{8,}/.test(part) || (part.length >= 20 && (vendorOf(part) !== null || /^(?:eyJ|ek_)[\w-]+/.test(part)));
  return text.search(keyShaped) >= 0 || isKey(text) || isKey(bare);
}
