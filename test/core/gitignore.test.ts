import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addIgnoreRule, ignoreRuleFor, seemsIgnored } from '../../src/core/gitignore.ts';

describe('addIgnoreRule', () => {
  it.each([
    ['', '.env\n'],
    ['dist\n', 'dist\n.env\n'],
    ['dist', 'dist\n.env\n'],
    ['dist\r\n', 'dist\r\n.env\r\n'],
    ['a\r\nb', 'a\r\nb\r\n.env\r\n'],
    ['\uFEFF', '\uFEFF.env\n'],
    ['\uFEFFdist', '\uFEFFdist\n.env\n'],
    ['.env\n', '.env\n'],
    ['.env', '.env'],
    ['.env\r\n', '.env\r\n'],
    ['\uFEFF.env\n', '\uFEFF.env\n'],
    ['.env\ndist\n', '.env\ndist\n'],
    ['.env\n!.env\n', '.env\n!.env\n.env\n'],
    ['!.env\n.env\n', '!.env\n.env\n'],
    ['#.env\n', '#.env\n.env\n'],
    ['.env.local\n', '.env.local\n.env\n'],
    ['.env \n', '.env \n.env\n'],
    ['a\n\n\n', 'a\n\n\n.env\n'],
    ['a\nb\r\nc\r\n', 'a\nb\r\nc\r\n.env\r\n'],
    ['a\rb', 'a\rb\n.env\n'],
  ])('%j', (text, expected) => expect(addIgnoreRule(text, '.env')).toBe(expected));

  it('keeps what is there, and a second time changes nothing', () => {
    const text = fc
      .array(fc.constantFrom('.env', '!.env', '!*', 'dist', '#', '\n', '\r\n', ' ', '\uFEFF', '\r'), { maxLength: 12 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (before) => {
        const after = addIgnoreRule(before, '.env');
        expect(after.startsWith(before)).toBe(true);
        expect(addIgnoreRule(after, '.env')).toBe(after);
      }),
    );
  });
});

describe('ignoreRuleFor', () => {
  it.each([
    ['.env', '.env'],
    ['a*b?', 'a\\*b\\?'],
    ['[x]', '\\[x\\]'],
    ['#a', '\\#a'],
    ['!a', '\\!a'],
    ['a  ', 'a\\ \\ '],
    ['a\\b', 'a\\\\b'],
  ])('%j', (name, rule) => {
    expect(ignoreRuleFor(name)).toBe(rule);
  });
});

describe('seemsIgnored', () => {
  it.each([
    ['.env\n', true],
    ['/.env\n', true],
    ['.env*\r\n', true],
    ['.e?v', true],
    ['*', true],
    ['\uFEFF.env', true],
    ['# .env\n', false],
    ['', false],
    ['.env.*\n', false],
    ['env', false],
    ['.env*\n!.env\n', false],
    ['!.env\n.env*\n', true],
    ['.env/\n', false],
    ['a/.env\n', false],
    ['.[e]nv', false],
  ])('%j: %s', (text, expected) => expect(seemsIgnored(text, '.env')).toBe(expected));
});
