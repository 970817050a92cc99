import { describe, expect, it } from 'vitest';
import { isUse, permissionsFor, type Use, uses } from '../../src/core/permissions.ts';

const boxes = (chosen: readonly Use[]) =>
  permissionsFor(chosen).boxes.map(({ label, setting, uses: whose }) => [label, setting, ...whose]);

describe('permissions', () => {
  it.each<[readonly Use[], string[][]]>([
    [['text'], [['Model capabilities', 'Write', 'text']]],
    [[], [['Model capabilities', 'Write', 'text']]],
    [['images', 'audio'], [['Model capabilities', 'Write', 'images', 'audio']]],
    [['audio', 'images', 'audio'], [['Model capabilities', 'Write', 'images', 'audio']]],
    [['embeddings'], [['Model capabilities', 'Write', 'embeddings']]],
    [
      ['files'],
      [
        ['Model capabilities', 'Write', 'files'],
        ['Files', 'Write', 'files'],
      ],
    ],
    [['text', 'tools'], [['Model capabilities', 'Write', 'text', 'tools']]],
  ])('for %j the boxes are %j', (chosen, expected) => expect(boxes(chosen)).toEqual(expected));

  it('never advises All or Read only, and names every trap that belongs to the choice', () => {
    for (const use of uses) expect(permissionsFor([use]).level).toBe('Restricted');
    expect(permissionsFor(['text']).warnings).toEqual(['whole-capability', 'not-read-only']);
    expect(permissionsFor(['tools']).warnings).toEqual(['whole-capability', 'not-read-only', 'project-tools']);
  });

  it('names a source for every box', () => {
    for (const { source } of permissionsFor(uses).boxes) expect(source).toMatch(/2026/);
  });

  it.each([
    ['text', true],
    ['tools', true],
    ['video', false],
    ['', false],
    ['toString', false],
  ] as const)('%j is a use: %s', (text, is) => expect(isUse(text)).toBe(is));
});
