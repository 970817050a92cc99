import { safeText } from '../../core/safe-text.ts';
import { allPages } from '../links.ts';

/**
 * Sentences as Markdown in which nothing foreign can become markup: pages of keycheck's own list are links, plain words
 * stay, and every word with a character that Markdown or HTML could take as its own stands in a code span.
 */
export function markdown(text: string): string {
  let line = '';
  let code = '';
  const flush = (): void => {
    if (code !== '') line += (/^ /.exec(code)?.[0] ?? '') + spanned(code.trimStart());
    code = '';
  };
  for (const piece of safeText(text, longest).split(seams)) {
    const word = piece.trimStart();
    const link = linkIn(word);
    if (link === null && !plain.test(word) && !fullWidth.test(word)) {
      code += code === '' && line === '' ? word : piece;
      continue;
    }
    flush();
    line += piece.slice(0, piece.length - word.length) + (link ?? word);
  }
  flush();
  return line;
}

/** Where words begin: at blanks, and where East Asian text, which has none, meets other text. */
const seams = /(?= )|(?<=[\u2e80-\u9fff\uff00-\uff60])(?=[!-~])|(?<=[!-~…])(?=[\u2e80-\u9fff\uff00-\uff60])/u;

/** East Asian text and its punctuation mean nothing to Markdown. */
const fullWidth = /^[\u2e80-\u9fff\uff00-\uff60…]+$/u;

/** A code span; quotes, brackets and full stops around it stay outside, where they mean nothing. */
function spanned(text: string): string {
  const [, before = '', inner = '', after = ''] = /^(["'(]*)(.*?)([.,:;?)"']*)$/su.exec(text) ?? [];
  return inner === '' ? codeSpan(text) : before + codeSpan(inner) + after;
}

const longest = 4000;

/** Words in which no character means anything to Markdown; a dot or dash may not begin a line's first word as a list would. */
const plain = /^(?!.*www\.)(?![-+]$)(?!\d+[.)]$)["'(“]*[\p{L}\p{N}….$–-](?:[\p{L}\p{N}.,;:?'"()…%$–/-](?!\/\/))*$/iu;

/** `<https://…>` for a page of our list, with the punctuation that ends the sentence left outside; null for anything else. */
function linkIn(word: string): string | null {
  const [, before = '', url = '', after = ''] = /^(\(?)(https:\/\/[^\s),;]*?)([.,;:)]*)$/.exec(word) ?? [];
  return allPages.includes(url) ? `${before}<${url}>${after}` : null;
}

/** Text in a code span whose fence is longer than any run of backticks in it (CommonMark 6.1). Nothing inside is markup. */
export function codeSpan(text: string): string {
  const line = safeText(text, longest);
  const fence = '`'.repeat(Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length)) + 1);
  const pad =
    line === '' || line.startsWith('`') || line.endsWith('`') || (line.startsWith(' ') && line.endsWith(' '))
      ? ' '
      : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** Lines in a fenced block, the fence longer than any run of backticks in them. */
export function codeBlock(lines: readonly string[]): string {
  const safe = lines.map((line) => safeText(line, longest));
  const runs = safe.flatMap((line) => line.match(/`+/g) ?? []).map((run) => run.length);
  const fence = '`'.repeat(Math.max(2, ...runs) + 1);
  return [`${fence}text`, ...safe, fence].join('\n');
}
