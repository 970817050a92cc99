import stringWidth from 'string-width';
import { type Back, back } from '../../flows/ports.ts';
import type { Keyboard } from './keyboard.ts';

/** Accessible mode says the time left this often (seconds): a line every second would drown everything else. */
const saidEvery = 30;

const startOfLine = '\r\u001b[2K';

export type Countdown = {
  seconds: number;
  line: (secondsLeft: number) => string;
  write: (text: string) => void;
  /** Columns that a line may fill, or null where nothing is drawn twice (accessible mode). */
  columns: number | null;
};

/** Waits where it can be seen. Enter ends the wait, Esc goes back. */
export const countdown = (
  keyboard: Keyboard,
  { seconds, line, write, columns }: Countdown,
): Promise<'done' | 'now' | Back> =>
  keyboard.listen<'done' | 'now' | Back>('drop', ({ resolve }) => {
    const until = performance.now() + seconds * 1000;
    let typed = '';
    let said = Number.POSITIVE_INFINITY;
    const show = (): void => {
      const left = Math.max(0, Math.ceil((until - performance.now()) / 1000));
      if (columns !== null) write(startOfLine + fitted(line(left), columns));
      else if (said - left >= saidEvery && left > 0) {
        said = left;
        write(`${line(left)}\n`);
      }
      if (left === 0) resolve('done');
    };
    const everySecond = setInterval(show, 1000);
    const over = setTimeout(() => resolve('done'), seconds * 1000);
    show();
    return {
      key(key) {
        if (key.kind === 'escape') resolve(back);
        if (key.kind === 'enter') resolve(typed.trim().toLowerCase() === 'back' ? back : 'now');
        if (key.kind === 'text') typed += key.text;
      },
      redraw: show,
      end() {
        clearInterval(everySecond);
        clearTimeout(over);
        if (columns !== null) write(startOfLine);
      },
    };
  });

/** Cut to one row: a row that wraps cannot be drawn again in place. */
const fitted = (text: string, columns: number): string => {
  let cut = text;
  while (stringWidth(cut) >= columns) cut = cut.slice(0, -1);
  return cut;
};
