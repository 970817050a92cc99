import type { Level } from '../../core/attempt.ts';
import { chooseEndpoint } from '../../core/endpoint.ts';
import { judgeKey } from '../../core/key/judge.ts';
import { defaultModel } from '../../core/models.ts';
import type { VerifyResult, Warning } from '../../core/report.ts';
import { type Endpoint, type FoundKey, placeFacts, type Sources } from '../../core/sources.ts';
import { type Back, back, type Context } from '../ports.ts';
import { checkKey } from '../verify/check-key.ts';
import { settingsInForce } from '../verify/verify.ts';
import type { Answers, InitFlags, PracticePlatform } from './answers.ts';
import { localEnd, withKey } from './outcome.ts';
import type { Setup } from './setup.ts';

/** A key that may be sent, and where to. */
export type Ready = {
  ok: true;
  key: FoundKey;
  sources: Sources;
  endpoint: Endpoint;
  model: string;
  practice: boolean;
  warnings: readonly Warning[];
};

/** Where the key may go, and whether it is one to be sent there; asks about an address that stands beside the key in its own file. */
export async function endpointOf(
  { ctx, ask, flags, sources }: Setup,
  { key, practice }: Answers,
): Promise<Ready | { ok: false; result: VerifyResult } | Back> {
  if (key === null) throw new TypeError('no key to check');
  const first = prepare(flags, sources, key, practice);
  if (first.ok || first.askable === null) return first;
  const { usage } = ctx.words;
  const answer = await ask.choose({
    message: usage.consentBaseUrl(first.askable.host, first.askable.file),
    explain: usage.consentExplain,
    choices: [
      { value: 'no', label: usage.no },
      { value: 'yes', label: usage.yes },
    ],
  });
  if (answer === back) return back;
  return answer === 'yes' ? prepare({ ...flags, allowBaseUrl: true }, sources, key, practice) : first;
}

type Prepared = Ready | { ok: false; result: VerifyResult; askable: { host: string; file: string } | null };

/** Everything about key and address that can be decided before a request. */
export function prepare(flags: InitFlags, found: Sources, key: FoundKey, practice: PracticePlatform | null): Prepared {
  const sources = withKey(found, key);
  const at = { sources, level: flags.level, model: flags.model };
  const chosen =
    practice === null
      ? chooseEndpoint({ flag: flags.baseUrl, allow: flags.allowBaseUrl, sources })
      : { ok: true as const, endpoint: practiceEndpoint(practice), warnings: [] };
  if (!chosen.ok) {
    const askable = chosen.askable ? { host: chosen.facts.host ?? '?', file: chosen.facts.file ?? '?' } : null;
    return { ok: false, askable, result: localEnd({ ...at, endpoint: null }, 'unsafe-base-url', chosen.facts) };
  }
  const verdict = judgeKey(key.secret.reveal(), chosen.endpoint.kind);
  if (!verdict.ok) {
    return {
      ok: false,
      askable: null,
      result: localEnd({ ...at, endpoint: chosen.endpoint }, verdict.cause, { ...placeFacts(key), ...verdict.facts }),
    };
  }
  return {
    ok: true,
    key,
    sources,
    endpoint: chosen.endpoint,
    model: flags.model ?? defaultModel,
    practice: practice !== null,
    warnings: [...chosen.warnings, ...verdict.warnings],
  };
}

/** The practice platform's address: chosen by asking for practice, so nothing has to be agreed to. */
const practiceEndpoint = ({ baseUrl }: PracticePlatform): Endpoint => ({
  baseUrl,
  host: new URL(baseUrl).host,
  kind: 'loopback',
  from: 'default',
  path: null,
});

/** One check of the key, at that level. */
export function runCheck(
  { ctx, flags }: { ctx: Context; flags: InitFlags },
  ready: Ready,
  level: Level,
): Promise<VerifyResult> {
  const { sources, key, endpoint, warnings, practice } = ready;
  // The practice platform has an organization and projects of its own.
  const settings = practice ? { organization: null, project: null } : settingsInForce(sources, endpoint);
  return checkKey(ctx, {
    found: key,
    sources,
    endpoint,
    level,
    warnings,
    model: flags.model,
    organization: settings.organization,
    project: settings.project,
    timeoutMs: flags.timeoutMs,
    retries: flags.retries,
    waitMs: flags.waitMs,
  });
}
