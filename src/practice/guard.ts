import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/**
 * Whether a request was addressed to this machine by its own name. A page of the web whose name was made to point here
 * (DNS rebinding) carries its own name in Host, and is turned away with 421.
 */
export function addressedHere(host: string | undefined): boolean {
  const name = host?.replace(/:\d{1,5}$/, '').toLowerCase();
  return (
    name === 'localhost' || name === '[::1]' || (name !== undefined && isIP(name) === 4 && name.startsWith('127.'))
  );
}

/** Whether a change comes from a page of this very address, or from no browser at all. Cross-site posts are turned away with 403. */
export function sameOrigin({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  return headers.origin === undefined || headers.origin === `http://${headers.host}`;
}

/** Compares without telling by its time how much was right. */
export function sameToken(given: string, token: string): boolean {
  let different = given.length ^ token.length;
  for (let at = 0; at < token.length; at++) different |= (given.charCodeAt(at) || 0) ^ token.charCodeAt(at);
  return different === 0;
}
