import { describe, expect, it } from 'vitest';
import type { Silence } from '../../../src/core/attempt.ts';
import { factsOfReply, factsOfSilence, idInHeader, requestIdOf } from '../../../src/core/causes/facts.ts';
import type { Cause } from '../../../src/core/causes/ids.ts';
import { replyAttempt, silentAttempt } from '../../support/attempts.ts';

const noIds = { organization: null, project: null };
type Over = NonNullable<Parameters<typeof replyAttempt>[3]>;

function ofReply(
  cause: Cause,
  sentence: string,
  {
    status = 400,
    headers = {},
    text = '{}',
    sent = {} as Over,
    asked = noIds as { organization: string | null; project: string | null },
  } = {},
) {
  const attempt = replyAttempt(status, text, headers, sent);
  if (attempt.outcome.kind !== 'reply') throw new Error('no reply');
  return factsOfReply(cause, sentence, attempt, attempt.outcome, asked);
}

describe('ids in headers', () => {
  it.each<[Record<string, string>, string | null]>([
    [{ 'x-request-id': 'a' }, 'a'],
    [{ 'request-id': 'b' }, 'b'],
    [{ 'apim-request-id': 'c' }, 'c'],
    [{ 'x-request-id': 'a', 'request-id': 'b' }, 'a'],
    [{ 'x-request-id': 'a b', 'request-id': 'b' }, 'b'],
    [{ 'x-request-id': 'x'.repeat(80) }, 'x'.repeat(80)],
    [{ 'x-request-id': 'x'.repeat(81) }, null],
    [{}, null],
  ])('%j: %s', (headers, id) => expect(requestIdOf(headers)).toBe(id));
  it.each<[string | undefined, string | null]>([
    ['org-Ab1_', 'org-Ab1_'],
    ['a b', null],
    ['ab!', null],
    ['!ab', null],
    ['', null],
    ['x'.repeat(101), null],
    [undefined, null],
  ])('%j: %s', (text, id) => expect(idInHeader(text)).toBe(id));
});

describe('facts of a reply', () => {
  it.each<[Cause, string, object]>([
    ['missing-scope', 'Missing scopes: a.b.c', { missingScopes: ['a.b.c'] }],
    ['missing-scope', 'Missing scope: a.b', { missingScopes: ['a.b'] }],
    ['missing-scope', 'missing required scopes a.b', { missingScopes: ['a.b'] }],
    ['missing-scope', 'Missing permissions: a.b', { missingScopes: ['a.b'] }],
    ['missing-scope', 'Missing permission "a.b"', { missingScopes: ['a.b'] }],
    ['missing-scope', 'Missing scopes: a.b, c.d', { missingScopes: ['a.b', 'c.d'] }],
    ['missing-scope', 'Missing scopes: a.b ,c.d', { missingScopes: ['a.b', 'c.d'] }],
    ['missing-scope', 'Missing scopes: a.b and c.d', { missingScopes: ['a.b', 'c.d'] }],
    ['missing-scope', 'Missing scopes: a.b c.d', { missingScopes: ['a.b', 'c.d'] }],
    ['missing-scope', 'Missing scopes: a.b, a.b', { missingScopes: ['a.b'] }],
    ['missing-scope', 'Missing scopes: a_x.b_y', { missingScopes: ['a_x.b_y'] }],
    ['missing-scope', 'Missing scopes: A.B', { missingScopes: ['A.B'] }],
    ['missing-scope', 'Missing scopes: a.b. See c.d', { missingScopes: ['a.b'] }],
    [
      'missing-scope',
      `Missing scopes: ${'abcdefghij'
        .split('')
        .map((c) => `s.${c}`)
        .join(', ')}`,
      { missingScopes: ['s.a', 's.b', 's.c', 's.d', 's.e', 's.f', 's.g', 's.h'] },
    ],
    ['missing-scope', 'The scope a.b is needed', {}],
    ['missing-scope', 'Missing scopes', {}],
    ['wrong-regional-host', 'use EU.api.openai.com', { host: 'eu.api.openai.com' }],
    ['wrong-regional-host', 'use https://us.api.openai.com/v1.', { host: 'us.api.openai.com' }],
    ['wrong-regional-host', 'use us.api.openai.com.', { host: 'us.api.openai.com' }],
    ['wrong-regional-host', 'use xx.api.openai.com', {}],
    ['wrong-regional-host', 'use us.api.openai.com-x.example', {}],
    ['model-unavailable', 'The model `a` does not exist', { model: 'a' }],
    ['model-unavailable', "model: 'a'", { model: 'a' }],
    ['model-unavailable', 'models "a"', { model: 'a' }],
    ['model-unavailable', "model'a'", { model: 'a' }],
    ['model-unavailable', 'model is "a"', { model: 'gpt-6-luna' }],
    ['model-unavailable', 'nothing', { model: 'gpt-6-luna' }],
    ['model-unavailable', 'model `a` is deprecated', { model: 'a', reason: 'retired' }],
    ['model-unavailable', 'model `a` was retired', { model: 'a', reason: 'retired' }],
    ['model-unavailable', 'model `a` was decommissioned', { model: 'a', reason: 'retired' }],
    ['model-unavailable', 'model `a` was shut down', { model: 'a', reason: 'retired' }],
    ['model-unavailable', 'model `a`: shutdown', { model: 'a', reason: 'retired' }],
    ['model-unavailable', 'model `a` is no longer here', { model: 'a', reason: 'retired' }],
    [
      'rate-limited',
      'Rate limit reached for a-1 in organization x on tokens per min (TPM): Limit 5, Used 5',
      { limit: 'tokens per min (TPM): Limit 5', model: 'a-1' },
    ],
    [
      'rate-limited',
      'Rate limit reached for gpt-x on requests per day. Limit: 1,000 / day',
      { limit: 'requests per day. Limit: 1,000', model: 'gpt-x' },
    ],
    ['rate-limited', 'on images per minute: Limit 5', { limit: 'images per minute: Limit 5' }],
    ['rate-limited', 'slow', {}],
    ['rate-limited', 'Request too large for gpt-x in organization x', { model: 'gpt-x', reason: 'too-large' }],
    ['invalid-key', 'key of org-Ab12 and proj_Cd34', { organization: 'org-Ab12', project: 'proj_Cd34' }],
    ['invalid-key', 'key of org-Ab and proj_Cd', {}],
    ['invalid-key', `${' '.repeat(2_000)}org-Ab12`, {}],
    ['missing-scope', `${' '.repeat(2_000)}Missing scopes: a.b`, {}],
    ['unknown', '', { status: 400 }],
    ['wrong-base-url', '', { status: 400 }],
    ['not-a-response', '', { status: 400 }],
    ['request-rejected', '', {}],
  ])('%s, %j', (cause, sentence, expected) => expect(ofReply(cause, sentence)).toEqual(expected));

  it('name the model of a rate limit nowhere where none was sent', () =>
    expect(ofReply('model-unavailable', 'nothing', { sent: { model: null } })).toEqual({}));

  it.each<[number, string, string, object]>([
    [401, '', '', { reason: 'empty', status: 401 }],
    [401, ' \n', '', { reason: 'empty', status: 401 }],
    [401, '{}', 'No API key provided', { reason: 'no-key-arrived', status: 401 }],
    [403, '{}', 'x', { reason: 'blocked', status: 403 }],
    [407, '{}', 'x', { status: 407 }],
  ])('what stands in the way: %i %j %j', (status, text, sentence, expected) =>
    expect(ofReply('gateway-error', sentence, { status, text })).toEqual(expected),
  );

  it.each<[Cause, Over, { organization: string | null; project: string | null }, object]>([
    ['org-mismatch', {}, noIds, {}],
    ['org-mismatch', { organization: 'org-A' }, noIds, { organization: 'org-A', variable: 'OPENAI_ORG_ID' }],
    [
      'org-mismatch',
      { organization: 'org-A' },
      { organization: 'org-B', project: null },
      { organization: 'org-B', variable: 'OPENAI_ORG_ID' },
    ],
    ['project-mismatch', { project: 'proj_A' }, noIds, { project: 'proj_A', variable: 'OPENAI_PROJECT_ID' }],
    ['project-archived', { project: 'proj_A' }, noIds, { project: 'proj_A', variable: 'OPENAI_PROJECT_ID' }],
    [
      'project-archived',
      {},
      { organization: null, project: 'proj_B' },
      { project: 'proj_B', variable: 'OPENAI_PROJECT_ID' },
    ],
    ['invalid-key', { project: 'proj_A', organization: 'org-A' }, noIds, {}],
  ])('%s with what was sent: %j, %j', (cause, sent, asked, expected) =>
    expect(ofReply(cause, '', { sent, asked })).toEqual(expected),
  );

  it.each<[Record<string, string>, object]>([
    [{}, {}],
    [{ location: '' }, {}],
    [{ location: '/x' }, { location: 'api.openai.com' }],
    [{ location: 'https://a.example/x' }, { location: 'a.example' }],
    [{ location: 'file:///x' }, { location: 'file:///x' }],
  ])('where a redirect leads: %j', (headers, expected) =>
    expect(ofReply('redirected', '', { status: 302, headers })).toEqual(expected),
  );
  it('only a redirect leads anywhere', () =>
    expect(ofReply('invalid-key', '', { headers: { location: 'https://a.example/' } })).toEqual({}));
});

describe('facts of a silence', () => {
  const now = new Date('2026-12-01T00:00:00Z');
  const of = (cause: Cause, codes: readonly string[], more: Partial<Silence> = {}, at = now) => {
    const attempt = silentAttempt('connect', codes, more);
    if (attempt.outcome.kind !== 'silence') throw new Error('a reply');
    return factsOfSilence(cause, attempt, attempt.outcome, at);
  };
  const host = 'api.openai.com';
  it.each<[Cause, readonly string[], Partial<Silence>, object]>([
    ['timeout', [], {}, {}],
    ['timeout', ['A', 'B'], {}, { networkCode: 'A' }],
    [
      'tls-expired',
      ['CERT_HAS_EXPIRED'],
      { certificate: { validFrom: '2020-01-01', validTo: '2021-01-01' } },
      { networkCode: 'CERT_HAS_EXPIRED', validFrom: '2020-01-01', validTo: '2021-01-01', reason: 'expired' },
    ],
    ['tls-expired', ['CERT_NOT_YET_VALID'], {}, { networkCode: 'CERT_NOT_YET_VALID', reason: 'not-yet-valid' }],
    ['tls-untrusted', ['X'], {}, { networkCode: 'X' }],
    [
      'tls-protocol',
      ['ERR_SSL_WRONG_VERSION_NUMBER'],
      {},
      { networkCode: 'ERR_SSL_WRONG_VERSION_NUMBER', reason: 'plain-http' },
    ],
    [
      'tls-protocol',
      ['EPROTO'],
      { message: 'packet length too long' },
      { networkCode: 'EPROTO', reason: 'plain-http' },
    ],
    ['tls-protocol', ['EPROTO'], { message: 'Wrong version number' }, { networkCode: 'EPROTO', reason: 'plain-http' }],
    ['tls-protocol', ['EPROTO'], { message: 'no shared cipher' }, { networkCode: 'EPROTO' }],
    ['timeout', ['X'], { message: 'wrong version number' }, { networkCode: 'X' }],
    ['proxy-failure', [], { proxyStatus: 407, proxy: 'http://p' }, { status: 407, proxy: 'http://p', reason: 'login' }],
    ['proxy-failure', [], { proxyStatus: 403 }, { status: 403, reason: 'refused' }],
    ['proxy-failure', ['PROXY_UNSUPPORTED'], {}, { networkCode: 'PROXY_UNSUPPORTED', reason: 'unsupported' }],
    ['proxy-failure', ['PROXY_MALFORMED'], {}, { networkCode: 'PROXY_MALFORMED', reason: 'malformed' }],
    ['proxy-failure', [], {}, { reason: 'unreachable' }],
    ['dns-failure', ['ENOTFOUND'], {}, { networkCode: 'ENOTFOUND', reason: 'not-found' }],
    ['dns-failure', [], {}, { reason: 'unavailable' }],
    ['unreachable', [], { message: 'connect ENETUNREACH 2001:db8::7:443 - Local (:::0)' }, { reason: 'only-ipv6' }],
    ['unreachable', [], { message: 'connect ENETUNREACH ::1:8443' }, { reason: 'only-ipv6' }],
    ['unreachable', [], { message: 'connect ENETUNREACH 2001:DB8:0:0:0:0:0:7:443' }, { reason: 'only-ipv6' }],
    ['unreachable', [], { message: 'connect ENETUNREACH 10.1.2.3:443' }, {}],
    ['unreachable', [], { message: 'connect EHOSTUNREACH 2001:db8::7:443; connect ENETUNREACH 10.100.200.13:443' }, {}],
    ['unreachable', [], { message: 'no route at 10:20' }, {}],
    ['unreachable', [], {}, {}],
    ['timeout', [], { message: 'connect ETIMEDOUT 2001:db8::7:443' }, {}],
  ])('%s %j %j', (cause, codes, more, expected) => expect(of(cause, codes, more)).toEqual({ host, ...expected }));
  it('a clock that stands before keycheck was made is behind', () => {
    expect(of('tls-expired', [], {}, new Date('2026-11-22T23:59:59Z')).reason).toBe('clock-behind');
    expect(of('tls-expired', [], {}, new Date('2026-11-23T00:00:00Z')).reason).toBe('expired');
    expect(of('timeout', [], {}, new Date(0)).reason).toBe(undefined);
  });
  it('an address that is none names no host', () => {
    const attempt = silentAttempt('connect', []);
    if (attempt.outcome.kind !== 'silence') throw new Error('a reply');
    expect(
      factsOfSilence('timeout', { ...attempt, sent: { ...attempt.sent, baseUrl: 'x' } }, attempt.outcome, now),
    ).toEqual({});
  });
});
