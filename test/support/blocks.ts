import { readFileSync } from 'node:fs';

/** A fenced block of a page: what language it is in, the file it would be, its text. */
export type Block = { page: string; language: string; title: string; text: string };

/** Every fenced block of a page of docs/. */
export const blocksOf = (page: string): Block[] =>
  [...readFileSync(page, 'utf8').matchAll(/^```(\w+)(?: title="([^"]+)")?\n(.*?)^```$/gms)].map(
    ([, language = '', title = '', text = '']) => ({ page, language, title, text }),
  );

/** The keycheck commands in a text, each as its words: what follows `keycheck` until the shell, or the text, goes on. */
export const commandsIn = (text: string): string[][] => {
  const typed = [...text.matchAll(/(?:npx (?:--yes )?|\/|`)keycheck(?:@[\d.]+)? ([a-z]+(?: [^\n`'|;&<>)]+)?)/gm)].map(
    ([, words = '']) => words.trim().split(/\s+/),
  );
  const listed = [...text.matchAll(/args: \[([^\]]+)\]/g)].map(([, words = '']) => words.split(/,\s*/));
  return [...typed, ...listed];
};
