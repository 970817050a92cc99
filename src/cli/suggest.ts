import type { Argument, Option } from 'commander';

type Source = () => readonly string[] | Promise<readonly string[]>;

const known = new WeakMap<Option | Argument, Source>();

/**
 * Notes the words that a flag or an argument is likely to be followed by, for shell completion alone: commander's own
 * `.choices()` would check them as well, in its own words. They are asked for only when a completion script is made.
 */
export function suggesting<T extends Option | Argument>(what: T, words: Source): T {
  known.set(what, words);
  return what;
}

/** The words noted for a flag or an argument, else its choices. */
export const suggestionsFor = async (what: Option | Argument): Promise<readonly string[]> =>
  (await known.get(what)?.()) ?? what.argChoices ?? [];
