import { safeText } from '../core/safe-text.ts';

/**
 * Foreign text (of a server, a file, a variable) inside our sentences: one short, safe line, in which nothing is left that
 * a CI log takes for a command (`::error` at the start of a word, `##[…]` and `##vso[` anywhere: the runners look for
 * those inside lines too). Core made it safe where it came in; this is the last fence, whoever made the report.
 */
export const shown = (text: string, limit = 60): string =>
  safeText(text, limit)
    .replace(/(^|\s)(:{2,})(?=\S)/g, (_all, before: string, colons: string) => before + [...colons].join(' '))
    .replace(/##(?=\w*\[)/g, '# #');
