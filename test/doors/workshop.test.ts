import { mkdirSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { sign } from '../../src/doors/files/owner.ts';
import { closeWorkshop, openWorkshop, workshopName } from '../../src/doors/files/workshop.ts';
import { tempFolder } from '../support/run.ts';

/** What another writer does before and after a call, by the call's name and number: `mkdir 1`. */
const other = vi.hoisted(() => ({
  before: {} as Record<string, () => void>,
  after: {} as Record<string, () => void>,
}));

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  const made: Record<string, number> = {};
  const through =
    (name: 'mkdir' | 'lstat') =>
    async (path: string, options: object): Promise<unknown> => {
      made[name] = (made[name] ?? 0) + 1;
      const nth = `${name} ${made[name]}`;
      other.before[nth]?.();
      try {
        return await (real[name] as (path: string, options: object) => Promise<unknown>)(path, options);
      } finally {
        other.after[nth]?.();
      }
    };
  return { ...real, mkdir: through('mkdir'), lstat: through('lstat') };
});

it('one writer leaves and the next comes in between two looks: they are waited for', async () => {
  const folder = realpathSync(tempFolder('workshop'));
  const path = join(folder, workshopName);
  const come = () => {
    mkdirSync(path);
    sign(path);
  };
  const leave = () => rmSync(path, { recursive: true });
  other.before['mkdir 1'] = come;
  other.before['lstat 1'] = leave;
  other.after['lstat 1'] = come;
  other.before['mkdir 2'] = leave;
  expect(await openWorkshop(folder)).toBe(path);
  await closeWorkshop(path);
  expect(readdirSync(folder)).toEqual([]);
});
