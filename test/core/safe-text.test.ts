import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { madeSafe } from '../../src/core/foreign-text.ts';
import { maskUrl, safeText } from '../../src/core/safe-text.ts';

const esc = '\u001b';

describe('the short way through plain words', () => {
  it('gives what the long way gives, for any text and limit', () => {
    const words = fc.string({ unit: fc.constantFrom('a', 'Z', '~', '!', ' ', '\n', '\u007f', 'é', esc, '[m') });
    fc.assert(
      fc.property(fc.oneof(words, fc.string()), fc.nat(40), (text, limit) => {
        expect(safeText(text, limit)).toBe(madeSafe(text, limit));
      }),
    );
  });
});

describe('foreign text as one harmless line', () => {
  it.each([
    ['plain text', 'The model `gpt-6-luna` does not exist.', 'The model `gpt-6-luna` does not exist.'],
    ['Chinese', '金鑰不正確：請再試一次。', '金鑰不正確：請再試一次。'],
    ['an emoji', 'slow 🐢', 'slow 🐢'],
    ['a colour', `${esc}[31mred${esc}[0m`, 'red'],
    ['a cursor movement', `a${esc}[2K${esc}[1Gb`, 'ab'],
    ['a C1 sequence', 'a\u009b31mb', 'ab'],
    ['a window title', `${esc}]0;owned\u0007text`, 'text'],
    ['a title ended by ST', `${esc}]0;owned${esc}\\text`, 'text'],
    ['a link', `${esc}]8;;https://evil.example\u0007click${esc}]8;;\u0007`, 'click'],
    ['a clipboard write', `${esc}]52;c;ZWNobw==\u0007x`, 'x'],
    ['a DCS', `${esc}P1;2|abc${esc}\\x`, 'x'],
    ['an APC', `${esc}_hidden${esc}\\x`, 'x'],
    ['a sequence that never ends', `${esc}]0;the sentence stays`, '0;the sentence stays'],
    ['a lone escape', `a${esc}`, 'a\\x1b'],
    ['a reset', `a${esc}cb`, 'ab'],
    ['BEL and BS', 'ok\u0007\b\b', 'ok\\x07\\x08\\x08'],
    ['NUL', 'a\0b', 'a\\x00b'],
    ['DEL', 'a\u007fb', 'a\\x7fb'],
    ['a lone C1', 'a\u0085b\u0090c', 'a b\\x90c'],
    ['an overwriting return', 'invalid\rvalid', 'invalid valid'],
    ['a second line', 'failed\n✔ valid', 'failed ✔ valid'],
    ['a workflow command', 'x\n::add-mask::y', 'x ::add-mask::y'],
    ['tabs and many blanks', ' a\t\t b \u3000 c ', 'a b c'],
    ['line and paragraph separators', 'a\u2028b\u2029c', 'a b c'],
    ['a right-to-left override', 'a\u202eb', 'a\\u202eb'],
    ['isolates and marks', '\u2066a\u2069\u200f\u061c', '\\u2066a\\u2069\\u200f\\u061c'],
    ['zero-width characters', 'a\u200bb\u200dc\u2060d\ufeffe\u00adf', 'abcdef'],
    ['tag characters', `a${'\u{e0041}\u{e0042}'}b`, 'ab'],
    ['variation selectors', 'a\ufe0fb\u{e0100}c', 'abc'],
    ['Hangul fillers', 'a\u3164b\u115fc', 'abc'],
    ['half a surrogate pair', 'a\ud83db', 'a\ufffdb'],
    ['noncharacters', 'a\uffffb\ufdd0c', 'abc'],
    ['a tower of accents', `a${'\u0301'.repeat(50)}b`, `a${'\u0301'.repeat(3)}b`],
    ['nothing', '', ''],
    ['nothing but blanks', ' \n ', ''],
  ])('%s', (_name, text, safe) => expect(safeText(text)).toBe(safe));

  it.each([
    ['as long as allowed', 'a'.repeat(300), undefined, 'a'.repeat(300)],
    ['one too many', 'a'.repeat(301), undefined, `${'a'.repeat(299)}…`],
    ['a limit of its own', 'abcdef', 4, 'abc…'],
    ['whole characters only', '🐢🐢🐢🐢', 3, '🐢🐢…'],
    ['no room', 'abc', 1, '…'],
    ['1 MB', 'ab '.repeat(350_000), 10, 'ab ab ab …'],
  ])('cut: %s', (_name, text, limit, safe) => expect(safeText(text, limit)).toBe(safe));

  const nasty = fc
    .array(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom(
          `${esc}[`,
          `${esc}]8;;`,
          '\u0007',
          `${esc}\\`,
          '\u009b',
          '\u202e',
          '\u{e0001}',
          '\r\n',
          '\ud800',
          'a',
          '31m',
          '\u200b',
        ),
      ),
      { maxLength: 20 },
    )
    .map((all) => all.join(''));

  it('holds no control, no escape, no change of direction, nothing invisible, and is no longer than allowed', () => {
    fc.assert(
      fc.property(nasty, fc.integer({ min: 1, max: 60 }), (text, limit) => {
        const safe = safeText(text, limit);
        expect(safe).not.toMatch(
          /[\p{Cc}\p{Bidi_Control}\p{Surrogate}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e0fff}]/u,
        );
        expect([...safe].length).toBeLessThanOrEqual(limit);
        expect(safe).toBe(safe.trim());
      }),
      { numRuns: 2000 },
    );
  });

  it('leaves a safe line as it is', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        expect(safeText(safeText(text))).toBe(safeText(text));
      }),
      { numRuns: 1000 },
    );
  });

  it.each([`${esc}]`, `${esc}[`, `${esc}P`, '\u009b', ' ', '\u0301', '\u200b', `${esc}[0;`, 'a'])(
    '1 MB of %j takes less than half a second',
    (piece) => {
      const text = piece.repeat(1_000_000 / piece.length);
      const started = performance.now();
      safeText(text);
      expect(performance.now() - started).toBeLessThan(500);
    },
  );
});

describe('a URL without its password', () => {
  it.each([
    ['https://api.openai.com/v1', 'https://api.openai.com/v1'],
    ['http://user:pass@proxy.example:3128', 'http://…@proxy.example:3128'],
    ['http://user@proxy.example', 'http://…@proxy.example'],
    ['http://user:p@ss@proxy.example', 'http://…@proxy.example'],
    ['http://user:pa#ss@proxy.example:3128', 'http://…@proxy.example:3128'],
    ['http://user:pa/ss@proxy.example:3128/', 'http://…@proxy.example:3128/'],
    ['user:pass@proxy.example:3128', '…@proxy.example:3128'],
    ['//user:pass@proxy.example', '//…@proxy.example'],
    ['socks5://me:secret@[::1]:1080', 'socks5://…@[::1]:1080'],
    ['https://registry.example/@scope/package', 'https://registry.example/@scope/package'],
    ['https://host.example:8080/a@b', 'https://host.example:8080/a@b'],
    ['https://host.example?mail=a@b', 'https://host.example?mail=a@b'],
    ['localhost:8080', 'localhost:8080'],
    ['', ''],
  ])('%s', (url, masked) => expect(maskUrl(url)).toBe(masked));

  it('is not misled by slashes inside a password', () => {
    expect(maskUrl('a:SECRETPASS//@proxy.example:3128')).toBe('…@proxy.example:3128');
  });

  it('never shows a password, however the URL is broken', () => {
    const word = fc.stringMatching(/^[a-z]{1,6}$/);
    fc.assert(
      fc.property(
        fc.constantFrom('http://', 'https://', 'socks5://', '//', ''),
        word,
        fc.stringMatching(/^[!-~]{0,8}$/),
        (scheme, user, noise) => {
          const url = `${scheme}${user}:SECRETPASS${noise}@proxy.example:3128`;
          expect(maskUrl(url)).not.toContain('SECRETPASS');
        },
      ),
      { numRuns: 2000 },
    );
  });
});
