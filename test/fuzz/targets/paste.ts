import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cleanKey } from '../../../src/core/key/clean.ts';
import { judgeKey } from '../../../src/core/key/judge.ts';
import {
  adminKey,
  legacyKey,
  practiceKey,
  projectKey,
  serviceAccountKey,
  sessionToken,
  vendorKey,
} from '../../support/keys.ts';
import { mutated } from '../mutations.ts';
import { target } from '../target.ts';

const keys = [
  projectKey('f'),
  serviceAccountKey('f'),
  adminKey('f'),
  legacyKey('f'),
  practiceKey('f'),
  sessionToken('f'),
  vendorKey('gsk_', 'f'),
];
const wraps = [
  '@',
  '"@"',
  '“@”',
  'Bearer @',
  'Authorization: Bearer @',
  'OPENAI_API_KEY=@',
  'export A=@',
  '$env:A = "@"',
  '\u001b[200~@\u001b[201~',
  '@\r\n@',
  ' @ ',
  '{"apiKey": "@"}',
  '<@>',
  '@,',
  'setx A @',
  'curl -H "Authorization: Bearer @"',
];
const wrapped = fc
  .tuple(fc.constantFrom(...keys), fc.array(fc.constantFrom(...wraps), { maxLength: 4 }))
  .map(([key, layers]) => layers.reduce((text, layer) => layer.replaceAll('@', () => text), key));

/** What is taken out of a paste is a piece of it that needs no more cleaning, and is judged without a crash; a clean key stays whole. */
export const paste = target(
  'paste cleaner',
  fc.oneof(
    wrapped,
    mutated(wrapped),
    fc.string({ unit: 'binary' }),
    mutated(fc.constantFrom(...keys, 'x'.repeat(9_000))),
  ),
  (text) => {
    const { text: cleaned, removed } = cleanKey(text);
    assert.ok(text.includes(cleaned));
    assert.equal(removed.length === 0, cleaned === text);
    assert.deepEqual(cleanKey(cleaned), { text: cleaned, removed: [] });
    if (keys.includes(text)) assert.equal(cleaned, text);
    for (const kind of ['openai', 'loopback', 'elsewhere'] as const) judgeKey(cleaned, kind);
  },
);
