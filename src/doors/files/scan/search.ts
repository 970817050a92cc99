import { closeSync, constants, openSync, readSync } from 'node:fs';
import { type KeyOnLine, keysInPiece, linesIn, type Piece, telltalesOf } from '../../../core/key/find.ts';
import type { Secret } from '../../../core/key/secret.ts';
import { isUtf16, linesAfter, pieceOf } from '../../pieces.ts';

/** A file is read in pieces of this size. In bytes. To read 10 kB into a buffer of 1 MiB takes the system twice as long as into this one. */
const pieceSize = 64 * 1024;
/** No text a person wrote is larger; what was read of it until then has been searched. In bytes. */
const largest = 32 * 1024 * 1024;

/** Windows has neither flag. A name that became a FIFO or a link since the folder was listed is not waited on or followed. */
const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);

export type Searched =
  | { kind: 'searched' | 'too-large'; bytes: number; found: KeyOnLine[]; client: number | null }
  | { kind: 'unreadable' };

/** Begins with a letter that is rare in code, so that a search hurries past the rest. */
const browserClient = Buffer.from('AllowBrowser');
const browserClientOn = /dangerouslyAllowBrowser\s*[:=]\s*true/;

/** Searches one file. `forClients`: also for the option that lets a client run in a browser. */
export type Search = (path: string, forClients: boolean) => Searched;

/** Searches files one after the other, in one buffer of its own. Synchronous: one file costs three system calls and no waiting. */
export function createSearch(own: readonly Secret[]): Search {
  const telltales = telltalesOf(own);
  const buffer = Buffer.allocUnsafeSlow(pieceSize);
  const marks = telltales.map((telltale) => Buffer.from(telltale, 'latin1'));

  return (path, forClients) => {
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
        // At a place, not from where one is: a pipe or a terminal that took the name since refuses that, and keeps what is in it.
        const bytes = buffer.subarray(0, kept + readSync(file, buffer, kept, pieceSize - kept, result.bytes));
        result.bytes += bytes.length - kept;
        const isWhole = bytes.length < pieceSize;
        const isLast = isWhole || result.bytes >= largest;
        if (kept === 0) wide = isUtf16(bytes);
        const wantsClient = forClients && result.client === null;
        const isSuspect = wide || holdsAny(bytes, marks) || (wantsClient && bytes.includes(browserClient));
        if (isSuspect || !isLast) {
          const piece = pieceOf(bytes, { wide, isLast, linesBefore });
          if (isSuspect) look(piece, wantsClient, result);
          linesBefore = linesAfter(piece);
          kept = buffer.copy(buffer, 0, bytes.length - piece.keep, bytes.length);
        }
        if (isLast) return isWhole ? result : { ...result, kind: 'too-large' };
      }
    } catch {
      return result.bytes === 0 ? { kind: 'unreadable' } : result;
    } finally {
      closeSync(file);
    }
  };

  function look(piece: Piece, wantsClient: boolean, result: Result): void {
    result.found.push(...keysInPiece(piece, telltales, own));
    const at = wantsClient ? piece.text.search(browserClientOn) : -1;
    if (at >= 0) result.client = piece.linesBefore + linesIn(piece.text, at) + 1;
  }
}

type Result = Searched & { kind: 'searched' | 'too-large' };

/** In the bytes as they are: to make a text of each piece takes a fifth of the time of reading it. */
const holdsAny = (bytes: Buffer, marks: readonly Buffer[]): boolean => marks.some((mark) => bytes.includes(mark));
