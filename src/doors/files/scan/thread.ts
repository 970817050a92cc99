// The second thread of a search: a program of its own in the package, started by helper.ts.
import { parentPort, workerData } from 'node:worker_threads';
import { Secret } from '../../../core/key/secret.ts';
import { searchBatch } from './batch.ts';
import { type Answer, type Assignment, claim, type Offer } from './helper.ts';
import { createSearch } from './search.ts';

const { cwd, own, claims } = workerData as Assignment;
const search = createSearch(own.map((key) => new Secret(key)));

parentPort?.on('message', ({ index, batch }: Offer) => {
  if (!claim(claims, index)) return;
  parentPort?.postMessage({ index, found: searchBatch(cwd, batch, search) } satisfies Answer);
});
