import { describe, expect, it } from 'vitest';
import { type Problem, problemsIn, readBody } from '../../../src/core/causes/shapes.ts';

const problem = (over: Partial<Problem>): Problem => ({
  type: null,
  code: null,
  param: null,
  message: null,
  upstream: false,
  ...over,
});

describe('errors in a body, by its shape', () => {
  it.each<[string, unknown, Partial<Problem>[]]>([
    [
      'OpenAI',
      { error: { message: 'm', type: 't', param: 'p', code: 'c' } },
      [{ message: 'm', type: 't', param: 'p', code: 'c' }],
    ],
    ['a number for a code', { error: { message: 'm', code: 401 } }, [{ message: 'm', code: '401' }]],
    ['no code that is one', { error: { message: 'm', code: Number.NaN } }, [{ message: 'm' }]],
    ['an empty code', { error: { message: 'm', code: '' } }, [{ message: 'm' }]],
    ['a code that is an object', { error: { message: 'm', code: {} } }, [{ message: 'm' }]],
    ['a text', { error: 'no such key' }, [{ message: 'no such key' }]],
    ['OAuth', { error: 'invalid_token', error_description: 'm' }, [{ message: 'm', code: 'invalid_token' }]],
    ['OAuth without a sentence', { error: 'invalid_token' }, [{ message: 'invalid_token', code: 'invalid_token' }]],
    ['a name with dots and dashes', { error: 'auth.bad-key' }, [{ message: 'auth.bad-key', code: 'auth.bad-key' }]],
    ['one word is no name', { error: 'unauthorized' }, [{ message: 'unauthorized' }]],
    ['what begins with a digit is no name', { error: '4_bad' }, [{ message: '4_bad' }]],
    ['what ends with a mark is no name', { error: 'bad_key!' }, [{ message: 'bad_key!' }]],
    ['a list', { error: [{ code: 2009, message: 'm' }] }, [{ code: '2009', message: 'm' }]],
    ['errors', { errors: [{ code: 'a' }, { code: 'b' }] }, [{ code: 'a' }, { code: 'b' }]],
    ['errors that are texts', { errors: ['one', 'two'] }, [{ message: 'one' }, { message: 'two' }]],
    ['no wrapper', { object: 'error', message: 'm', code: 404 }, [{ message: 'm', code: '404' }]],
    ['a whole list', [{ error: { message: 'm' } }], [{ message: 'm' }]],
    ['a whole text', 'm', [{ message: 'm' }]],
    ['a blank text', ' \n', []],
    ['detail', { detail: 'm' }, [{ message: 'm' }]],
    ['a detail with members', { detail: { code: 'c', message: 'm' } }, [{ code: 'c', message: 'm' }]],
    [
      'FastAPI',
      { detail: [{ loc: ['body', 'reasoning', 'effort'], msg: 'm', type: 'extra_forbidden' }] },
      [{ message: 'm', type: 'extra_forbidden', param: 'reasoning.effort' }],
    ],
    [
      'FastAPI, a list’s place',
      { detail: [{ loc: ['body', 'input', 0], msg: 'm' }] },
      [{ message: 'm', param: 'input.0' }],
    ],
    ['FastAPI, the body itself', { detail: [{ loc: ['body'], msg: 'm' }] }, [{ message: 'm' }]],
    ['FastAPI, no list', { detail: [{ loc: 'body', msg: 'm' }] }, [{ message: 'm' }]],
    ['a param before a place', { message: 'm', param: 'p', loc: ['q'] }, [{ message: 'm', param: 'p' }]],
    ['parameter', { message: 'm', parameter: 'p' }, [{ message: 'm', param: 'p' }]],
    ['field', { message: 'm', field: 'p' }, [{ message: 'm', param: 'p' }]],
    ['msg', { msg: 'm' }, [{ message: 'm' }]],
    ['error_message', { error_message: 'm' }, [{ message: 'm' }]],
    ['error_msg', { error_msg: 'm' }, [{ message: 'm' }]],
    ['err_msg', { err_msg: 'm' }, [{ message: 'm' }]],
    ['errmsg', { errmsg: 'm' }, [{ message: 'm' }]],
    ['errorMessage', { errorMessage: 'm' }, [{ message: 'm' }]],
    ['description', { description: 'm' }, [{ message: 'm' }]],
    ['title', { title: 'm' }, [{ message: 'm' }]],
    ['html-message', { 'html-message': 'm' }, [{ message: 'm' }]],
    ['the message before the title', { title: 't', message: 'm' }, [{ message: 'm' }]],
    ['an empty message', { message: '', title: 't' }, [{ message: 't' }]],
    ['error_code', { error_code: 'c' }, [{ code: 'c' }]],
    ['errorCode', { errorCode: 'c' }, [{ code: 'c' }]],
    ['internalCode', { internalCode: 'c' }, [{ code: 'c' }]],
    ['status_code', { status_code: 7 }, [{ code: '7' }]],
    ['reason', { reason: 'c' }, [{ code: 'c' }]],
    ['the code before the reason', { reason: 'r', code: 'c' }, [{ code: 'c' }]],
    ['AWS', { Message: 'm', Code: 'c' }, [{ message: 'm', code: 'c' }]],
    ['AWS’s type', { __type: 't', message: 'm' }, [{ type: 't', message: 'm' }]],
    ['status', { status: 'INVALID', message: 'm' }, [{ type: 'INVALID', message: 'm' }]],
    ['name', { name: 'AiGatewayError', message: 'm' }, [{ type: 'AiGatewayError', message: 'm' }]],
    ['type before status', { type: 't', status: 's', message: 'm' }, [{ type: 't', message: 'm' }]],
    ['a type alone', { type: 't' }, [{ type: 't' }]],
    ['a status alone is no error', { status: 'ok' }, []],
    ['MiniMax', { base_resp: { status_code: 1008, status_msg: 'm' } }, [{ code: '1008', message: 'm' }]],
    ['nothing', {}, []],
    ['null', null, []],
    ['a number', 7, []],
    ['an error that is null', { error: null, object: 'response' }, []],
    ['an inherited name', JSON.parse('{"__proto__":{"message":"m"}}'), []],
    [
      'two envelopes',
      { error: { error: { message: 'm', code: 402 }, code: 402 } },
      [{ code: '402' }, { message: 'm', code: '402' }],
    ],
  ])('%s', (_name, value, expected) => expect(problemsIn(value)).toEqual(expected.map(problem)));

  it.each(['metadata', 'raw', 'innererror', 'inner_error', 'response', 'body', 'data', 'cause', 'provider_error'])(
    'what %s holds was passed on from elsewhere',
    (name) =>
      expect(problemsIn({ error: { message: 'm', [name]: { code: 'c' } } })).toEqual([
        problem({ message: 'm' }),
        problem({ code: 'c', upstream: true }),
      ]),
  );
  it.each(['upstream_error', 'reason', 'message', 'msg', 'error_message'])('and what %s holds', (name) =>
    expect(problemsIn({ code: 'a', [name]: { code: 'c' } })).toEqual([
      problem({ code: 'a' }),
      problem({ code: 'c', upstream: true }),
    ]),
  );
  it.each(['error', 'errors', 'detail', 'details', 'base_resp'])('what %s holds was not', (name) =>
    expect(problemsIn({ code: 'a', [name]: { code: 'c' } })).toEqual([problem({ code: 'a' }), problem({ code: 'c' })]),
  );

  it.each<[string, unknown, Partial<Problem>[]]>([
    [
      'JSON in a message',
      { error: { message: 'litellm: {"error":{"message":"m","code":"c"}}' } },
      [{ message: 'litellm: {"error":{"message":"m","code":"c"}}' }, { message: 'm', code: 'c', upstream: true }],
    ],
    [
      'JSON in raw',
      { error: { message: 'o', metadata: { raw: '{"error":{"message":"m"}}' } } },
      [{ message: 'o' }, { message: 'm', upstream: true }],
    ],
    ['a raw sentence', { error: { message: 'o', metadata: { raw: 'busy' } } }, [{ message: 'o' }]],
    ['LiteLLM', { message: 'litellm.X: m' }, [{ message: 'litellm.X: m', upstream: true }]],
    ['LiteLLM’s vendor', { message: 'OpenAIException - m' }, [{ message: 'OpenAIException - m', upstream: true }]],
    ['OpenRouter', { message: 'Provider returned error' }, [{ message: 'Provider returned error', upstream: true }]],
    ['not at its beginning', { message: 'The provider returned error' }, [{ message: 'The provider returned error' }]],
    [
      'a message with a brace',
      { message: 'use {name}' },
      [{ message: 'use {name}' }, { message: 'use {name}', upstream: true }],
    ],
  ])('what a gateway passes on: %s', (_name, value, expected) =>
    expect(problemsIn(value)).toEqual(expected.map(problem)),
  );

  it('are read to a depth of 8 and a number of 24', () => {
    const nested = (depth: number): unknown => (depth === 0 ? { code: 'c' } : { error: nested(depth - 1) });
    expect(problemsIn(nested(8))).toEqual([problem({ code: 'c' })]);
    expect(problemsIn(nested(9))).toEqual([]);
    const many = Array.from({ length: 40 }, (_, at) => ({ code: String(at) }));
    expect(problemsIn({ errors: many })).toHaveLength(24);
    expect(problemsIn([{ errors: many.slice(0, 20) }, { errors: many.slice(20) }])).toHaveLength(24);
  });
});

describe('a body', () => {
  const json = 'application/json';
  it.each<[string, string, string, unknown]>([
    ['empty', '', json, { kind: 'empty' }],
    ['blank', ' \r\n\t', json, { kind: 'empty' }],
    ['a mark of byte order alone', '\uFEFF', json, { kind: 'empty' }],
    ['JSON', '{"code":"c"}', json, { kind: 'json', value: { code: 'c' }, problems: [problem({ code: 'c' })] }],
    [
      'JSON behind a mark of byte order',
      '\uFEFF {"code":"c"}\n',
      json,
      { kind: 'json', value: { code: 'c' }, problems: [problem({ code: 'c' })] },
    ],
    [
      'JSON that says it is a page',
      '{"code":"c"}',
      'text/html',
      { kind: 'json', value: { code: 'c' }, problems: [problem({ code: 'c' })] },
    ],
    ['text', 'Not here', 'text/plain', { kind: 'text', text: 'Not here', problems: [] }],
    [
      'text with JSON in it',
      'Error: {"code":"c"}',
      'text/plain',
      { kind: 'text', text: 'Error: {"code":"c"}', problems: [problem({ code: 'c' })] },
    ],
    [
      'a page',
      '<html><title>No</title>',
      'text/html',
      { kind: 'page', title: 'No', text: '<html><title>No</title>', problems: [] },
    ],
    [
      'a page with a script',
      '<html><script>x={"code":"c"}</script>',
      'text/html',
      { kind: 'page', title: null, text: '<html><script>x={"code":"c"}</script>', problems: [] },
    ],
    [
      'JSON in front of a page',
      '{"code":"c"}<html>',
      'text/html',
      { kind: 'page', title: null, text: '{"code":"c"}<html>', problems: [problem({ code: 'c' })] },
    ],
    [
      'events',
      'data: {"code":"c"}\n\ndata: [DONE]\r\n',
      'text/event-stream',
      { kind: 'text', text: 'data: {"code":"c"}\n\ndata: [DONE]', problems: [problem({ code: 'c' })] },
    ],
    [
      'events with names',
      'event: error\ndata:{"code":"c"}',
      json,
      { kind: 'text', text: 'event: error\ndata:{"code":"c"}', problems: [problem({ code: 'c' })] },
    ],
    [
      'events with ids',
      'id: 1\r\ndata: {"code":"c"}',
      json,
      { kind: 'text', text: 'id: 1\r\ndata: {"code":"c"}', problems: [problem({ code: 'c' })] },
    ],
    [
      'events with a wait',
      'retry: 1\ndata: {"code":"c"}',
      json,
      { kind: 'text', text: 'retry: 1\ndata: {"code":"c"}', problems: [problem({ code: 'c' })] },
    ],
    [
      'a sentence about data',
      'The data: {"code":"c"}',
      json,
      { kind: 'text', text: 'The data: {"code":"c"}', problems: [problem({ code: 'c' })] },
    ],
    [
      'XML',
      '<?xml version="1.0"?><Error><Code>AccessDenied</Code><Message>m</Message></Error>',
      'application/xml',
      {
        kind: 'text',
        text: '<?xml version="1.0"?><Error><Code>AccessDenied</Code><Message>m</Message></Error>',
        problems: [problem({ code: 'AccessDenied', message: 'm' })],
      },
    ],
    [
      'XML without its head',
      '<Error><message>m</message></Error>',
      '',
      { kind: 'text', text: '<Error><message>m</message></Error>', problems: [problem({ message: 'm' })] },
    ],
    [
      'XML with a code alone',
      '<error><code>c</code></error>',
      '',
      { kind: 'text', text: '<error><code>c</code></error>', problems: [problem({ code: 'c' })] },
    ],
    [
      'XML that says nothing',
      '<?xml version="1.0"?><ok/>',
      '',
      { kind: 'text', text: '<?xml version="1.0"?><ok/>', problems: [] },
    ],
    [
      'XML in the middle',
      'x <Error><Code>c</Code></Error>',
      '',
      { kind: 'text', text: 'x <Error><Code>c</Code></Error>', problems: [] },
    ],
    [
      'what only begins like XML’s error',
      '<errors><code>c</code></errors>',
      '',
      { kind: 'text', text: '<errors><code>c</code></errors>', problems: [] },
    ],
  ])('%s', (_name, text, type, body) => expect(readBody(text, type)).toEqual(body));

  it('of many events is read to the 24th', () => {
    const body = readBody('data: {"code":"c"}\n'.repeat(40), 'text/event-stream');
    expect(body.kind === 'text' && body.problems.length).toBe(24);
  });
});
