import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repoRoot } from '../support/shared.ts';

/** A page of the documentation: its path in the repository and its text. */
export type Page = { path: string; text: string };

/** A block between fences, with the word behind the first one. */
export type Block = { language: string; text: string };

/** What stands at the root (the README in every language, and what contributors read), and everything in docs/. */
export const pages: readonly Page[] = [
  ...readdirSync(repoRoot).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(repoRoot, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name.replaceAll('\\', '/')}`),
]
  .sort()
  .map((path) => ({ path, text: readFileSync(join(repoRoot, path), 'utf8') }));

const fence = /^( *)(```|~~~)([\w-]*)[^\n]*\n([\s\S]*?)^\1\2$/gm;

/** The blocks of a page. */
export const blocksOf = ({ text }: Page): Block[] =>
  [...text.matchAll(fence)].map(([, , , language = '', body = '']) => ({ language, text: body }));

/** The page without its blocks. */
export const proseOf = ({ text }: Page): string => text.replace(fence, '');

/** What stands between single backticks in the prose. */
export const codeIn = (page: Page): string[] =>
  [...proseOf(page).matchAll(/(?<!`)`([^`]+)`(?!`)/g)].map(([, code = '']) => code.replace(/\s+/g, ' '));

/** The ids that GitHub gives to the headings of a page, and those of `<a id>`. */
export function anchorsOf(page: Page): Set<string> {
  const seen = new Map<string, number>();
  const headings = [...proseOf(page).matchAll(/^#{1,6} +(.+)$/gm)].map(([, heading = '']) => {
    const slug = heading
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, '')
      .trim()
      .replaceAll(' ', '-');
    const times = seen.get(slug) ?? 0;
    seen.set(slug, times + 1);
    return times === 0 ? slug : `${slug}-${times}`;
  });
  return new Set([...headings, ...[...page.text.matchAll(/<a id="([^"]+)"/g)].map(([, id = '']) => id)]);
}

/** Where the links and the pictures of a page lead: everything that is no address of the web. */
export const linksOf = (page: Page): string[] =>
  [
    ...[...proseOf(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target),
    ...[...proseOf(page).matchAll(/\b(?:src|srcset|href)="([^"]+)"/g)].map(([, target = '']) => target),
  ].filter((target) => !/^(?:https?|mailto):/.test(target));
