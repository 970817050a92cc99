import { faultKinds, newFault } from './faults.ts';
import { freshProject, newId, unixNow } from './fresh.ts';
import { makeKey, type PracticeKind, practiceKind } from './keys.ts';
import type { PracticeModel } from './models.ts';
import type { Key, Project, ServiceAccount, StateData } from './state.ts';

/** What a patch may name: any field of any part; list items by their `id`, the list of switches as a whole. */
export type StatePatch = {
  [Part in 'organization' | 'newKeys' | 'caller']?: Partial<StateData[Part]>;
} & {
  projects?: (Partial<Project> & { id?: string })[];
  serviceAccounts?: (Partial<ServiceAccount> & { id?: string })[];
  keys?: (Partial<Key> & { id?: string })[];
  models?: (Partial<PracticeModel> & { id: string })[];
  unsupportedCountries?: string[];
  faults?: (Partial<StateData['faults'][number]> & Pick<StateData['faults'][number], 'kind'>)[];
};

/** A patch or a state file that is not one; `path` says where, such as `organization.credits`. */
export class StateFault extends Error {
  override name = 'StateFault';
  readonly path: string;
  constructor(path: string, expected: string) {
    super(`${path}: expected ${expected}`);
    this.path = path;
  }
}

type Check = (value: unknown, path: string) => void;

const most = 1000;

const fail = (path: string, expected: string): never => {
  throw new StateFault(path, expected);
};
const is =
  (expected: string, test: (value: unknown) => boolean): Check =>
  (value, path) => {
    if (!test(value)) fail(path, expected);
  };
const text = is('a text of at most 300 characters', (value) => typeof value === 'string' && value.length <= 300);
/** Ids go into headers and addresses. */
const id = is(
  'an id: letters, digits and -._:/ (at most 200)',
  (value) => typeof value === 'string' && /^[A-Za-z0-9._:/-]{1,200}$/.test(value),
);
const yesNo = is('true or false', (value) => typeof value === 'boolean');
const amount = is('a number from 0 to 1e12', (value) => typeof value === 'number' && value >= 0 && value <= 1e12);
const whole = is(
  'a whole number from 0 to 1e12',
  (value) => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 1e12,
);
const rate = is('a number from 0 to 1', (value) => typeof value === 'number' && value >= 0 && value <= 1);
const money = is('a number up to 1e12', (value) => typeof value === 'number' && Math.abs(value) <= 1e12);
const oneOf = (...options: readonly (string | null)[]): Check =>
  is(`one of ${options.join(', ')}`, (value) => options.includes(value as string));
const orNull =
  (check: Check): Check =>
  (value, path) => {
    if (value !== null) check(value, path);
  };
const list =
  (check: Check): Check =>
  (value, path) => {
    if (!Array.isArray(value) || value.length > most) return fail(path, `a list of at most ${most}`);
    for (const [at, item] of value.entries()) check(item, `${path}[${at}]`);
  };
const part =
  (fields: Record<string, Check>): Check =>
  (value, path) => {
    for (const [name, item] of Object.entries(record(value, path))) {
      const check = Object.hasOwn(fields, name) ? fields[name] : undefined;
      if (!check) return fail(path === '' ? name : `${path}.${name}`, 'no such field');
      check(item, path === '' ? name : `${path}.${name}`);
    }
  };
const table =
  (check: Check): Check =>
  (value, path) => {
    const entries = Object.entries(record(value, path));
    if (entries.length > most) fail(path, `at most ${most} entries`);
    for (const [name, item] of entries) check(item, `${path}.${name}`);
  };
const complete =
  (fields: Record<string, Check>): Check =>
  (value, path) => {
    part(fields)(value, path);
    for (const name of Object.keys(fields))
      if (!Object.hasOwn(value as object, name)) fail(`${path}.${name}`, 'a value');
  };

function record(value: unknown, path: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return fail(path || 'the document', 'an object');
  return value as Record<string, unknown>;
}

const access = oneOf('active', 'inactive');
const permission = oneOf('all', 'restricted', 'read-only');
const practiceKey = is('a practice key', (value) => typeof value === 'string' && practiceKind(value) !== null);

const shape = part({
  organization: part({
    id,
    name: text,
    credits: money,
    billing: oneOf('active', 'inactive'),
    verified: yesNo,
    deactivated: yesNo,
    member: yesNo,
    allowedIps: list(text),
    spendLimitCents: orNull(amount),
    spentCents: amount,
  }),
  projects: list(
    part({
      id,
      name: text,
      status: oneOf('active', 'archived'),
      createdAt: whole,
      archivedAt: orNull(whole),
      spendLimitCents: orNull(amount),
      spentCents: amount,
      models: complete({ mode: oneOf('allow_list', 'deny_list'), ids: list(id) }),
      residency: oneOf('us', 'eu', 'ae', 'au', 'in', 'jp', null),
      rateLimits: table(complete({ requestsPerMinute: whole, tokensPerMinute: whole })),
    }),
  ),
  serviceAccounts: list(
    part({ id, project: id, name: text, role: oneOf('owner', 'member', 'none'), createdAt: whole }),
  ),
  keys: list(
    part({
      id,
      name: text,
      kind: oneOf('project', 'service-account', 'admin'),
      value: practiceKey,
      project: orNull(text),
      serviceAccount: orNull(text),
      permission,
      scopes: list(text),
      createdAt: whole,
      expiresAt: orNull(whole),
      lastUsedAt: orNull(whole),
      revoked: yesNo,
      access,
    }),
  ),
  newKeys: part({ permission, scopes: list(text), expiresAt: orNull(whole), revoked: yesNo, access }),
  models: list(
    part({
      id,
      kind: oneOf('text', 'embedding'),
      created: whole,
      price: complete({ input: amount, output: amount }),
      efforts: orNull(list(text)),
      shutdownDate: orNull(text),
      verification: oneOf('none', 'stream', 'always'),
    }),
  ),
  caller: part({ ip: text, country: text, host: text }),
  unsupportedCountries: list(text),
  faults: list(
    part({
      kind: oneOf(...faultKinds),
      next: orNull(whole),
      rate: orNull(rate),
      seed: whole,
      delayMs: is('0 to 600000', (value) => typeof value === 'number' && value >= 0 && value <= 600_000),
      retryAfterSeconds: orNull(amount),
    }),
  ),
});

const freshAccount = (id: string): ServiceAccount => ({
  id,
  project: '',
  name: 'Service account',
  role: 'member',
  createdAt: unixNow(),
});

const freshModel = (id: string): PracticeModel => ({
  id,
  kind: 'text',
  created: unixNow(),
  price: { input: 1, output: 5 },
  efforts: null,
  shutdownDate: null,
  verification: 'none',
});

const freshKey =
  (data: StateData, kind: PracticeKind) =>
  (id: string): Key => ({
    id,
    name: 'Practice key',
    kind,
    value: makeKey(kind),
    project: kind === 'admin' ? null : (data.projects[0]?.id ?? null),
    serviceAccount: null,
    createdAt: unixNow(),
    lastUsedAt: null,
    ...structuredClone(data.newKeys),
  });

/** The state after the patch. Throws StateFault for anything that does not fit; the state given is not touched. */
export function applyPatch(data: StateData, patch: unknown): StateData {
  shape(patch, '');
  const change = structuredClone(patch) as StatePatch;
  const next: StateData = {
    ...data,
    organization: { ...data.organization, ...change.organization },
    newKeys: { ...data.newKeys, ...change.newKeys },
    caller: { ...data.caller, ...change.caller },
    projects: merged(data.projects, change.projects, 'proj_', (id) => freshProject(id, 'Project')),
    serviceAccounts: merged(data.serviceAccounts, change.serviceAccounts, 'sa_', freshAccount),
    models: merged(data.models, change.models, 'model-', freshModel),
    unsupportedCountries: change.unsupportedCountries ?? data.unsupportedCountries,
    faults: change.faults?.map(({ kind, ...options }) => newFault(kind, options)) ?? data.faults,
  };
  next.keys = (change.keys ?? []).reduce(
    (keys, key) => merged(keys, [key], 'key_', freshKey(next, key.kind ?? 'project')),
    data.keys,
  );
  for (const name of ['projects', 'serviceAccounts', 'models', 'keys'] as const) {
    if (next[name].length > most) fail(name, `at most ${most} in all`);
  }
  return next;
}

/** Items with a known id take over the change, others are added with what the change leaves open filled in. */
function merged<T extends { id: string }>(
  items: readonly T[],
  changes: readonly (Partial<T> & { id?: string })[] | undefined,
  prefix: string,
  fresh: (id: string) => T,
): T[] {
  const result = [...items];
  for (const change of changes ?? []) {
    const at = result.findIndex(({ id }) => id === change.id);
    const known = result[at];
    if (known) result[at] = { ...known, ...change };
    else result.push({ ...fresh(change.id ?? newId(prefix)), ...change });
  }
  return result;
}
