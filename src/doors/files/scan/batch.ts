import type { Area } from '../../../core/search-area.ts';
import type { ScanHit } from '../../../flows/doctor-ports.ts';
import type { Search } from './search.ts';
import type { ToSearch } from './walk.ts';

/** Some files that are searched in one go. */
export type Batch = readonly ToSearch[];

/** What was found in a batch, and how much was searched. */
export type Found = {
  hits: ScanHit[];
  browserClients: { path: string; line: number }[];
  files: Record<Area, number>;
  bytes: number;
  tooLarge: number;
  unreadable: number;
};

export const nothingFound = (): Found => ({
  hits: [],
  browserClients: [],
  files: { source: 0, bundle: 0, 'env-file': 0 },
  bytes: 0,
  tooLarge: 0,
  unreadable: 0,
});

/** Searches the files of a batch, which lie below `cwd`. */
export function searchBatch(cwd: string, batch: Batch, search: Search): Found {
  const found = nothingFound();
  for (const { path, area, forClients } of batch) {
    const searched = search(`${cwd}/${path}`, forClients);
    if (searched.kind === 'unreadable') {
      found.unreadable += 1;
      continue;
    }
    found.files[area] += 1;
    found.bytes += searched.bytes;
    if (searched.kind === 'too-large') found.tooLarge += 1;
    for (const key of searched.found) found.hits.push({ path, area, ...key });
    if (searched.client !== null) found.browserClients.push({ path, line: searched.client });
  }
  return found;
}

/** What several batches found together, in their order. */
export function together(all: readonly Found[]): Found {
  const sum = nothingFound();
  for (const found of all) {
    sum.hits.push(...found.hits);
    sum.browserClients.push(...found.browserClients);
    for (const area of Object.keys(sum.files) as Area[]) sum.files[area] += found.files[area];
    sum.bytes += found.bytes;
    sum.tooLarge += found.tooLarge;
    sum.unreadable += found.unreadable;
  }
  return sum;
}
