import { type Cause, type CauseClass, causesByClass } from '../core/causes/ids.ts';
import { parts } from './parts.ts';
import type { CauseWords } from './shapes.ts';

/** What is said of every cause of one class. */
type OfClass<C extends CauseClass> = Readonly<Record<(typeof causesByClass)[C][number], CauseWords>>;

/**
 * One table of every cause, out of a table for each class. A class is looked into only when one of its causes is asked for:
 * a run names one cause at most, and need not load what is said of the others.
 */
export function byClass(tables: { readonly [C in CauseClass]: () => OfClass<C> }): Readonly<Record<Cause, CauseWords>> {
  const entries = (Object.keys(causesByClass) as CauseClass[]).flatMap((name) => {
    const table: () => Readonly<Partial<Record<Cause, CauseWords>>> = tables[name];
    return causesByClass[name].map((cause) => [cause, () => table()[cause]] as const);
  });
  return parts(Object.fromEntries(entries) as Record<Cause, () => CauseWords>);
}
