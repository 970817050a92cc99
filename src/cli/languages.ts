import { en } from '../words/en/index.ts';
import type { Words } from '../words/types.ts';

/** Another language is one folder in words/ and one line here. Only the chosen one is loaded; of English, which is always there, what is said. */
const languages = {
  en: async () => en,
  'zh-TW': async () => (await import('../words/zh-TW/index.ts')).zhTW,
} as const satisfies Record<string, () => Promise<Words>>;

export type Language = keyof typeof languages;
export const languageNames = Object.keys(languages) as Language[];

/**
 * The language of a tag or a locale: `zh-TW`, `zh_TW.UTF-8`, `zh_Hant_HK@radical`; `en` for `C` and `POSIX`, which
 * name none. A variant that is not there falls back to the first one of its language (every Chinese, for now, to zh-TW).
 * Null where keycheck does not speak it.
 */
function languageOf(locale: string): Language | null {
  const tag = locale
    .replace(/[.@].*$/s, '')
    .replaceAll('_', '-')
    .toLowerCase();
  if (tag === 'c' || tag === 'posix') return 'en';
  const exact = languageNames.find((name) => name.toLowerCase() === tag);
  const spoken = (name: string): string | undefined => name.toLowerCase().split('-')[0];
  return exact ?? languageNames.find((name) => spoken(name) === spoken(tag)) ?? null;
}

/** Where the language comes from when no flag says it. */
export type Surroundings = {
  env: Readonly<Record<string, string | undefined>>;
  platform: NodeJS.Platform;
  /** The language of the system, as Intl knows it. */
  systemLocale(): string;
};

/**
 * The language for people: `--lang`, KEYCHECK_LANG, the locale (LC_ALL, LC_MESSAGES, LANG: the first that is set), on
 * Windows, which sets none of them, the system's; English where keycheck does not speak it.
 * Null for a `--lang` that is not known.
 */
export function chooseLanguage(flag: string | null, { env, platform, systemLocale }: Surroundings): Language | null {
  if (flag !== null) return languageOf(flag);
  const set = [env.KEYCHECK_LANG, env.LC_ALL, env.LC_MESSAGES, env.LANG].find(
    (wish) => wish !== undefined && wish !== '',
  );
  const wish = set ?? (platform === 'win32' ? systemLocale() : null);
  return (wish === null ? null : languageOf(wish)) ?? 'en';
}

/** Every sentence in that language. */
export const loadWords = (language: Language): Promise<Words> => languages[language]();
