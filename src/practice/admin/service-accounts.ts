import type { APIKeyCreateResponse } from 'openai/resources/admin/organization/projects/service-accounts/api-keys';
import type {
  ProjectServiceAccount,
  ServiceAccountCreateResponse,
  ServiceAccountDeleteResponse,
} from 'openai/resources/admin/organization/projects/service-accounts/service-accounts';
import { type Answer, ok, refused } from '../answer.ts';
import { fields, flag, oneOf, orNull } from '../api/shapes.ts';
import type { Call } from '../call.ts';
import { newId } from '../fresh.ts';
import { badRequest, notFound } from '../refusals.ts';
import type { Key, Project, ServiceAccount } from '../state.ts';
import {
  expires,
  expiryIn,
  inProject,
  mostThings,
  name,
  nameIn,
  scopes,
  scopesIn,
  tooMany,
  withBody,
} from './admin.ts';
import { pageOf } from './paging.ts';

const newAccount = fields({ name }, { create_service_account_only: orNull(flag), ...expires });
const changedAccount = fields({}, { name, role: oneOf('member', 'owner') });
const newKey = fields({}, { name, ...scopes, ...expires });

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
    withBody(call, newAccount, (body) => {
      const { state, now } = call.platform;
      const expiresAt = expiryIn(body, now());
      if (state.serviceAccounts.length >= mostThings || state.keys.length >= mostThings) return refused(tooMany);
      const bare = body['create_service_account_only'] === true;
      const role = bare ? 'none' : 'member';
      const account: ServiceAccount = {
        id: newId('svc_acct_'),
        project: project.id,
        name: nameIn(body) ?? '',
        role,
        createdAt: now(),
      };
      state.serviceAccounts.push(account);
      const key = bare ? null : makeKey(call, account, { name: 'Secret Key', expiresAt, scopes: [] });
      const reply: ServiceAccountCreateResponse = {
        id: account.id,
        object: 'organization.project.service_account',
        name: account.name,
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
    withBody(call, changedAccount, (body) => {
      account.role = (body['role'] ?? account.role) as ServiceAccount['role'];
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
    withBody(call, newKey, (body) => {
      if (account.role === 'none') return refused(badRequest('The service account has no role in this project.', null));
      if (call.platform.state.keys.length >= mostThings) return refused(tooMany);
      const options = {
        name: nameIn(body) ?? 'Secret Key',
        expiresAt: expiryIn(body, call.platform.now()),
        scopes: scopesIn(body),
      };
      return ok(withValue(makeKey(call, account, options)));
    }),
  );

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
