/**
 * Foreign text (of a server, a file, a variable) inside our sentences. It was made safe where it came in; this is the last
 * fence before it is printed, whoever made the report.
 */

/** Control, format (bidirectional marks, zero-width), surrogate and private characters, line separators. */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;

/**
 * One short line of a foreign text: no control characters, at most `limit` characters, and nothing that a CI log reads as
 * a command (`::error` at the start of a word, `##[…]` and `##vso[` anywhere: the runner looks for it inside lines too).
 */
export function shown(text: string, limit = 60): string {
  const line = text
    .replace(unprintable, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/(^|\s)::(?=\S)/g, '$1: :')
    .replace(/##(?=\w*\[)/g, '# #');
  const characters = [...line];
  return characters.length <= limit ? line : `${characters.slice(0, limit - 1).join('')}…`;
}
