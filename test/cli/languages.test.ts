import { describe, expect, it } from 'vitest';
import { chooseLanguage, languageNames, loadWords } from '../../src/cli/languages.ts';
import { reporterNames } from '../../src/cli/reporters.ts';

const on = (platform: NodeJS.Platform, env: Readonly<Record<string, string>>, system?: string) => ({
  env,
  platform,
  systemLocale: () => {
    if (system === undefined) throw new Error('nobody asks the system here');
    return system;
  },
});

describe('the language for people', () => {
  it.each([
    ['en', {}, 'en'],
    ['EN', {}, 'en'],
    ['en-US', {}, 'en'],
    ['zh-TW', {}, 'zh-TW'],
    ['zh_tw', {}, 'zh-TW'],
    ['zh-HK', { LANG: 'en_US.UTF-8' }, 'zh-TW'],
    ['zhuang', {}, null],
    ['xx', {}, null],
    ['', {}, null],
    // Part of a locale is no language of ours: a flag is not guessed at.
    ['english', {}, null],
    [null, {}, 'en'],
    [null, { LANG: 'C.UTF-8' }, 'en'],
    [null, { LANG: 'POSIX' }, 'en'],
    [null, { LANG: 'en_GB.UTF-8' }, 'en'],
    [null, { LC_ALL: '', LANG: 'fr_FR.UTF-8' }, 'en'],
    [null, { KEYCHECK_LANG: 'en', LANG: 'de_DE' }, 'en'],
    [null, { LANG: 'zh_TW.UTF-8' }, 'zh-TW'],
    [null, { LANG: 'zh_TW.Big5' }, 'zh-TW'],
    [null, { LANG: 'zh_HK' }, 'zh-TW'],
    [null, { LANG: 'zh_MO.UTF-8' }, 'zh-TW'],
    [null, { LANG: 'zh_CN.UTF-8' }, 'zh-TW'],
    [null, { LANG: 'zh_SG.UTF-8' }, 'zh-TW'],
    [null, { LANG: 'zh_Hant_HK@radical' }, 'zh-TW'],
    [null, { LANG: 'zh-Hans' }, 'zh-TW'],
    [null, { LANG: 'zh' }, 'zh-TW'],
    [null, { LC_MESSAGES: 'zh_TW.UTF-8', LANG: 'en_US.UTF-8' }, 'zh-TW'],
    [null, { LC_ALL: 'C', LC_MESSAGES: 'zh_TW.UTF-8' }, 'en'],
    [null, { KEYCHECK_LANG: 'zh-TW', LC_ALL: 'C' }, 'zh-TW'],
  ])('flag %j, environment %j → %j', (flag, env, language) =>
    expect(chooseLanguage(flag, on('linux', env))).toBe(language),
  );

  it.each([
    [{}, 'zh-TW', 'zh-TW'],
    [{}, 'zh-Hant-HK', 'zh-TW'],
    [{}, 'de-DE', 'en'],
    [{ LANG: '' }, 'zh-TW', 'zh-TW'],
  ])('on Windows with %j in %s → %s', (env, system, language) =>
    expect(chooseLanguage(null, on('win32', env, system))).toBe(language),
  );

  it.each([[{ LANG: 'en_US.UTF-8' }], [{ KEYCHECK_LANG: 'en' }]])('on Windows a variable wins: %j', (env) =>
    expect(chooseLanguage(null, on('win32', env))).toBe('en'),
  );

  it('loads the words of each, which say whose they are', async () => {
    for (const name of languageNames) expect((await loadWords(name)).lang).toBe(name);
    expect(languageNames).toEqual(['en', 'zh-TW']);
  });

  it('is named by --help in every language, with all that can be chosen; so are the reporters', async () => {
    for (const name of languageNames) {
      const { flags } = (await loadWords(name)).usage;
      expect(languageNames.filter((other) => !flags.lang.includes(other))).toEqual([]);
      expect(reporterNames.filter((other) => !flags.reporter.includes(other))).toEqual([]);
    }
  });
});
