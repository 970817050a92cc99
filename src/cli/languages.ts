import type { Words } from '../words/types.ts';

/** Another language is one file in words/ and one line here. Only the chosen one is loaded. */
const languages = {
  en: async () => (await import('../words/en/index.ts')).en,
} as const satisfies Record<string, () => Promise<Words>>;

export type Language = keyof typeof languages;
export const languageNames = Object.keys(languages) as Language[];

/** The language for people: `--lang`, KEYCHECK_LANG, the locale, else English. Null for a `--lang` that is not known. */
export function chooseLanguage(
  flag: string | null,
  env: Readonly<Record<string, string | undefined>>,
): Language | null {
  if (flag !== null) return languageNames.find((name) => name.toLowerCase() === flag.toLowerCase()) ?? null;
  const wishes = [env.KEYCHECK_LANG, env.LC_ALL, env.LC_MESSAGES, env.LANG].filter(
    (wish) => wish !== undefined && wish !== '',
  );
  const locale = (wishes[0] ?? 'en').replace('_', '-').split('.')[0] ?? 'en';
  return languageNames.find((name) => locale.toLowerCase().startsWith(name.toLowerCase())) ?? 'en';
}

/** Every sentence in that language. */
export const loadWords = (language: Language): Promise<Words> => languages[language]();
