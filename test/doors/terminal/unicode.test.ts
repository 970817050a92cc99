import { describe, expect, it } from 'vitest';
import { isUtf8, showsUnicode } from '../../../src/doors/terminal/unicode.ts';

describe('what a terminal can show', () => {
  it.each<[string, NodeJS.Platform, Record<string, string>, boolean, boolean]>([
    ['UTF-8', 'linux', { LANG: 'en_US.UTF-8' }, true, true],
    ['utf8 without a hyphen, and a modifier', 'linux', { LANG: 'ca_ES.utf8@valencia' }, true, true],
    ['no locale at all', 'linux', {}, true, true],
    ['a locale that names no character set', 'linux', { LANG: 'zh_TW' }, true, true],
    ['C', 'linux', { LANG: 'C' }, true, false],
    ['POSIX', 'linux', { LC_ALL: 'POSIX', LANG: 'en_US.UTF-8' }, true, false],
    ['an empty LC_ALL says nothing', 'linux', { LC_ALL: '', LANG: 'en_US.UTF-8' }, true, true],
    ['C.UTF-8', 'linux', { LC_CTYPE: 'C.UTF-8', LANG: 'C' }, true, true],
    ['Latin 1', 'linux', { LANG: 'de_DE.ISO-8859-1' }, true, false],
    ['Big5', 'linux', { LANG: 'zh_TW.Big5' }, true, false],
    ['a terminal with a small font, such as the Linux console', 'linux', { LANG: 'en_US.UTF-8' }, false, false],
    ['Windows Terminal', 'win32', { LANG: 'C' }, true, true],
    ['the old console of Windows', 'win32', {}, false, false],
  ])('%s', (_name, platform, env, terminal, expected) =>
    expect(showsUnicode({ env, platform, stream: { isTTY: true } }, () => terminal)).toBe(expected),
  );

  it('a file or a pipe takes everything', () => {
    const asked = (): boolean => {
      throw new Error('nobody asks the terminal here');
    };
    expect(showsUnicode({ env: { LANG: 'C' }, platform: 'linux', stream: {} }, asked)).toBe(true);
  });

  it.each([
    ['', true],
    ['en_US.UTF-8', true],
    ['en_US.UTF-16', false],
    ['C', false],
  ])('%j is UTF-8: %s', (locale, expected) => expect(isUtf8(locale)).toBe(expected));
});
