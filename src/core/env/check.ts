import { withoutPlain } from './plain.ts';
import { namesOf } from './readers/index.ts';
import type { EnvReader } from './readers/types.ts';

/** What a reader would make of an edit that it should not: the variable reads otherwise, or another one changed. */
export type Disagreement = { reader: string; variable: string };

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
  const known = new Map<EnvReader, { text: string; values: ReadonlyMap<string, string> }>();
  const readOnce = (reader: EnvReader, text: string): ReadonlyMap<string, string> => {
    const last = known.get(reader);
    if (last?.text === text) return last.values;
    const values = reader.read(text);
    known.set(reader, { text, values });
    return values;
  };
  return (after, readers) => {
    const texts = withoutPlain(before, after, name);
    const wrong = readers.map((reader) => {
      const was = readOnce(reader, texts.before);
      return { reader, variable: differing(was, after === before ? was : reader.read(texts.after), name, value) };
    });
    const first = wrong.find(({ variable }) => variable !== null);
    if (first === undefined || first.variable === null) return null;
    const same = wrong.filter(({ variable }) => variable === first.variable).map(({ reader }) => reader);
    return { reader: namesOf(same, readers)[0] ?? first.reader.name, variable: first.variable };
  };
}

/** The variable that is not as it should be after the edit, or null. */
function differing(
  was: ReadonlyMap<string, string>,
  is: ReadonlyMap<string, string>,
  name: string,
  value: string,
): string | null {
  if (is.get(name) !== value) return name;
  for (const [other, old] of was) if (other !== name && is.get(other) !== old) return other;
  for (const other of is.keys()) if (other !== name && !was.has(other)) return other;
  return null;
}
