import { newFault } from './faults.ts';
import { freshProject, newId, unixNow } from './fresh.ts';
import { makeKey, type PracticeKind } from './keys.ts';
import type { PracticeModel } from './models.ts';
import type { Key, Project, ServiceAccount, StateData } from './state.ts';
import { fail, most, StateFault } from './state-checks.ts';
import { shape } from './state-shape.ts';

export { StateFault };

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
