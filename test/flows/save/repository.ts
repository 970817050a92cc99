import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { Secret } from '../../../src/core/key/secret.ts';
import { systemEnvReaders } from '../../../src/doors/env-readers.ts';
import { systemFiles } from '../../../src/doors/files.ts';
import { systemGit } from '../../../src/doors/git.ts';
import { carryOut, planSave } from '../../../src/flows/save/save.ts';

/** A folder for a repository, and the git of a person whose own settings are empty. Taken away when the test ends. */
export function newRepository() {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'keycheck-repository-')));
  onTestFinished(() => rmSync(base, { recursive: true, force: true }));
  const [home, repo] = [join(base, 'home'), join(base, 'repo')];
  for (const folder of [home, repo]) mkdirSync(folder);
  const who = (role: string) => ({ [`GIT_${role}_NAME`]: 'a', [`GIT_${role}_EMAIL`]: 'a@b.test' });
  const env = {
    PATH: process.env.PATH,
    HOME: home,
    GIT_CONFIG_NOSYSTEM: '1',
    ...who('AUTHOR'),
    ...who('COMMITTER'),
  };
  const git = (folder: string, ...args: string[]) =>
    execFileSync('git', args, { cwd: folder, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  return { base, home, repo, env, git };
}

export type Repository = ReturnType<typeof newRepository>;

/** Saves a key in a folder as `init` does, and says how that ended. `env`: what keycheck itself was started with. */
export async function saveIn(
  folder: string,
  env: Readonly<Record<string, string | undefined>>,
  key: string,
  path = '.env',
) {
  const ctx = {
    files: systemFiles(folder, process.platform),
    git: systemGit(folder, env),
    envReaders: systemEnvReaders,
  };
  const wish = {
    path,
    variable: 'OPENAI_API_KEY',
    key: new Secret(key),
    gitignore: true,
    force: false,
    example: false,
  };
  const plan = await planSave(ctx, wish);
  const outcome = plan.kind === 'ready' ? await carryOut(ctx, plan) : plan;
  return { plan, outcome, again: await planSave(ctx, wish) };
}
