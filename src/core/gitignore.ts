import { lineEndOf } from './env/edit.ts';

/** The rule that ignores one file by its name, in whatever folder below: what git takes as a pattern is escaped (git-scm.com/docs/gitignore). */
export function ignoreRuleFor(name: string): string {
  const escaped = name.replace(/[\\*?[\]]/g, '\\$&').replace(/^[!#]/, '\\$&');
  return escaped.replace(/ +$/, (blanks) => '\\ '.repeat(blanks.length));
}

/**
 * Adds a rule to a .gitignore's text as its last line, since the last rule that matches wins and a later `!.env` would undo an earlier one.
 * Nothing else changes: BOM, line ends and a missing last line end stay (one is put in where the rule needs it). A text whose last say
 * on the matter is this rule already comes back as it is.
 */
export function addIgnoreRule(text: string, rule: string): string {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  const at = lines.lastIndexOf(rule);
  if (at !== -1 && !lines.slice(at + 1).some((line) => line.startsWith('!'))) return text;
  const sources = (text.match(/[^\n]*(?:\n|$)/g) ?? []).map((source) => ({ source }));
  const lineEnd = lineEndOf(sources);
  // A lone CR ends no line in git's eyes.
  const own = lineEnd === '\r' ? '\n' : lineEnd;
  const gap = /(?:^|\n|^\ufeff)$/.test(text) ? '' : own;
  return text + gap + rule + own;
}

/**
 * Whether a .gitignore beside a file seems to ignore it: for folders where git cannot be asked. Knows patterns without a slash (but for one at the
 * start), `*`, `?` and `!`; where there is a git, git is asked.
 */
export function seemsIgnored(text: string, name: string): boolean {
  const rules = text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .map((line) => line.trimEnd())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const last = rules.findLast((rule) => globOf(rule.replace(/^!/, '').replace(/^\//, '')).test(name));
  return last !== undefined && !last.startsWith('!');
}

const globOf = (pattern: string): RegExp => {
  const source = pattern.replace(/\\(.)|[*?]|[.+^${}()|[\]]/g, (found, escaped: string | undefined) =>
    escaped !== undefined
      ? `\\u${escaped.charCodeAt(0).toString(16).padStart(4, '0')}`
      : found === '*'
        ? '[^/]*'
        : found === '?'
          ? '[^/]'
          : `\\${found}`,
  );
  return new RegExp(`^${source}$`);
};
