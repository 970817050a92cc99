import { execFile, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeBinary } from '../../scripts/with-node.mjs';
import { type Sandbox, startSandbox } from '../../src/practice/index.ts';

/**
 * Clients that nobody here wrote, each in a process of its own under a Node that the newest of them ask for. npm brings them, without
 * running their scripts, into a folder outside the project that is kept from run to run (KEYCHECK_CLIENTS names another).
 */
const programs = join(import.meta.dirname, 'clients');
const wanted = readFileSync(join(programs, 'packages.json'), 'utf8');
const newestNode = 24;
const installLimit = 120_000;

type Ready = { folder: string; node: string };

function install(): Ready | string {
  const mark = createHash('sha256').update(wanted).digest('hex').slice(0, 12);
  const folder = join(process.env['KEYCHECK_CLIENTS'] ?? join(tmpdir(), 'keycheck-clients'), mark);
  try {
    const node = nodeBinary(newestNode);
    if (!existsSync(join(folder, 'complete'))) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'package.json'), wanted);
      const flags = [
        'install',
        '--ignore-scripts',
        '--legacy-peer-deps',
        '--no-audit',
        '--no-fund',
        '--loglevel=error',
      ];
      const shell = process.platform === 'win32';
      const npm = spawnSync('npm', flags, { cwd: folder, encoding: 'utf8', timeout: installLimit, shell });
      if (npm.status !== 0) return `npm did not bring the clients: ${(npm.stderr || npm.signal || '').slice(0, 200)}`;
      writeFileSync(join(folder, 'complete'), '');
    }
    for (const file of readdirSync(programs)) {
      if (file.endsWith('.mjs')) copyFileSync(join(programs, file), join(folder, file));
    }
    return { folder, node };
  } catch (error) {
    return error instanceof Error ? error.message.slice(0, 200) : 'unknown fault';
  }
}

const ready = install();
const why = typeof ready === 'string' ? ` (skipped: ${ready})` : '';
const run = promisify(execFile);

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

/** Runs one of the programs in clients/, and gives what it saw. */
async function saw(program: string, ...args: string[]): Promise<unknown> {
  if (typeof ready === 'string') throw new Error(ready);
  const { PATH = '' } = process.env;
  const env = {
    PATH,
    BASE_URL: sandbox.baseUrl,
    KEY: sandbox.key,
    SWITCH: `${sandbox.pageUrl}sandbox/state`,
    TOKEN: sandbox.token,
  };
  const { stdout } = await run(ready.node, [program, ...args], { cwd: ready.folder, env, timeout: 60_000 });
  return JSON.parse(stdout) as unknown;
}

const answer = 'Practice answer to: hi';

describe.skipIf(why !== '')(`under Node ${newestNode}${why}`, () => {
  it.each(['openai5', 'openai6', 'openai7'])('%s: plain, streamed, typed errors, retried', async (name) => {
    expect(await saw('openai.mjs', name)).toEqual({
      plain: answer,
      streamed: answer,
      events: ['response.created', 'response.completed'],
      chat: answer,
      chatStreamed: answer,
      embedded: 1536,
      refused: { name: 'AuthenticationError', status: 401, code: 'invalid_api_key' },
      overloaded: { name: 'InternalServerError', status: 503, code: 'server_is_overloaded' },
      retried: answer,
    });
  });

  it.each(['responses', 'chat'])(
    'ai with @ai-sdk/openai, %s: plain, streamed, structured, tool, refused',
    async (way) => {
      expect(await saw('ai.mjs', way)).toEqual({
        plain: answer,
        streamed: answer,
        inPieces: true,
        structured: { mood: 'hi' },
        tool: [2, 'Practice answer to: sunny in Taipei'],
        refused: { name: 'AI_APICallError', statusCode: 401, isRetryable: false },
      });
    },
  );

  it.each(['responses', 'chat'])('@langchain/openai, %s: plain, streamed, embedded, refused', async (way) => {
    expect(await saw('langchain.mjs', way)).toEqual({
      plain: answer,
      streamed: answer,
      inPieces: true,
      embedded: 1536,
      refused: { status: 401 },
    });
  });
});

const curl = spawnSync('curl', ['--version']).status === 0;

describe.skipIf(!curl)(`curl${curl ? '' : ' (skipped: it is not installed here)'}`, () => {
  const ask = async (key: string, body: object) => {
    const flags = ['-sS', '-N', '-w', '\n%{http_code}', '-H', `Authorization: Bearer ${key}`];
    const json = ['-H', 'Content-Type: application/json', '-d', JSON.stringify(body)];
    const { stdout } = await run('curl', [...flags, ...json, `${sandbox.baseUrl}/responses`], { timeout: 20_000 });
    const end = stdout.lastIndexOf('\n');
    return { status: Number(stdout.slice(end)), text: stdout.slice(0, end) };
  };
  const body = { model: 'gpt-6-luna', input: 'hi' };

  it('plain, streamed, refused', async () => {
    const plain = await ask(sandbox.key, body);
    expect([plain.status, JSON.parse(plain.text)]).toMatchObject([200, { object: 'response', output_text: answer }]);
    const streamed = await ask(sandbox.key, { ...body, stream: true });
    const events = [...streamed.text.matchAll(/^event: (.*)$/gm)].map(([, type]) => type);
    expect([streamed.status, events[0], events.at(-1)]).toEqual([200, 'response.created', 'response.completed']);
    const refused = await ask('sk-x', body);
    expect([refused.status, JSON.parse(refused.text)]).toMatchObject([401, { error: { code: 'invalid_api_key' } }]);
  });
});
