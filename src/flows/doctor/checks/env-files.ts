import type { DoctorContext } from '../../doctor-ports.ts';
import { holdsKey } from '../../leaks/own-keys.ts';
import type { GitView } from '../../ports.ts';
import type { EnvFile } from '../../sources/env-files.ts';
import { type Check, error, type Found, type Here, ok, orElse, skipped, warning } from '../check.ts';

type Asked = { path: string; holds: boolean; usual: boolean; view: GitView };

const holds = ({ entries }: EnvFile): boolean => entries.some(({ name, value }) => holdsKey(name, value));

/** Every env file that can be read, and what git says of it; or why git says nothing. */
async function askGit({ ctx, survey }: Here): Promise<readonly Asked[] | Found> {
  const files = (await survey.envFiles()).filter(({ unreadable }) => unreadable === null);
  if (files.length === 0) return skipped({ code: 'no-env-file' });
  const folder = await survey.git();
  if (folder.kind === 'no-repository') return skipped({ code: 'no-repository' });
  if (folder.kind !== 'repository') return skipped({ code: 'depends', on: 'git' });
  const { envFileToWrite } = await survey.marks();
  const asked: Asked[] = [];
  for (const file of files)
    asked.push({
      path: file.path,
      holds: holds(file),
      usual: file.path === envFileToWrite,
      view: await ctx.git.look(file.path),
    });
  return asked;
}

const isRepository = (view: GitView): view is Extract<GitView, { kind: 'repository' }> => view.kind === 'repository';

/** A tracked file is in the next commit whatever the ignore rules say. Frameworks track files of defaults on purpose: without a key they are fine. */
export const tracked: Check = {
  id: 'env-file-tracked',
  look: async (here) => {
    const asked = await askGit(here);
    if ('status' in asked) return [asked];
    const found = asked.flatMap(({ path, holds: holdsOne, usual, view }): Found[] => {
      if (!isRepository(view) || !view.tracked) return [];
      const finding = { code: 'env-file-tracked', path, holdsKey: holdsOne } as const;
      return holdsOne ? [error(finding, 'env-file-exposed')] : usual ? [warning(finding)] : [];
    });
    const untracked = asked.filter(({ view }) => isRepository(view) && !view.tracked).map(({ path }) => path);
    return orElse(found, ok({ code: 'env-files-untracked', paths: untracked }));
  },
};

export const ignored: Check = {
  id: 'env-file-ignored',
  look: async (here) => {
    const asked = await askGit(here);
    if ('status' in asked) return [asked];
    const open = asked.filter(({ view }) => isRepository(view) && !view.tracked && view.ignored === null);
    const found = open.flatMap(({ path, holds: holdsOne, usual }): Found[] => {
      const finding = { code: 'env-file-not-ignored', path, holdsKey: holdsOne } as const;
      return holdsOne ? [error(finding, 'env-file-exposed')] : usual ? [warning(finding)] : [];
    });
    const rules = asked.flatMap(({ path, view }) =>
      isRepository(view) && !view.tracked && view.ignored ? [{ path, by: view.ignored.by }] : [],
    );
    const finding = {
      code: 'env-files-ignored',
      paths: rules.map(({ path }) => path),
      by: rules[0]?.by ?? '',
    } as const;
    return orElse(found, ok(finding));
  },
};

/** Rights of others on a file that holds a key. Windows has no such bits; there the folder's own rules count. */
export const mode: Check = {
  id: 'env-file-mode',
  look: async ({ ctx, survey }) => {
    if (ctx.platform === 'win32') return [skipped({ code: 'no-modes' })];
    const files = (await survey.envFiles()).filter((file) => file.unreadable === null && holds(file));
    if (files.length === 0) return [skipped({ code: 'no-env-file' })];
    const found = await Promise.all(files.map(({ path }) => openTo(ctx, path)));
    return orElse(found.flat(), ok({ code: 'env-files-private', paths: files.map(({ path }) => path) }));
  },
};

async function openTo({ files }: DoctorContext, path: string): Promise<Found[]> {
  const state = await files.read(path);
  if (state.kind !== 'file' || (state.mode & 0o077) === 0) return [];
  const finding = {
    code: 'env-file-open',
    path,
    mode: (state.mode & 0o777).toString(8),
    writable: (state.mode & 0o022) !== 0,
  } as const;
  return [warning(finding)];
}
