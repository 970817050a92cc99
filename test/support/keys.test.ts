import { describe, expect, it } from 'vitest';
import {
  adminKey,
  legacyKey,
  practiceKey,
  projectKey,
  realtimeSecret,
  serviceAccountKey,
  sessionToken,
  shortProjectKey,
  vendorKey,
} from './keys.ts';

const marker = ['T3Blbk', 'FJ'].join('');

describe('keys for tests', () => {
  it.each([
    ['projectKey', projectKey, 164, /^sk-proj-[\w-]{74}@[\w-]{74}$/],
    ['shortProjectKey', shortProjectKey, 132, /^sk-proj-[\w-]{58}@[\w-]{58}$/],
    ['serviceAccountKey', serviceAccountKey, 167, /^sk-svcacct-[\w-]{74}@[\w-]{74}$/],
    ['adminKey', adminKey, 133, /^sk-admin-[\w-]{58}@[\w-]{58}$/],
    ['legacyKey', legacyKey, 51, /^sk-[A-Za-z0-9]{20}@[A-Za-z0-9]{20}$/],
  ] as const)('%s has the shape of its kind', (_name, make, length, shape) => {
    expect(make()).toHaveLength(length);
    expect(make().replace(marker, '@')).toMatch(shape);
  });

  it('gives the same key for the same seed, another for another', () => {
    for (const make of [
      projectKey,
      serviceAccountKey,
      adminKey,
      legacyKey,
      practiceKey,
      sessionToken,
      realtimeSecret,
    ]) {
      expect(make('a')).toBe(make('a'));
      expect(make('a')).not.toBe(make('b'));
      expect(make('a').slice(-4)).not.toBe(make('b').slice(-4));
    }
    expect(vendorKey('gsk_', 'a')).not.toBe(vendorKey('gsk_', 'b'));
  });

  it('holds the characters that trip naive patterns', () => {
    expect(projectKey().slice(8)).toMatch(/-/);
    expect(projectKey()).toMatch(/_/);
  });
});
