import { widthOf } from '../../words/layout.ts';

/** A line of a block: what it says, and how it looks. */
export type Line = { text: string; look(text: string): string };

const eraseBelow = '\u001b[J';
const up = (rows: number): string => (rows > 0 ? `\u001b[${rows}A` : '');
const down = (rows: number): string => (rows > 0 ? `\u001b[${rows}B` : '');
const right = (columns: number): string => (columns > 0 ? `\u001b[${columns}C` : '');

/**
 * Lines at the end of the screen that are drawn again in their own place, with the cursor behind one of them. Rows are counted anew each
 * time: terminals break and join lines themselves when their window changes its size.
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
    const texts = lines.map(({ text, look }, index) => look(text) + (this.#isFull(index) ? ' ' : ''));
    this.#write(
      `${old}${eraseBelow}${texts.join('\n')}${up(this.#rowsBelow())}\r${right(this.#width() % this.#columns())}`,
    );
  }

  /** Takes the lines away. The cursor stands where they began. */
  erase(): void {
    this.#write(this.#toTop() + eraseBelow);
    this.forget();
  }

  /** Leaves the lines as they are. The cursor stands below them. */
  leave(): void {
    this.#write(`${down(this.#rowsBelow())}\n`);
    this.forget();
  }

  /** What was drawn is somebody else's by now: the next drawing begins where the cursor is. */
  forget(): void {
    this.#lines = [];
    this.#cursor = 0;
  }

  /** From the cursor to the first column of the first line. */
  #toTop(): string {
    const above = this.#lines.slice(0, this.#cursor).reduce((rows, _, index) => rows + this.#rows(index), 0);
    return `${up(above + Math.floor(this.#width() / this.#columns()))}\r`;
  }

  #rowsBelow(): number {
    const inLine = this.#rows(this.#cursor) - 1 - Math.floor(this.#width() / this.#columns());
    return this.#lines.reduce((rows, _, index) => (index > this.#cursor ? rows + this.#rows(index) : rows), inLine);
  }

  #width(index = this.#cursor): number {
    return widthOf(this.#lines[index]?.text ?? '');
  }

  /** A line that ends with the row: the cursor behind it stands in the next one, for which it gets a blank. */
  #isFull(index: number): boolean {
    return index === this.#cursor && this.#width() > 0 && this.#width() % this.#columns() === 0;
  }

  #rows(index: number): number {
    return Math.max(1, Math.ceil(this.#width(index) / this.#columns())) + (this.#isFull(index) ? 1 : 0);
  }
}
