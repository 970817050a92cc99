/** Work shorter than this shows nothing: something that flashes up cannot be read (milliseconds). */
const patience = 300;

export type Busy = <T>(message: string, work: () => Promise<T>) => Promise<T>;

/** Shows that something takes its time: a spinner, one plain line (accessible mode), or nothing (no terminal). */
/** How waiting is shown: a spinner, one plain line (accessible mode), or not at all (no terminal). */
export type BusyWay =
  | { kind: 'spinner'; stream: NodeJS.WriteStream; clean: (text: string) => string }
  | { kind: 'line'; say: (text: string) => void }
  | { kind: 'silent' };

/** Shows that something takes its time, from when it does until it is over, however it ends. */
export const createBusy = (way: BusyWay): Busy => {
  if (way.kind === 'silent') return (_message, work) => work();
  if (way.kind === 'spinner') return (message, work) => spinning(way.stream, way.clean(message), work);
  return (message, work) => {
    way.say(message);
    return work();
  };
};

const spinning = async <T>(stream: NodeJS.WriteStream, text: string, work: () => Promise<T>): Promise<T> => {
  const over = new AbortController();
  const timer = setTimeout(() => void spin(stream, text, over.signal), patience);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
    over.abort();
  }
};

const spin = async (stream: NodeJS.WriteStream, text: string, over: AbortSignal): Promise<void> => {
  const { default: ora } = await import('ora');
  if (over.aborted) return;
  // Enabled, since whoever chose a spinner knows that there is a terminal (ora alone goes by CI being set, also to 0).
  // The input is left alone: the keyboard has it, in raw mode, and Ctrl-C works.
  const spinner = ora({ text, stream, isEnabled: true, discardStdin: false }).start();
  over.addEventListener('abort', () => spinner.stop());
};
