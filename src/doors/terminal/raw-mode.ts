/** The part of `process.stdin` that a keyboard needs. */
export type KeyboardInput = NodeJS.ReadableStream & {
  isTTY?: boolean;
  readableEnded?: boolean;
  destroyed?: boolean;
  setRawMode?(on: boolean): unknown;
  ref?(): unknown;
  unref?(): unknown;
};

/** How a terminal is taken over and given back: in raw mode every key comes as it is pressed, and nothing is echoed. */
export type RawMode = {
  take(): void;
  /** Echo on, cursor shown, paste marks off. */
  giveBack(): void;
  /** For a terminal that somebody else had meanwhile. */
  takeAgain(): void;
  /** Ctrl-Z: the whole job goes to the background, as the terminal itself would do it, and comes back with `fg`. Windows knows no such thing. */
  suspend(): void;
};

/** `marks`: this terminal understands escape sequences, so that pastes can be asked to come between marks. */
export function rawMode(input: KeyboardInput, write: (text: string) => void, marks: boolean): RawMode {
  const set = (on: boolean): void => {
    if (marks) write(on ? '\u001b[?2004h' : '\u001b[?2004l\u001b[?25h');
    if (!input.isTTY) return;
    try {
      input.setRawMode?.(on);
    } catch {
      // The terminal is gone (a closed window gives EIO): its end is reported by the stream itself.
    }
  };
  const takeAgain = (): void => {
    set(false);
    set(true);
  };
  return {
    take: () => set(true),
    giveBack: () => set(false),
    takeAgain,
    suspend() {
      if (process.platform === 'win32') return;
      set(false);
      // Group 0, since under npx the shell waits for npm, not for this process alone.
      process.kill(0, 'SIGTSTP');
      // Behind it the process has been stopped and gone on, or nothing stops it here (a container's first process): it would echo a key.
      set(true);
    },
  };
}
