import { closeSync, constants, openSync, readSync } from 'node:fs';
import { type KeyOnLine, keysInPiece, linesIn, type Piece, telltalesOf } from '../../../core/key/find.ts';
import type { Secret } from '../../../core/key/secret.ts';
import { isUtf16, keptOf, linesAfter, pieceOf } from '../../pieces.ts';

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
      let wide = false;
      for (;;) {
        const start = result.bytes - kept;
        // At a place, not from where one is: a pipe or a terminal that took the name since refuses that, and keeps what is in it.
        const bytes = buffer.subarray(0, kept + readSync(file, buffer, kept, pieceSize - kept, result.bytes));
        result.bytes += bytes.length - kept;
        const isWhole = bytes.length < pieceSize;
        const isLast = isWhole || result.bytes >= largest;
        if (start === 0) wide = isUtf16(bytes);
        const wantsClient = forClients && result.client === null;
        if (wide || holdsAny(bytes, marks) || (wantsClient && bytes.includes(browserClient))) {
          const piece = pieceOf(bytes, { wide, isLast, linesBefore: 0 });
          look(piece, wantsClient, () => linesUpTo(file, start, wide), result);
        }
        if (isLast) return isWhole ? result : { ...result, kind: 'too-large' };
        kept = buffer.copy(buffer, 0, bytes.length - keptOf(bytes), bytes.length);
      }
    } catch {
      return result.bytes === 0 ? { kind: 'unreadable' } : result;
    } finally {
      closeSync(file);
    }
  };

  function look(piece: Piece, wantsClient: boolean, before: () => number, result: Result): void {
    const found = keysInPiece(piece, telltales, own);
    const at = wantsClient ? piece.text.search(browserClientOn) : -1;
    if (found.length === 0 && at < 0) return;
    const lines = before();
    result.found.push(...found.map((key) => ({ ...key, line: lines + key.line })));
    if (at >= 0) result.client = lines + linesIn(piece.text, at) + 1;
  }
}

/** How many line ends stand before a place. Counted where something was found, since to count them in every file takes a tenth of the search. */
function linesUpTo(file: number, place: number, wide: boolean): number {
  const buffer = Buffer.allocUnsafe(pieceSize);
  let lines = 0;
  for (let at = 0; at < place; ) {
    const bytes = buffer.subarray(0, readSync(file, buffer, 0, Math.min(pieceSize, place - at), at));
    if (bytes.length === 0) break;
    lines = linesAfter(pieceOf(bytes, { wide, isLast: true, linesBefore: lines }));
    at += bytes.length;
  }
  return lines;
}

type Result = Searched & { kind: 'searched' | 'too-large' };

/** In the bytes as they are: to make a text of each piece takes a fifth of the time of reading it. */
const holdsAny = (bytes: Buffer, marks: readonly Buffer[]): boolean => marks.some((mark) => bytes.includes(mark));
