/** Work shorter than this shows nothing: something that flashes up cannot be read (milliseconds). */
const patience = 300;

export type Busy = <T>(message: string, work: () => Promise<T>) => Promise<T>;

/** Shows that something takes its time: a spinner, one plain line (accessible mode), or nothing (no terminal). */
export const createBusy = (
  how: { kind: 'spinner'; stream: NodeJS.WriteStream; clean: (text: string) => string } | { kind: 'line'; say: (text: string) => void } | { kind: 'silent' },
): Busy => {
  if (how.kind === 'silent') return (_message, work) => work();
  if (how.kind === 'line') {
    return (message, work) => {
      how.say(message);
      return work();
    };
  }
  return async (message, work) => {
    let stop: (() => void) | null = null;
    let over = false;
    const timer = setTimeout(async () => {
      const { default: ora } = await import('ora');
      if (over) return;
      // Not `discardStdin`: the keyboard has the input, in raw mode, and Ctrl-C works.
      const spinner = ora({ text: how.clean(message), stream: how.stream, discardStdin: false }).start();
      stop = () => spinner.stop();
    }, patience);
    try {
      return await work();
    } finally {
      over = true;
      clearTimeout(timer);
      (stop as (() => void) | null)?.();
    }
  };
};
