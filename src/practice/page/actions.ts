import { isCause } from '../../core/causes/ids.ts';
import { faultKinds } from '../faults.ts';
import { freshProject, newId } from '../fresh.ts';
import type { Platform } from '../platform.ts';
import { scenarios } from '../scenarios.ts';
import type { Permission, Project, SandboxState } from '../state.ts';
import { StateFault } from '../state-patch.ts';
import type { PracticeWords } from '../words.ts';
import { fieldWithKey, misfit } from './field-rules.ts';
import type { ScreenName } from './layout.ts';

/** What a form did: the screen to go on with, or what was wrong with what was filled in. */
export type Done = {
  screen: ScreenName;
  fault?: string;
  /** The name of the field that does not fit, where it is one. */
  field?: string;
  /** A key to show once. */
  key?: string;
};

type Action = (state: SandboxState, form: URLSearchParams, words: PracticeWords) => Done;

const mostThings = 1000;

/** Every form of the page, by the last part of its address. Values are checked by `state.patch`, which says what does not fit. */
const actions: Record<string, Action> = {
  organization: (state, form) => {
    const { ip, country } = { ip: textIn(form, 'ip'), country: textIn(form, 'country').toUpperCase() };
    state.patch({
      organization: {
        name: textIn(form, 'name'),
        verified: form.has('verified'),
        member: form.has('member'),
        deactivated: form.has('deactivated'),
        allowedIps: wordsIn(form, 'allowedIps'),
      },
      caller: { ip, country },
    });
    return { screen: 'organization' };
  },
  credit: (state, form, words) => {
    const amount = numberIn(form, 'amount');
    if (amount === null || amount <= 0 || amount > 1_000_000)
      return { screen: 'billing', fault: words.refused.amount, field: 'amount' };
    state.patch({ organization: { credits: Math.max(0, state.organization.credits) + amount } });
    return { screen: 'billing' };
  },
  'no-credit': (state) => {
    state.organization.credits = 0;
    return { screen: 'billing' };
  },
  billing: (state, form) => {
    state.patch({
      organization: { billing: form.has('active') ? 'active' : 'inactive', spendLimitCents: centsIn(form, 'limit') },
    });
    return { screen: 'billing' };
  },
  'create-project': (state, form, words) => {
    const name = textIn(form, 'name');
    if (name === '') return { screen: 'projects', fault: words.refused.needed, field: 'name' };
    if (state.projects.length >= mostThings) return { screen: 'projects', fault: words.refused.full(mostThings) };
    state.patch({ projects: [freshProject(newId('proj_'), name)] });
    return { screen: 'projects' };
  },
  project: (state, form) => {
    const ids = wordsIn(form, 'models');
    const models: Project['models'] =
      ids.length === 0 ? { mode: 'deny_list', ids: [] } : { mode: 'allow_list', ids: ids.filter((id) => id !== '-') };
    const residency = (textIn(form, 'residency') || null) as Project['residency'];
    return changeProject(state, form, { spendLimitCents: centsIn(form, 'limit'), models, residency });
  },
  archive: (state, form) =>
    changeProject(state, form, { status: 'archived', archivedAt: Math.floor(Date.now() / 1000) }),
  unarchive: (state, form) => changeProject(state, form, { status: 'active', archivedAt: null }),
  'create-key': (state, form, words) => {
    const name = textIn(form, 'name');
    const project = textIn(form, 'project');
    const permission = textIn(form, 'permission') as Permission;
    if (name === '') return { screen: 'keys', fault: words.refused.needed, field: 'name' };
    if (state.keys.length >= mostThings) return { screen: 'keys', fault: words.refused.full(mostThings) };
    if (!state.projects.some(({ id }) => id === project))
      return { screen: 'keys', fault: words.refused.choice, field: 'project' };
    const scopes = permission === 'restricted' ? form.getAll('scope') : [];
    if (permission === 'restricted' && scopes.length === 0)
      return { screen: 'keys', fault: words.keys.needsScope, field: 'scope' };
    const id = newId('key_');
    state.patch({
      keys: [{ id, name, project, permission, scopes, revoked: false, expiresAt: null, access: 'active' }],
    });
    const key = state.keys.find((one) => one.id === id);
    return { screen: 'keys', ...(key && { key: key.value }) };
  },
  'revoke-key': (state, form) => changeKey(state, form, { revoked: true }),
  'expire-key': (state, form) => changeKey(state, form, { expiresAt: Math.floor(Date.now() / 1000) - 1 }),
  'restore-key': (state, form) => changeKey(state, form, { revoked: false, expiresAt: null }),
  fault: (state, form, words) => {
    const kind = faultKinds.find((one) => one === form.get('kind'));
    const percent = numberIn(form, 'rate');
    if (!kind) return { screen: 'switches', fault: words.refused.choice, field: 'kind' };
    const rate = percent === null ? null : percent / 100;
    state.patch({
      faults: [...state.faults, { kind, next: numberIn(form, 'next'), rate, seed: numberIn(form, 'seed') ?? 1 }].slice(
        0,
        100,
      ),
    });
    return { screen: 'switches' };
  },
  calm: (state) => {
    state.calm();
    return { screen: 'switches' };
  },
  'calm-one': (state, form) => {
    state.faults.splice(numberIn(form, 'at') ?? -1, 1);
    return { screen: 'switches' };
  },
  scenario: (state, form, words) => {
    const cause = textIn(form, 'cause');
    if (!isCause(cause) || !scenarios[cause])
      return { screen: 'switches', fault: words.refused.choice, field: 'cause' };
    state.scenario(cause);
    return { screen: 'switches' };
  },
  reset: (state) => {
    state.reset();
    return { screen: 'switches' };
  },
};

/** Runs the form of that name. Null: there is none. A value that does not fit is told by the state's own words. */
export function act(platform: Platform, words: PracticeWords, name: string, form: URLSearchParams): Done | null {
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (!action) return null;
  // What is typed here is shown on the page; a key is shown there once, when it is made.
  const field = fieldWithKey(form);
  if (field !== null) return { screen: screenOf(name), fault: words.refused.key, field };
  try {
    return action(platform.state, form, words);
  } catch (error) {
    if (!(error instanceof StateFault)) throw error;
    return { screen: screenOf(name), ...misfit(error, form, words) };
  }
}

/** Where a form stands that could not be taken. */
const screenOf = (action: string): ScreenName =>
  action === 'organization'
    ? 'organization'
    : /credit|billing/.test(action)
      ? 'billing'
      : /key/.test(action)
        ? 'keys'
        : /project|archive/.test(action)
          ? 'projects'
          : 'switches';

function changeProject(state: SandboxState, form: URLSearchParams, change: Partial<Project>): Done {
  const id = textIn(form, 'id');
  if (!state.projects.some((project) => project.id === id)) return { screen: 'projects', fault: 'id' };
  state.patch({ projects: [{ id, ...change }] });
  return { screen: 'projects' };
}

function changeKey(state: SandboxState, form: URLSearchParams, change: Partial<SandboxState['keys'][number]>): Done {
  const key = state.keys.find(({ id }) => id === form.get('id'));
  if (!key) return { screen: 'keys', fault: 'id' };
  Object.assign(key, change);
  return { screen: 'keys' };
}

const textIn = (form: URLSearchParams, name: string): string => (form.get(name) ?? '').trim();
const wordsIn = (form: URLSearchParams, name: string): string[] =>
  textIn(form, name)
    .split(/[\s,]+/)
    .filter(Boolean);

/** A number, or null for an empty field and for what is none. */
function numberIn(form: URLSearchParams, name: string): number | null {
  const text = textIn(form, name);
  const value = Number(text);
  return text === '' || !Number.isFinite(value) ? null : value;
}

const centsIn = (form: URLSearchParams, name: string): number | null => {
  const value = numberIn(form, name);
  return value === null ? null : Math.round(value * 100);
};
