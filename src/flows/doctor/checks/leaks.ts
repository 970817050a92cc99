import { historyLeaks, leaksIn } from '../../leaks/leaks.ts';
import { type Check, error, ok, orElse, skipped, warning } from '../check.ts';

/** The text of a key in a program's own files. One that git ignores is not shared by it, so that is a warning. */
export const inSource: Check = {
  id: 'key-in-source',
  look: async ({ ctx, survey }) => {
    const report = await survey.scan();
    const leaks = await leaksIn(ctx, report, 'source');
    const found = leaks.map(({ ignored, ...at }) => {
      const finding = { code: 'key-in-file', ignored, ...at } as const;
      return ignored ? warning(finding) : error(finding, null);
    });
    return orElse(found, ok({ code: 'sources-clean', files: report.files.source, unsearched: report.unsearched }));
  },
};

/** The text of a key in what a build made: whoever gets the page gets the key. */
export const inBundle: Check = {
  id: 'key-in-bundle',
  look: async ({ ctx, survey }) => {
    const report = await survey.scan();
    if (report.bundleFolders.length === 0) return [skipped({ code: 'no-bundle' })];
    const leaks = await leaksIn(ctx, report, 'bundle');
    const found = leaks.map(({ path, line, tail, own }) =>
      error({ code: 'key-in-bundle', path, line, tail, own }, 'client-exposed-key'),
    );
    const { bundleFolders: folders, files, unsearched } = report;
    return orElse(found, ok({ code: 'bundles-clean', folders, files: files.bundle, unsearched }));
  },
};

/** How long git may print its history, in milliseconds. */
const historyMs = 20_000;

/** The text of a key in anything a commit ever held. A key that was replaced since may be dead already: that is a warning. */
export const inHistory: Check = {
  id: 'key-in-history',
  look: async ({ ctx, survey }) => {
    const own = await survey.own();
    const report = await ctx.contents.history({ own, timeMs: historyMs, signal: ctx.signal });
    if (report.kind === 'no-repository') return [skipped({ code: 'no-repository' })];
    if (report.kind !== 'searched') return [skipped({ code: 'depends', on: 'git' })];
    const found = (await historyLeaks(ctx, report.hits)).map((leak) => {
      const finding = { code: 'key-in-history', ...leak } as const;
      return leak.own || own.length === 0 ? error(finding, null) : warning(finding);
    });
    const { objects, outOfTime } = report;
    return orElse(
      found,
      outOfTime
        ? warning({ code: 'history-clean', objects, outOfTime })
        : ok({ code: 'history-clean', objects, outOfTime }),
    );
  },
};
