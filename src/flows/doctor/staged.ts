import { type Check, error, ok, orElse } from './check.ts';

/** How long git may print what is staged, in milliseconds. */
const stagedMs = 30_000;

/**
 * Whether the next commit would take a key along: this folder's own or any other. Where git cannot say, the answer is no
 * commit: an unsure yes would be no guard.
 */
export const staged: Check = {
  id: 'key-staged',
  look: async ({ ctx, survey }) => {
    const report = await ctx.contents.staged({ own: await survey.own(), timeMs: stagedMs, signal: ctx.signal });
    if (report.kind !== 'searched') {
      const message = report.kind === 'unknown' ? report.message : report.kind;
      return [error({ code: 'staged-unknown', message }, null)];
    }
    const found = report.hits.map(({ path, line, tail, own }) =>
      error({ code: 'key-staged', path: path ?? '?', line, tail, own }, null),
    );
    if (report.outOfTime) return [...found, error({ code: 'staged-unknown', message: 'out of time' }, null)];
    return orElse(found, ok({ code: 'staged-clean', files: report.objects }));
  },
};
