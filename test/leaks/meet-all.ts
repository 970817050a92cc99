import { type Cell, meet, nameOf } from './matrix.ts';

/** Meets the cells, `lanes` at a time, and gives what was found, each with the name of its cell. */
export async function meetAll(chosen: readonly Cell[], lanes: number): Promise<string[]> {
  const found: string[] = [];
  const waiting = [...chosen];
  const lane = async (): Promise<void> => {
    for (let cell = waiting.shift(); cell !== undefined; cell = waiting.shift()) {
      for (const place of await meet(cell)) found.push(`${nameOf(cell)}: ${place}`);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return found;
}
