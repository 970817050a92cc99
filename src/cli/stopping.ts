import { Cancelled } from '../core/errors.ts';
import { exitCodes, stopCodes } from '../core/exit-codes.ts';
import type { Output } from '../doors/output.ts';
import type { Words } from '../words/types.ts';

/** One abort signal over everything: the first Ctrl-C or SIGTERM stops the run tidily, a second one at once. */
export function stopSignal(process: NodeJS.Process) {
  const controller = new AbortController();
  const stops = (['SIGINT', 'SIGTERM'] as const).map((name) => {
    const listener = () => {
      if (controller.signal.aborted) process.exit(stopCodes[name]);
      controller.abort(new Cancelled(name));
    };
    process.on(name, listener);
    return { name, listener };
  });
  return {
    signal: controller.signal,
    release: () => {
      for (const { name, listener } of stops) process.off(name, listener);
    },
  };
}

/**
 * The exit code of an answer that is written whole; one that could not be written is no success. Throws the signal's reason where the run is
 * stopped while nobody reads.
 */
export async function whole(
  exitCode: number,
  { output, words, signal }: { output: Output; words: Words; signal: AbortSignal },
): Promise<number> {
  const stopped = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  if (await Promise.race([output.flush(), stopped])) return exitCode;
  output.say(words.usage.notWritten);
  return exitCode === 0 ? exitCodes.internal : exitCode;
}

/** Waits until what was said is read; a run that was stopped, only for a moment: whoever stops it does not wait for others. */
export async function leave(output: Output, exitCode: number): Promise<void> {
  const isStopped = Object.values<number>(stopCodes).includes(exitCode);
  const moment = new Promise((resolve) => isStopped && setTimeout(resolve, 500));
  await Promise.race([output.flush(), moment]);
}
