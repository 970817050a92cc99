/** Work shorter than this shows nothing: something that flashes up cannot be read (milliseconds). */
const patience = 300;

export type Busy = <T>(message: string, work: () => Promise<T>) => Promise<T>;

/** How waiting is shown: a spinner, one plain line (accessible mode), or not at all (no terminal). */
export type BusyWay =
  | { kind: 'spinner'; stream: NodeJS.WriteStream; clean: (text: string) => string; ascii?: boolean }
  | { kind: 'line'; say: (text: string) => void }
  | { kind: 'silent' };

/** Shows that something takes its time, from when it does until it is over, however it ends. */
export const createBusy = (way: BusyWay): Busy => {
  if (way.kind === 'silent') return (_message, work) => work();
  if (way.kind === 'spinner') return (message, work) => spinning(way, way.clean(message), work);
  return (message, work) => {
    way.say(message);
    return work();
  };
};

type Spinner = Extract<BusyWay, { kind: 'spinner' }>;

const spinning = async <T>(way: Spinner, text: string, work: () => Promise<T>): Promise<T> => {
  const over = new AbortController();
  const timer = setTimeout(() => void spin(way, text, over.signal), patience);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
    over.abort();
  }
};

const spin = async ({ stream, ascii = false }: Spinner, text: string, over: AbortSignal): Promise<void> => {
  const { default: ora } = await import('ora');
  if (over.aborted) return;
  // Enabled, since whoever chose a spinner knows that there is a terminal (ora alone goes by CI being set, also to 0).
  // The input is left alone: the keyboard has it, in raw mode, and Ctrl-C works.
  const spinner = ora({
    text,
    stream,
    isEnabled: true,
    discardStdin: false,
    ...(ascii && { spinner: 'line' }),
  }).start();
  over.addEventListener('abort', () => spinner.stop());
};
