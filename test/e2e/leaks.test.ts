import { expect, it } from 'vitest';
import { cells, spread } from '../leaks/matrix.ts';
import { meetAll } from '../leaks/meet-all.ts';
import { canTrace } from '../support/watched.ts';

/** A sample of every day; `npm run test:leaks` meets them all. Without strace, processes and their environments are not looked at. */
const chosen = spread(48);

it(`the key is nowhere to be seen: ${chosen.length} of ${cells.length} runs${canTrace() ? '' : ' (no strace: files and streams only)'}`, {
  timeout: 180_000,
}, async () => {
  expect(await meetAll(chosen, 3)).toEqual([]);
});
