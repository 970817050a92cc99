import { describe, expect, it } from 'vitest';
import { readBody } from '../../../src/core/causes/shapes.ts';
import { isOtherAnswer, readAnswer } from '../../../src/core/causes/success.ts';

const body = (value: unknown) => readBody(JSON.stringify(value), '');
const response = (over: object = {}) =>
  body({ object: 'response', id: 'resp_1', status: 'completed', model: 'm', error: null, ...over });
const ok = (over: object = {}) => ({ kind: 'ok', model: 'm', usage: null, warnings: [], ...over });
const unusual = (status: string) => ok({ warnings: [{ code: 'unusual-answer', status }] });

describe('a response', () => {
  it.each<[string, object, unknown]>([
    ['as it should be', {}, ok()],
    ['without a model', { model: undefined }, ok({ model: null })],
    ['with an empty model', { model: '' }, ok({ model: null })],
    ['with a model that is no text', { model: 5 }, ok({ model: null })],
    ['without an error member', { error: undefined }, ok()],
    ['stopped at our limit', { status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' } }, ok()],
    [
      'filtered',
      { status: 'incomplete', incomplete_details: { reason: 'content_filter' } },
      unusual('incomplete: content_filter'),
    ],
    ['incomplete for no reason', { status: 'incomplete' }, unusual('incomplete')],
    [
      'incomplete for a reason that is no text',
      { status: 'incomplete', incomplete_details: { reason: 5 } },
      unusual('incomplete'),
    ],
    ['with details that are none', { status: 'incomplete', incomplete_details: null }, unusual('incomplete')],
    [
      'queued at our limit',
      { status: 'queued', incomplete_details: { reason: 'max_output_tokens' } },
      unusual('queued: max_output_tokens'),
    ],
    ['without an id', { id: undefined }, unusual('completed, without an id')],
    ['with an id that is no text', { id: 7 }, unusual('completed, without an id')],
    ['with an empty status', { status: '' }, unusual('none given')],
    ['with a status that is no text', { status: 5 }, unusual('none given')],
    ['with a long status', { status: 'x'.repeat(80) }, unusual(`${'x'.repeat(59)}…`)],
    [
      'that failed',
      { status: 'failed', error: { code: 'c', message: 'm' } },
      { kind: 'failed', problems: [{ type: null, code: 'c', param: null, message: 'm', upstream: false }] },
    ],
    ['that failed without an error', { status: 'failed' }, { kind: 'failed', problems: [] }],
    [
      'with an error',
      { error: { message: 'm' } },
      { kind: 'failed', problems: [{ type: null, code: null, param: null, message: 'm', upstream: false }] },
    ],
  ])('%s', (_name, over, expected) => expect(readAnswer('create-response', response(over))).toEqual(expected));

  it.each<[unknown, object | null]>([
    [
      { input_tokens: 10, output_tokens: 2, total_tokens: 13 },
      { inputTokens: 10, outputTokens: 2, totalTokens: 13 },
    ],
    [
      { input_tokens: 10, output_tokens: 2 },
      { inputTokens: 10, outputTokens: 2, totalTokens: 12 },
    ],
    [
      { input_tokens: 0, output_tokens: 0, total_tokens: 0 },
      { inputTokens: 0, outputTokens: 0, totalTokens: 0 },
    ],
    [
      { input_tokens: 1, output_tokens: 2, total_tokens: 'x' },
      { inputTokens: 1, outputTokens: 2, totalTokens: 3 },
    ],
    [{ input_tokens: 1 }, null],
    [{ output_tokens: 1 }, null],
    [{ input_tokens: -1, output_tokens: 2 }, null],
    [{ input_tokens: 1.5, output_tokens: 2 }, null],
    [{ input_tokens: '1', output_tokens: 2 }, null],
    [{ input_tokens: 1e300, output_tokens: 2 }, null],
    [[1, 2], null],
    [null, null],
  ])('with usage %j', (usage, expected) =>
    expect(readAnswer('create-response', response({ usage }))).toEqual(ok({ usage: expected })),
  );
});

describe('what answers which request', () => {
  const model = { object: 'model', id: 'm' };
  const list = { object: 'list', data: [] };
  it.each([
    ['create-response', model, null],
    ['create-response', list, null],
    ['create-response', [], null],
    ['create-response', null, null],
    ['create-response', 'response', null],
    ['retrieve-model', model, ok()],
    ['retrieve-model', list, null],
    ['list-models', list, ok({ model: null })],
    ['list-models', { object: 'list', data: {} }, null],
    ['list-models', { data: [] }, null],
    ['list-models', model, null],
  ] as const)('%s %j', (operation, value, expected) => expect(readAnswer(operation, body(value))).toEqual(expected));
  it('text is none', () => expect(readAnswer('create-response', readBody('response', ''))).toBe(null));
});

describe('another API’s good answer', () => {
  it.each<[unknown, boolean]>([
    [{ object: 'chat.completion' }, true],
    [{ object: 'error' }, false],
    [{ object: 5 }, false],
    [{}, false],
    [[{ object: 'list' }], false],
    [null, false],
  ])('%j: %s', (value, expected) => expect(isOtherAnswer(body(value))).toBe(expected));
  it('is no text', () => expect(isOtherAnswer(readBody('x', ''))).toBe(false));
});
