import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { faultKinds } from '../../src/practice/faults.ts';
import { scenarios } from '../../src/practice/index.ts';
import { repoRoot } from '../support/shared.ts';

const text = readFileSync(join(repoRoot, 'docs/sandbox.md'), 'utf8');

/** The names in code marks from one phrase to the end of its paragraph. */
const named = (after: string): string[] => {
  const paragraph = text.slice(text.indexOf(after) + after.length).split('\n\n')[0] ?? '';
  return [...paragraph.matchAll(/`([a-z0-9-]+)`/g)].map(([, name]) => name ?? '');
};

it('docs/sandbox.md names every scenario and every switch, and no other', () => {
  expect(named('Scenarios:')).toEqual(Object.keys(scenarios));
  expect(named('is a switch:')).toEqual(faultKinds);
});
