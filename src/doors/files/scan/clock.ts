import { setTimeout as later, setImmediate as nextTurn } from 'node:timers/promises';

/** So often a long run looks up from its work. In milliseconds. */
const turnMs = 40;

/** Lets timers, messages and signals have their turn in a long run, and knows when its time is over. */
export function createClock(timeMs: number, signal: AbortSignal) {
  const until = performance.now() + timeMs;
  let last = performance.now();
  return {
    /** Whether it is time to look up. */
    due: (): boolean => performance.now() >= Math.min(last + turnMs, until),
    /** Looks up, for so long at least: whether the time is over. Throws the signal's reason. */
    over: async (idleMs = 0): Promise<boolean> => {
      await (idleMs > 0 ? later(idleMs) : nextTurn());
      signal.throwIfAborted();
      last = performance.now();
      return last >= until;
    },
  };
}
