import { widthOf } from '../../words/layout.ts';

/** A line of a block: what it says, and how it looks. */
export type Line = { text: string; look(text: string): string };

const eraseBelow = '\u001b[J';
const up = (rows: number): string => (rows > 0 ? `\u001b[${rows}A` : '');
const down = (rows: number): string => (rows > 0 ? `\u001b[${rows}B` : '');
const right = (columns: number): string => (columns > 0 ? `\u001b[${columns}C` : '');

/**
 * Lines at the end of the screen that are drawn again in their own place, with the cursor behind one of them. Rows are counted anew each
 * time: most terminals break and join lines when their window changes its size, and tell nobody. In one that does not, a few lines above
 * are lost or left (docs/init.md).
 */
export class Block {
  readonly #write: (text: string) => void;
  readonly #columns: () => number;
  #lines: readonly Line[] = [];
  #cursor = 0;

  constructor(write: (text: string) => void, columns: () => number) {
    this.#write = write;
    this.#columns = columns;
  }

  /** Draws these lines in place of those that are there. The cursor comes to stand behind line `cursor`. */
  draw(lines: readonly Line[], cursor: number): void {
    const old = this.#toTop();
    this.#lines = lines;
    this.#cursor = cursor;
    const end = this.#end(cursor);
    // The blank makes a terminal go on to the next row, where the cursor is to stand.
    const full = end.column === 0 && end.row > 0 ? ' ' : '';
    const texts = lines.map(({ text, look }, index) => look(text) + (index === cursor ? full : ''));
    this.#write(`${old}${eraseBelow}${texts.join('\n')}${up(this.#rowsBelow())}\r${right(end.column)}`);
  }

  /** Takes the lines away. The cursor stands where they began. */
  erase(): void {
    this.#write(this.#toTop() + eraseBelow);
    this.#forget();
  }

  /** Leaves the lines as they are, if there are any. The cursor stands below them, and the next drawing begins there. */
  leave(): void {
    if (this.#lines.length === 0) return;
    this.#write(`${down(this.#rowsBelow())}\n`);
    this.#forget();
  }

  #forget(): void {
    this.#lines = [];
    this.#cursor = 0;
  }

  /** From the cursor to the first column of the first line. */
  #toTop(): string {
    const above = this.#lines.slice(0, this.#cursor).reduce((rows, _, index) => rows + this.#end(index).row + 1, 0);
    return `${up(above + this.#end(this.#cursor).row)}\r`;
  }

  #rowsBelow(): number {
    return this.#lines.reduce((rows, _, index) => (index > this.#cursor ? rows + this.#end(index).row + 1 : rows), 0);
  }

  /** Where a line ends: in which of its rows, and behind how many columns. Behind a full row the cursor stands in the next one. */
  #end(index: number): { row: number; column: number } {
    const columns = this.#columns();
    const end = endOf(this.#lines[index]?.text ?? '', columns);
    return index === this.#cursor && end.column === columns ? { row: end.row + 1, column: 0 } : end;
  }
}

/** Where a text ends that a terminal breaks at its edge. A wide character that no longer fits goes whole into the next row. */
function endOf(text: string, columns: number): { row: number; column: number } {
  let [row, column] = [0, 0];
  for (const character of text) {
    const width = widthOf(character);
    if (column + width > columns) [row, column] = [row + 1, 0];
    column += width;
  }
  return { row, column };
}
