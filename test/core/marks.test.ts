import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPublicName, knownPublicPrefixes, projectMarks } from '../../src/core/marks.ts';

const json = (dependencies: Record<string, string>, devDependencies: Record<string, string> = {}) =>
  JSON.stringify({ name: 'x', dependencies, devDependencies });
const brief = (names: readonly string[], packageJson: string | null) => {
  const { framework, language, rule, envFileToWrite, publicPrefixes } = projectMarks(names, packageJson);
  return [framework, language, rule, envFileToWrite, publicPrefixes.join(' ')];
};

describe('what a folder shows of the program in it', () => {
  it.each([
    ['nothing', [], null, [null, null, 'plain', '.env', '']],
    ['a package.json alone', ['package.json'], '{}', [null, 'node', 'plain', '.env', '']],
    ['Next', ['package.json'], json({ next: '16' }), ['next', 'node', 'next', '.env.local', 'NEXT_PUBLIC_']],
    ['Next by its config', ['next.config.mjs'], null, ['next', 'node', 'next', '.env.local', 'NEXT_PUBLIC_']],
    [
      'Create React App',
      ['package.json'],
      json({ 'react-scripts': '5' }),
      ['cra', 'node', 'cra', '.env', 'REACT_APP_'],
    ],
    ['Vite', ['package.json'], json({}, { vite: '7' }), ['vite', 'node', 'vite', '.env', 'VITE_']],
    ['Vite by its config', ['vite.config.ts', 'package.json'], '{}', ['vite', 'node', 'vite', '.env', 'VITE_']],
    [
      'SvelteKit, with its Vite',
      ['vite.config.ts', 'package.json'],
      json({}, { '@sveltejs/kit': '2', vite: '7' }),
      ['sveltekit', 'node', 'sveltekit', '.env', 'PUBLIC_ VITE_'],
    ],
    [
      'Astro',
      ['astro.config.mjs', 'package.json'],
      json({ astro: '5' }),
      ['astro', 'node', 'astro', '.env', 'PUBLIC_'],
    ],
    ['Nuxt', ['nuxt.config.ts'], null, ['nuxt', 'node', 'nuxt', '.env', 'NUXT_PUBLIC_']],
    [
      'Expo',
      ['package.json'],
      json({ expo: '55', 'react-native': '1' }),
      ['expo', 'node', 'expo', '.env', 'EXPO_PUBLIC_'],
    ],
    ['Gatsby', ['gatsby-config.ts'], null, ['gatsby', 'node', 'plain', '.env', 'GATSBY_']],
    ['Remix', ['package.json'], json({ '@remix-run/react': '2' }), ['remix', 'node', 'plain', '.env', '']],
    [
      'React Router with Vite',
      ['package.json'],
      json({}, { '@react-router/dev': '7', vite: '7' }),
      ['remix', 'node', 'vite', '.env', 'VITE_'],
    ],
    [
      'Workers',
      ['wrangler.toml', 'package.json'],
      json({}, { wrangler: '4' }),
      ['wrangler', 'node', 'wrangler', '.env', ''],
    ],
    [
      'Workers with their variables file',
      ['wrangler.jsonc', '.dev.vars'],
      null,
      ['wrangler', 'node', 'wrangler', '.dev.vars', ''],
    ],
    [
      'Vite that Wrangler only deploys',
      ['wrangler.toml', 'package.json'],
      json({}, { wrangler: '4', vite: '7' }),
      ['vite', 'node', 'vite', '.env', 'VITE_'],
    ],
    [
      'Vite that Wrangler serves',
      ['wrangler.toml', '.dev.vars', 'package.json'],
      json({}, { vite: '7' }),
      ['wrangler', 'node', 'wrangler', '.dev.vars', ''],
    ],
    [
      'Next on Workers',
      ['wrangler.jsonc', '.dev.vars', 'package.json'],
      json({ next: '16' }, { wrangler: '4' }),
      ['next', 'node', 'next', '.env.local', 'NEXT_PUBLIC_'],
    ],
    ['Python', ['pyproject.toml', 'app.py'], null, [null, 'python', 'plain', '.env', '']],
    [
      'Django with tools in package.json',
      ['manage.py', 'package.json'],
      json({}, { prettier: '3' }),
      [null, 'python', 'plain', '.env', ''],
    ],
    [
      'Laravel with Vite',
      ['composer.json', 'vite.config.js', 'package.json'],
      json({}, { vite: '7' }),
      ['vite', 'php', 'vite', '.env', 'VITE_'],
    ],
    ['a notebook', ['try.ipynb'], null, [null, 'python', 'plain', '.env', '']],
    ['Go', ['go.mod', 'main.go'], null, [null, 'go', 'plain', '.env', '']],
    ['Ruby', ['Gemfile'], null, [null, 'ruby', 'plain', '.env', '']],
    ['PHP', ['index.php'], null, [null, 'php', 'plain', '.env', '']],
    ['C#', ['App.csproj', 'Program.cs'], null, [null, 'csharp', 'plain', '.env', '']],
    ['Java', ['pom.xml'], null, [null, 'java', 'plain', '.env', '']],
    ['Rust', ['Cargo.toml'], null, [null, 'rust', 'plain', '.env', '']],
    ['a script', ['try.mjs'], null, [null, 'node', 'plain', '.env', '']],
  ] as const)('%s', (_name, names, packageJson, expected) => expect(brief(names, packageJson)).toEqual(expected));

  it.each([
    ['broken', '{"dependencies": {"next"'],
    ['an array', '[]'],
    ['null', 'null'],
    ['a text', '"next"'],
    ['dependencies of another type', '{"dependencies": ["next"], "devDependencies": "next"}'],
    ['a prototype', '{"dependencies": {"__proto__": {"next": "1"}}}'],
    ['empty', ''],
  ])('package.json that is %s shows nothing', (_name, text) =>
    expect(projectMarks(['package.json'], text).framework).toBeNull(),
  );

  it('a byte order mark does not hide it', () =>
    expect(projectMarks([], `\ufeff${json({ next: '1' })}`).framework).toBe('next'));

  it('takes any text for data', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.oneof(fc.string(), fc.json()), (names, text) => {
        expect(projectMarks(names, text).envFileToWrite).toMatch(/^\.(?:env|env\.local|dev\.vars)$/);
      }),
    );
  });
});

describe('names that bundlers publish', () => {
  it.each(knownPublicPrefixes.map((prefix) => `${prefix}OPENAI_API_KEY`))('%s', (name) =>
    expect(isPublicName(name)).toBe(true),
  );
  it.each(['OPENAI_API_KEY', 'MY_PUBLIC_KEY', 'next_public_x', 'REACT_OPENAI', 'VITEST_KEY', ''])(
    '%s is not published',
    (name) => {
      expect(isPublicName(name)).toBe(false);
    },
  );
  it('knows the prefixes of a project, and an empty one publishes nothing', () => {
    expect(isPublicName('APP_OPENAI_API_KEY', { publicPrefixes: ['APP_'] })).toBe(true);
    expect(isPublicName('OPENAI_API_KEY', { publicPrefixes: [''] })).toBe(false);
  });
});
