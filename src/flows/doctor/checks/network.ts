import type { Attempt } from '../../../core/attempt.ts';
import { classOf } from '../../../core/causes/ids.ts';
import { interpret } from '../../../core/causes/interpret.ts';
import { chooseEndpoint } from '../../../core/endpoint.ts';
import { printsKey } from '../../../core/node-debug.ts';
import type { WarningCode } from '../../../core/report.ts';
import type { Endpoint } from '../../../core/sources.ts';
import { verify } from '../../verify/verify.ts';
import { type Check, error, type Found, type Here, ok, skipped, warning } from '../check.ts';
import { quietly, verifyFlags } from '../survey.ts';

/** Certificates and sign-ins go by the clock; less than this does no harm. In seconds. */
const clockTolerance = 300;

/** Why nothing is sent at all, or null. */
function nothingSent({ ctx, flags }: Here): Found | null {
  if (flags.level === 'offline') return skipped({ code: 'nothing-sent', because: 'offline' });
  // Node would print the key, and everything else.
  return printsKey(ctx.env.NODE_DEBUG ?? '') ? skipped({ code: 'nothing-sent', because: 'node-debug' }) : null;
}

/** The way to the API, tried without the key: name, connection, proxy, certificate, and the clock by the reply's date. */
export const network: Check = {
  id: 'network',
  look: async (here) => {
    const stop = nothingSent(here);
    if (stop !== null) return [stop];
    const chosen = chooseEndpoint({ flag: null, allow: false, sources: await here.survey.sources() });
    if (!chosen.ok) return [skipped({ code: 'depends', on: 'endpoint' })];
    const { endpoint } = chosen;
    const { attempt, proxy, serverDate } = await here.ctx.network.knock(endpoint.baseUrl, here.ctx.signal);
    const fault = faultOf(attempt, endpoint, here.ctx.now());
    if (fault !== null) return [fault];
    const seconds = serverDate === null ? 0 : Math.round((here.ctx.now().getTime() - serverDate) / 1000);
    return [
      ok({ code: 'network', host: endpoint.host, proxy, ms: attempt.durationMs }),
      ...(Math.abs(seconds) > clockTolerance ? [warning({ code: 'clock', seconds })] : []),
    ];
  },
};

/** A refusal for want of a key is what was hoped for. Silence is a fault, and so is a page or a redirect. */
function faultOf(attempt: Attempt, endpoint: Endpoint, now: Date): Found | null {
  const { outcome } = attempt;
  const isAnswer =
    outcome.kind === 'reply' &&
    (outcome.status < 300 || outcome.status >= 400) &&
    !outcome.text.trimStart().startsWith('<');
  if (isAnswer) return null;
  const { cause, facts } = interpret(attempt, {
    level: 'free',
    endpointKind: endpoint.kind,
    organization: null,
    project: null,
    now,
  });
  if (cause === null || !['network', 'not-openai'].includes(classOf(cause))) return null;
  return error({ code: 'cause', cause, facts, key: null, baseUrl: endpoint.baseUrl }, cause);
}

/** Warnings of a check that no other check tells. */
const toldHere: readonly WarningCode[] = [
  'credit-not-checked',
  'model-not-checked',
  'scope-not-checked',
  'unusual-answer',
  'model-retires',
];

/** The key itself, asked at the level that was chosen; left out where it is known already that no answer can come. */
export const verifyCheck: Check = {
  id: 'verify',
  look: async (here) => {
    const stop = nothingSent(here);
    if (stop !== null) return [stop];
    for (const id of ['sources', 'endpoint', 'network'] as const)
      if (here.failed(id)) return [skipped({ code: 'depends', on: id })];
    const { result, settings } = await verify(quietly(here.ctx), verifyFlags(here.flags.level));
    const finding = { code: 'verified', result, settings } as const;
    if (result.skipped) return [skipped(finding)];
    const told = result.warnings
      .filter(({ code }) => toldHere.includes(code))
      .map((one) => warning({ code: 'warning', warning: one }));
    return [result.cause === null ? ok(finding) : error(finding, result.cause), ...told];
  },
};
