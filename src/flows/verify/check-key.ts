import type { Level } from '../../core/attempt.ts';
import { UserError } from '../../core/errors.ts';
import { printsKey } from '../../core/node-debug.ts';
import type { Facts, VerifyResult, Warning } from '../../core/report.ts';
import type { Endpoint, FoundKey, Setting, Sources } from '../../core/sources.ts';
import type { Context } from '../ports.ts';
import { localResult } from './checks.ts';
import { probe } from './probe.ts';

/** What a check of one key needs to know: everything was decided before, nothing is looked up here. */
export type Check = {
  found: FoundKey;
  sources: Sources;
  endpoint: Endpoint;
  level: Level;
  /** The model asked for by flag, or null for keycheck's own candidates. */
  model: string | null;
  organization: Setting | null;
  project: Setting | null;
  timeoutMs: number;
  retries: number;
  waitMs: number | null;
  warnings?: readonly Warning[];
};

type CheckContext = Pick<
  Context,
  'api' | 'sleep' | 'ticks' | 'now' | 'random' | 'signal' | 'env' | 'guard' | 'words' | 'say' | 'quiet'
>;

/**
 * Asks the API about one key that has been found in order, and says what came of it.
 * Throws UserError where Node would print the key (NODE_DEBUG), and the signal's reason when the run is stopped.
 */
export async function checkKey(ctx: CheckContext, check: Check): Promise<VerifyResult> {
  const warnings = [...check.sources.warnings, ...(check.warnings ?? []), ...tlsWarning(ctx.env)];
  const base = { ...check, sources: { ...check.sources, winner: check.found }, warnings };
  if (check.level === 'offline') {
    return { ...localResult({ ...base, warnings: [...warnings, { code: 'not-verified' }] }, null) };
  }
  refuseNodeDebug(ctx);
  ctx.guard(check.found.secret);
  const result = await probe(ctx, {
    key: check.found.secret,
    endpoint: check.endpoint,
    level: check.level,
    model: check.model,
    organization: check.organization?.value ?? null,
    project: check.project?.value ?? null,
    confirm: { organization: check.organization?.source === 'flag', project: check.project?.source === 'flag' },
    timeoutMs: check.timeoutMs,
    retries: check.retries,
    waitMs: check.waitMs,
    signal: ctx.signal,
    random: ctx.random,
    onWait: (ms, left) => {
      if (!ctx.quiet) ctx.say(ctx.words.usage.waiting(Math.ceil(ms / 1000), Math.ceil(left / 1000)));
    },
  });
  return {
    ...localResult(base, null),
    ...result,
    facts: { ...result.facts, ...disagreeing(result, check) },
    warnings: [...warnings, ...result.warnings],
  };
}

/** Which variable to unset, and where it is set, when the organization or project sent does not fit the key. */
function disagreeing(result: Pick<VerifyResult, 'cause'>, check: Check): Facts {
  const setting =
    result.cause === 'org-mismatch' ? check.organization : result.cause === 'project-mismatch' ? check.project : null;
  if (!setting) return {};
  return {
    variable: setting.variable,
    ...(setting.path === null ? {} : { file: setting.path }),
    ...(setting.line === null ? {} : { line: setting.line }),
  };
}

/** Certificates are checked all the same; that the variable is set is worth knowing. */
const tlsWarning = (env: Context['env']): Warning[] =>
  env.NODE_TLS_REJECT_UNAUTHORIZED === '0' ? [{ code: 'unsafe-tls' }] : [];

function refuseNodeDebug({ env, words }: Pick<Context, 'env' | 'words'>): void {
  if (!printsKey(env.NODE_DEBUG ?? '')) return;
  throw new UserError(words.usage.nodeDebug.message, { steps: [words.usage.nodeDebug.step] });
}
