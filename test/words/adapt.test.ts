import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aloud, inAscii } from '../../src/words/adapt.ts';
import { en } from '../../src/words/en/index.ts';

describe('signs in ASCII', () => {
  it.each([
    ['ends in …x9Qa', 'ends in ...x9Qa'],
    ['OpenAI’s “mark”', 'OpenAI\'s "mark"'],
    ['407 → 200, 3 ≤ 4 × 5 — so', '407 -> 200, 3 <= 4 x 5 - so'],
    ['plain', 'plain'],
  ])('%s', (text, expected) => expect(inAscii(text)).toBe(expected));

  it('leaves nothing but ASCII of every English sentence, the name of the other language apart', () => {
    const texts = JSON.stringify(en, (_name, value: unknown) => (typeof value === 'function' ? String(value) : value));
    expect(inAscii(texts).replaceAll('中文：', '')).toMatch(/^[\x00-\x7f]*$/);
  });
});

describe('for the ear', () => {
  it.each([
    ['The key …x9Qa works. It is new.', 'The key x9Qa works.\nIt is new.'],
    [
      '1. Open https://platform.openai.com/api-keys in your project.',
      '1. Open https://platform.openai.com/api-keys in your project.',
    ],
    [
      '2. Top of the page: right? A key belongs to a project.',
      '2. Top of the page: right?\nA key belongs to a project.',
    ],
    ['it answered in 0.8 s. "Read only" is too little.', 'it answered in 0.8 s.\n"Read only" is too little.'],
    ['Set sk-… or sk-proj-… here', 'Set sk- or sk-proj- here'],
    ['CONNECT api.openai.com:443 → 407', 'CONNECT api.openai.com:443, 407'],
    ['gpt-6-luna is on api.openai.com', 'gpt-6-luna is on api.openai.com'],
    ['金鑰能用。結尾是 …x9Qa。', '金鑰能用。\n結尾是 x9Qa。'],
    ['選「好。」再繼續。', '選「好。」\n再繼續。'],
    ['  export A=1. Then B=2', '  export A=1. Then B=2'],
    ['one\ntwo', 'one\ntwo'],
  ])('%s', (text, expected) => expect(aloud(text)).toBe(expected));

  it('keeps every letter, and said twice is said once', () => {
    const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        expect(letters(aloud(text))).toBe(letters(text));
        expect(aloud(aloud(text))).toBe(aloud(text));
      }),
    );
  });
});
