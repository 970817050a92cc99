import type { Cause } from '../core/causes/ids.ts';
import type { FaultKind } from './faults.ts';
import type { Key, SandboxState } from './state.ts';

/** Brings a platform into the state from which a cause follows. */
export type Scenario = (state: SandboxState) => void;

const keysAre =
  (change: Partial<Pick<Key, 'permission' | 'scopes' | 'expiresAt' | 'revoked' | 'access'>>): Scenario =>
  (state) => {
    for (const key of state.keys) if (key.kind !== 'admin') Object.assign(key, structuredClone(change));
    Object.assign(state.newKeys, structuredClone(change));
  };

const switchedOn =
  (kind: FaultKind): Scenario =>
  (state) =>
    state.fail(kind);

/**
 * Every cause that a server can produce, and how the platform gets there. Missing are the causes decided before a request
 * (class local) and the faults of name look-up, TLS and proxies, which happen before a server like this one is reached.
 */
export const scenarios: Partial<Record<Cause, Scenario>> = {
  'invalid-key': keysAre({ revoked: true }),
  'key-expired': keysAre({ expiresAt: 1_790_000_000 }),
  'account-deactivated': ({ organization }) => {
    organization.deactivated = true;
  },
  'missing-scope': keysAre({ permission: 'read-only' }),
  'model-unavailable': ({ projects }) => {
    for (const project of projects) project.models = { mode: 'allow_list', ids: [] };
  },
  'org-unverified': ({ organization, models }) => {
    organization.verified = false;
    for (const model of models) model.verification = 'always';
  },
  'ip-not-allowed': ({ organization }) => {
    organization.allowedIps = ['203.0.113.7'];
  },
  'region-unsupported': ({ caller }) => {
    caller.country = 'XX';
  },
  'org-mismatch': ({ organization }) => {
    organization.member = false;
  },
  'project-mismatch': keysAre({ access: 'inactive' }),
  'project-archived': ({ projects }) => {
    for (const project of projects) Object.assign(project, { status: 'archived', archivedAt: project.createdAt });
  },
  'wrong-regional-host': ({ projects }) => {
    for (const project of projects) project.residency = 'eu';
  },
  'credits-exhausted': ({ organization }) => {
    organization.credits = 0;
  },
  'billing-inactive': ({ organization }) => {
    organization.billing = 'inactive';
  },
  'spend-limit-reached': ({ projects }) => {
    for (const project of projects) project.spendLimitCents = 0;
  },
  'rate-limited': switchedOn('rate-limit'),
  overloaded: switchedOn('overloaded'),
  'server-error': switchedOn('server-error'),
  'connection-lost': switchedOn('cut'),
  timeout: switchedOn('hang'),
  'wrong-base-url': switchedOn('wrong-path'),
  redirected: switchedOn('redirect'),
  'gateway-error': switchedOn('html'),
  'not-a-response': switchedOn('garbage'),
  unknown: switchedOn('teapot'),
  'request-rejected': switchedOn('bad-request'),
};
