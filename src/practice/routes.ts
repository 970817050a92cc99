import * as limits from './admin/limits.ts';
import * as keys from './admin/project-keys.ts';
import * as projects from './admin/projects.ts';
import * as accounts from './admin/service-accounts.ts';
import { completionsUsage, costs, embeddingsUsage } from './admin/usage.ts';
import { type Answer, refused } from './answer.ts';
import { createChat } from './api/chat.ts';
import { createEmbeddings } from './api/embeddings.ts';
import { listModels, retrieveModel } from './api/models.ts';
import { countInputTokens, createResponse } from './api/responses.ts';
import type { Call } from './call.ts';
import { wrongPath } from './refusals.ts';

type Handler = (call: Call, ...ids: string[]) => Answer;

const project = '/v1/organization/projects/{}';
const account = `${project}/service_accounts/{}`;

/** Every endpoint of the API. `{}` stands for an id, handed to the handler in order. */
const table: Record<string, Handler> = {
  'POST /v1/responses': createResponse,
  'POST /v1/responses/input_tokens': countInputTokens,
  'POST /v1/chat/completions': createChat,
  'POST /v1/embeddings': createEmbeddings,
  'GET /v1/models': listModels,
  'GET /v1/models/{}': retrieveModel,
  'GET /v1/organization/projects': projects.listProjects,
  'POST /v1/organization/projects': projects.createProject,
  [`GET ${project}`]: projects.retrieveProject,
  [`POST ${project}`]: projects.updateProject,
  [`POST ${project}/archive`]: projects.archiveProject,
  [`GET ${project}/service_accounts`]: accounts.listServiceAccounts,
  [`POST ${project}/service_accounts`]: accounts.createServiceAccount,
  [`GET ${account}`]: accounts.retrieveServiceAccount,
  [`POST ${account}`]: accounts.updateServiceAccount,
  [`DELETE ${account}`]: accounts.deleteServiceAccount,
  [`POST ${account}/api_keys`]: accounts.createServiceAccountKey,
  [`GET ${project}/api_keys`]: keys.listProjectKeys,
  [`GET ${project}/api_keys/{}`]: keys.retrieveProjectKey,
  [`POST ${project}/api_keys/{}`]: keys.updateProjectKey,
  [`DELETE ${project}/api_keys/{}`]: keys.deleteProjectKey,
  [`GET ${project}/rate_limits`]: limits.listRateLimits,
  [`POST ${project}/rate_limits/{}`]: limits.updateRateLimit,
  [`GET ${project}/spend_limit`]: limits.retrieveProjectSpendLimit,
  [`POST ${project}/spend_limit`]: limits.updateProjectSpendLimit,
  [`DELETE ${project}/spend_limit`]: limits.deleteProjectSpendLimit,
  [`GET ${project}/model_permissions`]: limits.retrieveModelPermissions,
  [`POST ${project}/model_permissions`]: limits.updateModelPermissions,
  [`DELETE ${project}/model_permissions`]: limits.deleteModelPermissions,
  'GET /v1/organization/spend_limit': limits.retrieveSpendLimit,
  'POST /v1/organization/spend_limit': limits.updateSpendLimit,
  'DELETE /v1/organization/spend_limit': limits.deleteSpendLimit,
  'GET /v1/organization/costs': costs,
  'GET /v1/organization/usage/completions': completionsUsage,
  'GET /v1/organization/usage/embeddings': embeddingsUsage,
};

const fixed = new Map(Object.entries(table).filter(([route]) => !route.includes('{}')));
const shaped = Object.entries(table).flatMap(([route, handler]) =>
  route.includes('{}') ? [{ shape: new RegExp(`^${route.replaceAll('{}', '([^/]+)')}$`), handler }] : [],
);

/** What the API answers to this request. An address it does not have is answered as the real platform does. */
export function answerApi(call: Call): Answer {
  const route = `${call.method} ${call.path}`;
  const direct = fixed.get(route);
  if (direct) return direct(call);
  for (const { shape, handler } of shaped) {
    const ids = shape.exec(route)?.slice(1).map(decoded);
    if (ids) return handler(call, ...ids);
  }
  return refused(wrongPath(call.method, call.path));
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
