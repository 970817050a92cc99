import { closeSync, constants, openSync, readSync } from 'node:fs';
import { type KeyInText, keysIn, mayHoldKey, type Telltales } from '../../core/key/find.ts';
import type { Secret } from '../../core/key/secret.ts';

/** A file is read in pieces of this size, the end of one in front of the next, so that no key is cut in two. In bytes. */
const pieceSize = 1024 * 1024;
const overlap = 1024;
/** No text a person wrote is larger; what was read of it until then has been searched. In bytes. */
const largest = 32 * 1024 * 1024;

/** Windows has neither flag. A name that became a FIFO or a link since the folder was listed is not waited on or followed. */
const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);

export type Sought = { own: readonly Secret[]; telltales: Telltales };
export type Found = { line: number; tail: string; own: boolean };
export type Searched =
  | { kind: 'searched' | 'too-large'; bytes: number; found: Found[]; client: number | null }
  | { kind: 'unreadable' };

/** Begins with a letter that is rare in code, so that a search hurries past the rest. */
const browserClient = 'AllowBrowser';
const browserClientOn = /dangerouslyAllowBrowser\s*[:=]\s*true/;

/** Searches files one after the other, in one buffer of its own. Synchronous: one file costs three system calls and no waiting. */
export function createSearcher({ own, telltales }: Sought) {
  const buffer = Buffer.allocUnsafeSlow(pieceSize);

  /** Searches one file. `forClients`: also for the option that lets a client run in a browser. */
  return (path: string, forClients: boolean): Searched => {
    let file: number;
    try {
      file = openSync(path, flags);
    } catch {
      return { kind: 'unreadable' };
    }
    const result: Searched & { kind: 'searched' | 'too-large' } = {
      kind: 'searched',
      bytes: 0,
      found: [],
      client: null,
    };
    try {
      let kept = 0;
      let linesBefore = 0;
      for (;;) {
        const read = readSync(file, buffer, kept, pieceSize - kept, null);
        const end = kept + read;
        result.bytes += read;
        const text = textOf(buffer, end);
        look(text, linesBefore, forClients, result);
        if (end < pieceSize) return result;
        if (result.bytes >= largest) return { ...result, kind: 'too-large' };
        linesBefore += linesIn(text, text.length - overlap);
        kept = buffer.copy(buffer, 0, pieceSize - overlap, pieceSize);
      }
    } catch {
      return result.bytes === 0 ? { kind: 'unreadable' } : result;
    } finally {
      closeSync(file);
    }
  };

  function look(
    text: string,
    linesBefore: number,
    forClients: boolean,
    result: { found: Found[]; client: number | null },
  ): void {
    if (mayHoldKey(text, telltales)) {
      for (const { at, tail, own: isOwn } of keysIn(text, telltales, own).filter(isNew(result.found, linesBefore)))
        result.found.push({ line: linesBefore + linesIn(text, at) + 1, tail, own: isOwn });
    }
    if (forClients && result.client === null && text.includes(browserClient)) {
      const at = text.search(browserClientOn);
      if (at >= 0) result.client = linesBefore + linesIn(text, at) + 1;
    }
  }
}

/** What stands in the overlap of two pieces was found in the first of them. */
const isNew =
  (found: readonly Found[], linesBefore: number) =>
  ({ at, tail }: KeyInText): boolean =>
    linesBefore === 0 || at >= overlap || !found.some((other) => other.tail === tail);

/** Single bytes as single characters: fast, and right for keys, which are ASCII. PowerShell writes UTF-16 with a BOM. */
const textOf = (buffer: Buffer, end: number): string =>
  end >= 2 && buffer[0] === 0xff && buffer[1] === 0xfe
    ? buffer.toString('utf16le', 2, end)
    : buffer.toString('latin1', 0, end);

/** How many line ends stand before a place. */
export function linesIn(text: string, end: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
