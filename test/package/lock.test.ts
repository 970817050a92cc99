import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

type Entry = { version: string; integrity?: string; optionalDependencies?: Record<string, string> };
const packages: Record<string, Entry> = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages;
const locked = Object.entries(packages).filter(([place]) => place !== '');

/** The entry that code in `place` gets for `name`: the nearest node_modules on the way up. */
function found(place: string, name: string): Entry | undefined {
  const here = packages[`${place === '' ? '' : `${place}/`}node_modules/${name}`];
  if (here !== undefined || place === '') return here;
  return found(place.slice(0, Math.max(0, place.lastIndexOf('node_modules/') - 1)), name);
}

it('knows the binaries of every platform: npm ci refuses a lock that leaves one out', () => {
  const missing = locked.flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => found(place, name) === undefined),
  );
  expect(missing).toEqual([]);
});

it('knows the bytes of every package', () => {
  expect(locked.filter(([, entry]) => entry.integrity === undefined).map(([place]) => place)).toEqual([]);
});
