import { join } from 'node:path';
import type { Command } from 'commander';
import type { Level } from '../../core/attempt.ts';
import { type CheckId, checkIds } from '../../core/doctor.ts';
import { UserError } from '../../core/errors.ts';
import { systemScan } from '../../doors/files/scan.ts';
import { isTerminal } from '../../doors/files/streams.ts';
import { systemGitContents } from '../../doors/git-history.ts';
import { systemNetwork } from '../../doors/http-knock.ts';
import { isAccessible } from '../../doors/terminal/interactive.ts';
import { doctor } from '../../flows/doctor/doctor.ts';
import type { DoctorContext } from '../../flows/doctor-ports.ts';
import { sayChecks, toDoctorReport } from '../../words/doctor-report.ts';
import { printDoctor, speakDoctor } from '../../words/reporters/doctor.ts';
import { hintsFrom } from '../../words/situation.ts';
import type { Words } from '../../words/types.ts';
import { GatheringOption, type GlobalFlags, options } from '../flags.ts';
import type { CliContext, Host } from '../host.ts';
import { suggesting } from '../suggest.ts';

type Flags = GlobalFlags & { fix?: boolean; only?: CheckId[]; skip?: CheckId[]; staged?: boolean; level: Level };

/** `keycheck doctor`: everything that can go wrong around a key on this machine. */
export function declare(command: Command, host: Host): Command {
  const { flags } = host.words.usage;
  const checks = (flag: string, help: string) =>
    suggesting(new GatheringOption(`${flag} <checks>`, help, (text) => named(flag, text, host.words)), () => checkIds);
  return command
    .option('--fix', flags.fix)
    .addOption(checks('--only', flags.only))
    .addOption(checks('--skip', flags.skip))
    .option('--staged', flags.staged)
    .addOption(options(host.words).level)
    .action(async (given: Flags) => host.finish(await run(host, given)));
}

/** `key-in-source,key-in-bundle`. Throws UserError for a name that is none. */
function named(flag: string, text: string, { doctor: words }: Words): CheckId[] {
  return text.split(',').map((part) => {
    const found = checkIds.find((id) => id === part.trim());
    if (found === undefined) throw new UserError(words.unknownCheck(flag, checkIds.join(', ')));
    return found;
  });
}

async function run(host: Host, given: Flags): Promise<number> {
  const ctx = host.context(given);
  const results = await doctor(withDoors(ctx), {
    fix: given.fix ?? false,
    only: given.only ?? [],
    skip: given.skip ?? [],
    staged: given.staged ?? false,
    level: given.level,
  });
  const checks = sayChecks(results, ctx.words, hintsFrom(ctx.platform, ctx.env));
  const report = toDoctorReport(checks);
  show(ctx, given, report, checks);
  return report.exitCode;
}

function show(
  ctx: CliContext,
  given: Flags,
  report: ReturnType<typeof toDoctorReport>,
  checks: ReturnType<typeof sayChecks>,
): void {
  if (given.json) return ctx.verbatim(JSON.stringify(report, null, 2));
  // Quiet: nothing on success, one line on failure.
  const worst = report.checks.find(({ status }) => status === 'error' || status === 'crashed');
  if (ctx.quiet) {
    if (worst !== undefined && !report.ok) ctx.out(`${worst.id}: ${worst.summary}`);
    return;
  }
  const accessible = isAccessible({ env: ctx.env }, given);
  ctx.out(accessible ? speakDoctor(report, checks, ctx.words) : printDoctor(report, checks, ctx.words, ctx.style));
}

/** Where the build puts the second thread of a search, seen from the chunk of this file. */
const searchThread = join(import.meta.dirname, '../search-thread.cjs');

/** The doors that only doctor needs join the world here. Not a copy: what comes on first use still does. */
const withDoors = (ctx: CliContext): DoctorContext =>
  Object.assign(ctx, {
    scan: systemScan(ctx.cwd, searchThread),
    contents: systemGitContents(ctx.cwd, ctx.env),
    network: systemNetwork(ctx.env),
    nodeVersion: process.versions.node,
    terminal: { stdin: isTerminal(0, ctx.platform), stderr: isTerminal(2, ctx.platform) },
  });
