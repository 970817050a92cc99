import { freshModels } from './models.ts';
import type { Project, StateData } from './state.ts';

/** The project that every practice key nobody placed elsewhere belongs to. */
export const defaultProject = 'proj_sandboxDefault';

/** A platform on which everything works: $5 of practice credit, one project, no key yet. */
export const freshState = (): StateData => ({
  organization: {
    id: 'org-sandboxPractice',
    name: 'Practice organization',
    credits: 5,
    billing: 'active',
    verified: false,
    deactivated: false,
    member: true,
    allowedIps: [],
    spendLimitCents: null,
    spentCents: 0,
  },
  projects: [freshProject(defaultProject, 'Default project')],
  serviceAccounts: [],
  keys: [],
  newKeys: { permission: 'all', scopes: [], expiresAt: null, revoked: false, access: 'active' },
  models: freshModels(),
  caller: { ip: '127.0.0.1', country: 'US', host: 'api.openai.com' },
  unsupportedCountries: ['XX'],
  faults: [],
});

/** A project with nothing forbidden. */
export const freshProject = (id: string, name: string, now = unixNow()): Project => ({
  id,
  name,
  status: 'active',
  createdAt: now,
  archivedAt: null,
  spendLimitCents: null,
  spentCents: 0,
  models: { mode: 'deny_list', ids: [] },
  residency: null,
  rateLimits: {},
});

export const unixNow = (): number => Math.floor(Date.now() / 1000);

/** An id such as `proj_4f0c…`: unlike real ones it holds the word sandbox. */
export function newId(prefix: string): string {
  return `${prefix}sandbox${Array.from(crypto.getRandomValues(new Uint8Array(9)), (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
