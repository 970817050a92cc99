import type { Refusal } from './answer.ts';
import { type Call, header } from './call.ts';
import { type PracticeKind, practiceKind } from './keys.ts';
import type { PracticeModel } from './models.ts';
import type { Platform } from './platform.ts';
import * as say from './refusals.ts';
import type { Key, Project, RateLimits, SandboxState } from './state.ts';

/** Who asks: a key that the platform knows, and its project. */
export type Caller = { key: Key; project: Project };

/** A refusal, or what was wanted. */
export type Judged<T> = { refusal: Refusal } | { refusal: null; value: T };

const no = (refusal: Refusal): { refusal: Refusal } => ({ refusal });
const yes = <T>(value: T): Judged<T> => ({ refusal: null, value });

const mostKeys = 1000;

/** The key in the Authorization header, or null. */
export function bearer(call: Pick<Call, 'headers'>): string | null {
  const value = header(call, 'authorization');
  return value && /^bearer +\S/i.test(value) ? value.slice(6).trim() : null;
}

/**
 * The key behind a text. A practice key that nobody made here is taken in as a key of the first project, with the
 * permissions of `newKeys`; anything else stays unknown.
 */
export function adopt(state: SandboxState, value: string): Key | null {
  const known = state.keys.find((key) => key.value === value);
  if (known) return known;
  const kind: PracticeKind | null = practiceKind(value);
  if (kind === null || state.keys.length >= mostKeys) return null;
  return state.addKey(
    kind === 'admin'
      ? { kind, value, permission: 'all', revoked: false, expiresAt: null, access: 'active' }
      : { kind, value },
  );
}

/** Everything about a caller that must be right before it matters what is asked: in the order in which platforms look at it. */
export function judgeCaller(call: Call): Judged<Caller> {
  const { state } = call.platform;
  const { organization } = state;
  if (state.unsupportedCountries.includes(state.caller.country)) return no(say.regionUnsupported);
  const known = judgeKey(call);
  if (known.refusal) return known;
  const key = known.value;
  if (!organization.member) return no(say.notAMember);
  const asked = header(call, 'openai-organization');
  if (asked && asked !== organization.id) return no(say.organizationMismatch);
  if (organization.allowedIps.length > 0 && !organization.allowedIps.includes(state.caller.ip))
    return no(say.ipNotAllowed);
  const project = state.projects.find(({ id }) => id === key.project);
  if (!project) return no(key.kind === 'admin' ? say.missingScope(['model.request'], 401) : say.projectNotYours);
  const wanted = header(call, 'openai-project');
  if (wanted && wanted !== project.id) return no(say.projectMismatch);
  if (project.status === 'archived') return no(say.projectArchived);
  if (key.access === 'inactive') return no(say.projectNotYours);
  const host = hostFor(project);
  if (host && host !== state.caller.host) return no(say.wrongHost(host));
  return yes({ key, project });
}

/** The key alone: known, in force, its account alive. Also what the admin endpoints ask for. */
export function judgeKey(call: Call): Judged<Key> {
  const { state, now } = call.platform;
  const value = bearer(call);
  if (value === null) return no(say.noKey);
  const key = adopt(state, value);
  if (!key || key.revoked) return no(say.invalidKey(value));
  if (key.expiresAt !== null && key.expiresAt <= now()) return no(say.expiredKey(value));
  if (state.organization.deactivated) return no(say.deactivated);
  key.lastUsedAt = now();
  return yes(key);
}

const hostFor = ({ residency }: Project): string | null => (residency === null ? null : `${residency}.api.openai.com`);

/** Scopes, and what else they are covered by: `model.request` is the dashboard's umbrella over everything that asks a model. */
const umbrellas: Record<string, readonly string[]> = {
  'api.responses.write': ['model.request'],
  'api.chat.completions.write': ['model.request'],
  'api.embeddings.write': ['model.request'],
  'api.model.read': ['api.all.read'],
};

/** Whether the key may do this. Reading models answers 403, everything else 401, as the real platform was seen to do. */
export function judgeScope(key: Key, scope: string): Refusal | null {
  if (key.permission === 'all') return null;
  const held = key.permission === 'read-only' ? ['api.all.read'] : key.scopes;
  const enough = held.includes(scope) || (umbrellas[scope] ?? []).some((wider) => held.includes(wider));
  // An empty list of scopes means all of them (SDK notes on the admin API).
  if (enough || (key.permission === 'restricted' && held.length === 0)) return null;
  return say.missingScope([scope], scope === 'api.model.read' ? 403 : 401);
}

/** Whether the organization and the project can pay. */
export function judgeMoney({ state }: Platform, project: Project): Refusal | null {
  const { organization } = state;
  if (organization.billing === 'inactive') return say.billingInactive;
  if (organization.credits <= 0) return say.noCredits;
  if (reached(organization)) return say.spendLimit('organization');
  return reached(project) ? say.spendLimit('project') : null;
}

const reached = ({ spendLimitCents, spentCents }: { spendLimitCents: number | null; spentCents: number }): boolean =>
  spendLimitCents !== null && spentCents >= spendLimitCents;

/** Whether this project may use the model now. */
export function judgeModel({ state, now }: Platform, project: Project, id: string): Judged<PracticeModel> {
  const model = state.models.find((one) => one.id === id);
  if (!model) return no(say.noModel(id));
  if (model.shutdownDate !== null && Date.parse(model.shutdownDate) <= now() * 1000) return no(say.retiredModel(id));
  const listed = project.models.ids.includes(id);
  if (listed === (project.models.mode === 'deny_list')) return no(say.modelForbidden(project.id, id));
  if (!state.organization.verified && model.verification === 'always') return no(say.unverified(id, 'use'));
  return yes(model);
}

/** What is announced where nobody set a limit. */
export const ordinaryLimits: RateLimits = { requestsPerMinute: 10_000, tokensPerMinute: 2_000_000 };

/** The limits that somebody set for this project and model. */
export const limitsSet = ({ rateLimits }: Project, model: string): RateLimits | undefined =>
  Object.hasOwn(rateLimits, model) ? rateLimits[model] : undefined;

/** Whether a limit that somebody set is reached. */
export function judgeRate({ state, meter, now }: Platform, project: Project, model: string): Refusal | null {
  const limits = limitsSet(project, model);
  if (!limits) return null;
  const used = meter.minute(now(), project.id, model);
  const unit =
    used.requests >= limits.requestsPerMinute ? 'requests' : used.tokens >= limits.tokensPerMinute ? 'tokens' : null;
  if (unit === null) return null;
  const seconds = 60 - (now() % 60);
  const limit = unit === 'requests' ? limits.requestsPerMinute : limits.tokensPerMinute;
  return {
    ...say.rateLimited({ model, organization: state.organization.id, limit, seconds, unit }),
    headers: { 'retry-after': String(seconds) },
  };
}
