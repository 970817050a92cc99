import { availableParallelism } from 'node:os';
import type { Secret } from '../../../core/key/secret.ts';
import { type Batch, type Found, searchBatch, together } from './batch.ts';
import { claim, type Helper, startHelper } from './helper.ts';
import { createSearch } from './search.ts';

/** A tree of fewer batches is searched before a second thread is up. */
const worthHelp = 32;
/** A byte each, of which the system hands out only those that are touched. No tree that can be searched in time has more. */
const mostOffered = 1024 * 1024;

/**
 * Searches batches: alone in a small tree; in a large one with a second thread, which takes them from the front while this one still lists
 * files, and then this one from the back, until they meet.
 * @param thread the built thread.ts; null: alone
 */
export function createTeam(cwd: string, own: readonly Secret[], thread: string | null) {
  const search = createSearch(own);
  const claims = new Uint8Array(new SharedArrayBuffer(mostOffered));
  const batches: Batch[] = [];
  const found: (Found | undefined)[] = [];
  let answers = 0;
  let helper: Helper | null = null;
  /** Behind this one every batch is taken. */
  let last = -1;

  function put(index: number, what: Found): void {
    if (found[index] === undefined) answers += 1;
    found[index] = what;
  }
  const searchHere = (index: number): void => put(index, searchBatch(cwd, batches[index] ?? [], search));
  const help = (program: string): Helper | null =>
    startHelper(program, {
      cwd,
      own,
      claims,
      onAnswer: (answer) => put(answer.index, answer.found),
      onGone: () => {
        last = batches.length - 1;
      },
    });

  return {
    /** Takes a batch on: it is searched at once, or offered to the second thread. */
    add(batch: Batch): void {
      const index = batches.push(batch) - 1;
      last = index;
      if (index === worthHelp && thread !== null && availableParallelism() > 1) helper = help(thread);
      if (helper === null || index >= mostOffered) searchHere(index);
      else helper.offer({ index, batch });
    },
    /** Searches one batch that nobody has taken; false when there is none. */
    step(): boolean {
      for (; last >= 0; last -= 1) {
        if (found[last] !== undefined || !(helper?.isGone() || claim(claims, last))) continue;
        searchHere(last);
        return true;
      }
      return false;
    },
    isDone: (): boolean => answers === batches.length,
    found: (): Found => together(found.filter((one) => one !== undefined)),
    end: (): void => helper?.end(),
  };
}
