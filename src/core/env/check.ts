import { withoutPlain } from './plain.ts';
import { dotenv, namesOf } from './readers/index.ts';
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
  const known = new Map<EnvReader, { text: string; values: Values }>();
  const readOnce = (reader: EnvReader, text: string): Values => {
    const last = known.get(reader);
    if (last?.text === text) return last.values;
    const values = reader.read(text);
    known.set(reader, { text, values });
    return values;
  };
  return (after, readers) => {
    const texts = withoutPlain(before, after, name);
    const meant = readOnce(dotenv, texts.before);
    const wrong = readers.map((reader) => {
      const was = readOnce(reader, texts.before);
      const is = after === before ? was : reader.read(texts.after);
      return { reader, variable: differing({ was, is, meant }, name, value) };
    });
    const first = wrong.find(({ variable }) => variable !== null);
    if (first === undefined || first.variable === null) return null;
    const same = wrong.filter(({ variable }) => variable === first.variable).map(({ reader }) => reader);
    return { reader: namesOf(same, readers)[0] ?? first.reader.name, variable: first.variable };
  };
}

type Values = ReadonlyMap<string, string>;

/**
 * The variable that is not as it should be after the edit, or null. `was`, `is`: what a reader read before and reads now. A variable that is
 * new to it is right where the file meant it all along (`meant`, dotenv's reading): Node 22 and newer run `NAME= ` into the next line, and
 * with a value in place they see that line as the others do.
 */
function differing(
  { was, is, meant }: Record<'was' | 'is' | 'meant', Values>,
  name: string,
  value: string,
): string | null {
  if (is.get(name) !== value) return name;
  const others = (read: Values) => [...read].filter(([other]) => !isNamed(other, name));
  for (const [other, old] of others(was)) if (is.get(other) !== old) return other;
  for (const [other, now] of others(is)) if (!was.has(other) && meant.get(other) !== now) return other;
  return null;
}

/** Whether a name a reader took is this one. Node 22 and newer take `export NAME=` with no value for a variable called `export NAME`. */
const isNamed = (taken: string, name: string): boolean => taken.replace(/^export\s+/, '') === name;
