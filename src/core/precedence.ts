/** By which rule programs of a folder read their env files. */
export type EnvRule = 'next' | 'cra' | 'vite' | 'sveltekit' | 'astro' | 'nuxt' | 'expo' | 'wrangler' | 'plain';

type Order = (mode: string, has: (name: string) => boolean) => readonly string[];

/** Next: `.env.local` is left out in tests, so that they give the same result for everybody. */
const next: Order = (mode) => [
  `.env.${mode}.local`,
  ...(mode === 'test' ? [] : ['.env.local']),
  `.env.${mode}`,
  '.env',
];

const vite: Order = (mode) => [`.env.${mode}.local`, `.env.${mode}`, '.env.local', '.env'];

const plain: Order = () => ['.env'];

/** `.dev.vars` xor `.env`: with the first, no `.env` is read (developers.cloudflare.com, 2026-06-25). */
const wrangler: Order = (mode, has) => {
  const vars = [`.dev.vars.${mode}`, '.dev.vars'].find(has);
  return vars === undefined ? [`.env.${mode}.local`, '.env.local', `.env.${mode}`, '.env'] : [vars];
};

/**
 * The order of each rule, strongest first (facts/openai-api.md §g). SvelteKit and Astro read by Vite's `loadEnv`;
 * Expo keeps Next's order; Nuxt reads `.env` alone unless it is told another name.
 */
const orders: Record<EnvRule, Order> = {
  next,
  cra: next,
  expo: next,
  vite,
  sveltekit: vite,
  astro: vite,
  nuxt: plain,
  wrangler,
  plain,
};

/**
 * The env files among `present` that programs read under a rule, strongest first. `mode` is NODE_ENV or `development`.
 * Answers only names that are in `present`, so a mode such as `../x` leads nowhere.
 */
export function envFilesInOrder(rule: EnvRule, mode: string, present: readonly string[]): readonly string[] {
  const there = new Set(present);
  const order = orders[rule](mode, (name) => there.has(name));
  return [...new Set(order)].filter((name) => there.has(name));
}

/** Templates, which no program reads. */
const template = /(?:^|[._-])(?:example|sample|template|dist|defaults?|schema|tpl)(?:[._-]|$)/i;

/** Whether a file name is one of those that env readers look for; templates such as `.env.example` are not. */
export const isEnvFileName = (name: string): boolean =>
  /^(?:\.env(?:\.[\w.-]+)?|\.dev\.vars(?:\.[\w.-]+)?|\.envrc)$/.test(name) && !template.test(name);
