import type { Cause } from '../../core/causes/ids.ts';
import type { CheckId, CheckResult, CheckStatus, Finding } from '../../core/doctor.ts';
import type { DoctorContext } from '../doctor-ports.ts';
import type { DoctorFlags } from './flags.ts';
import type { Survey } from './survey.ts';

/** What a check found, before it is known which check it was and how long it took. */
export type Found = { status: Exclude<CheckStatus, 'crashed'>; cause: Cause | null; finding: Finding };

/** What a check may look at. `errorOf` tells whether an earlier check ended with an error. */
export type Here = {
  ctx: DoctorContext;
  survey: Survey;
  flags: DoctorFlags;
  failed(id: CheckId): boolean;
};

/** One small look at one thing. It answers at least one finding; what it throws is a result too (`crashed`). */
export type Check = { id: CheckId; look(here: Here): Promise<readonly Found[]> };

export const ok = (finding: Finding): Found => ({ status: 'ok', cause: null, finding });
export const warning = (finding: Finding, cause: Cause | null = null): Found => ({ status: 'warning', cause, finding });
export const error = (finding: Finding, cause: Cause | null): Found => ({ status: 'error', cause, finding });
export const skipped = (finding: Finding): Found => ({ status: 'skipped', cause: null, finding });

/** What was found, or the one finding that says that nothing was. */
export const orElse = (found: readonly Found[], nothing: Found): readonly Found[] =>
  found.length > 0 ? found : [nothing];

/**
 * Runs the checks one after the other, so that their times are their own. One that breaks is one more result, and the others
 * still speak; of what was thrown only the name is kept. Throws the signal's reason when the run is stopped.
 */
export async function runChecks(checks: readonly Check[], here: Omit<Here, 'failed'>): Promise<CheckResult[]> {
  const { ctx } = here;
  const results: CheckResult[] = [];
  const failed = (id: CheckId): boolean => results.some((result) => result.id === id && result.status === 'error');
  for (const { id, look } of checks) {
    const started = ctx.ticks();
    const timed = (found: readonly Omit<CheckResult, 'id' | 'durationMs'>[]): void => {
      const durationMs = Math.max(0, Math.round(ctx.ticks() - started));
      results.push(...found.map((one) => ({ id, ...one, durationMs })));
    };
    try {
      timed(await look({ ...here, failed }));
    } catch (thrown) {
      ctx.signal.throwIfAborted();
      const name = thrown instanceof Error ? thrown.name : typeof thrown;
      timed([{ status: 'crashed', cause: null, finding: { code: 'crashed', name } }]);
    }
  }
  return results;
}
