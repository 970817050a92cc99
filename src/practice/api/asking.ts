import { type Answer, refused } from '../answer.ts';
import { type Call, type Json, jsonBody } from '../call.ts';
import {
  type Caller,
  judgeCaller,
  judgeModel,
  judgeMoney,
  judgeRate,
  judgeScope,
  limitsSet,
  ordinaryLimits,
} from '../judge.ts';
import type { PracticeModel } from '../models.ts';
import * as say from '../refusals.ts';

/** A question to a model that may be answered: who asks, which model, and what for. */
export type Question = Caller & { call: Call; body: Json; model: PracticeModel };

/**
 * Leads a question to a model: caller, scope, body, model, money and limits in turn; what is answered is charged.
 * @param scope what a restricted key needs for this endpoint
 * @param free true where nothing is charged and nothing need be there (counting tokens)
 */
export function askModel(call: Call, scope: string, answer: (question: Question) => Answer, free = false): Answer {
  const caller = judgeCaller(call);
  if (caller.refusal) return refused(caller.refusal);
  const { key, project } = caller.value;
  const scopeless = judgeScope(key, scope);
  if (scopeless) return refused(scopeless);
  const body = jsonBody(call);
  if (!body) return refused(say.badRequest('We could not parse the JSON body of your request.', null));
  const id = body['model'];
  if (id === undefined)
    return refused(say.badRequest("Missing required parameter: 'model'.", 'model', 'missing_required_parameter'));
  if (typeof id !== 'string')
    return refused(say.badRequest("Invalid type for 'model': expected a string.", 'model', 'invalid_type'));
  const model = judgeModel(call.platform, project, id);
  if (model.refusal) return { ...refused(model.refusal), model: id };
  const refusal = free ? null : (judgeMoney(call.platform, project) ?? judgeRate(call.platform, project, id));
  if (refusal) return { ...refused(refusal), model: id };
  const question = { call, key, project, body, model: model.value };
  const given = answer(question);
  if (given.usage) charge(question, given.usage);
  return { ...given, model: id, headers: { ...headersFor(question), ...given.headers } };
}

function charge({ call, key, project, model }: Question, usage: { input: number; output: number }): void {
  const { state, meter, now } = call.platform;
  const usd = (usage.input * model.price.input + usage.output * model.price.output) / 1e6;
  state.organization.credits -= usd;
  state.organization.spentCents += usd * 100;
  project.spentCents += usd * 100;
  meter.add(now(), { project: project.id, model: model.id, key: key.id, ...usage, usd });
}

/** What the platform tells about itself beside a model's answer. */
function headersFor({ call, project, model }: Question): Record<string, string> {
  const { state, meter, now } = call.platform;
  const limits = limitsSet(project, model.id) ?? ordinaryLimits;
  const used = meter.minute(now(), project.id, model.id);
  return {
    'openai-organization': state.organization.id,
    'openai-project': project.id,
    'x-ratelimit-limit-requests': String(limits.requestsPerMinute),
    'x-ratelimit-limit-tokens': String(limits.tokensPerMinute),
    'x-ratelimit-remaining-requests': String(Math.max(0, limits.requestsPerMinute - used.requests)),
    'x-ratelimit-remaining-tokens': String(Math.max(0, limits.tokensPerMinute - used.tokens)),
    'x-ratelimit-reset-requests': '6ms',
    'x-ratelimit-reset-tokens': '0s',
  };
}
