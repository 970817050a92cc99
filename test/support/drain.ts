import type { Readable } from 'node:stream';

/** What was written to a stream in memory since the last look. Node 26 hands out a piece at a time where older ones gave all at once. */
export function drain(stream: Readable): string {
  const pieces: Buffer[] = [];
  for (let piece: Buffer | null = stream.read(); piece !== null; piece = stream.read()) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}
