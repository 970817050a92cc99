import { expect, it } from 'vitest';
import { canTrace } from '../support/watched.ts';
import { cells, spread } from './matrix.ts';
import { meetAll } from './meet-all.ts';

/** `npm run test:leaks`: every command, cause and face. `KEYCHECK_LEAKS=500` meets so many of them, evenly spread. */
const chosen = spread(Number(process.env['KEYCHECK_LEAKS'] ?? cells.length));

it(`the key is nowhere to be seen in ${chosen.length} of ${cells.length} runs`, async () => {
  const started = Date.now();
  const found = await meetAll(chosen, Number(process.env['KEYCHECK_LANES'] ?? 3));
  const seconds = Math.round((Date.now() - started) / 1_000);
  console.info(
    `${chosen.length} of ${cells.length} runs in ${seconds} s, ${canTrace() ? 'processes watched' : 'no strace'}: ${found.length} leaks\n${found.join('\n')}`,
  );
  expect(found).toEqual([]);
});
