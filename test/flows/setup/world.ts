import type { Attempt, Reply, Silence } from '../../../src/core/attempt.ts';
import type { WriteNote } from '../../../src/core/report.ts';
import { systemEnvReaders } from '../../../src/doors/env-readers.ts';
import type { Api, ApiRequest, Context, Files, Git, Snapshot } from '../../../src/flows/ports.ts';
import type { Practice, PracticePlatform } from '../../../src/flows/setup/answers.ts';
import { type TestContext, testContext } from '../../support/context.ts';
import { practiceKey } from '../../support/keys.ts';
import { type Announced, type ScriptedAsk, scriptedAsk } from '../../support/scripted-ask.ts';
import { platform } from './support.ts';

/** What an API answers, or how the wire fails. */
export type Answer = Reply | Silence;

const headers = {
  'content-type': 'application/json',
  'x-request-id': 'req_7Hq2',
  'openai-organization': 'org-Ab12',
  'openai-project': 'proj_Cd34',
};

export const reply = (status: number, body: unknown, more: Record<string, string> = {}): Reply => ({
  kind: 'reply',
  status,
  statusText: '',
  headers: { ...headers, ...more },
  text: JSON.stringify(body),
  ended: 'complete',
});

const failure = (status: number, type: string, code: string | null, message: string): Reply =>
  reply(status, { error: { message, type, param: null, code } });

/** The answers that the wizard has screens for. */
export const answers = {
  works: reply(200, {
    id: 'resp_1',
    object: 'response',
    status: 'completed',
    model: 'gpt-6-luna',
    error: null,
    output: [],
    usage: { input_tokens: 10, output_tokens: 2, total_tokens: 12 },
  }),
  noCredit: failure(429, 'insufficient_quota', 'credit_balance_exhausted', 'You have no credits remaining.'),
  noScope: failure(
    401,
    'invalid_request_error',
    'missing_scope',
    'You have insufficient permissions for this operation. Missing scopes: api.responses.write.',
  ),
  wrongKey: failure(401, 'invalid_request_error', 'invalid_api_key', 'Incorrect API key provided.'),
  teapot: failure(418, 'odd', 'odd_code', 'This request is paused for review.'),
  noDns: { kind: 'silence', phase: 'lookup', codes: ['ENOTFOUND'], message: 'getaddrinfo ENOTFOUND api.openai.com' },
  untrusted: {
    kind: 'silence',
    phase: 'tls',
    codes: ['SELF_SIGNED_CERT_IN_CHAIN'],
    message: 'self-signed certificate in certificate chain',
  },
} as const satisfies Record<string, Answer>;

export type World = {
  ctx: TestContext;
  ask: ScriptedAsk;
  /** What lies in the folder now, as text. */
  files(): Record<string, string>;
  /** Every path that was written, in order. */
  written: readonly string[];
  /** Every request that was sent. */
  sent: readonly ApiRequest[];
  opened: readonly string[];
  practice: Practice;
  platform: ReturnType<typeof platform>;
  started: readonly { port: number | null; key: unknown }[];
  /** Fails where something announced did not happen. */
  done(): void;
};

export type WorldOptions = {
  files?: Record<string, string>;
  /** `null`: no repository. */
  git?: { tracked?: readonly string[] } | null;
  replies?: readonly Answer[];
  script?: readonly Announced[] | null;
  accessible?: boolean;
  columns?: number;
  env?: Record<string, string>;
  platform?: NodeJS.Platform;
  browser?: boolean;
  stdin?: Context['stdin'];
  /** What every write says it could not keep. */
  notes?: readonly WriteNote[];
};

/** A folder, git, an API and a person, all in memory and all strict: what was not announced fails. */
export function world(options: WorldOptions = {}): World {
  const folder = memoryFolder(options.files ?? {}, options.notes ?? []);
  const api = scriptedApi(options.replies ?? []);
  const ask = scriptedAsk(options.script ?? [], { accessible: options.accessible ?? false });
  const opened: string[] = [];
  const started: { port: number | null; key: unknown }[] = [];
  const stood = platform({ key: practiceKey() });
  let ticks = 0;
  const same = (text: string): string => text;
  const ctx = testContext({
    ask: options.script === null ? null : ask,
    env: options.env ?? {},
    platform: options.platform ?? 'linux',
    files: folder.files,
    git: memoryGit(folder, options.git),
    api: api.api,
    envReaders: systemEnvReaders,
    random: () => 0.5,
    ticks: () => (ticks += 1000),
    browser: { available: options.browser ?? false, open: async (url) => opened.push(url) > 0 },
    style: { title: same, good: same, bad: same, warn: same, quiet: same, columns: options.columns ?? 80 },
    ...(options.stdin === undefined ? {} : { stdin: options.stdin }),
  });
  return {
    ctx,
    ask,
    opened,
    started,
    platform: stood,
    files: folder.texts,
    written: folder.written,
    sent: api.sent,
    practice: {
      async start(wish): Promise<PracticePlatform> {
        started.push({ port: wish.port, key: wish.key });
        return { ...stood, key: wish.key?.reveal() ?? stood.key };
      },
    },
    done() {
      ask.expectAllAsked();
      api.expectAllSent();
    },
  };
}

type Folder = { files: Files; texts(): Record<string, string>; written: string[]; has(path: string): boolean };

function memoryFolder(start: Record<string, string>, notes: readonly WriteNote[]): Folder {
  const kept = new Map<string, Uint8Array>(
    Object.entries(start).map(([path, text]) => [path, new TextEncoder().encode(text)] as const),
  );
  const written: string[] = [];
  const name = (path: string): string => path.replace(/^\.\//, '').replace(/^\/project\//, '');
  const snapshot = (path: string): Snapshot => {
    const bytes = kept.get(name(path));
    return bytes === undefined
      ? null
      : { inode: name(path), size: bytes.length, mtimeNs: '0', hash: [...bytes].join() };
  };
  const files: Files = {
    async read(path) {
      const bytes = kept.get(name(path));
      const state = snapshot(path);
      return bytes === undefined || state === null
        ? { kind: 'absent' }
        : { kind: 'file', bytes, mode: 0o600, links: 1, viaLink: null, snapshot: state };
    },
    async write(path, bytes, { expected, mode }) {
      if (JSON.stringify(expected) !== JSON.stringify(snapshot(path)))
        return { kind: 'failed', reason: 'changed-meanwhile', message: '' };
      kept.set(name(path), bytes);
      written.push(name(path));
      return { kind: 'written', mode: mode ?? 0o600, notes };
    },
    alone: async (_, work) => ({ kind: 'done', value: await work(files.write) }),
    writable: async () => null,
    list: async (path) =>
      path === '.' || path === '' || path === '/project' ? [...kept.keys()].filter((file) => !file.includes('/')) : [],
    sweep: async () => {},
  };
  const texts = (): Record<string, string> =>
    Object.fromEntries([...kept].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]));
  return { files, texts, written, has: (path) => kept.has(name(path)) };
}

/** Git with one rule: a line of .gitignore that is the file's name, or a pattern with a star at its end. */
function memoryGit(folder: Folder, options: WorldOptions['git']): Git {
  return {
    async look(path) {
      if (options === null) return { kind: 'no-repository' };
      const lines = (folder.texts()['.gitignore'] ?? '').split('\n');
      const rule = lines.findLast(
        (line) => line === path || line === `/${path}` || (line.endsWith('*') && path.startsWith(line.slice(0, -1))),
      );
      const tracked = (options?.tracked ?? []).includes(path);
      return {
        kind: 'repository',
        root: '/project',
        tracked,
        ignored: rule === undefined ? null : { by: '.gitignore', rule },
      };
    },
  };
}

function scriptedApi(replies: readonly Answer[]): { api: Api; sent: ApiRequest[]; expectAllSent(): void } {
  const left = [...replies];
  const sent: ApiRequest[] = [];
  return {
    sent,
    api: {
      async send(request): Promise<Attempt> {
        sent.push(request);
        const outcome = left.shift();
        if (outcome === undefined) throw new Error('a request that nobody announced');
        const { operation, baseUrl, model, organization, project } = request;
        return {
          sent: {
            operation,
            method: operation === 'create-response' ? 'POST' : 'GET',
            baseUrl,
            path: '/responses',
            model,
            fields: ['model', 'input'],
            organization,
            project,
          },
          outcome,
          durationMs: 800,
        };
      },
    },
    expectAllSent() {
      if (left.length > 0) throw new Error(`${left.length} answers that nobody asked for`);
    },
  };
}
