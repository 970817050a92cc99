import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EnvRule, envFilesInOrder, isEnvFileName } from '../../src/core/precedence.ts';

const all = [
  '.env',
  '.env.local',
  '.env.development',
  '.env.development.local',
  '.env.test',
  '.env.test.local',
  '.env.production',
  '.env.example',
  'package.json',
];
const withVars = [...all, '.dev.vars'];

describe('the order in which env files are read, strongest first', () => {
  const nextOrder = ['.env.development.local', '.env.local', '.env.development', '.env'];
  const viteOrder = ['.env.development.local', '.env.development', '.env.local', '.env'];
  it.each([
    ['next', 'development', all, nextOrder],
    ['cra', 'development', all, nextOrder],
    ['expo', 'development', all, nextOrder],
    ['next', 'test', all, ['.env.test.local', '.env.test', '.env']],
    ['next', 'production', all, ['.env.local', '.env.production', '.env']],
    ['vite', 'development', all, viteOrder],
    ['sveltekit', 'development', all, viteOrder],
    ['astro', 'development', all, viteOrder],
    ['vite', 'test', all, ['.env.test.local', '.env.test', '.env.local', '.env']],
    ['nuxt', 'development', all, ['.env']],
    ['plain', 'production', all, ['.env']],
    ['plain', 'development', ['.env.local'], []],
    ['wrangler', 'development', all, nextOrder],
    ['wrangler', 'development', withVars, ['.dev.vars']],
    ['wrangler', 'staging', [...withVars, '.dev.vars.staging'], ['.dev.vars.staging']],
    ['wrangler', 'staging', ['.env', '.dev.vars.production'], ['.env']],
    ['next', '../secrets', ['.env', '../secrets'], ['.env']],
    ['next', '', ['.env', '.env.'], ['.env.', '.env']],
    ['next', 'local', ['.env', '.env.local', '.env.local.local'], ['.env.local.local', '.env.local', '.env']],
  ] as const)('%s in %s', (rule, mode, present, order) => expect(envFilesInOrder(rule, mode, present)).toEqual(order));

  it('answers only names that are there, each once', () => {
    const rules = fc.constantFrom<EnvRule>(
      'next',
      'cra',
      'vite',
      'sveltekit',
      'astro',
      'nuxt',
      'expo',
      'wrangler',
      'plain',
    );
    fc.assert(
      fc.property(rules, fc.string(), fc.subarray(withVars), (rule, mode, present) => {
        const order = envFilesInOrder(rule, mode, present);
        expect(order.every((name) => (present as string[]).includes(name))).toBe(true);
        expect(new Set(order).size).toBe(order.length);
      }),
    );
  });
});

describe('names that env readers look for', () => {
  it.each(['.env', '.env.local', '.env.production.local', '.env.sandbox', '.dev.vars', '.dev.vars.staging', '.envrc'])(
    '%s is one',
    (name) => {
      expect(isEnvFileName(name)).toBe(true);
    },
  );
  it.each([
    '.env.example',
    '.env.sample',
    '.env.template',
    '.env.dist',
    '.env.local.example',
    '.env.defaults',
    '.environment',
    'env',
    '.env~',
    'a.env',
    '.env.d/x',
  ])('%s is none', (name) => expect(isEnvFileName(name)).toBe(false));
});
