import { faultKinds } from './faults.ts';
import { practiceKind } from './keys.ts';
import {
  amount,
  complete,
  id,
  is,
  list,
  money,
  oneOf,
  orNull,
  part,
  rate,
  table,
  text,
  whole,
  yesNo,
} from './state-checks.ts';

const access = oneOf('active', 'inactive');
const permission = oneOf('all', 'restricted', 'read-only');
const practiceKey = is('a practice key', (value) => typeof value === 'string' && practiceKind(value) !== null);

/** What a patch may look like: any part, any field, nothing else. */
export const shape = part({
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
