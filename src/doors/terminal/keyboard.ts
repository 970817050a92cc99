import { StringDecoder } from 'node:string_decoder';
import { Cancelled, InputLost } from '../../core/errors.ts';
import { type Key, KeyDecoder } from './keys.ts';
import { type KeyboardInput, type RawMode, rawMode } from './raw-mode.ts';

/** A key that a question gets to see; the others mean the same everywhere and are the keyboard's own. */
export type PromptKey = Exclude<Key, { kind: 'interrupt' | 'end' | 'suspend' }>;

/** One question's way of listening. */
export type Listener = {
  key(key: PromptKey): void;
  /** Ctrl-Z: the screen is the shell's for a while. `redraw` is called behind it. */
  suspend?(): void;
  /** The screen has to be drawn again: keycheck was in the background meanwhile. */
  redraw?(): void;
  /** Called once, before the question's promise settles: leaves the screen in order. */
  end?(): void;
};

type Settle<T> = { resolve(value: T): void; reject(reason: unknown): void };

/** A lone Escape is known by the silence behind it; a paste that lost its end mark, by a longer one (milliseconds). */
const escapeSilence = 50;
const pasteSilence = 1000;
/** What a question does not want is over with this silence (milliseconds). */
const unwantedSilence = 500;
/** Behind a Ctrl-Z that stopped the program its going on is heard within this time (milliseconds). */
const resumeSilence = 100;

/** What is typed between two questions is kept for a hidden one, up to so many keys; a paste counts as one. */
const keptKeys = 4096;

/**
 * Owns the terminal's input from the first line of a run to its last. In raw mode nothing that is typed or pasted is
 * echoed, also between questions, where a newcomer pastes the key too early. Whatever way the run ends, `stop` gives
 * the terminal back as it was.
 */
export class Keyboard {
  readonly #input: KeyboardInput;
  readonly #mode: RawMode;
  readonly #interrupt: () => void;
  readonly #signal: AbortSignal;
  readonly #decoder = new KeyDecoder();
  readonly #characters = new StringDecoder('utf8');
  #early: Key[] = [];
  #listening: { hear(key: Key): void; fail(reason: unknown): void; open: Listener } | null = null;
  #silence: NodeJS.Timeout | undefined;
  #goesOn: NodeJS.Timeout | undefined;
  /** Until this moment what is typed or pasted belongs to something that nobody wants. */
  #muteUntil = Number.NEGATIVE_INFINITY;
  #running = false;
  #lost = false;

  /**
   * `marks`: this terminal understands escape sequences, so that pastes can be asked to come between marks.
   * `interrupt`: what Ctrl-C does while no question is open; raw mode turns it from a signal into a key.
   */
  constructor(options: {
    input: KeyboardInput;
    write: (text: string) => void;
    marks: boolean;
    interrupt: () => void;
    signal: AbortSignal;
  }) {
    this.#input = options.input;
    this.#mode = rawMode(options.input, options.write, options.marks);
    this.#interrupt = options.interrupt;
    this.#signal = options.signal;
  }

  /** Takes the terminal over. Does nothing the second time. */
  start(): void {
    if (this.#running || this.#lost || this.#signal.aborted) return;
    if (this.#input.readableEnded || this.#input.destroyed) {
      this.#lost = true;
      return;
    }
    this.#running = true;
    this.#mode.take();
    this.#input.on('data', this.#data);
    this.#input.on('end', this.#end);
    this.#input.on('close', this.#end);
    this.#input.on('error', this.#end);
    this.#signal.addEventListener('abort', this.#aborted, { once: true });
    process.once('exit', this.#exit);
    if (process.platform !== 'win32') for (const [name, heard] of this.#signals) process.on(name, heard);
    this.#input.resume();
    // Only an open question keeps the process alive.
    this.#input.unref?.();
  }

  /** Gives the terminal back: echo on, cursor shown, paste marks off, input at rest. Does nothing the second time. */
  stop(): void {
    if (!this.#running) return;
    this.#running = false;
    clearTimeout(this.#silence);
    clearTimeout(this.#goesOn);
    this.#early = [];
    this.#input.removeListener('data', this.#data);
    this.#input.removeListener('end', this.#end);
    this.#input.removeListener('close', this.#end);
    // The listener for errors stays: a terminal that goes away afterwards must not become an uncaught error.
    this.#signal.removeEventListener('abort', this.#aborted);
    process.removeListener('exit', this.#exit);
    for (const [name, heard] of this.#signals) process.removeListener(name, heard);
    this.#mode.giveBack();
    this.#input.pause();
    this.#input.unref?.();
  }

  /**
   * Listens for one question until it settles. Throws Cancelled on Ctrl-C, InputLost on Ctrl-D and at the end of the
   * input, the signal's reason when the run is stopped; the terminal is given back before each of these.
   * `early`: whether what was typed or pasted before the question counts. It may fill a hidden line; it must not answer.
   */
  async listen<T>(early: 'keep' | 'drop', begin: (settle: Settle<T>) => Listener): Promise<T> {
    if (this.#signal.aborted) throw this.#signal.reason;
    this.start();
    if (this.#lost) {
      this.stop();
      throw new InputLost('the input has ended');
    }
    this.#input.ref?.();
    let listener: Listener | undefined;
    try {
      return await new Promise<T>((resolve, reject) => {
        // Deaf from the moment it is answered: what comes in the same read belongs to whatever is asked next.
        const settle: Settle<T> = {
          resolve: (value) => {
            this.#listening = null;
            resolve(value);
          },
          reject: (reason) => {
            this.#listening = null;
            reject(reason);
          },
        };
        const open = begin(settle);
        listener = open;
        this.#listening = {
          hear: (key) => this.#dispatch(key, open, settle),
          fail: (reason) => this.#giveUp(settle, reason),
          open,
        };
        const kept = early === 'keep' ? this.#early : [];
        this.#early = [];
        this.#take(fromFirstText(kept));
      });
    } finally {
      listener?.end?.();
      if (this.#running) this.#input.unref?.();
    }
  }

  /**
   * What comes behind this key is dropped, up to a silence: it would be shown, and its Enter would answer. Esc, Ctrl-C and the like are heard.
   * A paste between marks is whole, and nothing of it comes behind.
   */
  mute(key: Key): void {
    if (key.kind === 'paste' && key.marked) return;
    this.#muteUntil = performance.now() + unwantedSilence;
  }

  #dispatch<T>(key: Key, listener: Listener, settle: Settle<T>): void {
    clearTimeout(this.#goesOn);
    if (key.kind === 'interrupt') this.#giveUp(settle, new Cancelled('SIGINT'));
    else if (key.kind === 'end') this.#giveUp(settle, new InputLost('the input was ended with Ctrl-D'));
    else if (key.kind === 'suspend') this.#suspend(listener);
    else listener.key(key);
  }

  #suspend(listener: Listener): void {
    if (process.platform === 'win32') return;
    listener.suspend?.();
    this.#mode.suspend();
    // Where nothing could be stopped (a container's first process), no SIGCONT says that it goes on, and what was left has to be drawn again.
    if (listener.suspend) this.#goesOn = setTimeout(this.#continued, resumeSilence).unref();
  }

  #giveUp<T>(settle: Settle<T>, reason: unknown): void {
    this.stop();
    settle.reject(reason);
  }

  readonly #data = (chunk: Buffer | string): void => {
    clearTimeout(this.#silence);
    this.#take(
      this.#decoder.push(typeof chunk === 'string' ? chunk : this.#characters.write(chunk), performance.now()),
    );
    const waiting = this.#decoder.waiting;
    if (waiting === null) return;
    const silence = waiting === 'escape' ? escapeSilence : pasteSilence;
    this.#silence = setTimeout(() => this.#take(this.#decoder.flush()), silence);
  };

  #take(keys: readonly Key[]): void {
    for (const key of keys) {
      if (performance.now() < this.#muteUntil && isTyped(key)) this.mute(key);
      else if (this.#listening) this.#listening.hear(key);
      else if (key.kind === 'interrupt') this.#interrupt();
      else if (key.kind === 'suspend') this.#mode.suspend();
      else if (key.kind === 'end') this.#end();
      else if (this.#early.length < keptKeys) this.#early.push(key);
    }
  }

  /** While no question is open the run goes on, and the terminal stays silent: a key may be on its way all the same. */
  readonly #end = (): void => {
    this.#lost = true;
    this.#listening?.fail(new InputLost('the input has ended'));
  };

  /** A hang-up is the end of the input: unheard it would end the process and leave a terminal that is still there without an echo. */
  readonly #signals: readonly (readonly ['SIGHUP' | 'SIGCONT', () => void])[] = [
    // A moment later: what restores the cursor behind a spinner kills the process where it is the only one left that listens (signal-exit).
    ['SIGHUP', () => void setImmediate(this.#end)],
    ['SIGCONT', () => this.#continued()],
  ];

  readonly #aborted = (): void => {
    if (this.#listening) this.#listening.fail(this.#signal.reason);
    else this.stop();
  };

  readonly #exit = (): void => this.stop();

  /** Gone on after a stop, whoever ordered that: meanwhile the shell had the terminal. */
  readonly #continued = (): void => {
    clearTimeout(this.#goesOn);
    this.#mode.takeAgain();
    this.#listening?.open.redraw?.();
  };
}

const isTyped = ({ kind }: Key): boolean => kind === 'text' || kind === 'paste' || kind === 'enter';

/** A lone Enter pressed out of impatience, before anything was pasted, is no answer. */
const fromFirstText = (keys: readonly Key[]): readonly Key[] => {
  const first = keys.findIndex(({ kind }) => kind === 'text' || kind === 'paste');
  return first === -1 ? [] : keys.slice(first).filter(({ kind }) => kind !== 'escape' && kind !== 'sequence');
};
