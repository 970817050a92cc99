import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keysIn, mayHoldKey, telltalesOf } from '../../../src/core/key/find.ts';
import { Secret } from '../../../src/core/key/secret.ts';
import {
  adminKey,
  legacyKey,
  practiceKey,
  projectKey,
  serviceAccountKey,
  shortProjectKey,
  vendorKey,
} from '../../support/keys.ts';

const find = (text: string, own: readonly string[] = [], thorough = true) => {
  const secrets = own.map((key) => new Secret(key));
  const telltales = telltalesOf(secrets, thorough);
  return mayHoldKey(text, telltales)
    ? keysIn(text, telltales, secrets).map(({ at, tail, own }) => [at, tail, own])
    : [];
};

describe('keys in a text', () => {
  it.each([
    ['a project key', projectKey()],
    ['a shorter one', shortProjectKey()],
    ["a service account's", serviceAccountKey()],
    ['an admin key', adminKey()],
    ['a legacy key', legacyKey()],
  ])('%s is found by its shape', (_name, key) => {
    expect(find(`const k = "${key}";`, [], false)).toEqual([[11, key.slice(-4), false]]);
  });

  it.each([
    ['nothing', ''],
    ['a beginning', 'sk-proj-'],
    ['an example', `sk-proj-${'x'.repeat(120)}`],
    ['an alphabet in a circle', `sk-proj-${'abcd1234ABCD'.repeat(12)}`],
    ['the marker alone', ['T3Blbk', 'FJ'].join('')],
    ['a practice key', practiceKey()],
    ["another vendor's", vendorKey('sk-ant-')],
    [
      'words with the letters',
      'task-projects, disk-admin-tools, risk-service-account-names-that-are-very-long-and-plain',
    ],
    ['a hash', 'a1b2c3d4'.repeat(50)],
  ])('%s is none', (_name, text) => {
    expect(find(text)).toEqual([]);
  });

  it("a key of this folder's own is found by its text, whatever it looks like", () => {
    const own = vendorKey('reseller-', 'x');
    expect(find(`a ${own} b ${own}`, [own], false)).toEqual([
      [2, own.slice(-4), true],
      [5 + own.length, own.slice(-4), true],
    ]);
  });

  it('own and other, each once, in the order of the text', () => {
    const [mine, other] = [projectKey('mine'), projectKey('other')];
    expect(find(`${other}\n${mine}`, [mine])).toEqual([
      [0, other.slice(-4), false],
      [other.length + 1, mine.slice(-4), true],
    ]);
  });

  it('any key in any text is found, and only there', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), fc.string({ maxLength: 400 }), fc.string(), (before, after, seed) => {
        const key = projectKey(seed);
        // A letter or a dash right beside a key makes another text of it.
        const text = `${before} "${key}" ${after}`;
        expect(find(text, [key])).toEqual([[before.length + 2, key.slice(-4), true]]);
        expect(find(`${before} ${after}`, [key])).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('takes a text of nothing but telltales in its stride', () => {
    const text = ['T3Blbk', 'FJ'].join('').repeat(200_000);
    const started = performance.now();
    find(text, [projectKey()]);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
