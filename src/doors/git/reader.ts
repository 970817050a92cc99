/** What is told of the objects: pieces of text with the number of lines before each, and the end of every object. */
export type ObjectSink = { piece(text: string, linesBefore: number): void; done(): void };

/** Larger objects come in pieces, the end of one in front of the next, so that no key is cut in two. In bytes. */
const pieceSize = 1024 * 1024;
const overlap = 1024;

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
  let linesBefore = 0;

  const flush = (last: boolean): void => {
    if (size === 0) return;
    const bytes = parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts, size);
    const text = bytes.toString('latin1');
    piece(text, linesBefore);
    const kept = last ? bytes.subarray(0, 0) : bytes.subarray(Math.max(0, bytes.length - overlap));
    for (let at = text.indexOf('\n'); at >= 0 && at < text.length - kept.length; at = text.indexOf('\n', at + 1))
      linesBefore += 1;
    parts = kept.length === 0 ? [] : [Buffer.from(kept)];
    size = kept.length;
  };
  const begin = (line: string): void => {
    const [, type, length] = line.split(' ');
    if (length === undefined) return done();
    left = Number(length) + 1;
    searched = type !== 'tree';
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
