import type { EnvRule } from './precedence.ts';

export type Framework =
  | 'next'
  | 'vite'
  | 'cra'
  | 'sveltekit'
  | 'nuxt'
  | 'astro'
  | 'expo'
  | 'gatsby'
  | 'remix'
  | 'wrangler';
export type Language = 'node' | 'python' | 'go' | 'ruby' | 'php' | 'csharp' | 'java' | 'rust';

/** What gives a framework away: packages it is installed by, or a file of its own. */
export type Signs = {
  framework: Framework;
  packages: readonly string[];
  files: RegExp;
  rule: EnvRule;
  publicPrefixes: readonly string[];
};

const config = (name: string): RegExp => new RegExp(`^${name}\\.config\\.[cm]?[jt]s$`);
const never = /^\b$/;

/** Most telling first: Astro and SvelteKit bring Vite along, and many of them may stand beside Wrangler. */
export const frameworks: readonly Signs[] = [
  {
    framework: 'sveltekit',
    packages: ['@sveltejs/kit'],
    files: never,
    rule: 'sveltekit',
    publicPrefixes: ['PUBLIC_', 'VITE_'],
  },
  { framework: 'astro', packages: ['astro'], files: config('astro'), rule: 'astro', publicPrefixes: ['PUBLIC_'] },
  {
    framework: 'nuxt',
    packages: ['nuxt', 'nuxt3', 'nuxt-nightly'],
    files: config('nuxt'),
    rule: 'nuxt',
    publicPrefixes: ['NUXT_PUBLIC_'],
  },
  { framework: 'next', packages: ['next'], files: config('next'), rule: 'next', publicPrefixes: ['NEXT_PUBLIC_'] },
  { framework: 'expo', packages: ['expo'], files: never, rule: 'expo', publicPrefixes: ['EXPO_PUBLIC_'] },
  {
    framework: 'gatsby',
    packages: ['gatsby'],
    files: /^gatsby-config\.[cm]?[jt]s$/,
    rule: 'plain',
    publicPrefixes: ['GATSBY_'],
  },
  { framework: 'cra', packages: ['react-scripts'], files: never, rule: 'cra', publicPrefixes: ['REACT_APP_'] },
];

export const wranglerSigns: Signs = {
  framework: 'wrangler',
  packages: ['wrangler', '@cloudflare/vite-plugin'],
  files: /^wrangler\.(?:toml|jsonc?)$/,
  rule: 'wrangler',
  publicPrefixes: [],
};
export const remixSigns: Signs = {
  framework: 'remix',
  packages: ['@remix-run/dev', '@remix-run/react', '@react-router/dev'],
  files: config('(?:remix|react-router)'),
  rule: 'plain',
  publicPrefixes: [],
};
export const viteSigns: Signs = {
  framework: 'vite',
  packages: ['vite'],
  files: config('vite'),
  rule: 'vite',
  publicPrefixes: ['VITE_'],
};

/** In order: a package.json often stands beside another language for its tools, so Node comes last. */
export const languages: readonly (readonly [Language, RegExp])[] = [
  [
    'python',
    /^(?:pyproject\.toml|requirements[\w.-]*\.txt|setup\.(?:py|cfg)|Pipfile|uv\.lock|poetry\.lock|environment\.ya?ml|manage\.py)$/,
  ],
  ['ruby', /^(?:Gemfile|config\.ru|Rakefile|.+\.gemspec)$/],
  ['php', /^(?:composer\.json|artisan)$/],
  ['go', /^go\.(?:mod|work)$/],
  ['rust', /^Cargo\.toml$/],
  ['java', /^(?:pom\.xml|(?:build|settings)\.gradle(?:\.kts)?|mvnw|gradlew)$/],
  ['csharp', /^.+\.(?:csproj|fsproj|sln|slnx)$/],
  ['node', /^(?:package\.json|deno\.jsonc?|bun\.lockb?|tsconfig\.json)$/],
  ['python', /^.+\.(?:py|ipynb)$/],
  ['node', /^.+\.[cm]?[jt]sx?$/],
  ['go', /^.+\.go$/],
  ['ruby', /^.+\.rb$/],
  ['php', /^.+\.php$/],
  ['csharp', /^.+\.cs$/],
  ['java', /^.+\.(?:java|kt)$/],
  ['rust', /^.+\.rs$/],
];
