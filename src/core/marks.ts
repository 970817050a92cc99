import type { EnvRule } from './precedence.ts';
import {
  type Framework,
  frameworks,
  type Language,
  languages,
  remixSigns,
  type Signs,
  viteSigns,
  wranglerSigns,
} from './signs.ts';

export type { Framework, Language } from './signs.ts';

/** What the files of a folder show of the program in it. */
export type Marks = {
  framework: Framework | null;
  language: Language | null;
  /** By which rule its env files are read. */
  rule: EnvRule;
  /** Where a new key belongs, such as `.env.local` for Next. */
  envFileToWrite: string;
  /** Beginnings of names that this framework hands to browsers and apps. */
  publicPrefixes: string[];
};

/** Names of the packages a package.json lists. It is data from anywhere: broken or odd content lists nothing. */
function packagesIn(packageJson: string | null): ReadonlySet<string> {
  if (packageJson === null) return new Set();
  const fields = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];
  try {
    const content: unknown = JSON.parse(packageJson.replace(/^\ufeff/, ''));
    if (!isRecord(content)) return new Set();
    return new Set(fields.flatMap((field) => (isRecord(content[field]) ? Object.keys(content[field]) : [])));
  } catch {
    return new Set();
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function signsOf(names: readonly string[], packages: ReadonlySet<string>): Signs | null {
  const shows = (signs: Signs): boolean =>
    signs.packages.some((name) => packages.has(name)) || names.some((name) => signs.files.test(name));
  const found = frameworks.find(shows);
  if (found !== undefined) return found;
  const vite = shows(viteSigns);
  // Pages projects name Wrangler only to deploy. Its own variables file, or no other tool, says that it serves the program.
  const served = names.some((name) => name.startsWith('.dev.vars')) || packages.has('@cloudflare/vite-plugin') || !vite;
  if (shows(wranglerSigns) && served) return wranglerSigns;
  if (shows(remixSigns)) return vite ? { ...remixSigns, rule: 'vite', publicPrefixes: ['VITE_'] } : remixSigns;
  return vite ? viteSigns : null;
}

function languageOf(names: readonly string[], signs: Signs | null): Language | null {
  // Vite alone also builds the pages of Laravel, Rails or Django; the others are the program itself.
  if (signs !== null && signs.framework !== 'vite') return 'node';
  return languages.find(([, file]) => names.some((name) => file.test(name)))?.[0] ?? null;
}

function fileToWrite(rule: EnvRule, names: readonly string[]): string {
  if (rule === 'next') return '.env.local';
  return rule === 'wrangler' && names.includes('.dev.vars') ? '.dev.vars' : '.env';
}

/**
 * What the names in a folder and its package.json show. package.json is read as data and nothing of it is run; null
 * or broken text shows nothing.
 */
export function projectMarks(names: readonly string[], packageJson: string | null): Marks {
  const signs = signsOf(names, packagesIn(packageJson));
  const rule = signs?.rule ?? 'plain';
  return {
    framework: signs?.framework ?? null,
    language: languageOf(names, signs),
    rule,
    envFileToWrite: fileToWrite(rule, names),
    publicPrefixes: [...(signs?.publicPrefixes ?? [])],
  };
}

/** Beginnings of names that bundlers write into what browsers and apps receive (facts/openai-api.md §g). */
export const knownPublicPrefixes: readonly string[] = [
  'NEXT_PUBLIC_',
  'VITE_',
  'REACT_APP_',
  'PUBLIC_',
  'EXPO_PUBLIC_',
  'NUXT_PUBLIC_',
  'GATSBY_',
  'VUE_APP_',
  'NG_APP_',
];

/** Whether a front-end bundler publishes a variable of this name. `marks` adds prefixes of this project, such as a custom `envPrefix`. */
export function isPublicName(variable: string, marks?: Pick<Marks, 'publicPrefixes'>): boolean {
  return [...knownPublicPrefixes, ...(marks?.publicPrefixes ?? [])].some(
    (prefix) => prefix !== '' && variable.startsWith(prefix),
  );
}
