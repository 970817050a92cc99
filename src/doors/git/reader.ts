import type { Piece } from '../../core/key/find.ts';
import { isUtf16, linesAfter, pieceOf } from '../pieces.ts';

/** What is told of the objects: their text piece by piece, and the end of every one. */
export type ObjectSink = { piece(piece: Piece): void; done(): void };

/** Larger objects come in pieces. In bytes. */
const pieceSize = 1024 * 1024;

/**
 * Takes the output of `git cat-file --batch` apart as it comes: `name type size`, the contents, a line end; or `name missing`.
 * Trees are passed over: they hold names.
 */
export function objectReader({ piece, done }: ObjectSink): (chunk: Buffer) => void {
  let header = '';
  /** Bytes of the object that are still to come, its closing line end included; null while a header is read. */
  let left: number | null = null;
  let searched = false;
  let parts: Buffer[] = [];
  let size = 0;
  let wide: boolean | null = null;
  let linesBefore = 0;

  const flush = (isLast: boolean): void => {
    if (size === 0) return;
    const bytes = parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts, size);
    wide ??= isUtf16(bytes);
    const cut = pieceOf(bytes, { wide, isLast, linesBefore });
    piece(cut);
    linesBefore = linesAfter(cut);
    parts = cut.keep === 0 ? [] : [Buffer.from(bytes.subarray(bytes.length - cut.keep))];
    size = cut.keep;
  };
  const begin = (line: string): void => {
    const [, type, length] = line.split(' ');
    if (length === undefined) return done();
    left = Number(length) + 1;
    searched = type !== 'tree';
    wide = null;
    linesBefore = 0;
  };
  return (chunk) => {
    let at = 0;
    while (at < chunk.length) {
      if (left === null) {
        const end = chunk.indexOf(10, at);
        header += chunk.toString('latin1', at, end < 0 ? chunk.length : end);
        if (end < 0) return;
        at = end + 1;
        begin(header);
        header = '';
        continue;
      }
      const take = Math.min(left, chunk.length - at);
      if (searched) {
        parts.push(chunk.subarray(at, at + take));
        size += take;
      }
      at += take;
      left -= take;
      if (left === 0) {
        flush(true);
        left = null;
        done();
      } else if (size >= pieceSize) flush(false);
    }
  };
}
