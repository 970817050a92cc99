import type { Level } from '../../core/attempt.ts';
import { type Cause, type CauseClass, classOf } from '../../core/causes/ids.ts';
import { defaultBaseUrl } from '../../core/endpoint.ts';
import { exitCodeFor } from '../../core/exit-codes.ts';
import type { Facts, InitReport, Saved, VerifyResult, Warning } from '../../core/report.ts';
import { type Endpoint, type FoundKey, type Sources, sourceInfo } from '../../core/sources.ts';
import { path } from '../../words/commands.ts';
import { toReport } from '../../words/render.ts';
import { hintsFrom, shellOf } from '../../words/situation.ts';
import type { Context } from '../ports.ts';
import { findSources, type SourceOptions } from '../sources.ts';
import { localResult } from '../verify/checks.ts';
import { settingsInForce } from '../verify/verify.ts';
import type { InitFlags } from './answers.ts';

/** How a run of `init` ended. `told`: the wizard has said it to the person already, so nothing is left to print for people. */
export type InitEnd = {
  report: InitReport;
  exitCode: number;
  told: boolean;
  /** An address that programs need beside the saved key, and that was not saved; null where there is none. */
  address: string | null;
};

/** Classes after which nothing is saved: the key is faulty or refused, or nobody knows who answered (contract.md, Order). */
const notSaved: readonly CauseClass[] = ['local', 'rejected', 'not-openai'];

/** Whether a key may be saved after this check. */
export const maySave = ({ cause }: Pick<VerifyResult, 'cause'>): boolean =>
  cause === null || !notSaved.includes(classOf(cause));

/** The sources with a key that was given by hand in front of them. */
export function withKey(sources: Sources, key: FoundKey): Sources {
  const others = sources.found.filter((found) => found !== key);
  const warnings = sources.warnings.filter(({ code }) => code !== 'shadowed-source');
  return { ...sources, found: [key, ...others], winner: key, fault: null, warnings };
}

/** An end that was decided before any request. */
export function localEnd(
  at: {
    sources: Sources;
    endpoint: Endpoint | null;
    level: Level;
    model: string | null;
    warnings?: readonly Warning[];
  },
  cause: Cause | null,
  facts: Facts = {},
): VerifyResult {
  return localResult({ ...at, warnings: [...at.sources.warnings, ...(at.warnings ?? [])] }, cause, facts);
}

/**
 * Looks once more at what programs here read, now that the key is saved: names the place that they would take another key from.
 * Empty where they take this one, and in practice, where only this run is meant to.
 */
export async function shadowing(ctx: Context, flags: InitFlags, key: FoundKey, saved: Saved): Promise<Warning[]> {
  const { found, winner } = await findSources(
    ctx,
    sourceOptions({ ...flags, keyStdin: false, keyEnv: null, envName: saved.variable }),
  );
  if (flags.sandbox || winner === null || winner.secret.length === 0 || winner.secret.equals(key.secret)) return [];
  const own = found.find(({ path }) => path === saved.path) ?? {
    ...key,
    source: 'env-file' as const,
    variable: saved.variable,
    path: saved.path,
    line: null,
  };
  return [{ code: 'shadowed-source', used: sourceInfo(winner, true), others: [sourceInfo(own, false)] }];
}

/** What `init` looks at: the places programs here read; `--dotenv` names where to write, which need not be there yet. */
export const sourceOptions = (flags: InitFlags, dotenv: readonly string[] = []): SourceOptions => ({
  envName: flags.envName,
  dotenv,
  keyStdin: flags.keyStdin,
  keyEnv: flags.keyEnv,
  organization: flags.organization,
  project: flags.project,
  timeoutMs: flags.timeoutMs,
});

/** The JSON document of a run and its exit code. */
export function initEnd(
  ctx: Pick<Context, 'platform' | 'env' | 'words'>,
  sources: Sources,
  endpoint: Endpoint | null,
  result: VerifyResult,
  saved: Saved | null,
  told: boolean,
): InitEnd {
  const shell = shellOf(ctx.platform, ctx.env);
  const again = endpoint?.from === 'flag' ? [`--base-url ${path(endpoint.baseUrl, shell)}`] : [];
  const hints = hintsFrom(ctx.platform, ctx.env, settingsInForce(sources, endpoint), again);
  const report = toReport(result, ctx.words, 'init', hints);
  const unsaved = saved !== null && endpoint?.from === 'flag' && endpoint.baseUrl !== defaultBaseUrl;
  return {
    report: { ...report, command: 'init', saved },
    exitCode: exitCodeFor(report.class),
    told,
    address: unsaved ? endpoint.baseUrl : null,
  };
}
