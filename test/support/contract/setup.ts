import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { type Exchange, tap } from './tap.mjs';

/**
 * For every test file: what practice platforms are asked and answer here is handed on to test/contract, which holds it against
 * OpenAI's own document when the other tests are through. Programs that tests start do the same where they are given `tapped()`.
 */
const { KEYCHECK_EXCHANGES: folder } = process.env;
if (folder !== undefined) {
  const exchanges: Exchange[] = [];
  const stop = tap((exchange) => void exchanges.push(exchange));
  afterAll(() => {
    stop();
    if (exchanges.length === 0) return;
    const name = basename(expect.getState().testPath ?? 'unknown', '.test.ts');
    const lines = exchanges.map((exchange) => JSON.stringify({ ...exchange, by: name }));
    writeFileSync(join(folder, `${name}-${process.pid}.jsonl`), `${lines.join('\n')}\n`);
  });
}
