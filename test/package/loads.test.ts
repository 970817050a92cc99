import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join, resolve } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { keycheck, tempFolder } from '../support/run.ts';

/** What a run of the built program loads: the parts of the words, the packages, and the modules of Node's own. */
type Loads = { words: string[]; packages: string[]; node: string[] };

async function loadsOf(args: readonly string[], env: Record<string, string> = {}): Promise<Loads> {
  const list = join(tempFolder('loads'), 'list');
  const preload = `--require ${resolve('test/support/loads.cjs')}`;
  await keycheck(args, { env: { ...env, LOADS: list, NODE_OPTIONS: preload } });
  const named = readFileSync(list, 'utf8').trim().split('\n');
  const chunks = named.filter((name) => name.endsWith('.cjs') && !name.startsWith('/')).map((name) => basename(name));
  const code = chunks.map((name) => readFileSync(join('dist', name === 'main.cjs' ? '' : 'chunks', name), 'utf8'));
  const found = code.flatMap((text) => [...text.matchAll(/^\/\/ node_modules\/((?:@[^/]+\/)?[^/]+)\//gm)]);
  const sorted = (names: readonly string[]) => [...new Set(names)].sort();
  return {
    words: sorted(chunks.filter((name) => name.startsWith('words-')).map((name) => name.slice(6, -4))),
    packages: sorted(found.map((match) => match[1] ?? '')),
    node: sorted(named.filter((name) => name.startsWith('node:')).map((name) => name.slice(5))),
  };
}

/** What is known of terminals shapes every output, commander reads every command line but the shortest questions. */
const shown = ['is-unicode-supported'];
const said = ['commander', ...shown];
/** What does something looks at the CI system around it as well. */
const first = ['ci-info', ...said];
/** Files are read; no process is started, nothing is hashed, nothing is sent. */
const files = ['events', 'fs', 'path'];
const key = `sk-proj-${'b'.repeat(156)}`;

it.each<[string, Loads]>([
  ['--version', { words: [], packages: [], node: [] }],
  ['', { words: ['usage-en'], packages: said, node: files }],
  ['--help', { words: ['usage-en'], packages: shown, node: ['fs'] }],
  ['verify --help', { words: ['usage-en'], packages: said, node: [...files, 'process'] }],
  ['--no-such-flag', { words: ['usage-en'], packages: said, node: files }],
  [
    'verify --level offline',
    {
      words: ['phrases-en', 'usage-en', 'verify-en', 'warnings-en'],
      packages: first,
      node: files,
    },
  ],
  [
    'verify --level offline --lang zh-TW',
    {
      words: ['phrases-zh-TW', 'say-zh-TW', 'usage-zh-TW', 'verify-zh-TW', 'warnings-zh-TW', 'zh-TW'],
      packages: first,
      node: files,
    },
  ],
  ['explain credits', { words: ['explain-en', 'topics-en', 'usage-en'], packages: first, node: files }],
  ['snippet node', { words: ['snippets-en', 'usage-en'], packages: first, node: files }],
  ['init', { words: ['begin-en', 'setup-en', 'usage-en'], packages: first, node: files }],
  [
    'doctor --level offline',
    {
      words: ['doctor-en', 'usage-en', 'warnings-en'],
      packages: first,
      node: ['child_process', ...files],
    },
  ],
])('keycheck %s', async (line, expected) => {
  const loaded = await loadsOf(line.split(' ').filter(Boolean), { OPENAI_API_KEY: key });
  expect(loaded).toEqual({ ...expected, packages: [...expected.packages].sort() });
});

it('keycheck verify: the one family of causes that it names, and what a request takes', async () => {
  const refused = createServer((_, response) => {
    const error = {
      message: 'You have no credit.',
      type: 'insufficient_quota',
      code: 'insufficient_quota',
      param: null,
    };
    response.writeHead(429, { 'content-type': 'application/json' }).end(JSON.stringify({ error }));
  });
  onTestFinished(() => void refused.close());
  await new Promise<void>((listening) => refused.listen(0, '127.0.0.1', listening));
  const at = `http://127.0.0.1:${(refused.address() as AddressInfo).port}/v1`;
  const { words, packages, node } = await loadsOf(['verify', '--base-url', at], { OPENAI_API_KEY: key });
  expect(words.filter((name) => /^causes-.+-en$/.test(name))).toEqual(['causes-billing-en']);
  expect(packages).toEqual(['ci-info', 'commander', 'is-unicode-supported', 'openai']);
  expect(node).toEqual(['events', 'fs', 'http', 'net', 'path']);
});
