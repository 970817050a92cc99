import type { Attempt } from '../../core/attempt.ts';
import { interpret, type Verdict } from '../../core/causes/interpret.ts';
import { kindOf } from '../../core/key/kind.ts';
import type { Secret } from '../../core/key/secret.ts';
import { maskAttempt, maskVerdict } from '../../core/mask-attempt.ts';
import { costOf, defaultModel, hasKnownPrices, retires } from '../../core/models.ts';
import type { VerifyResult, Warning } from '../../core/report.ts';
import { limits, nextMove, type WaitReason } from '../../core/retry.ts';
import type { Endpoint } from '../../core/sources.ts';
import type { ApiRequest, Context } from '../ports.ts';
import { betterPlan, type Plan, planFor } from './plan.ts';

export type ProbeAsk = {
  key: Secret;
  endpoint: Endpoint;
  level: 'free' | 'call';
  /** The model asked for by name, or null: then keycheck's own candidates are tried. */
  model: string | null;
  organization: string | null;
  project: string | null;
  /** Which of the two are compared with the reply's headers (those given by flag); both, where it is not said. */
  confirm?: { organization: boolean; project: boolean };
  /** The whole run, waits included; `waitMs` replaces it. */
  timeoutMs: number;
  retries: number;
  waitMs: number | null;
  signal: AbortSignal;
  /** Told before every wait of a second or more: how long it is, and how much time is left in all. */
  onWait?: (ms: number, leftMs: number, reason: WaitReason) => void;
  random: () => number;
};

export type ProbeResult = Pick<
  VerifyResult,
  | 'cause'
  | 'facts'
  | 'retryable'
  | 'keyAccepted'
  | 'model'
  | 'request'
  | 'usage'
  | 'cost'
  | 'organization'
  | 'project'
  | 'rateLimits'
  | 'platform'
  | 'warnings'
>;

type ProbeContext = Pick<Context, 'api' | 'sleep' | 'ticks' | 'now'>;

/** Requests a run makes at most, unless `--wait` or more `--retries` were asked for (facts/reliability.md, T21). */
const requestLimit = 3;
/** The longest a single request of a long `--wait` may take. */
const requestMs = limits.totalMs;
/** Taken off the limits of a step, so that the step's own end is seen before the run's. */
const marginMs = 50;

/** One request, held to its share of the time. Throws only the reason of the caller's own signal. */
async function send({ api, ticks }: ProbeContext, ask: ProbeAsk, plan: Plan, leftMs: number): Promise<Attempt> {
  const shareMs = Math.max(1, Math.min(leftMs, requestMs, 2 ** 31 - 1));
  const share = AbortSignal.timeout(Math.ceil(shareMs));
  const began = ticks();
  const request: ApiRequest = {
    operation: plan.operation,
    key: ask.key,
    baseUrl: ask.endpoint.baseUrl,
    model: plan.model,
    organization: ask.organization,
    project: ask.project,
    optionalFields: plan.fields,
    connectMs: Math.max(1, Math.min(limits.connectMs, shareMs - marginMs)),
    headersMs: Math.max(1, Math.min(limits.headersMs, shareMs - marginMs)),
  };
  try {
    const attempt = await api.send(request, AbortSignal.any([ask.signal, share]));
    if (attempt.outcome.kind === 'silence') ask.signal.throwIfAborted();
    return maskAttempt(attempt, [ask.key]);
  } catch (error) {
    ask.signal.throwIfAborted();
    if (!share.aborted) throw error;
    const { operation, baseUrl, model, organization, project } = request;
    return {
      sent: {
        operation,
        method: operation === 'create-response' ? 'POST' : 'GET',
        baseUrl,
        path: '',
        model,
        fields: [],
        organization,
        project,
      },
      outcome: { kind: 'silence', phase: 'headers', codes: ['TOTAL_LIMIT'], message: '' },
      durationMs: Math.round(ticks() - began),
    };
  }
}

/** Warnings that come from the way the answer was reached. */
function warningsOf(plan: Plan, verdict: Verdict, now: Date): Warning[] {
  if (verdict.cause !== null) return verdict.warnings;
  const date = plan.operation === 'list-models' ? null : retires(plan.model, now);
  return [
    ...(plan.operation === 'list-models' ? [{ code: 'model-not-checked', model: plan.model } as const] : []),
    ...verdict.warnings,
    ...(date === null ? [] : [{ code: 'model-retires', model: plan.model, date } as const]),
  ];
}

/**
 * Asks the API about a key until the answer is known, repeated as far as that can help, or the time is over. Sends nothing
 * else than the plan says; what comes back is masked before it is read and after. Throws the signal's reason when the run is stopped.
 */
export async function probe(ctx: ProbeContext, ask: ProbeAsk): Promise<ProbeResult> {
  const began = ctx.ticks();
  const budgetMs = ask.waitMs ?? ask.timeoutMs;
  const elapsed = (): number => ctx.ticks() - began;
  const first = planFor(ask.level, ask.model ?? defaultModel);
  const tried = new Set<string>([first.model]);
  const confirm = ask.confirm ?? { organization: true, project: true };
  let plan = first;
  let proven = false;
  for (let attempts = 1; ; attempts++) {
    const attempt = await send(ctx, ask, plan, budgetMs - elapsed());
    const read = interpret(attempt, {
      level: ask.level,
      endpointKind: ask.endpoint.kind,
      now: ctx.now(),
      organization: confirm.organization ? ask.organization : null,
      project: confirm.project ? ask.project : null,
    });
    const answer = maskVerdict(read, [ask.key]);
    // A server that refused a field had accepted the key; the request without the field may not show it again.
    proven ||= answer.cause === 'request-rejected' && answer.keyAccepted === true;
    const verdict: Verdict = proven ? { ...answer, keyAccepted: answer.keyAccepted ?? true } : answer;
    const done = (): ProbeResult =>
      resultOf(ask, plan, attempt, verdict, { attempts, durationMs: Math.round(elapsed()), now: ctx.now() });
    if (verdict.cause === null) return done();
    const better =
      attempts < requestLimit && elapsed() < budgetMs ? betterPlan(plan, verdict, attempt, ask, tried) : null;
    if (better !== null) {
      tried.add(better.model === plan.model ? 'a field less' : better.model);
      plan = better;
      continue;
    }
    const next = nextMove({
      cause: verdict.cause,
      retryable: verdict.retryable,
      outcome: attempt.outcome,
      retryAfterSeconds: verdict.retryAfterSeconds,
      attempts,
      retries: ask.retries,
      elapsedMs: elapsed(),
      budgetMs,
      waiting: ask.waitMs !== null,
      random: ask.random,
    });
    if (next.move === 'stop') return done();
    if (next.ms >= 1_000) ask.onWait?.(next.ms, budgetMs - elapsed(), next.reason);
    await ctx.sleep(next.ms);
    ask.signal.throwIfAborted();
    if (verdict.cause === 'model-unavailable') plan = first;
  }
}

/** What is reported of the run, by its last request. */
function resultOf(
  ask: ProbeAsk,
  plan: Plan,
  attempt: Attempt,
  verdict: Verdict,
  run: { attempts: number; durationMs: number; now: Date },
): ProbeResult {
  const { outcome } = attempt;
  // Of several candidates that a project may not use, the first is the one to speak of.
  const model = verdict.cause === 'model-unavailable' ? (ask.model ?? defaultModel) : plan.model;
  return {
    cause: verdict.cause,
    facts:
      verdict.cause === 'model-unavailable'
        ? { ...verdict.facts, model, ...(ask.model === null ? { reason: 'own-choice' } : {}) }
        : verdict.facts,
    retryable: verdict.retryable,
    keyAccepted: verdict.keyAccepted,
    model: { requested: model, answered: verdict.answeredModel },
    request: {
      status: outcome.kind === 'reply' ? outcome.status : null,
      requestId: verdict.requestId,
      attempts: run.attempts,
      durationMs: run.durationMs,
      retryAfterSeconds: verdict.retryAfterSeconds,
    },
    usage: verdict.usage,
    cost:
      verdict.usage !== null && hasKnownPrices(ask.endpoint, kindOf(ask.key.reveal()))
        ? costOf(plan.model, verdict.usage)
        : null,
    organization: verdict.organization,
    project: verdict.project,
    rateLimits: verdict.rateLimits,
    platform: verdict.platform,
    warnings: warningsOf(plan, verdict, run.now),
  };
}
