import type {
  ProjectModelPermissions,
  ProjectModelPermissionsDeleted,
} from 'openai/resources/admin/organization/projects/model-permissions';
import type { ProjectRateLimit } from 'openai/resources/admin/organization/projects/rate-limits';
import type {
  ProjectSpendLimit,
  ProjectSpendLimitDeleted,
} from 'openai/resources/admin/organization/projects/spend-limit';
import type {
  OrganizationSpendLimit,
  OrganizationSpendLimitDeleted,
} from 'openai/resources/admin/organization/spend-limit';
import { type Answer, ok, refused } from '../answer.ts';
import { fields, listOf, oneOf, textUpTo, whole } from '../api/shapes.ts';
import type { Call } from '../call.ts';
import { limitsSet, ordinaryLimits } from '../judge.ts';
import { notFound } from '../refusals.ts';
import type { Project } from '../state.ts';
import { asAdmin, inProject, withBody } from './admin.ts';
import { pageOf } from './paging.ts';

const mostEver = 1e12;
const spendLimit = fields({
  threshold_amount: whole(1, mostEver),
  currency: oneOf('USD'),
  interval: oneOf('month'),
});
const perMinute = whole(0, mostEver);
const rateLimits = fields(
  {},
  {
    max_requests_per_1_minute: perMinute,
    max_tokens_per_1_minute: perMinute,
    max_requests_per_1_day: perMinute,
    max_images_per_1_minute: perMinute,
    max_audio_megabytes_per_1_minute: perMinute,
    batch_1_day_max_input_tokens: perMinute,
  },
);
const modelPermissions = fields({
  mode: oneOf('allow_list', 'deny_list'),
  model_ids: listOf(textUpTo(200), 0, 500),
});

type Limited = { spendLimitCents: number | null; spentCents: number };

const limitOf = ({ spendLimitCents, spentCents }: Limited) => ({
  currency: 'USD',
  interval: 'month',
  // The state knows a limit of nothing at all, the API none below a cent.
  threshold_amount: Math.max(1, Math.round(spendLimitCents ?? 1)),
  enforcement: { status: spendLimitCents !== null && spentCents >= spendLimitCents ? 'enforcing' : 'inactive' },
});
const ofProject = (limited: Limited): ProjectSpendLimit => ({ object: 'project.spend_limit', ...limitOf(limited) });
const ofOrganization = (limited: Limited): OrganizationSpendLimit => ({
  object: 'organization.spend_limit',
  ...limitOf(limited),
});

const show = (limited: Limited, shown: (limited: Limited) => unknown): Answer =>
  limited.spendLimitCents === null ? refused(notFound('spend limit', 'spend_limit')) : ok(shown(limited));

const change = (call: Call, limited: Limited, shown: (limited: Limited) => unknown): Answer =>
  withBody(call, spendLimit, (body) => {
    limited.spendLimitCents = body['threshold_amount'] as number;
    return ok(shown(limited));
  });

export const retrieveProjectSpendLimit = (call: Call, id: string): Answer =>
  inProject(call, id, (project) => show(project, ofProject));
export const updateProjectSpendLimit = (call: Call, id: string): Answer =>
  inProject(call, id, (project) => change(call, project, ofProject));
export const deleteProjectSpendLimit = (call: Call, id: string): Answer =>
  inProject(call, id, (project) => {
    project.spendLimitCents = null;
    const reply: ProjectSpendLimitDeleted = { object: 'project.spend_limit.deleted', deleted: true };
    return ok(reply);
  });

export const retrieveSpendLimit = (call: Call): Answer =>
  asAdmin(call, () => show(call.platform.state.organization, ofOrganization));
export const updateSpendLimit = (call: Call): Answer =>
  asAdmin(call, () => change(call, call.platform.state.organization, ofOrganization));
export const deleteSpendLimit = (call: Call): Answer =>
  asAdmin(call, () => {
    call.platform.state.organization.spendLimitCents = null;
    const reply: OrganizationSpendLimitDeleted = { object: 'organization.spend_limit.deleted', deleted: true };
    return ok(reply);
  });

const idOf = (model: string): string => `rl-${model}`;

function rateLimit(project: Project, model: string): ProjectRateLimit {
  const limits = limitsSet(project, model) ?? ordinaryLimits;
  return {
    id: idOf(model),
    object: 'project.rate_limit',
    model,
    max_requests_per_1_minute: limits.requestsPerMinute,
    max_tokens_per_1_minute: limits.tokensPerMinute,
  };
}

export const listRateLimits = (call: Call, id: string): Answer =>
  inProject(call, id, (project) =>
    ok(
      pageOf(
        call,
        call.platform.state.models.map((model) => rateLimit(project, model.id)),
      ),
    ),
  );

/** A limit that is set here is enforced from now on (judgeRate). */
export const updateRateLimit = (call: Call, project: string, id: string): Answer =>
  inProject(call, project, (found) =>
    withBody(call, rateLimits, (body) => {
      const model = call.platform.state.models.find((one) => idOf(one.id) === id);
      if (!model) return refused(notFound('rate limit', id));
      const now = { ...rateLimit(found, model.id), ...(body as Partial<ProjectRateLimit>) };
      found.rateLimits[model.id] = {
        requestsPerMinute: now.max_requests_per_1_minute,
        tokensPerMinute: now.max_tokens_per_1_minute,
      };
      return ok(rateLimit(found, model.id));
    }),
  );

const permissions = ({ models }: Project): ProjectModelPermissions => ({
  object: 'project.model_permissions',
  mode: models.mode,
  model_ids: models.ids,
});

export const retrieveModelPermissions = (call: Call, id: string): Answer =>
  inProject(call, id, (project) => ok(permissions(project)));
export const updateModelPermissions = (call: Call, id: string): Answer =>
  inProject(call, id, (project) =>
    withBody(call, modelPermissions, (body) => {
      project.models = { mode: body['mode'], ids: body['model_ids'] } as Project['models'];
      return ok(permissions(project));
    }),
  );
export const deleteModelPermissions = (call: Call, id: string): Answer =>
  inProject(call, id, (project) => {
    project.models = { mode: 'deny_list', ids: [] };
    const reply: ProjectModelPermissionsDeleted = { object: 'project.model_permissions.deleted', deleted: true };
    return ok(reply);
  });
