import { connect } from 'node:net';
import type { Cause } from '../../src/core/causes/ids.ts';
import { type Sandbox, scenarios, startSandbox } from '../../src/practice/index.ts';
import { certificates } from '../support/certificates.ts';
import { adminKey, sessionToken, vendorKey } from '../support/keys.ts';
import { type WireServer, wireServer } from '../support/wire.ts';
import { wireCases } from '../support/wire-cases.ts';

/** What a command meets: files, variables, and a server that gives the key back where it can. */
export type Stage = {
  files?: Record<string, string>;
  env?: Record<string, string>;
  /** The address to send to; without one, nothing may be sent. */
  baseUrl?: string;
  timeoutMs?: number;
  /** Resolves when the first request is there. */
  asked?: Promise<void>;
  close?: () => Promise<void>;
};

/** A cause, and how it comes about. `key`: a random one, new for each run. */
export type Situation = { name: string; start(key: string): Promise<Stage> };

/** The whole answer of a practice platform to these bytes; what was cut off there is cut off here. */
function ask({ baseUrl }: Sandbox, request: string): Promise<Buffer> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    const socket = connect(Number(new URL(baseUrl).port), '127.0.0.1', () => socket.write(request, 'latin1'));
    socket.on('data', (part) => parts.push(part));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(Buffer.concat(parts)));
  });
}

/** Stands before a practice platform, takes any key for its own, and puts the key that was sent into every answer. */
async function echoing(sandbox: Sandbox): Promise<{ server: WireServer; asked: Promise<void> }> {
  let seen = (): void => undefined;
  const asked = new Promise<void>((resolve) => {
    seen = resolve;
  });
  const server = await wireServer(
    async (socket, _number, text) => {
      seen();
      const request = text
        .replace(/^authorization: .*$/im, `authorization: Bearer ${sandbox.key}`)
        .replace(/^connection: .*\r\n/im, '')
        .replace('\r\n', '\r\nconnection: close\r\n');
      const answer = await ask(sandbox, request);
      if (answer.length === 0) socket.resetAndDestroy();
      else socket.end(answer);
    },
    { echo: true },
  );
  return { server, asked };
}

const practised: Situation[] = (Object.keys(scenarios) as Cause[]).map((cause) => ({
  name: `practice: ${cause}`,
  async start() {
    const sandbox = await startSandbox({ scenario: cause });
    const { server, asked } = await echoing(sandbox);
    const close = async () => void (await Promise.all([server.close(), sandbox.close()]));
    return { baseUrl: server.baseUrl, timeoutMs: cause === 'timeout' ? 900 : 5_000, asked, close };
  },
}));

const works: Situation = {
  name: 'practice: works',
  async start() {
    const sandbox = await startSandbox();
    const { server, asked } = await echoing(sandbox);
    return {
      baseUrl: server.baseUrl,
      asked,
      close: async () => void (await Promise.all([server.close(), sandbox.close()])),
    };
  },
};

const onTheWire: Situation[] = wireCases.map((wire) => ({
  name: `wire ${wire.id}: ${wire.fault}`,
  async start() {
    const run = await wire.start(true);
    const trust = wire.trust ? { NODE_EXTRA_CA_CERTS: certificates().caPath } : {};
    const { timeoutMs = 5_000 } = wire;
    return { baseUrl: run.baseUrl, env: { ...trust, ...run.env }, timeoutMs, close: () => run.close() };
  },
}));

const given = (name: string, stage: (key: string) => Stage): Situation => ({
  name: `local: ${name}`,
  start: async (key) => stage(key),
});

/** What is decided before a request: the key is in the files and variables, in shapes that are refused or warned of. */
const local: Situation[] = [
  given('no key anywhere', () => ({ env: { OPENAI_API_KEY: '' } })),
  given('a key with a line end inside', (key) => ({
    files: { '.env': `OPENAI_API_KEY="${key.slice(0, 50)}\n${key.slice(50)}"\n` },
  })),
  given('a key with an invisible sign inside', (key) => ({
    env: { OPENAI_API_KEY: `${key.slice(0, 40)}\u200b${key.slice(40)}` },
  })),
  given('a key with more around it', (key) => ({ env: { OPENAI_API_KEY: `"Authorization: Bearer ${key}"` } })),
  given('two keys in one', (key) => ({ env: { OPENAI_API_KEY: `${key} ${key.slice(0, 100)}x` } })),
  given('a key of 9 kB', (key) => ({ env: { OPENAI_API_KEY: key.repeat(60) } })),
  given('an admin key beside it', (key) => ({ files: { '.env': `OPENAI_API_KEY=${adminKey('a')}\nOLD=${key}\n` } })),
  given('a ChatGPT token that holds it', (key) => ({ env: { OPENAI_API_KEY: `${sessionToken('t')}${key}` } })),
  given("another vendor's beginning", (key) => ({ env: { OPENAI_API_KEY: vendorKey('sk-or-v1-', 'x') + key } })),
  given('a masked copy', (key) => ({ env: { OPENAI_API_KEY: `${key.slice(0, 60)}...${key.slice(-60)}` } })),
  given('in a variable that browsers get', (key) => ({
    files: {
      '.env.local': `NEXT_PUBLIC_OPENAI_API_KEY=${key}\n`,
      'package.json': '{"dependencies":{"next":"15"}}',
      'src/a.js': `const k = "${key}";\n`,
    },
  })),
  given('in an address', (key) => ({ env: { OPENAI_BASE_URL: `https://user:${key}@api.example/v1` } })),
  given('in the path of an address', (key) => ({ env: { OPENAI_BASE_URL: `https://api.example/v1/${key}\u0007` } })),
  given('in the address of a proxy', (key) => ({
    env: { HTTPS_PROXY: `http://${key}:${key}@127.0.0.1:1`, OPENAI_BASE_URL: 'https://127.0.0.1:9/v1' },
  })),
  given('in the ids of organization and project', (key) => ({
    env: { OPENAI_ORG_ID: key, OPENAI_PROJECT_ID: `proj_${key}`, OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' },
  })),
  given('in the headers an SDK would send', (key) => ({
    env: { OPENAI_CUSTOM_HEADERS: `x: ${key}\r\n`, OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' },
  })),
  given('certificates not checked', () => ({
    env: { NODE_TLS_REJECT_UNAUTHORIZED: '0', OPENAI_BASE_URL: 'https://127.0.0.1:9/v1' },
  })),
  given('readers of the file disagree', (key) => ({ files: { '.env': `\ufeffOPENAI_API_KEY=${key}#x\rB=1\n` } })),
  given('in the name of a variable', (key) => ({ files: { '.env': `${key}=1\nOPENAI_API_KEY=${key}\n` } })),
  given('a pull request of a fork', (key) => ({
    env: {
      GITHUB_ACTIONS: 'true',
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_ACTOR: key,
      GITHUB_EVENT_PATH: `/nowhere/${key}`,
      OPENAI_API_KEY: '',
    },
  })),
];

/** Every cause that can be brought about, with the key put wherever somebody could put it. */
export const situations: readonly Situation[] = [works, ...practised, ...onTheWire, ...local];
