import { closeSync, constants, openSync, readSync } from 'node:fs';
import { keysIn, mayHoldKey, type Telltales } from '../../core/key/find.ts';
import type { Secret } from '../../core/key/secret.ts';

/**
 * A file is read in pieces of this size, the end of one in front of the next, so that no key is cut in two. In bytes. To read 10 kB into a
 * buffer of 1 MiB takes the system twice as long as into this one.
 */
const pieceSize = 64 * 1024;
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
const browserClient = Buffer.from('AllowBrowser');
const browserClientOn = /dangerouslyAllowBrowser\s*[:=]\s*true/;

/** Searches files one after the other, in one buffer of its own. Synchronous: one file costs three system calls and no waiting. */
export function createSearcher({ own, telltales }: Sought) {
  const buffer = Buffer.allocUnsafeSlow(pieceSize);
  const marks = telltales.map((telltale) => Buffer.from(telltale, 'latin1'));

  /** Searches one file. `forClients`: also for the option that lets a client run in a browser. */
  return (path: string, forClients: boolean): Searched => {
    let file: number;
    try {
      file = openSync(path, flags);
    } catch {
      return { kind: 'unreadable' };
    }
    const result: Result = { kind: 'searched', bytes: 0, found: [], client: null };
    try {
      let kept = 0;
      let linesBefore = 0;
      let wide = false;
      for (;;) {
        const read = readSync(file, buffer, kept, pieceSize - kept, null);
        const piece = buffer.subarray(0, kept + read);
        result.bytes += read;
        const isWhole = piece.length < pieceSize;
        const isLast = isWhole || result.bytes >= largest;
        if (kept === 0) wide = isUtf16(piece);
        const wantsClient = forClients && result.client === null;
        const isSuspect = wide || holdsAny(piece, marks) || (wantsClient && piece.includes(browserClient));
        const text = isSuspect || !isLast ? textOf(piece, wide) : '';
        // What begins in the overlap is seen whole in the next piece.
        const until = isLast ? text.length : text.length - (wide ? overlap / 2 : overlap);
        if (isSuspect) look(text, until, linesBefore, wantsClient, result);
        if (isLast) return isWhole ? result : { ...result, kind: 'too-large' };
        linesBefore += linesIn(text, until);
        kept = buffer.copy(buffer, 0, pieceSize - overlap, pieceSize);
      }
    } catch {
      return result.bytes === 0 ? { kind: 'unreadable' } : result;
    } finally {
      closeSync(file);
    }
  };

  /** `until`: where what this piece answers for ends. */
  function look(text: string, until: number, linesBefore: number, wantsClient: boolean, result: Result): void {
    if (mayHoldKey(text, telltales)) {
      for (const { at, tail, own: isOwn } of keysIn(text, telltales, own))
        if (at < until) result.found.push({ line: linesBefore + linesIn(text, at) + 1, tail, own: isOwn });
    }
    if (wantsClient) {
      const at = text.search(browserClientOn);
      if (at >= 0) result.client = linesBefore + linesIn(text, at) + 1;
    }
  }
}

type Result = Searched & { kind: 'searched' | 'too-large' };

/** In the bytes as they are: to make a text of every file took a fifth of a search. */
const holdsAny = (piece: Buffer, marks: readonly Buffer[]): boolean => marks.some((mark) => piece.includes(mark));

/** PowerShell writes UTF-16 with a BOM. */
const isUtf16 = (piece: Buffer): boolean => piece.length >= 2 && piece[0] === 0xff && piece[1] === 0xfe;

/** Single bytes as single characters: fast, and right for keys, which are ASCII. */
const textOf = (piece: Buffer, wide: boolean): string => piece.toString(wide ? 'utf16le' : 'latin1');

/** How many line ends stand before a place. */
export function linesIn(text: string, end: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
