import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeKey, type PracticeKind, practiceKind, prefixes, redacted } from '../../src/practice/keys.ts';

const kinds = Object.keys(prefixes) as PracticeKind[];
const fixed = (bytes: Uint8Array) => bytes.fill(7);

describe('practice keys', () => {
  it.each([
    ['project', 'sk-proj-sandbox-', 164],
    ['service-account', 'sk-proj-sandbox-svcacct-', 167],
    ['admin', 'sk-admin-sandbox-', 133],
  ] as const)('%s: begins with %s and is as long as the real ones (%i)', (kind, prefix, length) => {
    const key = makeKey(kind);
    expect([key.startsWith(prefix), key.length, practiceKind(key)]).toEqual([true, length, kind]);
  });

  it('hold nothing that a secret scanner looks for in real keys', () => {
    const scanner = new RegExp(`${['T3Blbk', 'FJ'].join('')}|sk-[a-zA-Z0-9]{20}`);
    for (const kind of kinds) expect(makeKey(kind)).not.toMatch(scanner);
    expect(makeKey()).toMatch(/^sk-proj-sandbox-[a-z0-9]+$/);
  });

  it('differ, and are the same for the same bytes', () => {
    expect(makeKey()).not.toBe(makeKey());
    expect(makeKey('project', fixed)).toBe(makeKey('project', fixed));
  });

  it('are known by their checksum: any one character changed makes another text of it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        fc.nat(),
        fc.constantFrom('a', '9', '-', 'Z', ' '),
        (kind, place, sign) => {
          const key = makeKey(kind, fixed);
          const at = place % key.length;
          fc.pre(key[at] !== sign);
          expect(practiceKind(key.slice(0, at) + sign + key.slice(at + 1))).toBeNull();
        },
      ),
    );
  });

  it('are told from any other text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `sk-proj-sandbox-${text}`),
        ),
        (text) => practiceKind(text) === null,
      ),
    );
  });

  it.each([
    ['short', '***'],
    ['sk-proj-sandbox-abcdefgh', 'sk-proj-***efgh'],
  ])('%s is shown as %s', (key, shown) => {
    expect(redacted(key)).toBe(shown);
  });
});
