import { UserError } from '../core/errors.ts';
import type { Words } from '../words/types.ts';

export const reporterNames = ['human', 'json', 'github', 'junit', 'openmetrics'] as const;
export type ReporterName = (typeof reporterNames)[number];

/** A reporter that was asked for, and the file it goes to; null is stdout. */
export type ReporterWish = { name: ReporterName; path: string | null };

/** `junit=keycheck.xml` or `human`. Throws UserError for a name that is not known or an empty path. */
export function parseReporter(text: string, { usage }: Pick<Words, 'usage'>): ReporterWish {
  const at = text.indexOf('=');
  const name = at === -1 ? text : text.slice(0, at);
  const path = at === -1 ? null : text.slice(at + 1);
  const known = reporterNames.find((candidate) => candidate === name);
  if (!known || path === '') throw new UserError(usage.badReporter(reporterNames.join(', ')));
  return { name: known, path };
}

/**
 * Which reporters run, in order: first what is printed, since a file that cannot be written ends the run. `--json` is `--reporter json`;
 * where none speaks on stdout it is `human`, and `github` joins it by itself in GitHub Actions. Only one may write to stdout (`github`
 * speaks to the runner, on lines of its own). Throws UserError otherwise.
 */
export function planReporters(
  asked: readonly ReporterWish[],
  { json, githubActions }: { json: boolean; githubActions: boolean },
  words: Pick<Words, 'usage'>,
): ReporterWish[] {
  const wishes = [...(json ? [{ name: 'json', path: null } as const] : []), ...asked].filter(
    (wish, index, all) => all.findIndex((other) => other.name === wish.name && other.path === wish.path) === index,
  );
  const plan: ReporterWish[] = wishes.some((wish) => wish.path === null)
    ? wishes
    : [{ name: 'human', path: null }, ...wishes];
  const toStdout = plan.filter((wish) => wish.path === null);
  const documents = toStdout.filter((wish) => wish.name !== 'github');
  const mixed = documents.length > 0 && documents[0]?.name !== 'human' && toStdout.length > 1;
  if (documents.length > 1 || mixed) throw new UserError(words.usage.badReporter(reporterNames.join(', ')));
  const human = plan.some((wish) => wish.name === 'human' && wish.path === null);
  const github = plan.some((wish) => wish.name === 'github');
  const printed: ReporterWish[] =
    githubActions && human && !github ? [...toStdout, { name: 'github', path: null }] : toStdout;
  return [...printed, ...plan.filter((wish) => wish.path !== null)];
}
