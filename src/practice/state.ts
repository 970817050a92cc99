import type { Cause } from '../core/causes/ids.ts';
import { UserError } from '../core/errors.ts';
import { type Fault, type FaultKind, type FaultOptions, newFault } from './faults.ts';
import { defaultProject, freshState, newId, unixNow } from './fresh.ts';
import { makeKey, type PracticeKind } from './keys.ts';
import type { PracticeModel } from './models.ts';
import { scenarios } from './scenarios.ts';
import { applyPatch, type StatePatch } from './state-patch.ts';
import { shape } from './state-shape.ts';

/** Who pays and who may. Amounts of money are USD, spend limits cents (as in the admin API). */
export type Organization = {
  id: string;
  name: string;
  credits: number;
  billing: 'active' | 'inactive';
  verified: boolean;
  /** The account behind the keys was deactivated. */
  deactivated: boolean;
  /** Whether the keys' owner (still) belongs to this organization. */
  member: boolean;
  /** Addresses that may call; empty: any. */
  allowedIps: string[];
  spendLimitCents: number | null;
  spentCents: number;
};

export type RateLimits = { requestsPerMinute: number; tokensPerMinute: number };

export type Project = {
  id: string;
  name: string;
  status: 'active' | 'archived';
  createdAt: number;
  archivedAt: number | null;
  spendLimitCents: number | null;
  spentCents: number;
  models: { mode: 'allow_list' | 'deny_list'; ids: string[] };
  /** Where its data stays; such a project answers on its own regional host only. Null: anywhere. */
  residency: 'us' | 'eu' | 'ae' | 'au' | 'in' | 'jp' | null;
  /** Limits that somebody set, by model. Only these are enforced; the ordinary ones are announced in headers. */
  rateLimits: Record<string, RateLimits>;
};

export type Permission = 'all' | 'restricted' | 'read-only';

export type Key = {
  id: string;
  name: string;
  kind: PracticeKind;
  value: string;
  /** Null for admin keys: they belong to the organization. */
  project: string | null;
  serviceAccount: string | null;
  permission: Permission;
  scopes: string[];
  createdAt: number;
  expiresAt: number | null;
  lastUsedAt: number | null;
  revoked: boolean;
  /** Whether the key's owner still has access to its project. */
  access: 'active' | 'inactive';
};

export type ServiceAccount = {
  id: string;
  project: string;
  name: string;
  role: 'owner' | 'member' | 'none';
  createdAt: number;
};

/** What a practice key gets that this platform meets for the first time. */
export type NewKeys = Pick<Key, 'permission' | 'scopes' | 'expiresAt' | 'revoked' | 'access'>;

/** Everything the practice platform is, as plain data: what `--state` keeps and `/sandbox/state` shows. Times are Unix seconds. */
export type StateData = {
  organization: Organization;
  projects: Project[];
  serviceAccounts: ServiceAccount[];
  keys: Key[];
  newKeys: NewKeys;
  models: PracticeModel[];
  /** Where calls seem to come from, and which of the platform's hosts this server stands in for. */
  caller: { ip: string; country: string; host: string };
  /** Country codes that are not served. */
  unsupportedCountries: string[];
  /** Switches: failures that no state explains. */
  faults: Fault[];
};

/**
 * The live state of a practice platform. Its fields may be read and changed at any time (`state.organization.credits = 0`);
 * the next request sees it. `patch` checks what it is given, field assignments are checked by the compiler alone.
 */
export class SandboxState implements StateData {
  organization: Organization;
  projects: Project[];
  serviceAccounts: ServiceAccount[];
  keys: Key[];
  newKeys: NewKeys;
  models: PracticeModel[];
  caller: StateData['caller'];
  unsupportedCountries: string[];
  faults: Fault[];
  constructor(data: StateData = freshState()) {
    this.organization = data.organization;
    this.projects = data.projects;
    this.serviceAccounts = data.serviceAccounts;
    this.keys = data.keys;
    this.newKeys = data.newKeys;
    this.models = data.models;
    this.caller = data.caller;
    this.unsupportedCountries = data.unsupportedCountries;
    this.faults = data.faults;
  }

  /** Changes what the patch names and nothing else. Items of lists are found by their id; throws StateFault, having changed nothing. */
  patch(patch: StatePatch): void {
    Object.assign(this, applyPatch(this.toJSON(), patch));
  }

  /**
   * Switches a failure on: for the next `next` requests, or at a `rate` from 0 to 1, or (neither given) until `calm`. Throws StateFault for
   * what is no failure: in JavaScript a mistyped one would be a test that passes because nothing ever fails.
   */
  fail(kind: FaultKind, options: FaultOptions = {}): void {
    shape({ faults: [{ kind, ...options }] }, '');
    this.faults.push(newFault(kind, options));
  }

  /** Switches every failure off; the rest of the state stays. */
  calm(): void {
    this.faults = [];
  }

  /** Brings about the state (or the failure) that makes the platform answer with this cause. Throws UserError for one no server can produce. */
  scenario(cause: Cause): void {
    const scenario = Object.hasOwn(scenarios, cause) ? scenarios[cause] : undefined;
    if (!scenario) throw new UserError(`no scenario brings about ${cause}`);
    scenario(this);
  }

  /** Back to a fresh platform. Keys that were made stay known, with all permissions. */
  reset(): void {
    const keys = this.keys.map(
      (key): Key => ({ ...key, ...freshState().newKeys, project: key.project && defaultProject }),
    );
    Object.assign(this, freshState(), { keys });
  }

  /** A new key in a project, ready to be used. */
  addKey(options: Partial<Omit<Key, 'id' | 'value'>> & { value?: string } = {}): Key {
    const kind = options.kind ?? 'project';
    const key: Key = {
      id: newId('key_'),
      name: 'Practice key',
      project: kind === 'admin' ? null : this.firstProject(),
      serviceAccount: null,
      createdAt: unixNow(),
      lastUsedAt: null,
      ...structuredClone(this.newKeys),
      ...options,
      kind,
      value: options.value ?? makeKey(kind),
    };
    this.keys.push(key);
    return key;
  }

  /** The default project, or where that one is gone the first there is. */
  firstProject(): string {
    return (this.projects.find(({ id }) => id === defaultProject) ?? this.projects[0])?.id ?? defaultProject;
  }

  toJSON(): StateData {
    const { organization, projects, serviceAccounts, keys, newKeys, models, caller, unsupportedCountries, faults } =
      this;
    return structuredClone({
      organization,
      projects,
      serviceAccounts,
      keys,
      newKeys,
      models,
      caller,
      unsupportedCountries,
      faults,
    });
  }
}
