import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { allPages } from '../../src/words/links.ts';

const ours = new Set(['h3', 'p', 'strong', 'code', 'pre', 'ul', 'li', 'a']);

/** What a step summary becomes on GitHub's page that is not of our making: elements, links and headings, in words. */
export function strangersIn(summary: string): string[] {
  const html = micromark(summary, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
  const elements = [...html.matchAll(/<\/?([a-z0-9]+)/gi)].map(([, name = '']) => name);
  const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, url = '']) => url);
  const headings = elements.filter((name) => name === 'h3').length / 2;
  return [
    ...elements.filter((name) => !ours.has(name)).map((name) => `<${name}>`),
    ...links.filter((url) => !allPages.some((page) => page === url)).map((url) => `a link to ${url}`),
    ...(headings === 1 ? [] : [`${headings} headings`]),
  ];
}
