/** Where a run of characters stands in a text that belongs to `of`. */
export type Place<T> = { of: T; at: number };

/** Tells where a run stands in any of some texts: the first places, in the order of the texts; an empty list where it does not. */
export type Places<T> = (run: string) => readonly Place<T>[];

type Texts<T> = readonly { text: string; of: T }[];
/** `gram`: how long every run is. `step`: only places at multiples of it count. `most`: so many places are enough. */
type Rules = { gram: number; step: number; most: number };

/** To look a few runs up in the texts themselves takes less time than to make a table of them: most runs of keycheck print a screen or less. */
const fewLookups = 500;

/** Looks runs up in the texts, and from the `few`th on in a table of all their runs. */
export function placesIn<T>(texts: Texts<T>, rules: Rules, few = fewLookups): Places<T> {
  let lookups = 0;
  let table: ReadonlyMap<string, readonly Place<T>[]> | null = null;
  return (run) => {
    lookups += 1;
    if (lookups <= few) return placesOf(run, texts, rules);
    table ??= tableOf(texts, rules);
    return table.get(run) ?? [];
  };
}

function placesOf<T>(run: string, texts: Texts<T>, { step, most }: Rules): Place<T>[] {
  const places: Place<T>[] = [];
  for (const { text, of } of texts) {
    for (let at = text.indexOf(run); at >= 0 && places.length < most; at = text.indexOf(run, at + 1))
      if (at % step === 0) places.push({ of, at });
  }
  return places;
}

function tableOf<T>(texts: Texts<T>, { gram, step, most }: Rules): Map<string, Place<T>[]> {
  const table = new Map<string, Place<T>[]>();
  for (const { text, of } of texts) {
    for (let at = 0; at + gram <= text.length; at += step) {
      const run = text.slice(at, at + gram);
      const places = table.get(run);
      if (places === undefined) table.set(run, [{ of, at }]);
      else if (places.length < most) places.push({ of, at });
    }
  }
  return table;
}
