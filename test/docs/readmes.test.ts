import { describe, expect, it } from 'vitest';
import { blocksOf, linksOf, type Page, pages, proseOf } from './pages.ts';

/** The README in another language is the same page: what was added to one is missed in the other here. */
const pageAt = (path: string): Page => pages.find((page) => page.path === path) ?? { path, text: '' };
const english = pageAt('README.md');

type Section = { level: number; links: string[]; blocks: string[]; figures: string[] };

/** A page by its headings, with all that no language changes: where it leads, what is to be typed, and the figures of its tables. */
const sectionsOf = (page: Page): Section[] =>
  page.text.split(/^(?=#{1,6} )/m).map((text) => {
    const part = { path: page.path, text };
    const rows = proseOf(part).match(/^\|.*\|$/gm) ?? [];
    return {
      level: /^#*/.exec(text)?.[0].length ?? 0,
      links: [...new Set([...linksOf(part).map(sameTarget), ...(text.match(/https:\/\/[^\s)>"]+/g) ?? [])])].sort(),
      blocks: blocksOf(part).map((block) => block.text.replace(/ *#.*$/gm, '')),
      figures: rows.map((row) => (row.match(/[\d.]+/g) ?? []).join(' ')),
    };
  });

/** Headings have names of their own in each language, and each README leads to the others. */
const sameTarget = (link: string): string =>
  link.startsWith('#') ? '#' : /^README(?:\.[\w-]+)?\.md$/.test(link) ? 'README' : link;

const others = pages.filter(({ path }) => /^README\..+\.md$/.test(path));

it('there is a README in another language', () => {
  expect(others.map(({ path }) => path)).toContain('README.zh-TW.md');
});

describe.each(others)('$path', (page) => {
  it('has the sections of README.md, with the same links, blocks and figures', () => {
    expect(sectionsOf(page)).toEqual(sectionsOf(english));
  });
});
