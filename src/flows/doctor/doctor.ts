import type { CheckResult } from '../../core/doctor.ts';
import type { DoctorContext } from '../doctor-ports.ts';
import { type Check, runChecks } from './check.ts';
import { ignored, mode, tracked } from './checks/env-files.ts';
import { browserClient, frontEndVariable } from './checks/front-end.ts';
import { inBundle, inHistory, inSource } from './checks/leaks.ts';
import { git, node, terminal } from './checks/machine.ts';
import { network, verifyCheck } from './checks/network.ts';
import { endpoint, sources } from './checks/sources.ts';
import { variables } from './checks/variables.ts';
import { fixWhatIsSafe } from './fix.ts';
import type { DoctorFlags } from './flags.ts';
import { staged } from './staged.ts';
import { createSurvey } from './survey.ts';

/** What doctor looks at, in the order of core's `checkIds`. */
const checks: readonly Check[] = [
  node,
  terminal,
  git,
  sources,
  tracked,
  ignored,
  mode,
  frontEndVariable,
  browserClient,
  inSource,
  inBundle,
  inHistory,
  variables,
  endpoint,
  network,
  verifyCheck,
];

/**
 * Looks at everything that can go wrong around a key on this machine, and with `fix` puts right what is safe to put right.
 * What it finds is data; a check that breaks is one of the results. Throws only the signal's reason.
 */
export async function doctor(ctx: DoctorContext, flags: DoctorFlags): Promise<CheckResult[]> {
  const run = (wanted: readonly Check[]) => runChecks(wanted, { ctx, survey: createSurvey(ctx), flags });
  if (flags.staged) return run([staged]);
  const wanted = checks.filter(
    ({ id }) => (flags.only.length === 0 || flags.only.includes(id)) && !flags.skip.includes(id),
  );
  const results = await ctx.busy(ctx.words.doctor.looking, () => run(wanted));
  if (!flags.fix) return results;
  const changed = await fixWhatIsSafe(ctx, results);
  if (changed.length === 0) return results;
  // What was mended is looked at again; a result that was there before keeps its place.
  const again = await run(wanted.filter(({ id }) => changed.includes(id)));
  return wanted.flatMap(({ id }) => (changed.includes(id) ? again : results).filter((result) => result.id === id));
}
