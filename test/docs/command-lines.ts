import { blocksOf, codeIn, type Page, proseOf } from './pages.ts';

/** The words that stand for a value in prose, and a value of that kind. */
const standIns: Readonly<Record<string, string>> = {
  '"$@"': '',
  '<command>': 'verify',
  '<cause>': 'missing-scope',
  '<topic>': 'credits',
  '<shell>': 'bash',
  '<tag>': 'zh-TW',
  '<language>': 'python',
  '…': '',
};

/** The ways a page calls the program; a quotation mark before it ends the call as well. */
const called =
  /(['"`]?)(?:npx (?:-y |--yes )?keycheck(?:@[\w.]+)?|node \/path\/to\/keycheck\/bin\/keycheck\.js)(?=[ '"`]|$)(.*)/g;

/** A call of keycheck on a page: the line, and the arguments as a shell would hand them over. */
export type Call = { line: string; args: string[] };

/** Every call of keycheck in the blocks and in the running text of a page. */
export function callsIn(page: Page): Call[] {
  const lines = [...blocksOf(page).flatMap(({ text }) => text.split('\n')), ...codeIn(page), ...indented(page)];
  return lines.flatMap((line) =>
    [...line.matchAll(called)].map(([, mark = '', rest = '']) => ({
      line: line.trim(),
      args: argumentsOf(mark === '' ? rest : (rest.split(mark)[0] ?? '')),
    })),
  );
}

/** Blocks that are set off by four blanks. */
const indented = (page: Page): string[] =>
  proseOf(page)
    .split('\n')
    .filter((line) => /^ {4}/.test(line));

/** The words up to what ends a command: a comment, a pipe, a redirection, an explanation behind two blanks, a closing mark. */
function argumentsOf(rest: string): string[] {
  const words: string[] = [];
  for (const [, single, double, plain] of command(rest).matchAll(/(?:'([^']*)'|("[^"]*"))|([^\s'"]+)/g)) {
    if (plain !== undefined && /^(?:[|<>;&#]|\d>)/.test(plain) && standIns[plain] === undefined) break;
    const word = single ?? double ?? plain ?? '';
    const value = standIns[word] ?? word;
    if (value !== '') words.push(value);
  }
  return words;
}

const command = (rest: string): string =>
  (/^(.*?)(?: {2,}(?![ -]).*|[；，。].*|\s\(.*)?$/s.exec(rest)?.[1] ?? rest).replace(/[)`]+$/, '');
