import { decode } from './bytes.ts';
import { parse } from './parse.ts';
import { withoutPlain } from './plain.ts';
import { namesOf, readers } from './readers/index.ts';

/** A variable of an env file. `disagree`: the readers that give it another value than dotenv does, or none. */
export type EnvEntry = { name: string; value: string; line: number; disagree: readonly string[] };

/** What an env file holds. `utf-16`: it is no text that any reader understands, and there are no entries. */
export type EnvValues = { entries: readonly EnvEntry[]; fault: 'utf-16' | null };

/**
 * Reads an env file as dotenv does: one entry a name, in the order of the file; where a name stands several times, the last line counts.
 * Every entry names the readers that see it differently: `node` (util.parseEnv, --env-file; `node 20` or `node 22 and newer` where only those do), `python-dotenv`, `docker` (run --env-file,
 * where quotes stay) and `bash` (source). Bytes that are no UTF-8 become single characters from U+DC80 on.
 */
export function readValues(bytes: Uint8Array): EnvValues {
  const { text, fault } = decode(bytes);
  if (fault) return { entries: [], fault };
  const last = new Map<string, { value: string; line: number }>();
  for (const { assignment, line } of parse(text)) {
    if (!assignment) continue;
    last.delete(assignment.name);
    last.set(assignment.name, { value: assignment.value, line });
  }
  const disagreeing = (name: string, value: string): string[] => {
    const { before } = withoutPlain(text, text, name);
    return namesOf(
      readers.filter(({ read }) => read(before).get(name) !== value),
      readers,
    );
  };
  const entries = [...last].map(([name, { value, line }]) => ({
    name,
    value,
    line,
    // Worked out for those that are asked about: a file may hold a hundred thousand.
    get disagree() {
      return disagreeing(name, value);
    },
  }));
  return { entries, fault: null };
}
