import { describe, expect, it } from 'vitest';
import { findJson, parseJson } from '../../../src/core/causes/json-text.ts';

describe('a text that is JSON as a whole', () => {
  it.each<[string, unknown]>([
    ['{"a":1}', { a: 1 }],
    ['\uFEFF{"a":1}', { a: 1 }],
    ['[1]', [1]],
    ['null', null],
    ['"x"', 'x'],
    [' {"a":1}\n', { a: 1 }],
    ['x{"a":1}', undefined],
    ['{"a":1} x', undefined],
    ['{a:1}', undefined],
    ['', undefined],
  ])('%j is %j', (text, value) => expect(parseJson(text)).toEqual(value));
});

describe('the first object that stands in a text', () => {
  it.each<[string, string, unknown]>([
    ['alone', '{"a":1}', { a: 1 }],
    ['in a sentence', 'Error code: 401 - {"error":{"code":"x"}} (see there)', { error: { code: 'x' } }],
    ['with a page behind it', '{"error":{"code":"x"}}<html>{"b":2}</html>', { error: { code: 'x' } }],
    ['the first of two', 'one {"a":1} two {"b":2}', { a: 1 }],
    ['with a list in it', 'x {"a":[{"b":1},[2]]} y]', { a: [{ b: 1 }, [2]] }],
    ['with brackets in its texts', 'x {"a":"}]{[","b":1} y', { a: '}]{[', b: 1 }],
    ['with escaped quotes in its texts', 'x {"a":"say \\"}\\" twice","b":1} y', { a: 'say "}" twice', b: 1 }],
    ['with a backslash at the end of a text', 'x {"a":"c:\\\\","b":1} y', { a: 'c:\\', b: 1 }],
    ['with an apostrophe in its text', 'x {"a":"it\'s }","b":1} y', { a: "it's }", b: 1 }],
    [
      'as Python writes it',
      "Error - {'error': {'message': 'no', 'code': None}}",
      { error: { message: 'no', code: null } },
    ],
    ['with Python’s other words', "x {'a': True, 'b': False, 'c': None}", { a: true, b: false, c: null }],
    ['with Python’s words in a text', "x {'a': 'None of it is True'}", { a: 'None of it is True' }],
    ['with both quotes, as Python does', `x {'a': "it's", 'b': 'x'}`, { a: "it's", b: 'x' }],
    ['with an escaped quote, as Python does', `x {'a': 'it\\'s } so', 'b': 1}`, { a: "it's } so", b: 1 }],
    ['with double quotes inside single ones', `x {'a': 'say "no" now', 'b': 1}`, { a: 'say "no" now', b: 1 }],
    ['with escaped double quotes inside single ones', `x {'a': 'say \\"no\\"'}`, { a: 'say "no"' }],
    ['over several lines, as Python does', "x {'a': 'one\\ntwo',\n 'b': 1}", { a: 'one\ntwo', b: 1 }],
    ['with brackets in Python’s texts', "x {'a': '}]', 'b': 1} y", { a: '}]', b: 1 }],
    ['none', 'no object here', undefined],
    ['a list is none', '[1,2]', undefined],
    ['one that never closes', 'x {"a":1', undefined],
    ['one that is not JSON', 'function () { return 1; }', undefined],
    ['half a quote', `{'a': 'b`, undefined],
    ['nothing', '', undefined],
  ])('%s', (_name, text, value) => expect(findJson(text)).toEqual(value));

  it('is not looked for in the depth of a document', () => {
    expect(findJson(`${' '.repeat(65_000)}{"a":1}`)).toEqual({ a: 1 });
    expect(findJson(`${' '.repeat(65_536)}{"a":1}`)).toBe(undefined);
    expect(findJson(`${' '.repeat(65_530)}{"a":1}`)).toBe(undefined);
  });
});
