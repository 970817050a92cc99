import type { Ask, Style } from '../../flows/ports.ts';
import type { Words } from '../../words/types.ts';
import { accessibleAsk } from './accessible.ts';
import { fold } from './fold.ts';
import { Keyboard } from './keyboard.ts';
import { drawnAsk } from './ordinary.ts';
import type { KeyboardInput } from './raw-mode.ts';

export type TerminalOptions = {
  stdin: KeyboardInput;
  stderr: NodeJS.WritableStream;
  style: Style;
  words: Words['terminal'];
  /** Aborted by Ctrl-C and SIGTERM: the open question throws its reason, and the terminal is given back. */
  signal: AbortSignal;
  /** Numbered lines, nothing drawn twice, no escape sequences. */
  accessible: boolean;
  /** What the output door does to foreign text: every message, label and explanation passes through it. */
  clean?: (text: string) => string;
  /** What Ctrl-C does while no question is open. Raised as the signal it would have been, if somebody listens for it. */
  interrupt?: () => void;
};

/** What both ways of asking share. */
export type Terminal = {
  keyboard: Keyboard;
  write: (text: string) => void;
  say: (text: string) => void;
  clean: (text: string) => string;
  style: Style;
  words: Words['terminal'];
};

/**
 * Questions in a terminal. Takes the terminal over at once (raw mode), so that a key pasted before its prompt is not echoed:
 * make it before the first line is printed. `close` gives the terminal back and may be called at any time; Ctrl-C, Ctrl-D,
 * the end of the input, the signal and the end of the process do it by themselves.
 */
export const terminalAsk = (options: TerminalOptions): Ask & { close(): void } => {
  const {
    stdin,
    stderr,
    style,
    words,
    signal,
    accessible,
    clean = (text) => text,
    interrupt = raiseInterrupt,
  } = options;
  const write = (text: string): void => void stderr.write(text);
  // A screen reader is served best by the lines as they are; eyes want them broken between words, and room behind them.
  const say = (text: string): void =>
    write(accessible ? `${clean(text)}\n` : `${fold(clean(text), style.columns)}\n\n`);
  const keyboard = new Keyboard({ input: stdin, write, marks: !accessible, interrupt, signal });
  keyboard.start();
  const terminal: Terminal = { keyboard, write, say, clean, style, words };
  const ask = accessible ? accessibleAsk(terminal) : drawnAsk(terminal);
  return { ...ask, close: () => keyboard.stop() };
};

const raiseInterrupt = (): void => {
  // On Windows `process.kill` would end the process without asking its listeners.
  if (process.listenerCount('SIGINT') > 0) process.emit('SIGINT', 'SIGINT');
  else process.kill(process.pid, 'SIGINT');
};
