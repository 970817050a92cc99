import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kindOf, vendorOf, vendorPrefixOf } from '../../../src/core/key/kind.ts';
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
} from '../../support/keys.ts';

describe('the kind of a key, by its beginning', () => {
  it.each([
    ['a project key', projectKey(), 'project'],
    ['an older project key', shortProjectKey(), 'project'],
    ['the beginning of a project key', 'sk-proj-abc', 'project'],
    ['a service account key', serviceAccountKey(), 'service-account'],
    ['an old service key', 'sk-service-abc', 'service-account'],
    ['an admin key', adminKey(), 'admin'],
    ['a user key', legacyKey(), 'legacy'],
    ['a user key without the marker', `sk-${'aB3'.repeat(16)}`, 'legacy'],
    ['an old oddity', 'sk-None-abcdefghij', 'legacy'],
    ['a practice key', practiceKey(), 'sandbox'],
    ['a sign-in token', sessionToken(), 'session-token'],
    ['Anthropic’s', vendorKey('sk-ant-'), 'other-vendor'],
    ['a Realtime secret', realtimeSecret(), 'unknown'],
    ['LiteLLM’s default', 'sk-1234', 'unknown'],
    ['something else', 'pk-abc', 'unknown'],
    ['nothing', '', 'unknown'],
  ] as const)('%s', (_name, text, kind) => expect(kindOf(text)).toBe(kind));

  it.each([
    ['sk-ant-', 'Anthropic'],
    ['gsk_', 'Groq'],
    ['AIza', 'Google'],
    ['hf_', 'Hugging Face'],
    ['sk-or-', 'OpenRouter'],
    ['sk-lm-', 'LM Studio'],
    ['xai-', 'xAI'],
    ['pplx-', 'Perplexity'],
    ['r8_', 'Replicate'],
    ['nvapi-', 'NVIDIA'],
    ['ghp_', 'GitHub'],
    ['sk_live_', 'Stripe'],
    ['AKIA', 'Amazon Web Services'],
  ] as const)('%s belongs to %s', (prefix, vendor) => {
    const key = vendorKey(prefix);
    expect([vendorOf(key), vendorPrefixOf(key), kindOf(key)]).toEqual([vendor, prefix, 'other-vendor']);
    expect([vendorOf(prefix), vendorPrefixOf(prefix)]).toEqual([null, null]);
  });

  it('claims none of OpenAI’s own for a vendor, whatever their characters', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        for (const make of [projectKey, shortProjectKey, serviceAccountKey, adminKey, legacyKey, practiceKey])
          expect(vendorOf(make(seed))).toBeNull();
      }),
    );
  });
});
