/** Comments of JavaScript, so that what was switched off by one is not taken for a setting. Strings that look like one are lost too, which does no harm here. */
const comments = /\/\*[\s\S]*?\*\/|(?<!:)\/\/[^\n]*/g;

const setting = /\b(?:envPrefix|publicPrefix)\s*:\s*(\[[^\]]*\]|'[^'\n]*'|"[^"\n]*"|`[^`\n]*`)/g;
const quoted = /'([^'\n]*)'|"([^"\n]*)"|`([^`\n]*)`/g;

/**
 * Beginnings of names that a bundler's configuration publishes: Vite's `envPrefix`, SvelteKit's `publicPrefix`. The text is
 * read, never run, so a prefix that is computed is not seen. An empty prefix (everything is published) comes as `''`.
 */
export function prefixesIn(config: string): string[] {
  const text = config.slice(0, 200_000).replace(comments, '');
  const values = [...text.matchAll(setting)].flatMap(([, value = '']) => [...value.matchAll(quoted)]);
  return [...new Set(values.map((match) => match[1] ?? match[2] ?? match[3] ?? ''))];
}

/** Names of configuration files that may hold such a setting. */
export const isBundlerConfig = (name: string): boolean =>
  /^(?:vite|svelte|astro|next|nuxt|gatsby|vue)(?:\.config|-config)\.[cm]?[jt]s$/.test(name);

const handsOver = /^\s*['"`]?(?:process\.env\.|import\.meta\.env\.)?(\w*OPENAI_?(?:API_?)?KEY)['"`]?\s*[:,]/;

/**
 * The line of a bundler's configuration that writes a key into what browsers get, as `define` of Vite and `env` of Next do;
 * null where none is seen.
 */
export function publishedIn(config: string): { variable: string; line: number } | null {
  if (!/\b(?:define|env)\s*:/.test(config)) return null;
  for (const [index, text] of config.slice(0, 200_000).split('\n').entries()) {
    const variable = /^\s*(?:\/\/|\*)/.test(text) ? undefined : handsOver.exec(text)?.[1];
    if (variable !== undefined) return { variable, line: index + 1 };
  }
  return null;
}
