import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/core/errors.ts';
import { Secret } from '../../../src/core/key/secret.ts';
import { init } from '../../../src/flows/init.ts';
import type { Context } from '../../../src/flows/ports.ts';
import type { InitFlags } from '../../../src/flows/setup/answers.ts';
import { adminKey, practiceKey, projectKey } from '../../support/keys.ts';
import { flags } from './support.ts';
import { answers, type WorldOptions, world } from './world.ts';

const key = projectKey('mine');
const other = projectKey('another');
const piped = (text: string): Context['stdin'] => ({ read: async () => ({ kind: 'text', text: new Secret(text) }) });
const silent: Context['stdin'] = { read: async () => ({ kind: 'silent' }) };

async function run(options: WorldOptions, over: Partial<InitFlags> = {}) {
  const w = world({ script: null, ...options });
  const end = await init(w.ctx, flags(over), w.practice);
  w.done();
  return { ...end, w };
}

async function usageError(
  options: WorldOptions,
  over: Partial<InitFlags> = {},
): Promise<{ error: UserError; written: readonly string[] }> {
  const w = world({ script: null, ...options });
  const error = await init(w.ctx, flags(over), w.practice).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof UserError)) throw new Error(`expected a UserError, got ${String(error)}`);
  w.done();
  expect(JSON.stringify([error.message, error.steps])).not.toContain(key.slice(20, 40));
  return { error, written: w.written };
}

const ignored = { '.gitignore': '.env\n' };

describe('init without questions', () => {
  it('takes the key from a pipe, checks it, saves it', async () => {
    const { w, report, exitCode, told } = await run(
      { stdin: piped(`"${key}"\n`), replies: [answers.works] },
      { keyStdin: true },
    );
    expect([exitCode, told]).toEqual([0, false]);
    expect(report).toMatchObject({
      command: 'init',
      ok: true,
      saved: { path: '.env', variable: 'OPENAI_API_KEY', changed: true, created: true, gitignored: true },
      key: { source: 'stdin' },
    });
    expect(w.files()).toEqual({ '.gitignore': expect.stringContaining('.env'), '.env': `OPENAI_API_KEY=${key}\n` });
    expect(w.written).toEqual(['.gitignore', '.env']);
  });

  it('says what could not be kept of the files it wrote', async () => {
    const { report, exitCode } = await run(
      { files: ignored, stdin: piped(key), replies: [answers.works], notes: ['owner-not-kept', 'mode-not-kept'] },
      { keyStdin: true },
    );
    expect([exitCode, report.warnings.map(({ code }) => code)]).toEqual([0, ['owner-not-kept', 'mode-not-kept']]);
    expect(report.warnings.every(({ message }) => message.includes('.env'))).toBe(true);
  });

  it('takes it from a variable only where that one is named', async () => {
    const { w, report } = await run(
      { env: { MY_KEY: key }, replies: [answers.works] },
      { keyEnv: 'MY_KEY', dotenv: 'conf.env', envName: 'OTHER_NAME' },
    );
    expect(report.saved).toMatchObject({ path: 'conf.env', variable: 'OTHER_NAME' });
    expect(w.files()['conf.env']).toBe(`OTHER_NAME=${key}\n`);
    const { error } = await usageError({ env: { OPENAI_API_KEY: key } });
    expect(error.missing).toEqual(['--key-env', '--key-stdin']);
  });

  it('names the flags where there is no key, and Windows Terminal in Git Bash', async () => {
    const { error } = await usageError({});
    expect(error.message).toBe(
      'keycheck init needs your key, and nobody can be asked here (input is not a terminal). Give it by --key-env NAME or --key-stdin. To practise: npx keycheck init --sandbox --yes',
    );
    expect((await usageError({ platform: 'win32', env: { MSYSTEM: 'MINGW64' } })).error.message).toContain(
      'Windows Terminal',
    );
    expect((await usageError({ script: [] }, { yes: true })).error.message).toContain('--yes');
  });

  it('checks the key that is in the file already, and changes nothing', async () => {
    const { w, report } = await run({
      files: { ...ignored, '.env': `# mine\nOPENAI_API_KEY=${key}\n` },
      replies: [answers.works],
    });
    expect(report).toMatchObject({
      ok: true,
      saved: { path: '.env', changed: false, created: false, gitignored: true },
      key: { path: '.env', line: 2 },
    });
    expect(w.written).toEqual([]);
  });

  it.each([
    ['an empty pipe', piped(''), 'missing-key'],
    ['a silent pipe', silent, 'missing-key'],
    ['an admin key', piped(adminKey()), 'wrong-key-kind'],
    ['a placeholder', piped('your-api-key'), 'placeholder-key'],
    ['two words', piped('sk-proj-a b'), 'malformed-key'],
    ['a practice key', piped(practiceKey()), 'wrong-key-kind'],
  ] as const)('%s: 3, nothing sent, nothing written', async (_name, stdin, cause) => {
    const { w, report, exitCode } = await run({ stdin }, { keyStdin: true });
    expect([exitCode, report.cause, report.saved, w.sent, w.written]).toEqual([3, cause, null, [], []]);
  });

  it('a named variable that is not set is a missing key', async () => {
    const { report, exitCode } = await run({}, { keyEnv: 'NOT_SET' });
    expect([exitCode, report.cause]).toEqual([3, 'missing-key']);
  });

  it.each([
    ['wrongKey', 4, 'invalid-key', false],
    ['noScope', 5, 'missing-scope', true],
    ['noCredit', 6, 'credits-exhausted', true],
    ['noDns', 8, 'dns-failure', true],
    ['untrusted', 8, 'tls-untrusted', true],
    ['teapot', 10, 'unknown', true],
  ] as const)('%s: exit code %i, saved or not as the contract says', async (answer, code, cause, saved) => {
    const { w, report, exitCode } = await run(
      { stdin: piped(key), replies: [answers[answer]] },
      { keyStdin: true, retries: 0 },
    );
    expect([exitCode, report.cause, report.saved !== null, w.files()['.env'] !== undefined]).toEqual([
      code,
      cause,
      saved,
      saved,
    ]);
  });

  it('something that is not the API is no reason to save', async () => {
    const page = { ...answers.works, headers: { 'content-type': 'text/html' }, text: '<html>Sign in</html>' };
    const { report, exitCode, w } = await run({ stdin: piped(key), replies: [page] }, { keyStdin: true });
    expect([exitCode, report.saved, w.written]).toEqual([9, null, []]);
  });

  it('another value in the file: 2 before anything is sent, unless --force', async () => {
    const files = { ...ignored, '.env': `OPENAI_API_KEY=${other}\nB=2\n` };
    const { error, written } = await usageError({ files, stdin: piped(key) }, { keyStdin: true });
    expect([error.missing, written]).toEqual([['--force'], []]);
    const { w } = await run({ files, stdin: piped(key), replies: [answers.works] }, { keyStdin: true, force: true });
    expect(w.files()['.env']).toBe(`OPENAI_API_KEY=${key}\nB=2\n`);
  });

  it('a file that git tracks, or would commit: 3 before anything is sent', async () => {
    const tracked = await run(
      { files: { '.env': 'A=1\n' }, git: { tracked: ['.env'] }, stdin: piped(key) },
      { keyStdin: true },
    );
    expect([tracked.exitCode, tracked.report.cause, tracked.w.sent]).toEqual([3, 'env-file-exposed', []]);
    const open = await run({ stdin: piped(key) }, { keyStdin: true, gitignore: false });
    expect([open.exitCode, open.report.cause, open.w.sent, open.w.written]).toEqual([3, 'env-file-exposed', [], []]);
  });

  it('a name that browsers receive is refused', async () => {
    const { exitCode, report, w } = await run(
      { stdin: piped(key) },
      { keyStdin: true, envName: 'NEXT_PUBLIC_OPENAI_API_KEY' },
    );
    expect([exitCode, report.cause, w.sent]).toEqual([3, 'client-exposed-key', []]);
  });

  it('--no-verify sends nothing and ends with 0', async () => {
    const { exitCode, report, w } = await run({ stdin: piped(key) }, { keyStdin: true, verify: false });
    expect([exitCode, report.keyAccepted, report.saved?.path, w.sent]).toEqual([0, null, '.env', []]);
    expect(report.warnings.map(({ code }) => code)).toEqual(['not-verified']);
  });

  it('--dry-run says what it would write, masked, and does nothing', async () => {
    const { exitCode, report, w } = await run({ stdin: piped(key) }, { keyStdin: true, dryRun: true });
    expect([exitCode, report.saved, w.sent, w.written]).toEqual([0, null, [], []]);
    expect(w.ctx.printed.said).toContain(`add OPENAI_API_KEY=…${key.slice(-4)}`);
    expect(w.ctx.printed.said).not.toContain(key.slice(20, 32));
  });

  it('warns where programs here would use another key', async () => {
    const { report } = await run(
      { env: { OPENAI_API_KEY: other }, stdin: piped(key), replies: [answers.works] },
      { keyStdin: true },
    );
    expect(report.warnings.map(({ code }) => code)).toEqual(['shadowed-source']);
    const equal = await run(
      { env: { OPENAI_API_KEY: key }, stdin: piped(key), replies: [answers.works] },
      { keyStdin: true },
    );
    expect(equal.report.warnings).toEqual([]);
  });

  it('a base URL beside another key is not obeyed, the one of the process is', async () => {
    const beside = await run(
      { files: { ...ignored, '.env': 'OPENAI_BASE_URL=https://elsewhere.example/v1\n' }, stdin: piped(key) },
      { keyStdin: true },
    );
    expect([beside.exitCode, beside.report.cause, beside.w.sent]).toEqual([3, 'unsafe-base-url', []]);
    const named = await run(
      { stdin: piped(key), replies: [answers.works], env: { OPENAI_BASE_URL: 'https://gateway.example/v1' } },
      { keyStdin: true },
    );
    expect(named.w.sent[0]?.baseUrl).toBe('https://gateway.example/v1');
  });

  it('--sandbox goes the whole way unattended, beside the real files', async () => {
    const files = { ...ignored, '.env': `OPENAI_API_KEY=${other}\n` };
    const env = {
      OPENAI_ORG_ID: 'org-mine',
      OPENAI_PROJECT_ID: 'proj_mine',
      OPENAI_BASE_URL: 'https://gateway.example/v1',
    };
    const { w, report, exitCode } = await run(
      { files, env, replies: [answers.works] },
      { sandbox: true, yes: true, port: 4242 },
    );
    expect([exitCode, report.saved?.path]).toEqual([0, '.env.sandbox']);
    expect(report.key).toMatchObject({ kind: 'sandbox', source: 'env-file', path: '.env.sandbox' });
    expect(report.warnings).toEqual([]);
    expect(w.sent[0]).toMatchObject({ baseUrl: 'http://127.0.0.1:4141/v1', organization: null, project: null });
    expect(w.files()['.env']).toBe(files['.env']);
    expect(w.files()['.env.sandbox']).toBe(
      `OPENAI_API_KEY=${w.platform.key}\nOPENAI_BASE_URL=http://127.0.0.1:4141/v1\n`,
    );
    expect(w.files()['.gitignore']).toContain('.env.sandbox');
    expect(w.started).toEqual([{ port: 4242, key: null }]);
  });

  it('--sandbox uses its old key again and brings the address up to date', async () => {
    const old = practiceKey('old');
    const files = {
      '.gitignore': '.env.sandbox\n',
      '.env.sandbox': `OPENAI_BASE_URL=http://127.0.0.1:9/v1\nOPENAI_API_KEY=${old}\n`,
    };
    const { w, exitCode } = await run({ files, replies: [answers.works] }, { sandbox: true, yes: true });
    expect(exitCode).toBe(0);
    expect(w.files()['.env.sandbox']).toBe(`OPENAI_BASE_URL=http://127.0.0.1:4141/v1\nOPENAI_API_KEY=${old}\n`);
    expect(w.written).toEqual(['.env.sandbox']);
  });
});
