import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { causes } from '../../src/core/causes/ids.ts';
import { causePage, indexPage } from '../../src/words/docs.ts';
import { en } from '../../src/words/en/index.ts';
import { completeHints, situationOf } from '../../src/words/situation.ts';
import { cases, result } from './situations.ts';

/**
 * docs/causes is made from the same texts as the terminal's. A stale page fails here; `npm run docs` writes them anew.
 * The sentences are said in the situation people meet most: the first of each cause.
 */
const folder = new URL('../../docs/causes/', import.meta.url);

describe('docs/causes', () => {
  it.each(causes)('%s.md says what the program says', async (cause) => {
    const [first] = cases[cause];
    const said = situationOf(result(first?.over), completeHints(first?.hints ?? {}));
    const s = { ...said, key: said.key && { ...said.key, tail: null } };
    await expect(causePage(cause, en, s)).toMatchFileSnapshot(new URL(`${cause}.md`, folder).pathname);
  });

  it('lists every cause', async () => {
    await expect(indexPage(causes, en)).toMatchFileSnapshot(new URL('README.md', folder).pathname);
  });

  it('holds no other page', () => {
    expect(readdirSync(folder).sort()).toEqual([...causes.map((cause) => `${cause}.md`), 'README.md'].sort());
  });
});
