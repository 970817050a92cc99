import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repoRoot } from '../support/shared.ts';
import { anchorsOf, linksOf, pages } from './pages.ts';

/** The page and the anchor that a link on a page leads to. */
function target(from: string, link: string): { path: string; anchor: string | null } {
  const [file = '', anchor = null] = link.split('#');
  const path = file === '' ? from : posix.join(posix.dirname(from), file);
  return { path: path.replace(/\/$/, ''), anchor };
}

const byPath = new Map(pages.map((page) => [page.path, page]));

/** A folder stands for its README. */
const pageAt = (path: string) => byPath.get(path) ?? byPath.get(`${path}/README.md`);

describe.each(pages)('$path', (page) => {
  it('leads nowhere that is not there', () => {
    const lost = linksOf(page).filter((link) => {
      const { path, anchor } = target(page.path, link);
      if (!existsSync(join(repoRoot, path))) return true;
      const there = pageAt(path);
      return anchor !== null && (there === undefined || !anchorsOf(there).has(decodeURIComponent(anchor)));
    });
    expect(lost).toEqual([]);
  });
});

it('every page can be reached from the README', () => {
  const reached = new Set(['README.md']);
  for (const path of reached) {
    const page = pageAt(path);
    for (const link of page === undefined ? [] : linksOf(page)) {
      const next = pageAt(target(path, link).path);
      if (next !== undefined) reached.add(next.path);
    }
  }
  expect(pages.map(({ path }) => path).filter((path) => !reached.has(path))).toEqual([]);
});
