import { mkdirSync, readdirSync, realpathSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { sign } from '../../src/doors/files/owner.ts';
import { closeWorkshop, openWorkshop, workshopName } from '../../src/doors/files/workshop.ts';
import { tempFolder } from '../support/run.ts';

/** What another writer does before and after a call, by the call's name and number: `mkdir 1`. */
const other = vi.hoisted(() => ({
  before: {} as Record<string, () => void>,
  after: {} as Record<string, () => void>,
  rename: () => {},
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
  const rename: typeof real.rename = async (from, to) => {
    other.rename();
    return real.rename(from, to);
  };
  return { ...real, rename, mkdir: through('mkdir'), lstat: through('lstat') };
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

it('what another user left behind and nobody may take away is waited for no longer than 5 s, and quietly', {
  timeout: 30_000,
}, async () => {
  const folder = realpathSync(tempFolder('stuck'));
  mkdirSync(join(folder, workshopName));
  utimesSync(join(folder, workshopName), new Date(0), new Date(0));
  let tries = 0;
  other.rename = () => {
    tries += 1;
    throw Object.assign(new Error('not yours'), { code: 'EPERM' });
  };
  expect(await openWorkshop(folder)).toBeNull();
  other.rename = () => {};
  expect(tries).toBeLessThan(600);
});

it('a run that is stopped does not wait for another writer', async () => {
  const folder = realpathSync(tempFolder('stopped'));
  mkdirSync(join(folder, workshopName));
  sign(join(folder, workshopName));
  const stop = new AbortController();
  const opened = openWorkshop(folder, stop.signal);
  setTimeout(() => stop.abort(new Error('stopped')), 100);
  await expect(opened).rejects.toThrow('stopped');
});
