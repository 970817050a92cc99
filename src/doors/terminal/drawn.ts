/** Drawn prompts (inquirer) fed by our own keyboard, so that Esc, `?`, Ctrl-C and pastes mean the same everywhere. */
import { PassThrough, Writable } from 'node:stream';
import type { Style } from '../../flows/ports.ts';
import type { Keyboard, PromptKey } from './keyboard.ts';
import type { Interruption, Outcome } from './outcome.ts';

/** What inquirer takes beside a prompt's own settings. */
export type DrawnContext = {
  input: NodeJS.ReadableStream;
  output: NodeJS.WritableStream;
  signal: AbortSignal;
  clearPromptOnDone: boolean;
};

/** How one kind of prompt takes a key: an outcome that ends it, or characters for its line. */
export type Take = (key: PromptKey) => { interruption: Interruption } | string;

/** Line ends and the like as inquirer's readline wants them. */
const plain = { enter: '\r', backspace: '\u007f', 'erase-line': '\u0015', escape: '' } as const;

/** The characters readline should see for a key. Control characters that were pasted or typed are left out. */
export const characters = (key: PromptKey): string => {
  if (key.kind === 'text' || key.kind === 'paste') return key.text.replace(/\p{Cc}/gu, '');
  return key.kind === 'sequence' ? key.text : plain[key.kind];
};

/** Draws one prompt and answers how it ended. `ends`: a signal of the caller that takes the question away. */
export const draw = async <T>(
  keyboard: Keyboard,
  prompt: (context: DrawnContext) => Promise<T>,
  take: Take,
  paper: { write: (text: string) => void; style: Pick<Style, 'columns'> },
  ends?: AbortSignal,
): Promise<Outcome<T>> => {
  const feed = new PassThrough();
  const stop = new AbortController();
  const context: DrawnContext = { input: feed, output: sheet(paper), signal: stop.signal, clearPromptOnDone: false };
  return keyboard.listen<Outcome<T>>('drop', ({ resolve, reject }) => {
    const finish = (kind: Interruption, clear: boolean): void => {
      context.clearPromptOnDone = clear;
      resolve({ kind });
    };
    const drawn = prompt(context).then(
      (value) => resolve({ kind: 'answer', value }),
      (error: unknown) => {
        if (!stop.signal.aborted) reject(error);
      },
    );
    const ended = (): void => finish('ended', false);
    ends?.addEventListener('abort', ended, { once: true });
    return {
      key(key) {
        const taken = take(key);
        if (typeof taken === 'string') feed.write(taken);
        else {
          if (taken.interruption === 'pasted' || taken.interruption === 'key-shown') keyboard.mute(key);
          finish(taken.interruption, true);
        }
      },
      redraw: () => finish('again', false),
      async end() {
        ends?.removeEventListener('abort', ended);
        stop.abort();
        feed.end();
        await drawn;
      },
    };
  });
};

/** What a prompt draws on. It ends with the prompt, which the terminal's own stream must not. */
const sheet = ({ write, style }: { write: (text: string) => void; style: Pick<Style, 'columns'> }): Writable => {
  const stream = new Writable({
    decodeStrings: false,
    write(text: string, _encoding, done) {
      write(text);
      done();
    },
  });
  // Looked up each time: a window may change its size while a question is open.
  return Object.defineProperty(stream, 'columns', { get: () => style.columns });
};
