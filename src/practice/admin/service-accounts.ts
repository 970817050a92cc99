import type { APIKeyCreateResponse } from 'openai/resources/admin/organization/projects/service-accounts/api-keys';
import type {
  ProjectServiceAccount,
  ServiceAccountCreateResponse,
  ServiceAccountDeleteResponse,
} from 'openai/resources/admin/organization/projects/service-accounts/service-accounts';
import { type Answer, ok, refused } from '../answer.ts';
import type { Call, Json } from '../call.ts';
import { newId } from '../fresh.ts';
import { badRequest, notFound } from '../refusals.ts';
import type { Key, Project, ServiceAccount } from '../state.ts';
import { expiryIn, expiryWrong, inProject, mostThings, nameIn, nameMissing, tooMany, withBody } from './admin.ts';
import { pageOf } from './paging.ts';

const shown = ({ id, name, role, createdAt }: ServiceAccount): ProjectServiceAccount => ({
  id,
  object: 'organization.project.service_account',
  name,
  role,
  created_at: createdAt,
});

/** The only replies that hold a key in full; `expires_at` joined them in September 2026. */
const withValue = (key: Key): APIKeyCreateResponse & { expires_at: number | null } => ({
  id: key.id,
  object: 'organization.project.service_account.api_key',
  name: key.name,
  value: key.value,
  created_at: key.createdAt,
  expires_at: key.expiresAt,
});

const inAccount = (
  call: Call,
  project: string,
  id: string,
  answer: (account: ServiceAccount, project: Project) => Answer,
): Answer =>
  inProject(call, project, (found) => {
    const account = call.platform.state.serviceAccounts.find((one) => one.id === id && one.project === found.id);
    return account ? answer(account, found) : refused(notFound('service account', id));
  });

export const listServiceAccounts = (call: Call, project: string): Answer =>
  inProject(call, project, ({ id }) =>
    ok(pageOf(call, call.platform.state.serviceAccounts.filter((account) => account.project === id).map(shown))),
  );

/** Makes an account and, unless told not to, a key with all permissions: as the real platform does. */
export const createServiceAccount = (call: Call, id: string): Answer =>
  inProject(call, id, (project) =>
    withBody(call, (body) => {
      const name = nameIn(body);
      if (name === null) return refused(nameMissing);
      const { state, now } = call.platform;
      const expiresAt = expiryIn(body, now());
      if (expiresAt === undefined) return refused(expiryWrong);
      if (state.serviceAccounts.length >= mostThings || state.keys.length >= mostThings) return refused(tooMany);
      const bare = body['create_service_account_only'] === true;
      const role = bare ? 'none' : 'member';
      const account: ServiceAccount = { id: newId('svc_acct_'), project: project.id, name, role, createdAt: now() };
      state.serviceAccounts.push(account);
      const key = bare ? null : makeKey(call, account, { name: 'Secret Key', expiresAt, scopes: [] });
      const reply: ServiceAccountCreateResponse = {
        id: account.id,
        object: 'organization.project.service_account',
        name,
        role,
        created_at: account.createdAt,
        api_key: key && withValue(key),
      };
      return ok(reply);
    }),
  );

export const retrieveServiceAccount = (call: Call, project: string, id: string): Answer =>
  inAccount(call, project, id, (account) => ok(shown(account)));

export const updateServiceAccount = (call: Call, project: string, id: string): Answer =>
  inAccount(call, project, id, (account) =>
    withBody(call, (body) => {
      const role = body['role'] ?? account.role;
      if (role !== 'member' && role !== 'owner' && role !== account.role)
        return refused(badRequest("Invalid value for 'role'.", 'role', 'invalid_value'));
      account.role = role as ServiceAccount['role'];
      account.name = nameIn(body) ?? account.name;
      return ok(shown(account));
    }),
  );

/** Takes the account's keys out of force as well. */
export const deleteServiceAccount = (call: Call, project: string, id: string): Answer =>
  inAccount(call, project, id, () => {
    const { state } = call.platform;
    state.serviceAccounts = state.serviceAccounts.filter((account) => account.id !== id);
    for (const key of state.keys) if (key.serviceAccount === id) key.revoked = true;
    const reply: ServiceAccountDeleteResponse = {
      id,
      object: 'organization.project.service_account.deleted',
      deleted: true,
    };
    return ok(reply);
  });

/** A further key for the account, with just the scopes named; an empty list means all. */
export const createServiceAccountKey = (call: Call, project: string, id: string): Answer =>
  inAccount(call, project, id, (account) =>
    withBody(call, (body) => {
      const expiresAt = expiryIn(body, call.platform.now());
      if (expiresAt === undefined) return refused(expiryWrong);
      const scopes = scopesIn(body);
      if (!scopes)
        return refused(
          badRequest("Invalid type for 'scopes': expected an array of strings.", 'scopes', 'invalid_type'),
        );
      if (account.role === 'none') return refused(badRequest('The service account has no role in this project.', null));
      if (call.platform.state.keys.length >= mostThings) return refused(tooMany);
      return ok(withValue(makeKey(call, account, { name: nameIn(body) ?? 'Secret Key', expiresAt, scopes })));
    }),
  );

/** `scopes` as a list of at most 50 names, empty where none is given; null for anything else. */
export function scopesIn(body: Json): string[] | null {
  const scopes = body['scopes'] ?? [];
  const fits =
    Array.isArray(scopes) &&
    scopes.length <= 50 &&
    scopes.every((scope) => typeof scope === 'string' && scope.length <= 100);
  return fits ? (scopes as string[]) : null;
}

const makeKey = (
  { platform }: Call,
  account: ServiceAccount,
  options: Pick<Key, 'name' | 'expiresAt' | 'scopes'>,
): Key =>
  platform.state.addKey({
    ...options,
    kind: 'service-account',
    project: account.project,
    serviceAccount: account.id,
    createdAt: platform.now(),
    permission: options.scopes.length > 0 ? 'restricted' : 'all',
    revoked: false,
    access: 'active',
  });
