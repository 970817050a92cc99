import type { Level } from '../../core/attempt.ts';
import type { Cause } from '../../core/causes/ids.ts';
import { chooseEndpoint } from '../../core/endpoint.ts';
import { judgeKey } from '../../core/key/judge.ts';
import { isPublicName } from '../../core/marks.ts';
import type { Facts, VerifyResult, Warning } from '../../core/report.ts';
import { type Endpoint, type FoundKey, placeFacts, type Setting, type Sources } from '../../core/sources.ts';
import type { Context } from '../ports.ts';
import { findSources } from '../sources.ts';
import { checkKey } from './check-key.ts';
import { localResult } from './checks.ts';

/** The flags of `verify`, read and checked by the command line. */
export type VerifyFlags = {
  dotenv: readonly string[];
  envName: string;
  keyStdin: boolean;
  keyEnv: string | null;
  level: Level;
  model: string | null;
  project: string | null;
  organization: string | null;
  baseUrl: string | null;
  allowBaseUrl: boolean;
  timeoutMs: number;
  retries: number;
  waitMs: number | null;
  onFork: 'fail' | 'skip';
};

/** What a check found, and the settings in force that shaped its request. */
export type Verified = {
  result: VerifyResult;
  settings: { organization: Setting | null; project: Setting | null; baseUrl: Setting | null };
};

/**
 * Checks the key this folder's programs use: sources → key → endpoint → attempts → cause, one forward pass.
 * A result is a value whatever went wrong; throws UserError only where a person has to change how it was called.
 */
export async function verify(ctx: Context, flags: VerifyFlags): Promise<Verified> {
  const started = ctx.ticks();
  const sources = await findSources(ctx, { ...flags });
  for (const found of [...sources.found, ...sources.aside]) ctx.guard(found.secret);
  const chosen = await endpointFor(ctx, flags, sources);
  const endpoint = chosen.ok ? chosen.endpoint : null;
  const warnings = [...sources.warnings, ...(chosen.ok ? chosen.warnings : [])];
  const local = { sources, endpoint, level: flags.level, model: flags.model, warnings };

  const settings = settingsInForce(sources, endpoint);
  const decided = (cause: Cause, facts: Facts = {}) => ({ result: localResult(local, cause, facts), settings });

  const fault = keyFault(ctx, flags, sources, endpoint);
  if (fault.kind === 'skipped')
    return { result: { ...localResult(local, 'fork-without-secrets', fault.facts), skipped: true }, settings };
  if (fault.kind === 'fault') return decided(fault.cause, fault.facts);
  if (!chosen.ok) return decided('unsafe-base-url', chosen.facts);

  const check = {
    found: fault.found,
    sources,
    endpoint: chosen.endpoint,
    level: flags.level,
    model: flags.model,
    organization: settings.organization,
    project: settings.project,
    timeoutMs: Math.max(1, flags.timeoutMs - (ctx.ticks() - started)),
    retries: flags.retries,
    waitMs: flags.waitMs,
    warnings: [...chosen.warnings, ...fault.warnings, ...surroundings(ctx, fault.found)],
  };
  const work = () => checkKey(ctx, check);
  // An address may take 30 s to answer: until then the host that is asked is named. Offline, nobody is.
  const result = await (flags.level === 'offline'
    ? work()
    : ctx.busy(ctx.words.usage.checking(check.endpoint.host), work));
  return { result, settings };
}

/** What is worth knowing of the variable and the job the key comes from. */
const surroundings = ({ ci }: Pick<Context, 'ci'>, { source, variable, removed = [] }: FoundKey): Warning[] => [
  // A key that was pasted or piped is gone after this run; a variable is read by programs that may not clean it.
  ...(source === 'process' && variable !== null && removed.length > 0
    ? [{ code: 'repaired-key', variable, removed } as const]
    : []),
  ...(ci.pullRequestTarget ? [{ code: 'pull-request-target' } as const] : []),
];

type KeyOutcome =
  | { kind: 'key'; found: FoundKey; warnings: readonly Warning[] }
  | { kind: 'skipped'; facts: Facts }
  | { kind: 'fault'; cause: Cause; facts: Facts };

/** Everything about the key that can be said before a request. */
function keyFault(
  ctx: Pick<Context, 'ci'>,
  flags: VerifyFlags,
  sources: Sources,
  endpoint: Endpoint | null,
): KeyOutcome {
  const found = sources.winner;
  const nothing = !found || found.secret.length === 0;
  if (nothing && ctx.ci.fork) {
    const facts: Facts = ctx.ci.dependabot ? { reason: 'dependabot' } : {};
    return flags.onFork === 'skip'
      ? { kind: 'skipped', facts }
      : { kind: 'fault', cause: 'fork-without-secrets', facts };
  }
  if (sources.fault) return { kind: 'fault', ...sources.fault };
  if (!found) return { kind: 'fault', cause: 'missing-key', facts: nowhere(sources, flags.envName) };
  if (found.variable !== null && isPublicName(found.variable)) {
    return { kind: 'fault', cause: 'client-exposed-key', facts: placeFacts(found) };
  }
  const judged = judgeKey(found.secret.reveal(), endpoint?.kind ?? 'elsewhere');
  if (judged.ok) return { kind: 'key', found, warnings: judged.warnings };
  return { kind: 'fault', cause: judged.cause, facts: { ...placeFacts(found), ...judged.facts } };
}

/** No key where programs here look; one that stands in a file they do not read is named. */
function nowhere({ aside }: Sources, variable: string): Facts {
  const [other] = aside;
  return other === undefined ? { reason: 'not-found', variable } : { reason: 'other-file', ...placeFacts(other) };
}

/** Where the key may go; a person may say yes to an address that stands beside the key in its own file. */
async function endpointFor(ctx: Context, flags: VerifyFlags, sources: Sources) {
  const choose = (allow: boolean) => chooseEndpoint({ flag: flags.baseUrl, allow, sources });
  const first = choose(flags.allowBaseUrl);
  if (first.ok || !first.askable || !ctx.ask) return first;
  const { usage } = ctx.words;
  const answer = await ctx.ask.choose({
    message: usage.consentBaseUrl(first.facts.host ?? '?', first.facts.file ?? '?'),
    choices: [
      { value: 'no', label: usage.no },
      { value: 'yes', label: usage.yes },
    ],
    explain: usage.consentExplain,
  });
  return answer === 'yes' ? choose(true) : first;
}

/** The settings in force: those that shape the request, and the one that gave its address. */
export function settingsInForce(sources: Sources, endpoint: Endpoint | null): Verified['settings'] {
  const own = (settings: readonly Setting[]) => (sources.winner ? settingFor(settings, sources.winner) : null);
  const baseUrl =
    sources.baseUrls.find((setting) => setting.source === endpoint?.from && setting.path === endpoint.path) ?? null;
  return { organization: own(sources.organizations), project: own(sources.projects), baseUrl };
}

/** The first setting that may shape a request with this key: a flag's, the process's, or one of the key's own file (contract.md). */
export const settingFor = (settings: readonly Setting[], found: FoundKey): Setting | null =>
  settings.find((setting) => setting.source !== 'env-file' || setting.path === found.path) ?? null;
