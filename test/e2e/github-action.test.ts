import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { argumentsFrom, inputs, outputsText } from '../../src/cli/action.ts';
import { isCause } from '../../src/core/causes/ids.ts';
import { exitCodeFor, type ReportClass } from '../../src/core/exit-codes.ts';
import { allPages } from '../../src/words/links.ts';
import { pack } from '../package/packed.ts';
import { type Replay, type Replayed, releasedAction, replay } from '../support/github.ts';
import { projectKey } from '../support/keys.ts';
import { leaksOf } from '../support/leaks.ts';
import { keycheck, tempProject } from '../support/run.ts';
import { bytesOf, type WireServer, wireServer } from '../support/wire.ts';
import { hostile } from '../words/hostile.ts';

const key = projectKey('github');
const secret = { OPENAI_API_KEY: key };
const good = { id: 'resp_1', object: 'response', status: 'completed', model: 'gpt-6-luna', output: [] };
const error = (fields: object) =>
  JSON.stringify({ error: { message: 'm', type: 't', code: 'c', param: null, ...fields } });

/** What the server answers, by the first part of the path. */
const answers: Record<string, (text: string) => Buffer> = {
  good: () => bytesOf(200, JSON.stringify({ ...good, usage: { input_tokens: 9, output_tokens: 2, total_tokens: 11 } })),
  invalid: () => bytesOf(401, error({ code: 'invalid_api_key' })),
  credit: () => bytesOf(429, error({ code: 'insufficient_quota', type: 'insufficient_quota' })),
  'an unknown error': (text) => bytesOf(418, error({ message: text, type: text, code: text, param: text })),
  'a missing scope': (text) => bytesOf(401, error({ message: `Missing scopes: ${text}`, code: 'missing_scope' })),
  'a missing model': (text) =>
    bytesOf(404, error({ message: `The model \`${text}\` does not exist`, code: 'model_not_found' })),
  'a refused field': (text) => bytesOf(400, error({ message: text, param: text, code: 'unsupported_parameter' })),
  'a good answer': (text) => bytesOf(200, JSON.stringify({ ...good, id: text, model: text, status: text })),
  'a web page': (text) => bytesOf(200, `<title>${text}</title>`, { 'content-type': 'text/html' }),
};

let released: ReturnType<typeof releasedAction>;
let server: WireServer;
beforeAll(async () => {
  released = releasedAction(pack());
  server = await wireServer((socket, _, text) => {
    const [, way = '', at = ''] = /^\w+ \/([^/]+)\/(\d+)\//.exec(text) ?? [];
    socket.end(answers[decodeURIComponent(way)]?.(hostile[Number(at)] ?? '') ?? bytesOf(500));
  });
});
afterAll(() => server.close());

/** A run, and what the server answers it: `way` of `answers`, with the hostile text `at` in it. */
type Case = Replay & { way?: string; at?: number };
const run = ({ way = 'good', at = 0, ...what }: Case): Promise<Replayed> => {
  const OPENAI_BASE_URL = `http://127.0.0.1:${server.port}/${encodeURIComponent(way)}/${at}/v1`;
  return replay(released, { ...what, env: { OPENAI_BASE_URL, ...what.env } });
};

const repository = { full_name: 'owner/app' };
const pullRequest = (head: string, more: object = {}) => ({
  action: 'opened',
  pull_request: {
    head: { repo: { full_name: head }, ref: 'patch-1' },
    base: { repo: repository, ref: 'main' },
    ...more,
  },
  repository,
  sender: { login: 'someone' },
});
const events = {
  push: { event: 'push', payload: { ref: 'refs/heads/main', repository } },
  schedule: { event: 'schedule', payload: { schedule: '0 6 * * 1', repository } },
  'pull request': { event: 'pull_request', payload: pullRequest('owner/app') },
  fork: { event: 'pull_request', payload: pullRequest('stranger/app') },
  Dependabot: {
    event: 'pull_request',
    payload: {
      ...pullRequest('owner/app', { user: { login: 'dependabot[bot]' } }),
      sender: { login: 'dependabot[bot]' },
    },
    env: { GITHUB_ACTOR: 'dependabot[bot]' },
  },
  pull_request_target: { event: 'pull_request_target', payload: pullRequest('stranger/app') },
} satisfies Record<string, Replay>;

const told = (ran: Replayed) => ({
  exitCode: ran.exitCode,
  outputs: ran.outputs,
  annotations: ran.commands.map(({ name, properties }) => `${name}: ${properties['title']}`),
  summary: ran.summary.split('\n')[0],
});
const outputs = (ok: boolean, cause: string, end: string) => ({ ok: String(ok), cause, class: end });

describe('the action', () => {
  it('is started by GitHub as action.yml says, with no download and no install', () => {
    expect(released.action.runs).toEqual({ using: 'node24', main: 'bin/action.js' });
  });

  it('has the inputs and outputs that the program knows, and says the defaults of its flags', async () => {
    const { commands } = JSON.parse((await keycheck(['commands', '--json'])).stdout);
    const { flags } = commands.find(({ name }: { name: string }) => name === 'verify');
    expect(Object.keys(released.action.inputs)).toEqual([...inputs]);
    for (const [name, { default: preset }] of Object.entries(released.action.inputs))
      expect([name, preset]).toEqual([
        name,
        flags.find(({ flag }: { flag: string }) => flag === `--${name}`).default ?? '',
      ]);
    expect(Object.keys(released.action.outputs)).toEqual(
      outputsText({ ok: true, cause: null, class: 'ok' })
        .trim()
        .split('\n')
        .map((line) => line.split('=')[0]),
    );
  });

  it('hands inputs over as one word each, and absent ones not at all', () => {
    expect(
      argumentsFrom({ INPUT_LEVEL: ' free ', INPUT_MODEL: '', 'INPUT_ON-FORK': '--json', INPUT_KEY: 'x' }),
    ).toEqual(['verify', '--level=free', '--on-fork=--json']);
  });
});

describe('what GitHub sees, by event', () => {
  const row = (
    name: string,
    what: Case,
    [exitCode, ...said]: [number, ok: boolean, cause: string, end: string],
    annotations: string[],
    summary: string,
  ) => ({
    name,
    what,
    expected: { exitCode, outputs: outputs(...said), annotations, summary: `### keycheck: ${summary}` },
  });
  const works = 'the key works';
  const noSecrets = 'no secrets for this pull request';
  const with_ = (what: Case, way: string, more: Partial<Case> = {}): Case => ({
    ...what,
    ...more,
    way,
    env: { ...what.env, ...secret },
  });
  // An unset secret arrives as an empty text.
  const without = (what: Case, more: Partial<Case> = {}): Case => ({
    ...what,
    ...more,
    env: { ...what.env, OPENAI_API_KEY: '' },
  });
  const skip = { inputs: { 'on-fork': 'skip' } };

  it.each([
    row('a push', with_(events.push, 'good'), [0, true, '', 'ok'], [`notice: keycheck: ${works}`], works),
    row(
      'a push, at level free',
      with_(events.push, 'credit', { inputs: { level: 'free' } }),
      [6, false, 'credits-exhausted', 'billing'],
      ['error: keycheck: no API credit'],
      'no API credit',
    ),
    row(
      'a push without the secret',
      without(events.push),
      [3, false, 'missing-key', 'local'],
      ['error: keycheck: no API key'],
      'no API key',
    ),
    row('a schedule', with_(events.schedule, 'good'), [0, true, '', 'ok'], [`notice: keycheck: ${works}`], works),
    row(
      'a schedule, a key that was revoked',
      with_(events.schedule, 'invalid'),
      [4, false, 'invalid-key', 'rejected'],
      ['error: keycheck: key not accepted'],
      'key not accepted',
    ),
    row(
      'a pull request of the repository itself',
      with_(events['pull request'], 'good'),
      [0, true, '', 'ok'],
      [`notice: keycheck: ${works}`],
      works,
    ),
    row(
      'a pull request from a fork',
      without(events.fork),
      [3, false, 'fork-without-secrets', 'local'],
      [`error: keycheck: ${noSecrets}`],
      noSecrets,
    ),
    row(
      'a pull request from a fork, on-fork: skip',
      without(events.fork, skip),
      [0, false, 'fork-without-secrets', 'skipped'],
      ['notice: keycheck: skipped, nothing was checked'],
      'skipped, nothing was checked',
    ),
    row(
      'a pull request by Dependabot',
      without(events.Dependabot),
      [3, false, 'fork-without-secrets', 'local'],
      [`error: keycheck: ${noSecrets}`],
      noSecrets,
    ),
    row(
      'a pull request by Dependabot, on-fork: skip',
      without(events.Dependabot, skip),
      [0, false, 'fork-without-secrets', 'skipped'],
      ['notice: keycheck: skipped, nothing was checked'],
      'skipped, nothing was checked',
    ),
    row(
      'a pull request from a fork that was given the key is checked',
      with_(events.fork, 'good', skip),
      [0, true, '', 'ok'],
      [`notice: keycheck: ${works}`],
      works,
    ),
    row(
      'pull_request_target',
      with_(events.pull_request_target, 'good'),
      [0, true, '', 'ok'],
      [`notice: keycheck: ${works}`, 'warning: keycheck: pull-request-target'],
      works,
    ),
    row(
      'pull_request_target without a key is no fork without secrets',
      without(events.pull_request_target, skip),
      [3, false, 'missing-key', 'local'],
      ['error: keycheck: no API key'],
      'no API key',
    ),
  ])('$name', async ({ what, expected }) => {
    const ran = await run(what);
    expect(told(ran)).toEqual(expected);
    expect(ran.otherFiles).toBe('');
    expect(leaksOf(ran.stdout + ran.stderr + ran.summary, key)).toEqual([]);
  });

  it('wrong inputs are an annotation and the class usage, and are not repeated', async () => {
    const ran = await run({ ...events.push, env: secret, inputs: { level: '::set-output name=ok::true' } });
    expect(told(ran)).toEqual({
      exitCode: 2,
      outputs: outputs(false, '', 'usage'),
      annotations: ['error: keycheck'],
      summary: '',
    });
    expect(ran.commands[0]?.message).toBe('--level takes one of: offline, free, call.');
  });

  it('a key as an input is refused and shown nowhere', async () => {
    const ran = await run({ ...events.push, inputs: { model: key } });
    expect(ran).toMatchObject({ exitCode: 2, outputs: outputs(false, '', 'usage') });
    expect(leaksOf(ran.stdout + ran.stderr + ran.summary, key)).toEqual([]);
  });
});

describe('a key that GitHub does not know', () => {
  const masks = ({ commands }: Replayed): string[] =>
    commands.filter(({ name }) => name === 'add-mask').map(({ message }) => message);
  /** What is left to read once the runner has taken the commands out and put *** for what it was told to mask. */
  const seen = (ran: Replayed): string => [...ran.log, ran.summary].join('\n');

  it('is masked, when it stands in a file: the first line, the whole key, and only there', async () => {
    const workspace = { '.env': `OPENAI_API_KEY=${key}\n` };
    const ran = await run({ ...events.push, workspace });
    expect(told(ran)).toMatchObject({ exitCode: 0, outputs: outputs(true, '', 'ok') });
    expect(ran.stdout.split('\n')[0]).toBe(`::add-mask::${key}`);
    expect(masks(ran)).toEqual([key]);
    expect(leaksOf(seen(ran) + ran.stderr + ran.stdout.split('\n').slice(1).join('\n'), key)).toEqual([]);
  });

  it('is masked too where it is not the one that is used', async () => {
    const other = projectKey('another');
    const ran = await run({
      ...events.push,
      env: secret,
      workspace: { '.env': `OPENAI_API_KEY=${other}\n` },
    });
    expect(masks(ran)).toEqual([other]);
    expect(leaksOf(ran.stdout + ran.stderr + ran.summary, key)).toEqual([]);
  });

  it.each<[string, Record<string, string>, string]>([
    ['a secret', secret, ''],
    ['a secret in quotes, which is repaired', { OPENAI_API_KEY: `"${key}"` }, ''],
    ['a secret that stands in a file as well', secret, key],
    ['what could break the line', {}, `${key}%0A::error::owned`],
    ['what is no key', {}, 'your-key-here'],
  ])('no line holds %s', async (_name, env, inFile) => {
    const workspace = inFile === '' ? {} : { '.env': `OPENAI_API_KEY=${inFile}\n` };
    const ran = await run({ ...events.push, env, workspace });
    expect(masks(ran)).toEqual([]);
    expect(leaksOf(ran.stdout + ran.stderr + ran.summary, key)).toEqual([]);
  });

  it('is never printed by the command line itself, whose output may go to a file', async () => {
    const ran = await keycheck(['verify', '--level', 'offline'], {
      cwd: tempProject({ '.env': `OPENAI_API_KEY=${key}\n` }),
      env: { GITHUB_ACTIONS: 'true' },
    });
    expect(ran.exitCode).toBe(0);
    expect(leaksOf(ran.stdout + ran.stderr, key)).toEqual([]);
  });
});

describe('hostile texts', () => {
  const counted = { runs: 0, injected: 0 };
  const ways = [
    'an unknown error',
    'a missing scope',
    'a missing model',
    'a refused field',
    'a good answer',
    'a web page',
  ];
  const ours = /^keycheck(?:: .+)?$/;
  const markup = new Set(['h3', 'p', 'strong', 'code', 'pre', 'ul', 'li', 'a']);

  /** Everything in the run that is not keycheck's own doing. */
  const injected = (ran: Replayed): string[] => {
    const html = micromark(ran.summary, {
      allowDangerousHtml: true,
      extensions: [gfm()],
      htmlExtensions: [gfmHtml()],
    });
    const { ok, cause = '', class: end = '', ...more } = ran.outputs;
    return [
      ...ran.commands
        .filter(
          ({ name, properties }) =>
            !['error', 'warning', 'notice'].includes(name) ||
            !ours.test(properties['title'] ?? '') ||
            Object.keys(properties).length > 1,
        )
        .map(({ name }) => `command ${name}`),
      ...[...html.matchAll(/<\/?([a-z0-9]+)/gi)].map((match) => match[1] ?? '').filter((name) => !markup.has(name)),
      ...[...html.matchAll(/(?:href|src)="([^"]*)"/g)]
        .map((match) => match[1] ?? '')
        .filter((url) => !allPages.includes(url)),
      ...((html.match(/<h3>/g) ?? []).length === (end === 'usage' ? 0 : 1) ? [] : ['a heading']),
      ...(ran.otherFiles === '' ? [] : ['a job file']),
      ...Object.keys(more),
      ...(ok === String(ran.exitCode === 0) ? [] : ['ok']),
      ...(cause === '' || isCause(cause) ? [] : ['cause']),
      ...(exitCodeFor(end as ReportClass) === ran.exitCode ? [] : [`class ${end} with ${ran.exitCode}`]),
      ...leaksOf(ran.stdout + ran.stderr + ran.summary, key).map((form) => `the key, ${form}`),
    ];
  };

  it(`start no command, no markup, no output: ${hostile.length} texts, each from the server, in branch names and in an env file`, {
    timeout: 300_000,
  }, async () => {
    const found: string[] = [];
    const one = async (at: number): Promise<void> => {
      const text = hostile[at] ?? '';
      const way = ways[at % ways.length] ?? '';
      // Variables of a process hold no NUL.
      const name = text.replaceAll('\0', '');
      const ran = await run({
        ...events.push,
        payload: { ref: text, head_commit: { message: text }, repository },
        way,
        at,
        env: { ...secret, GITHUB_REF_NAME: name, GITHUB_HEAD_REF: name, GITHUB_ACTOR: name },
        workspace: { '.env': `OTHER=${text}\nOPENAI_ORG_ID=${text}\n` },
        inputs: { wait: at % 9 === 0 ? name : '' },
      });
      counted.runs += 1;
      const here = injected(ran);
      counted.injected += here.length;
      found.push(...here.map((what) => `${way}, ${JSON.stringify(text).slice(0, 60)}: ${what}`));
    };
    for (let at = 0; at < hostile.length; at += 3)
      await Promise.all([at, at + 1, at + 2].filter((each) => each < hostile.length).map(one));
    console.log(
      `GitHub replay: ${counted.runs} runs of the released action with ${hostile.length} hostile texts, ${counted.injected} injected`,
    );
    expect(found).toEqual([]);
    expect(counted.runs).toBeGreaterThanOrEqual(40);
  });
});
