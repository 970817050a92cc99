import type { EnvReader, ReaderName } from './readers/types.ts';

/** What a reader would make of an edit that it should not: the variable reads otherwise, or another one changed. */
export type Disagreement = { reader: ReaderName; variable: string };

/**
 * Reads a text back, before and after an edit, with every reader given: the variable has to have exactly that value afterwards, and every
 * other one the value it had. Answers the first that is not so, or null.
 */
export function checkEdit(
  before: string,
  after: string,
  name: string,
  value: string,
  readers: readonly EnvReader[],
): Disagreement | null {
  return editCheck(before, name, value)(after, readers);
}

/** `checkEdit` for several ways of editing one text, which each reader then reads only once. */
export function editCheck(
  before: string,
  name: string,
  value: string,
): (after: string, readers: readonly EnvReader[]) => Disagreement | null {
  const known = new Map<EnvReader, ReadonlyMap<string, string>>();
  return (after, readers) => {
    for (const reader of readers) {
      const was = known.get(reader) ?? reader.read(before);
      known.set(reader, was);
      const is = after === before ? was : reader.read(after);
      if (is.get(name) !== value) return { reader: reader.name, variable: name };
      const changed = [...was.keys(), ...is.keys()].find((other) => other !== name && was.get(other) !== is.get(other));
      if (changed !== undefined) return { reader: reader.name, variable: changed };
    }
    return null;
  };
}
