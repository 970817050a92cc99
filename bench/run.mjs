// npm run bench [pairs]: how fast and how small keycheck is. Prints a table and writes reports/bench.json. Linux only.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { untilShown } from './first-prompt.mjs';
import { packedFloor } from './floors/packed.mjs';
import { instantServer } from './instant-server.mjs';
import { compare, inPairs } from './measure.mjs';

const pairs = Number(process.argv[2] ?? 15);
const node = process.execPath;
const script = (name) => [node, resolve('bench', name)];
const keycheck = (...args) => [node, resolve('bin/keycheck.js'), ...args];
const nothing = [node, '-e', '0'];

const folder = mkdtempSync(join(tmpdir(), 'keycheck-bench-'));
const server = await instantServer();
const env = {
  PATH: process.env.PATH,
  HOME: folder,
  TERM: 'xterm-256color',
  BENCH_URL: server.url,
  BENCH_KEY: `sk-proj-${'b'.repeat(156)}`,
};
const at = (command) => ({ command, cwd: folder, env: { ...env, CI: '' } });
const verify = keycheck('verify', '--key-env', 'BENCH_KEY', '--base-url', server.url);
const offline = keycheck('verify', '--key-env', 'BENCH_KEY', '--level', 'offline');

/** The files of the package that a run loads, by their places in dist/. */
function chunksOf([program, ...args]) {
  const list = join(folder, 'loads');
  const NODE_OPTIONS = `--require ${resolve('test/support/loads.cjs')}`;
  execFileSync(program, args, { cwd: folder, env: { ...env, LOADS: list, NODE_OPTIONS }, stdio: 'ignore' });
  const names = readFileSync(list, 'utf8').split('\n');
  const ours = new Set(names.filter((name) => name.endsWith('.cjs')).map((name) => basename(name)));
  return [...ours].map((name) => (name === 'main.cjs' ? name : `chunks/${name}`)).join(' ');
}

const rows = [];
/** `floor`: what it cannot go below while it holds so much; see floors/. */
const row = (what, against, unit, reached, limit, floor = null) =>
  rows.push({ what, against, unit, reached, limit, floor });

const version = await compare(at(keycheck('--version')), at(script('one-line.mjs')), pairs);
row('--version', 'a one-line script', 'CPU', version.cpu, 1.05);
const help = await compare(at(keycheck('--help')), at(nothing), pairs);
row('--help', 'node -e 0', 'CPU', help.cpu, 1.5);
const wizard = { cwd: folder, env, text: 'I have a key' };
const prompt = await inPairs(
  () => untilShown([resolve('bin/keycheck.js'), 'init'], wizard),
  () => untilShown(['-e', '0'], { cwd: folder, env }),
  pairs,
);
row('first prompt of init', 'node -e 0', 'wall', prompt.wall, 2.5);
const checked = await compare(at(verify), at(script('bare-fetch.mjs')), pairs);
row('verify, instant local server', 'bare fetch', 'CPU', checked.cpu, 0.85);
row('verify, peak memory', 'bare fetch', 'RSS', checked.memory, 1.1);
const unsent = await compare(at(offline), at(nothing), pairs);
const reading = { ...at(script('floors/offline.cjs')), env: { ...env, CI: '', BENCH_CHUNKS: chunksOf(offline) } };
const unsentFloor = await compare(reading, at(nothing), pairs);
row('verify --level offline', 'node -e 0', 'CPU', unsent.cpu, 1.6, unsentFloor.cpu);
const control = await compare(at(nothing), at(nothing), pairs);
row('the same twice (noise)', 'node -e 0', 'CPU', control.cpu, null);
server.close();

const npmPack = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
const [{ filename }] = [
  JSON.parse(execFileSync('npm', npmPack, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })),
].flat();
const kinds = Object.values(packedFloor());
row(
  'packed',
  '',
  'kB',
  statSync(join(folder, filename)).size / 1000,
  200,
  kinds.reduce((sum, one) => sum + one),
);
rmSync(folder, { recursive: true, force: true });

const digits = (number) => (number === null ? '' : number.toFixed(2));
console.log(`Node ${process.version}, ${pairs} pairs, medians of ratios, NODE_EXTRA_CA_CERTS unset\n`);
console.log('| what | against | of | reached | to reach | floor |\n|---|---|---|---|---|---|');
for (const { what, against, unit, reached, limit, floor } of rows) {
  console.log(`| ${what} | ${against} | ${unit} | ${digits(reached)} | ${digits(limit)} | ${digits(floor)} |`);
}
mkdirSync('reports', { recursive: true });
writeFileSync('reports/bench.json', `${JSON.stringify({ node: process.version, pairs, rows }, null, 2)}\n`);
