import type { Model } from 'openai/resources/models';
import { type Answer, ok, refused } from '../answer.ts';
import type { Call } from '../call.ts';
import { judgeCaller, judgeModel, judgeScope } from '../judge.ts';
import type { PracticeModel } from '../models.ts';

/** `shutdown_date` joined the reply with SDK 7; the types of 6.49 do not know it yet. */
type DatedModel = Model & { shutdown_date: string | null };

const shown = ({ id, created, shutdownDate }: PracticeModel): DatedModel => ({
  id,
  object: 'model',
  created,
  owned_by: 'practice-platform',
  shutdown_date: shutdownDate,
});

/** GET /v1/models: what the key's project may use. */
export function listModels(call: Call): Answer {
  const caller = judgeCaller(call);
  if (caller.refusal) return refused(caller.refusal);
  const scopeless = judgeScope(caller.value.key, 'api.model.read');
  if (scopeless) return refused(scopeless);
  const { platform } = call;
  const usable = platform.state.models.filter(
    ({ id }) => judgeModel(platform, caller.value.project, id).refusal === null,
  );
  return ok({ object: 'list', data: usable.map(shown) }, { headers: identity(call, caller.value.project.id) });
}

/** GET /v1/models/{model} */
export function retrieveModel(call: Call, id: string): Answer {
  const caller = judgeCaller(call);
  if (caller.refusal) return refused(caller.refusal);
  const scopeless = judgeScope(caller.value.key, 'api.model.read');
  if (scopeless) return refused(scopeless);
  const model = judgeModel(call.platform, caller.value.project, id);
  if (model.refusal) return { ...refused(model.refusal), model: id };
  return ok(shown(model.value), { model: id, headers: identity(call, caller.value.project.id) });
}

const identity = ({ platform }: Call, project: string): Record<string, string> => ({
  'openai-organization': platform.state.organization.id,
  'openai-project': project,
});
