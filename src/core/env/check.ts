import type { EnvReader, ReaderName } from './readers/types.ts';

/** What a reader would make of an edit that it should not: the variable reads otherwise, or another one changed. */
export type Disagreement = { reader: ReaderName; variable: string };

/**
 * Reads a text back, before and after an edit, with every reader given: the variable has to have exactly that value afterwards, and every
 * other one the value it had. Answers the first that is not so, or null.
 */
export function checkEdit(
  before: string, after: string, name: string, value: string, readers: readonly EnvReader[],
): Disagreement | null {
  for (const { name: reader, read } of readers) {
    const was = read(before);
    const is = read(after);
    if (is.get(name) !== value) return { reader, variable: name };
    const changed = [...new Set([...was.keys(), ...is.keys()])].find((other) => other !== name && was.get(other) !== is.get(other));
    if (changed !== undefined) return { reader, variable: changed };
  }
  return null;
}
