import type { VerifyReport, VerifyResult } from '../core/report.ts';
import type { InitEnd } from '../flows/init.ts';
import { wrapText } from '../words/layout.ts';
import { toReport } from '../words/render.ts';
import { githubSummary, type ReporterExtra, reporters, supportBundle } from '../words/reporters/index.ts';
import { type Hints, hintsFrom } from '../words/situation.ts';
import type { Words } from '../words/types.ts';
import type { CliContext } from './host.ts';
import { planReporters, type ReporterWish } from './reporters.ts';
import { version } from './version.ts';

/** How a verdict is to be shown. */
export type Show = {
  reporters: readonly ReporterWish[];
  json: boolean;
  /** Where the support bundle goes. */
  report: string | null;
  /** The flags that gave the key and its address, as they are typed. */
  again: readonly string[];
};

/** Turns a result into its report, shows it the ways asked for, and gives the exit code. */
export async function present(
  ctx: CliContext,
  result: VerifyResult,
  settings: Hints['settings'],
  show: Show,
): Promise<number> {
  const hints = hintsFrom(ctx.platform, ctx.env, settings, show.again);
  const report = toReport(result, ctx.words, 'verify', hints);
  ctx.onVerdict(report);
  const plan = planReporters(show.reporters, { json: show.json, githubActions: ctx.ci.githubActions }, ctx.words);
  for (const wish of plan) await showOne(ctx, report, wish, { hints });
  if (ctx.ci.githubActions) await summarise(ctx, report, { hints });
  if (show.report !== null) await ctx.writeReport(show.report, bundleOf(ctx, report));
  return report.exitCode;
}

async function showOne(ctx: CliContext, report: VerifyReport, wish: ReporterWish, extra: ReporterExtra): Promise<void> {
  const style = wish.path === null ? ctx.style : plainStyle;
  const text = reporters[wish.name](report, ctx.words, style, extra);
  if (wish.path !== null) {
    const holds = wish.name === 'github' ? 'commands' : 'text';
    return ctx.writeReport(wish.path, text.endsWith('\n') ? text : `${text}\n`, holds);
  }
  if (wish.name === 'github') return ctx.command(text);
  if (wish.name === 'human' && ctx.quiet) {
    // Quiet: nothing on success, one line on failure.
    if (!report.ok) ctx.out(report.summary);
    return;
  }
  const whole = text.replace(/\n$/, '');
  if (wish.name === 'human') ctx.out(whole);
  else ctx.verbatim(whole);
}

/** GitHub shows this text on the page of the job. */
async function summarise(ctx: CliContext, report: VerifyReport, extra: ReporterExtra): Promise<void> {
  const path = ctx.env.GITHUB_STEP_SUMMARY ?? '';
  if (path !== '') await ctx.appendFor(path, `${githubSummary(report, ctx.words, extra)}\n`);
}

const bundleOf = (ctx: CliContext, report: VerifyReport): string =>
  supportBundle(report, { version, node: process.versions.node, platform: ctx.platform });

const same = (text: string): string => text;

/** Files get text without colour, in lines as long as they come. */
const plainStyle = { title: same, good: same, bad: same, warn: same, quiet: same, columns: 200 };

/** Shows how a run of `init` ended: the JSON document, or for people what the wizard has not told them already. */
export function presentInit(ctx: CliContext, { report, told, address }: InitEnd, json: boolean): void {
  if (json) return ctx.verbatim(reporters.json(report).replace(/\n$/, ''));
  if (told) return;
  if (ctx.quiet) {
    if (!report.ok) ctx.out(report.summary);
    return;
  }
  ctx.out(reporters.human(report, ctx.words, ctx.style, { hints: hintsFrom(ctx.platform, ctx.env) }));
  ctx.out(savedLine(report, ctx.words));
  if (address !== null) ctx.out(wrapText(ctx.words.setup.unattended.address(address), ctx.style.columns));
}

/** What became of the file, in one sentence: saved, saved and not verified, unchanged, or not saved. */
function savedLine({ saved, ok, endpoint }: InitEnd['report'], { setup: { unattended } }: Words): string {
  if (saved === null) return unattended.notSaved;
  if (!saved.changed) return unattended.unchanged(saved.path, saved.variable);
  const verified = ok && endpoint.level === 'call';
  return verified
    ? unattended.saved(saved.path, saved.variable, saved.gitignored)
    : unattended.savedNotVerified(saved.path, saved.variable);
}
