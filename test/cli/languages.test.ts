import { describe, expect, it } from 'vitest';
import { chooseLanguage } from '../../src/cli/languages.ts';

describe('the language for people', () => {
  it.each([
    ['en', {}, 'en'],
    ['EN', {}, 'en'],
    ['xx', {}, null],
    ['', {}, null],
    [null, {}, 'en'],
    [null, { LANG: 'C.UTF-8' }, 'en'],
    [null, { LANG: 'en_GB.UTF-8' }, 'en'],
    [null, { LC_ALL: '', LANG: 'fr_FR.UTF-8' }, 'en'],
    [null, { KEYCHECK_LANG: 'en', LANG: 'de_DE' }, 'en'],
  ])('flag %j, environment %j → %j', (flag, env, language) => expect(chooseLanguage(flag, env)).toBe(language));
});
