import { execFileSync } from 'node:child_process';
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { cleanEnvironment, tempFolder } from '../support/run.ts';

/** npm as a newcomer's machine has it: an empty home, no cache, no configuration. Returns stdout. */
export function npm(cwd: string, ...args: string[]): string {
  const env = { ...cleanEnvironment(tempFolder('home')), npm_config_update_notifier: 'false' };
  return execFileSync('npm', args, { cwd, env, encoding: 'utf8', stdio: 'pipe', shell: process.platform === 'win32' });
}

/** Packs the built program as it stands and returns the path of the tarball. */
export function pack(): string {
  const folder = tempFolder('packed');
  npm(process.cwd(), 'pack', '--ignore-scripts', '--pack-destination', folder);
  const [tarball] = readdirSync(folder);
  if (tarball === undefined) throw new Error('npm pack left no tarball');
  return join(folder, tarball);
}

/** Installs the tarball in a new empty folder, without a network and without running any script; returns the folder. */
export function install(tarball: string): string {
  const folder = tempFolder('consumer');
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  npm(folder, 'install', '--ignore-scripts', '--offline', '--no-audit', '--no-fund', tarball);
  return folder;
}

/** All files below a folder, as paths with `/`, sorted. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => relative(folder, join(folder, path)).replaceAll('\\', '/'))
    .sort();
}
