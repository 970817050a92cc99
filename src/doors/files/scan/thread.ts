// The second thread of a search: a program of its own in the package, started by helper.ts.
import { parentPort, workerData } from 'node:worker_threads';
import { Secret } from '../../../core/key/secret.ts';
import { searchBatch } from './batch.ts';
import { type Answer, type Assignment, claim, type Keys, type Offer } from './helper.ts';
import { createSearch } from './search.ts';

const { cwd, claims } = workerData as Assignment;
let search = createSearch([]);

parentPort?.on('message', (message: Keys | Offer) => {
  if ('own' in message) search = createSearch(message.own.map((key) => new Secret(key)));
  else if (claim(claims, message.index)) {
    const found = searchBatch(cwd, message.batch, search);
    parentPort?.postMessage({ index: message.index, found } satisfies Answer);
  }
});
