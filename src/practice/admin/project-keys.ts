import type { APIKeyDeleteResponse, ProjectAPIKey } from 'openai/resources/admin/organization/projects/api-keys';
import { type Answer, ok, refused } from '../answer.ts';
import { fields } from '../api/shapes.ts';
import type { Call } from '../call.ts';
import { redacted } from '../keys.ts';
import { badRequest, notFound } from '../refusals.ts';
import type { Key, SandboxState } from '../state.ts';
import { expires, expiryIn, inProject, scopes, scopesIn, withBody } from './admin.ts';
import { pageOf } from './paging.ts';

/** `expires_at` joined the reply with SDK 7. */
type DatedKey = ProjectAPIKey & { expires_at: number | null };

const shown = (key: Key, state: SandboxState): DatedKey => ({
  id: key.id,
  object: 'organization.project.api_key',
  name: key.name,
  redacted_value: redacted(key.value),
  created_at: key.createdAt,
  last_used_at: key.lastUsedAt,
  expires_at: key.expiresAt,
  owner: ownerOf(key, state),
  owner_project_access: key.access,
});

function ownerOf(key: Key, { serviceAccounts, organization }: SandboxState): ProjectAPIKey.Owner {
  const account = serviceAccounts.find(({ id }) => id === key.serviceAccount);
  if (account) {
    const { id, name, role, createdAt } = account;
    return { type: 'service_account', service_account: { id, name, role, created_at: createdAt } };
  }
  return {
    type: 'user',
    user: {
      id: 'user-sandbox',
      name: organization.name,
      email: 'you@example.com',
      role: 'owner',
      created_at: key.createdAt,
    },
  };
}

const changedKey = fields({}, { ...scopes, ...expires });

const inKey = (call: Call, project: string, id: string, answer: (key: Key) => Answer): Answer =>
  inProject(call, project, (found) => {
    const key = call.platform.state.keys.find((one) => one.id === id && one.project === found.id && !one.revoked);
    return key ? answer(key) : refused(notFound('API key', id));
  });

export const listProjectKeys = (call: Call, project: string): Answer =>
  inProject(call, project, ({ id }) => {
    const { state } = call.platform;
    return ok(
      pageOf(
        call,
        state.keys.filter((key) => key.project === id && !key.revoked).map((key) => shown(key, state)),
      ),
    );
  });

export const retrieveProjectKey = (call: Call, project: string, id: string): Answer =>
  inKey(call, project, id, (key) => ok(shown(key, call.platform.state)));

/** New scopes (an empty list: all) or a new expiry. An expired key cannot be changed. */
export const updateProjectKey = (call: Call, project: string, id: string): Answer =>
  inKey(call, project, id, (key) =>
    withBody(call, changedKey, (body) => {
      const { state, now } = call.platform;
      if (key.expiresAt !== null && key.expiresAt <= now())
        return refused(badRequest('Expired API keys cannot be updated.', null));
      const held = scopesIn(body);
      if (body['scopes'] !== undefined)
        Object.assign(key, { scopes: held, permission: held.length > 0 ? 'restricted' : 'all' });
      key.expiresAt = expiryIn(body, now()) ?? key.expiresAt;
      return ok(shown(key, state));
    }),
  );

export const deleteProjectKey = (call: Call, project: string, id: string): Answer =>
  inKey(call, project, id, (key) => {
    key.revoked = true;
    const reply: APIKeyDeleteResponse = { id, object: 'organization.project.api_key.deleted', deleted: true };
    return ok(reply);
  });
