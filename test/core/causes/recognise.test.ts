import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../src/core/causes/catalogue.ts';
import { type Cause, causes } from '../../../src/core/causes/ids.ts';
import { causeOfSentence, reading, recognise } from '../../../src/core/causes/recognise.ts';
import type { Problem } from '../../../src/core/causes/shapes.ts';

const problem = (over: Partial<Problem>): Problem => ({
  type: null,
  code: null,
  param: null,
  message: null,
  upstream: false,
  ...over,
});
const fields = ['model', 'input', 'reasoning'];
const named = (...parts: Partial<Problem>[]) => recognise(parts.map(problem), fields)?.cause ?? null;

describe('a code, however it is spelled', () => {
  it.each<[string, Cause | null]>([
    ['invalid_api_key', 'invalid-key'],
    ['INVALID_API_KEY', 'invalid-key'],
    ['invalid-api-key', 'invalid-key'],
    ['invalid.api.key', 'invalid-key'],
    ['Invalid API Key', 'invalid-key'],
    ['invalid - api.. key', 'invalid-key'],
    [' invalid_api_key ', 'invalid-key'],
    ['invalidApiKey', 'invalid-key'],
    ['DeploymentNotFound', 'model-unavailable'],
    ['invalid_partner_token', 'invalid-key'],
    ['user_key_revoked', 'invalid-key'],
    ['license_key_expired', 'key-expired'],
    ['expired_access_token', 'key-expired'],
    ['team_suspended', 'account-deactivated'],
    ['insufficient_wallet_balance', 'credits-exhausted'],
    ['credits_depleted', 'credits-exhausted'],
    ['account_payment_overdue', 'billing-inactive'],
    ['subscription_expired', 'billing-inactive'],
    ['org_budget_exceeded', 'spend-limit-reached'],
    ['user_rate_limit_hit', 'rate-limited'],
    ['too_many_tokens', 'rate-limited'],
    ['backend_overloaded', 'overloaded'],
    ['queue_full', 'overloaded'],
    ['missing_write_scope', 'missing-scope'],
    ['route_not_allowed', 'missing-scope'],
    ['base_model_not_ready', 'model-unavailable'],
    ['unknown_chat_model', 'model-unavailable'],
    ['client_ip_blocked', 'ip-not-allowed'],
    ['user_country_blocked', 'region-unsupported'],
    ['missing_bearer_token', 'gateway-error'],
    ['api_key_required', 'gateway-error'],
    [`invalid_${'x'.repeat(100)}_key`, null],
    ['something_else', null],
    ['', null],
  ])('%j: %s', (code, cause) => {
    expect(named({ code })).toBe(cause);
    expect(named({ type: code })).toBe(cause);
  });
});

describe('the order', () => {
  it.each<[string, Partial<Problem>[], Cause | null]>([
    [
      'words that override before the code',
      [{ code: 'invalid_api_key', message: 'Your organization must be verified' }],
      'org-unverified',
    ],
    ['code before type', [{ code: 'invalid_api_key', type: 'insufficient_quota' }], 'invalid-key'],
    ['type before param', [{ type: 'insufficient_quota', param: 'model' }], 'credits-exhausted'],
    ['param before words', [{ param: 'reasoning.effort', message: 'Incorrect API key' }], 'request-rejected'],
    ['words before weak codes', [{ code: 'unauthorized', message: 'Your key has expired' }], 'key-expired'],
    ['weak codes at last', [{ code: 'unauthorized', message: 'x' }], 'invalid-key'],
    ['weak types too', [{ type: 'authentication_error', message: 'x' }], 'invalid-key'],
    [
      'a code of the second before words of the first',
      [{ message: 'Incorrect API key' }, { code: 'insufficient_quota' }],
      'credits-exhausted',
    ],
    ['a param of the model', [{ param: 'model', message: 'x' }], 'model-unavailable'],
    ['a code that refuses the model', [{ code: 'invalid_value', param: 'model' }], 'model-unavailable'],
    ['a code that refuses something else', [{ code: 'invalid_value', param: 'input' }], 'request-rejected'],
    ['another code, though the model is named', [{ code: 'invalid_api_key', param: 'model' }], 'invalid-key'],
    ['a field nobody sent', [{ param: 'tools' }], null],
    ['an empty param', [{ param: '' }], null],
    ['a member of a list', [{ param: 'input[0].content' }], 'request-rejected'],
    ['nothing', [{}], null],
    ['no error', [], null],
  ])('%s', (_name, problems, cause) => expect(named(...problems)).toBe(cause));

  it('an empty param is none, even where a field is empty', () =>
    expect(recognise([problem({ param: null }), problem({ param: '' })], [''])).toBe(null));
  it('says which error named it', () =>
    expect(recognise([problem({ message: 'x' }), problem({ code: 'slow_down' })], [])?.problem.code).toBe('slow_down'));
});

describe('a code of which the words name the one', () => {
  it.each<[string, string, Cause]>([
    ['invalid_token', 'The token has expired', 'key-expired'],
    ['invalid_token', 'The account was suspended', 'account-deactivated'],
    ['invalid_token', 'You have no credits', 'invalid-key'],
    ['insufficient_quota', 'You exceeded your hard spend limit.', 'spend-limit-reached'],
    ['insufficient_quota', 'Your account is not active', 'billing-inactive'],
    ['insufficient_quota', 'The token has expired', 'credits-exhausted'],
    ['missing_scope', 'The token has expired', 'missing-scope'],
  ])('%s, %j: %s', (code, message, cause) => expect(named({ code, message })).toBe(cause));
});

describe('sentences', () => {
  it.each<[string, Cause | null]>([
    ['Error code: 429 - insufficient_quota', 'credits-exhausted'],
    ['credit_balance_exhausted today', 'credits-exhausted'],
    ['some_word and invalid_api_key', 'invalid-key'],
    ['some_word only', null],
    ["You don't have enough credits", 'credits-exhausted'],
    ['You don’t have enough credits', 'credits-exhausted'],
    ["The model can't be found: model not found", 'model-unavailable'],
    ["We couldn't find the model", 'model-unavailable'],
    [`${' '.repeat(2_000)}insufficient_quota`, null],
    [`${' '.repeat(2_000)}Incorrect API key`, null],
    [`${' '.repeat(2_000)}must be verified`, null],
  ])('%j: %s', (message, cause) => expect(named({ message })).toBe(cause));

  it.each<[string, Cause | null]>([
    ['Too many requests', 'rate-limited'],
    ['Country not supported', 'region-unsupported'],
    ['Incorrect API key provided', null],
  ])('of a page: %j: %s', (text, cause) => expect(causeOfSentence(text, true)).toBe(cause));
});

it('every cause that has sentences or ways to build a code has its place in the order of reading, once', () => {
  const spoken = causes.filter((cause) => {
    const { says, coded } = catalogue[cause].signs;
    return says !== undefined || coded !== undefined;
  });
  expect([...reading].sort()).toEqual([...spoken].sort());
});
