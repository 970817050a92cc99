import { keyMarker } from './kind.ts';

/** Bullets and the like, which shortened names have in place of characters. */
const bullets =
  /[\u00b7\u2022\u2023\u2024\u2027\u2043\u2219\u22c5\u22ef\u25aa\u25ab\u25cf\u25e6\u26ab\u2b24\u30fb\uff0a\u2217\u204e]/;

/**
 * A shortened name: bullets or asterisks, or dots followed by characters. A lone asterisk or two dots may stand in
 * somebody's gateway key, so outside `sk-` it takes three of them.
 */
export function isMaskedCopy(text: string): boolean {
  if (bullets.test(text)) return true;
  const [dots, asterisks] = text.startsWith('sk-')
    ? [/(?:\.\.|\u2026)\s*[\w-]/, /\*/]
    : [/(?:\.\.\.|\u2026)\s*[\w-]/, /\*{3,}/];
  return asterisks.test(text) || dots.test(text);
}

/** The address of a page, with or without its scheme. */
const url =
  /^(?:[a-z][a-z0-9+.-]*:\/\/|www\.|(?:platform|api|chat|developers|help|www)\.openai\.com(?:\/|$)|(?:chatgpt|openai)\.com(?:\/|$))/i;

/** Two whole keys of today's shape in one text, glued or not. */
const twoWholeKeys = new RegExp(
  `sk-(?:proj|svcacct|admin)-[\\w-]{20,}?${keyMarker}[\\w-]*?sk-(?:proj|svcacct|admin)-[\\w-]{20,}?${keyMarker}`,
);

/** Two different keys, with blanks, commas, quotes or nothing between them. */
export function holdsSeveralKeys(text: string): boolean {
  const keys = text.split(/[\s,;|"'`]+/).filter((part) => /^(?:[A-Z_]+=)?sk-[\w-]{17,}$/.test(part));
  return new Set(keys).size > 1 || twoWholeKeys.test(text);
}

/** Whether a text is the address of a page, with or without its scheme. */
export const isUrl = (text: string): boolean => url.test(text);
