import xterm from '@xterm/headless';

/** How a piece of text looks. `colour` is one of the terminal's sixteen, or null for its own. */
export type Look = { colour: number | null; bold: boolean; dim: boolean; underline: boolean; inverse: boolean };

/** One character of a screen; a Chinese one is two columns wide. */
export type Cell = { text: string; width: number; look: Look };

/** A text to be shown in place of another, such as a port that differs from run to run. */
export type Freeze = readonly [found: RegExp, shown: string];

export const plainLook: Look = { colour: null, bold: false, dim: false, underline: false, inverse: false };

/** What a terminal of `columns` shows when a program wrote this, row by row, with no empty rows at its ends. */
export async function rowsOf(written: string, columns: number, freeze: readonly Freeze[] = []): Promise<Cell[][]> {
  const terminal = new xterm.Terminal({ cols: columns, rows: 40, scrollback: 5000, allowProposedApi: true });
  await new Promise<void>((done) => terminal.write(written, done));
  const { active } = terminal.buffer;
  const rows = Array.from({ length: active.length }, (_, row) => cellsOf(active.getLine(row), columns));
  const frozen = rows.map((cells) => freeze.reduce(replace, cells));
  const filled = frozen.map((cells) => cells.some(({ text }) => text.trim() !== ''));
  return frozen.slice(filled.indexOf(true), filled.lastIndexOf(true) + 1);
}

/** A row of plain text, such as the command that was typed. */
export const rowOf = (text: string, look: Partial<Look> = {}): Cell[] =>
  [...text].map((char) => ({ text: char, width: 1, look: { ...plainLook, ...look } }));

type Line = NonNullable<ReturnType<InstanceType<typeof xterm.Terminal>['buffer']['active']['getLine']>>;

function cellsOf(line: Line | undefined, columns: number): Cell[] {
  const cells: Cell[] = [];
  for (let at = 0; at < columns; at += 1) {
    const cell = line?.getCell(at);
    if (cell === undefined || cell.getWidth() === 0) continue;
    const look: Look = {
      colour: cell.isFgPalette() ? cell.getFgColor() : null,
      bold: cell.isBold() !== 0,
      dim: cell.isDim() !== 0,
      underline: cell.isUnderline() !== 0,
      inverse: cell.isInverse() !== 0,
    };
    cells.push({ text: cell.getChars() || ' ', width: cell.getWidth(), look });
  }
  return cells;
}

/** The row with every such text replaced, in the look of what stood there. */
function replace(cells: Cell[], [found, shown]: Freeze): Cell[] {
  const text = cells.map((cell) => cell.text).join('');
  // Every cell here is one UTF-16 unit wide in text but for emoji, which keycheck does not print.
  const changed: Cell[] = [];
  let from = 0;
  for (const match of text.matchAll(found)) {
    changed.push(...cells.slice(from, match.index), ...rowOf(shown, cells[match.index]?.look));
    from = match.index + match[0].length;
  }
  return [...changed, ...cells.slice(from)];
}
