// node bench/scan.mjs [files] [bytes] [pairs]: doctor's search of a tree against `rg -F` (Debian's ripgrep), in turns.
// Both look for one key, in every file; both are whole processes. Prints the middle ratio of wall and of CPU time.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { makeTree } from './scan/tree.mjs';

const [files = 20_000, bytes = 200_000_000, pairs = 7] = process.argv.slice(2).map(Number);
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const half = (from) => Array.from({ length: 74 }, (_, at) => letters[(from + at * 17) % letters.length]).join('');
const key = `sk-proj-${half(3)}${['T3Blbk', 'FJ'].join('')}${half(11)}`;

const folder = mkdtempSync(join(tmpdir(), 'keycheck-scan-'));
const tree = join(folder, 'tree');
makeTree(tree, { files, bytes, key });
writeFileSync(join(tree, '.env'), `OPENAI_API_KEY=${key}\n`, { mode: 0o600 });
writeFileSync(join(folder, 'key'), `${key}\n`);

const env = { PATH: process.env.PATH, HOME: folder };
const keycheck = ['doctor', '--only', 'key-in-source,key-in-bundle', '--level', 'offline', '--json'];
const commands = {
  keycheck: [process.execPath, [resolve('bin/keycheck.js'), ...keycheck]],
  rg: ['rg', ['-F', '-f', join(folder, 'key'), '--no-ignore', '--hidden', '-l', '.']],
};

/** Wall and CPU milliseconds of one run, measured by GNU time. */
function measure([command, args]) {
  const started = performance.now();
  const run = spawnSync('/usr/bin/time', ['-f', '%U %S', command, ...args], {
    cwd: tree,
    env,
    encoding: 'utf8',
    maxBuffer: 64e6,
  });
  const wall = performance.now() - started;
  const [user, system] = run.stderr.trim().split('\n').at(-1).split(' ').map(Number);
  return { wall, cpu: (user + system) * 1000, out: run.stdout };
}

const middle = (numbers) => numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];
const ratios = { wall: [], cpu: [] };
const times = { keycheck: [], rg: [] };
for (let turn = -1; turn < pairs; turn += 1) {
  const order = turn % 2 === 0 ? ['keycheck', 'rg'] : ['rg', 'keycheck'];
  const found = Object.fromEntries(order.map((name) => [name, measure(commands[name])]));
  const hits = JSON.parse(found.keycheck.out).checks.filter(({ status }) => status === 'error').length;
  if (hits !== 2 || found.rg.out.trim().split('\n').length !== 3) throw new Error('a search missed a key');
  if (turn < 0) continue;
  for (const unit of ['wall', 'cpu']) ratios[unit].push(found.keycheck[unit] / found.rg[unit]);
  for (const name of ['keycheck', 'rg']) times[name].push(found[name].wall);
}
const size = Math.round(bytes / 1e6);
console.log(`${files} files, about ${size} MB, ${pairs} pairs`);
console.log(`keycheck ${Math.round(middle(times.keycheck))} ms, rg ${Math.round(middle(times.rg))} ms (wall, middle)`);
console.log(`ratio ${middle(ratios.wall).toFixed(2)} (wall), ${middle(ratios.cpu).toFixed(2)} (CPU)`);
rmSync(folder, { recursive: true });
