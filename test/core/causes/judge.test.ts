import { describe, expect, it } from 'vitest';
import type { Cause } from '../../../src/core/causes/ids.ts';
import { judge } from '../../../src/core/causes/judge.ts';
import { replyAttempt } from '../../support/attempts.ts';
import { errorBody, goodBody } from '../../support/wire.ts';

type Reply = Parameters<typeof replyAttempt>;
const judged = (...args: Reply) => {
  const attempt = replyAttempt(...args);
  if (attempt.outcome.kind !== 'reply') throw new Error('no reply');
  return judge(attempt, attempt.outcome);
};
const page = (title: string) => `<html><head><title>${title}</title></head></html>`;

describe('a status nobody explains', () => {
  const nothing = '{"x":1}';
  it.each<[number, string, Cause]>([
    [100, nothing, 'unknown'],
    [200, nothing, 'not-a-response'],
    [201, nothing, 'not-a-response'],
    [204, '', 'not-a-response'],
    [299, goodBody(), 'not-a-response'],
    [204, errorBody('x', 'invalid_api_key'), 'invalid-key'],
    [299, nothing, 'not-a-response'],
    [300, nothing, 'redirected'],
    [304, '', 'redirected'],
    [399, goodBody(), 'redirected'],
    [400, nothing, 'request-rejected'],
    [400, '', 'request-rejected'],
    [401, nothing, 'invalid-key'],
    [401, '', 'gateway-error'],
    [401, 'Unauthorized', 'invalid-key'],
    [401, 'bad token', 'invalid-key'],
    [401, 'bad key', 'invalid-key'],
    [401, 'wrong credential', 'invalid-key'],
    [401, 'API', 'invalid-key'],
    [401, 'Go away', 'gateway-error'],
    [401, `${'x'.repeat(600)} key`, 'gateway-error'],
    [402, nothing, 'credits-exhausted'],
    [403, nothing, 'gateway-error'],
    [403, 'Go away', 'gateway-error'],
    [403, '', 'gateway-error'],
    [403, '{"error":"x"}', 'gateway-error'],
    [403, '{"error":{"message":"x"}}', 'unknown'],
    [403, '[1]', 'gateway-error'],
    [403, 'null', 'gateway-error'],
    [404, nothing, 'wrong-base-url'],
    [404, '', 'wrong-base-url'],
    [405, nothing, 'wrong-base-url'],
    [406, nothing, 'unknown'],
    [407, nothing, 'gateway-error'],
    [407, errorBody('x', 'invalid_api_key'), 'gateway-error'],
    [408, nothing, 'server-error'],
    [409, nothing, 'server-error'],
    [410, nothing, 'wrong-base-url'],
    [411, nothing, 'unknown'],
    [418, nothing, 'unknown'],
    [418, '', 'unknown'],
    [418, 'short and stout', 'unknown'],
    [429, nothing, 'rate-limited'],
    [429, '', 'rate-limited'],
    [451, nothing, 'unknown'],
    [499, nothing, 'unknown'],
    [500, nothing, 'server-error'],
    [503, nothing, 'overloaded'],
    [529, nothing, 'overloaded'],
    [599, nothing, 'server-error'],
    [600, nothing, 'unknown'],
    [999, nothing, 'unknown'],
    [0, nothing, 'unknown'],
  ])('%i %j: %s', (status, text, cause) => expect(judged(status, text).cause).toBe(cause));
});

describe('busy before the body has a say', () => {
  it.each<[number, string, Cause]>([
    [500, errorBody('Incorrect API key provided', 'invalid_api_key'), 'server-error'],
    [500, errorBody('x', 'slow_down'), 'overloaded'],
    [500, errorBody('x', null, 'overloaded_error'), 'overloaded'],
    [500, errorBody('The engine is overloaded', null), 'server-error'],
    [502, page('overloaded'), 'server-error'],
    [408, errorBody('x', 'insufficient_quota'), 'server-error'],
    [409, errorBody('x', 'server_is_overloaded'), 'overloaded'],
    [503, errorBody('x', 'invalid_api_key'), 'overloaded'],
    [500, goodBody(), 'server-error'],
  ])('%i %j: %s', (status, text, cause) => expect(judged(status, text).cause).toBe(cause));
});

describe('a page', () => {
  it.each<[number, string, Record<string, string>, Cause]>([
    [200, page('Sign in'), {}, 'gateway-error'],
    [400, page('Bad request'), {}, 'gateway-error'],
    [401, page('Authorization Required'), {}, 'gateway-error'],
    [401, page('Incorrect API key'), {}, 'gateway-error'],
    [402, page('Pay'), {}, 'gateway-error'],
    [403, page('Forbidden'), {}, 'gateway-error'],
    [403, page('Country not supported'), {}, 'region-unsupported'],
    [403, page('Incorrect API key provided'), {}, 'gateway-error'],
    [200, page('Country not supported'), {}, 'gateway-error'],
    [404, page('Not Found'), {}, 'wrong-base-url'],
    [404, page('Country not supported'), {}, 'wrong-base-url'],
    [405, page('Not Allowed'), {}, 'wrong-base-url'],
    [410, page('Gone'), {}, 'wrong-base-url'],
    [404, page('Blocked by IT'), {}, 'gateway-error'],
    [404, page('Not Found'), { server: 'squid/5' }, 'gateway-error'],
    [418, page('Teapot'), {}, 'gateway-error'],
    [429, page('Slow'), {}, 'gateway-error'],
    [429, page('Too many requests'), {}, 'rate-limited'],
    [503, page('Zscaler'), {}, 'overloaded'],
  ])('%i %j %j: %s', (status, text, headers, cause) =>
    expect(judged(status, text, { 'content-type': 'text/html', ...headers }).cause).toBe(cause),
  );
  it('is shown by its title', () =>
    expect(judged(403, page('Blocked')).problem).toEqual({
      type: null,
      code: null,
      param: null,
      message: 'Blocked',
      upstream: false,
    }));
  it('without a title is shown by nothing', () => expect(judged(403, '<html></html>').problem).toBe(null));
  it('is one by its content type too', () => {
    expect(judged(404, '<pre>Blocked by IT</pre>', { 'content-type': 'text/html' }).cause).toBe('gateway-error');
    expect(judged(404, '<pre>Blocked by IT</pre>', {}).cause).toBe('wrong-base-url');
  });
  it('behind an error goes by that error', () =>
    expect(judged(403, `${errorBody('x', 'ip_not_authorized')}${page('x')}`).cause).toBe('ip-not-allowed'));
});

describe('a body that did not end as it should', () => {
  it.each<[number, string, 'cut' | 'endless' | 'undecodable', Cause]>([
    [200, goodBody(), 'cut', 'connection-lost'],
    [200, goodBody(), 'endless', 'not-a-response'],
    [200, goodBody(), 'undecodable', 'not-a-response'],
    [201, '', 'cut', 'connection-lost'],
    [299, errorBody('x', 'invalid_api_key'), 'cut', 'connection-lost'],
    [199, errorBody('x', 'invalid_api_key'), 'cut', 'invalid-key'],
    [401, '', 'cut', 'connection-lost'],
    [401, '', 'undecodable', 'not-a-response'],
    [404, '', 'endless', 'not-a-response'],
    [401, errorBody('x', 'invalid_api_key'), 'cut', 'invalid-key'],
    [300, '', 'cut', 'redirected'],
    [500, '', 'cut', 'server-error'],
  ])('%i %j, %s: %s', (status, text, ended, cause) => expect(judged(status, text, {}, {}, ended).cause).toBe(cause));
});

describe('status 200 that is no success', () => {
  it.each<[string, unknown, Cause]>([
    ['an error', { error: { message: 'x', code: 'invalid_api_key' } }, 'invalid-key'],
    ['an error nobody knows', { error: { message: 'x' } }, 'unknown'],
    ['an error that is null', { error: null }, 'not-a-response'],
    ['a text for an error', { error: 'x' }, 'unknown'],
    ['object error', { object: 'error', message: 'x' }, 'unknown'],
    ['a status for a code', { error: { message: 'x', code: 401 } }, 'invalid-key'],
    ['another status', { error: { message: 'x', code: '503' } }, 'overloaded'],
    ['the first status', { error: { message: 'x', code: 400 } }, 'request-rejected'],
    ['the last status', { error: { message: 'x', code: 599 } }, 'server-error'],
    ['no status: too small', { error: { message: 'x', code: 399 } }, 'unknown'],
    ['no status: too large', { error: { message: 'x', code: 600 } }, 'unknown'],
    ['no status: a word', { error: { message: 'x', code: 'c1' } }, 'unknown'],
    ['object of another kind', { object: 'thing', message: 'Incorrect API key' }, 'not-a-response'],
    ['object error with a null error', { object: 'error', error: null, message: 'x' }, 'unknown'],
    ['no status: not whole', { error: { message: 'x', code: 401.5 } }, 'unknown'],
    [
      'a response that failed',
      { object: 'response', status: 'failed', error: { code: 'server_error', message: 'x' } },
      'server-error',
    ],
    [
      'one that failed for a reason nobody knows',
      { object: 'response', status: 'failed', error: { message: 'x' } },
      'unknown',
    ],
    [
      'one that failed with a status',
      { object: 'response', status: 'failed', error: { message: 'x', code: 429 } },
      'rate-limited',
    ],
    [
      'one that failed, busy',
      { object: 'response', status: 'failed', error: { message: 'x', code: 529 } },
      'overloaded',
    ],
    ['one that failed without an error', { object: 'response', status: 'failed', error: null }, 'unknown'],
    ['another API’s answer', { object: 'chat.completion', message: 'Incorrect API key' }, 'not-a-response'],
    ['a list', [], 'not-a-response'],
    ['nothing', null, 'not-a-response'],
    ['words', 'ok', 'not-a-response'],
  ])('%s', (_name, body, cause) => expect(judged(200, JSON.stringify(body)).cause).toBe(cause));
  it('other good statuses are no response', () => expect(judged(201, goodBody()).cause).toBe('not-a-response'));
});

describe('a 404 that says no more than the model’s name', () => {
  it.each<[string, string | null, Cause]>([
    ['{"error":{"message":"gpt-6-luna?"}}', 'gpt-6-luna', 'model-unavailable'],
    ['{"error":{"message":"gpt-6-luna?"}}', null, 'wrong-base-url'],
    ['{"error":{"message":"other?"}}', 'gpt-6-luna', 'wrong-base-url'],
    ['gpt-6-luna?', 'gpt-6-luna', 'wrong-base-url'],
  ])('%s to %s: %s', (text, model, cause) => expect(judged(404, text, {}, { model }).cause).toBe(cause));
  it('is a matter of 404', () => expect(judged(418, '{"error":{"message":"gpt-6-luna?"}}').cause).toBe('unknown'));
});

describe('plain text', () => {
  it('is read as a sentence where it is short', () => {
    expect(judged(400, 'Incorrect API key provided').cause).toBe('invalid-key');
    expect(judged(400, `Incorrect API key provided${'.'.repeat(600 - 26)}`).cause).toBe('invalid-key');
    expect(judged(400, `Incorrect API key provided${'.'.repeat(601 - 26)}`).cause).toBe('request-rejected');
  });
  it('gives way to an error inside it', () =>
    expect(judged(400, 'Incorrect API key: {"error":{"code":"insufficient_quota"}}').cause).toBe('credits-exhausted'));
  it('is shown as it is', () => expect(judged(418, 'short and stout').problem?.message).toBe('short and stout'));
  it('is shown though it is long', () => expect(judged(418, 'x'.repeat(700)).problem?.message).toBe('x'.repeat(700)));
});

describe('what is shown of several errors', () => {
  it('is the first with words', () =>
    expect(judged(418, '{"errors":[{"code":"a1"},{"code":"b1","message":"m"}]}').problem).toMatchObject({
      code: 'b1',
      message: 'm',
    }));
  it('or the first', () =>
    expect(judged(418, '{"errors":[{"code":"a1"},{"code":"b1"}]}').problem).toMatchObject({
      code: 'a1',
      message: null,
    }));
  it('or nothing', () => expect(judged(418, '{}').problem).toBe(null));
  it('is the one that named the cause', () =>
    expect(judged(401, '{"errors":[{"message":"no"},{"code":"invalid_api_key"}]}').problem).toMatchObject({
      code: 'invalid_api_key',
    }));
});
