import type { Attempt, Operation } from '../../core/attempt.ts';
import type { Verdict } from '../../core/causes/interpret.ts';
import { candidates, takesNoReasoning } from '../../core/models.ts';
import type { ApiRequest } from '../ports.ts';

/** One request of the run, as it is next to be made. */
export type Plan = { operation: Operation; model: string; fields: ApiRequest['optionalFields'] };

const fieldsFor = (model: string): Plan['fields'] => [
  'max_output_tokens',
  'store',
  ...(takesNoReasoning(model) ? (['reasoning'] as const) : []),
];
/** The request a run begins with, or goes on with for another model. */
export const planFor = (level: 'free' | 'call', model: string): Plan => ({
  operation: level === 'call' ? 'create-response' : 'retrieve-model',
  model,
  fields: fieldsFor(model),
});

/** The optional field a refusal names, by `param` or in words. */
function refusedField(
  { cause, facts, platform }: Verdict,
  { fields, operation }: Plan,
): Plan['fields'][number] | undefined {
  if (cause !== 'request-rejected' || operation !== 'create-response') return undefined;
  const named = facts.param?.split(/[.[]/)[0];
  return (
    fields.find((field) => field === named) ??
    fields.find((field) => named === undefined && platform?.message?.includes(field) === true)
  );
}

/** The request that could say more than the verdict just reached, or null. What was tried is in `tried`. */
export function betterPlan(
  plan: Plan,
  verdict: Verdict,
  attempt: Attempt,
  ask: { level: 'free' | 'call'; model: string | null },
  tried: ReadonlySet<string>,
): Plan | null {
  const refused = refusedField(verdict, plan);
  if (refused !== undefined && !tried.has('a field less'))
    return { ...plan, fields: plan.fields.filter((field) => field !== refused) };
  if (verdict.cause === 'model-unavailable' && ask.model === null) {
    const next = candidates.find((model) => !tried.has(model));
    return next === undefined ? null : planFor(ask.level, next);
  }
  const noModelNamed =
    verdict.cause === 'wrong-base-url' && attempt.outcome.kind === 'reply' && attempt.outcome.status === 404;
  return plan.operation === 'retrieve-model' && noModelNamed ? { ...plan, operation: 'list-models' } : null;
}
