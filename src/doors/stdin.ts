import { InputLost } from '../core/errors.ts';
import { Secret } from '../core/key/secret.ts';
import type { Stdin } from '../flows/ports.ts';
import type { KeyboardInput } from './terminal/raw-mode.ts';

type Input = KeyboardInput & { destroy?(error?: Error): unknown };
type Outcome = Awaited<ReturnType<Stdin['read']>>;

/**
 * Standard input as data, read once. An open pipe on which nothing more comes is left after the time given; afterwards the
 * input keeps no process alive. An input that cannot be read (a folder, a closed one) is an empty one. In a terminal it is
 * one line, not shown, since what comes this way is a key. Throws Cancelled on Ctrl-C there.
 * @param ready called in a terminal once it no longer shows what is typed: who is asked any sooner may see a quick paste
 */
export const systemStdin = (input: Input, ready: () => void = () => {}): Stdin => ({
  read: async (limit, timeoutMs) => {
    const outcome = await (input.isTTY === true ? typed(input, timeoutMs, ready) : piped(input, limit, timeoutMs));
    return outcome.kind === 'text' && outcome.text.length > limit ? { kind: 'too-large' } : outcome;
  },
});

const piped = (input: Input, limit: number, timeoutMs: number): Promise<Outcome> =>
  new Promise((resolve) => {
    const pieces: Buffer[] = [];
    let bytes = 0;
    const finish = (outcome: Outcome): void => {
      clearTimeout(timer);
      input.removeListener('data', data);
      input.removeListener('end', ended);
      input.removeListener('error', ended);
      // A late error must not become an uncaught one.
      input.on('error', () => {});
      input.pause();
      input.unref?.();
      input.destroy?.();
      resolve(outcome);
    };
    const data = (piece: Buffer | string): void => {
      const buffer = typeof piece === 'string' ? Buffer.from(piece) : piece;
      pieces.push(buffer);
      bytes += buffer.length;
      // No encoding here takes more than four bytes for a character, so this much is too many characters in any of them.
      if (bytes > limit * 4) finish({ kind: 'too-large' });
    };
    const ended = (): void => finish({ kind: 'text', text: new Secret(decoded(Buffer.concat(pieces))) });
    const timer = setTimeout(() => finish({ kind: 'silent' }), timeoutMs);
    input.on('data', data);
    input.on('end', ended);
    input.on('error', ended);
    input.resume();
  });

const typed = async (input: Input, timeoutMs: number, ready: () => void): Promise<Outcome> => {
  const { Keyboard } = await import('./terminal/keyboard.ts');
  const { hiddenLine } = await import('./terminal/line.ts');
  const signal = AbortSignal.timeout(timeoutMs);
  const silent = (): void => {};
  const keyboard = new Keyboard({ input, write: silent, marks: false, interrupt: silent, signal });
  try {
    keyboard.start();
    ready();
    const outcome = await hiddenLine(keyboard, '', silent);
    return { kind: 'text', text: new Secret(outcome.kind === 'answer' ? outcome.value : '') };
  } catch (error) {
    if (error instanceof InputLost) return { kind: 'text', text: new Secret('') };
    if (signal.aborted) return { kind: 'silent' };
    throw error;
  } finally {
    keyboard.stop();
  }
};

/** UTF-8, or UTF-16 where its mark says so (PowerShell's `>` writes that); what is neither keeps a visible replacement character. */
const decoded = (bytes: Buffer): string => {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
};
