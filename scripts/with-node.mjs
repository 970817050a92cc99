// Runs a program under another Node: node scripts/with-node.mjs <major> [--] <script> [arguments]
// The Node comes from the npm package that holds the plain binary (no install script runs) and is kept outside the project.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export function nodeBinary(major) {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const folder = join(process.env.KEYCHECK_NODES ?? join(tmpdir(), 'keycheck-nodes'), String(major));
  const binary = join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(binary)) return binary;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const install = ['install', '--ignore-scripts', '--no-save', '--no-audit', '--no-fund', `${name}@${major}`];
  const npm = spawnSync('npm', install, { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' });
  if (npm.status !== 0 || !existsSync(binary)) throw new Error(`npm did not bring ${name}@${major}: ${npm.stderr}`);
  return binary;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [major, ...rest] = process.argv.slice(2);
  const run = spawnSync(nodeBinary(major), rest[0] === '--' ? rest.slice(1) : rest, { stdio: 'inherit' });
  process.exitCode = run.status ?? 1;
}
