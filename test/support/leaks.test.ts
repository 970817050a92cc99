import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { projectKey } from './keys.ts';
import { leaksOf } from './leaks.ts';

const key = projectKey('leaks');
const bytes = Buffer.from(key);
const hex = bytes.toString('hex');

describe('what counts as a leak', () => {
  it.each([
    ['the key', key, 'plain'],
    ['reversed', [...key].reverse().join(''), 'reversed'],
    ['base64 of a header', Buffer.from(`Bearer ${key}`).toString('base64'), 'base64'],
    ['base64url, moved by one', Buffer.from(`x${key}`).toString('base64url'), 'base64url'],
    ['hex', hex, 'hex'],
    ['hex in capitals', hex.toUpperCase(), 'HEX'],
    ['percent', hex.replace(/../g, '%$&'), 'percent, whole'],
    ['escaped', hex.replace(/../g, '\\u00$&'), 'escaped, whole'],
    ['UTF-16', Buffer.from(key, 'utf16le').toString('latin1'), 'UTF-16'],
  ])('%s', (_name, text, form) => expect(leaksOf(`before ${text} after`, key)).toContain(form));

  it('any 12 characters of it in a row, wherever they stand, and no fewer', () => {
    fc.assert(
      fc.property(
        fc.nat(key.length - 12),
        fc.integer({ min: 1, max: 30 }),
        fc.string({ maxLength: 60 }),
        fc.string({ maxLength: 60 }),
        (at, length, before, after) => {
          const piece = key.slice(at, at + length);
          if (piece.length >= 12) expect(leaksOf(before + piece + after, key)).toContain('plain');
          else expect(leaksOf(`${before}\n${piece}\n${after}`, key)).toEqual([]);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('not what every such key begins with', () => {
    const practice = `sk-proj-sandbox-${key.slice(20, 60)}`;
    expect(leaksOf('sk-proj-sandbox-', practice, 'sk-proj-sandbox-')).toEqual([]);
    expect(leaksOf(practice.slice(0, 24), practice, 'sk-proj-sandbox-')).toEqual(expect.arrayContaining(['plain']));
  });
});
