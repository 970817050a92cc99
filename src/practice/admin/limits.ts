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
import type { Call, Json } from '../call.ts';
import { limitsSet, ordinaryLimits } from '../judge.ts';
import { badRequest, notFound } from '../refusals.ts';
import type { Project } from '../state.ts';
import { asAdmin, inProject, withBody } from './admin.ts';
import { pageOf } from './paging.ts';

type Limited = { spendLimitCents: number | null; spentCents: number };

const limitOf = ({ spendLimitCents, spentCents }: Limited) => ({
  currency: 'USD',
  interval: 'month',
  threshold_amount: spendLimitCents ?? 0,
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
  withBody(call, (body) => {
    const amount = body['threshold_amount'];
    if (typeof amount !== 'number' || !(amount >= 0) || amount > 1e12) {
      return refused(
        badRequest(
          "Invalid value for 'threshold_amount': expected a number of cents.",
          'threshold_amount',
          'invalid_value',
        ),
      );
    }
    limited.spendLimitCents = amount;
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
    withBody(call, (body) => {
      const model = call.platform.state.models.find((one) => idOf(one.id) === id);
      if (!model) return refused(notFound('rate limit', id));
      const now = rateLimit(found, model.id);
      const requests = wholeOr(body, 'max_requests_per_1_minute', now.max_requests_per_1_minute);
      const tokens = wholeOr(body, 'max_tokens_per_1_minute', now.max_tokens_per_1_minute);
      if (requests === null || tokens === null)
        return refused(badRequest('Invalid rate limit: expected a whole number.', null, 'invalid_value'));
      found.rateLimits[model.id] = { requestsPerMinute: requests, tokensPerMinute: tokens };
      return ok(rateLimit(found, model.id));
    }),
  );

/** A whole number of the body, `fallback` where it is not given, null where it is none. */
const wholeOr = (body: Json, name: string, fallback: number): number | null => {
  const value = body[name] ?? fallback;
  return Number.isInteger(value) && (value as number) >= 0 ? (value as number) : null;
};

const permissions = ({ models }: Project): ProjectModelPermissions => ({
  object: 'project.model_permissions',
  mode: models.mode,
  model_ids: models.ids,
});

export const retrieveModelPermissions = (call: Call, id: string): Answer =>
  inProject(call, id, (project) => ok(permissions(project)));
export const updateModelPermissions = (call: Call, id: string): Answer =>
  inProject(call, id, (project) =>
    withBody(call, (body) => {
      const { mode, model_ids: ids } = body;
      if (mode !== 'allow_list' && mode !== 'deny_list')
        return refused(badRequest("Invalid value for 'mode'.", 'mode', 'invalid_value'));
      if (
        !Array.isArray(ids) ||
        ids.length > 500 ||
        !ids.every((one): one is string => typeof one === 'string' && one.length <= 200)
      ) {
        return refused(
          badRequest("Invalid type for 'model_ids': expected an array of strings.", 'model_ids', 'invalid_type'),
        );
      }
      project.models = { mode, ids };
      return ok(permissions(project));
    }),
  );
export const deleteModelPermissions = (call: Call, id: string): Answer =>
  inProject(call, id, (project) => {
    project.models = { mode: 'deny_list', ids: [] };
    const reply: ProjectModelPermissionsDeleted = { object: 'project.model_permissions.deleted', deleted: true };
    return ok(reply);
  });
