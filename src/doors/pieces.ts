import { linesIn, type Piece } from '../core/key/find.ts';

/** Longer than any key: so much of the end of a piece stands in front of the next one as well. In bytes. */
const overlap = 1024;

/** A piece of a longer text, and how many of its last bytes the next one begins with. */
export type CutPiece = Piece & { keep: number };

/** Whether a text is written in UTF-16 with a BOM, as PowerShell does, by its first bytes. */
export const isUtf16 = (bytes: Buffer): boolean => bytes.length >= 2 && bytes[0] === 0xff && bytes[1] === 0xfe;

/** So many bytes at the end of a piece stand at the beginning of the next one, which so begins at an even place, in front of a whole character. */
export const keptOf = (bytes: Buffer): number => overlap + (bytes.length % 2);

/**
 * The bytes of one piece as text. What is not `wide` (UTF-16) is read as single bytes: fast, and right for keys, which are ASCII.
 */
export function pieceOf(
  bytes: Buffer,
  { wide, isLast, linesBefore }: { wide: boolean; isLast: boolean; linesBefore: number },
): CutPiece {
  const text = bytes.toString(wide ? 'utf16le' : 'latin1');
  const keep = isLast ? 0 : keptOf(bytes);
  const until = isLast ? text.length : (bytes.length - keep) / (wide ? 2 : 1);
  return { text, until, linesBefore, keep };
}

/** How many line ends stand before the next piece. */
export const linesAfter = ({ text, until, linesBefore }: Piece): number => linesBefore + linesIn(text, until);
