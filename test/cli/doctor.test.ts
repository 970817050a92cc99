import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { DoctorReport } from '../../src/core/doctor.ts';
import { adminKey, practiceKey, projectKey, serviceAccountKey, vendorKey } from '../support/keys.ts';
import { leaksOf } from '../support/leaks.ts';
import { keycheck, type RunOptions, tempFolder, tempProject } from '../support/run.ts';

const key = projectKey('doctor');
const other = serviceAccountKey('doctor');

const validate = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true }).compile(
  JSON.parse(readFileSync(new URL('../../schema/doctor.schema.json', import.meta.url), 'utf8')),
);

/** Runs doctor for its document; the schema is kept and nothing of a key is shown, whatever was found. */
async function doctor(
  cwd: string,
  args: readonly string[] = ['--level', 'offline'],
  options: RunOptions = {},
): Promise<DoctorReport> {
  const run = await keycheck(['doctor', '--json', ...args], { ...options, cwd });
  for (const secret of [key, other]) expect(leaksOf(run.stdout + run.stderr, secret)).toEqual([]);
  const report = JSON.parse(run.stdout) as DoctorReport;
  expect(validate(report) ? [] : validate.errors).toEqual([]);
  expect(run.exitCode).toBe(report.exitCode);
  expect(report.ok).toBe(report.exitCode === 0);
  return report;
}

/** `id status place cause` of everything that is not well. */
const faults = ({ checks }: DoctorReport): string[] =>
  checks
    .filter(({ status }) => status !== 'ok' && status !== 'skipped')
    .map(({ id, status, facts, cause }) => [id, status, facts.path ?? facts.variable, cause].filter(Boolean).join(' '));

const git = (cwd: string, ...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.test', '-c', 'commit.gpgsign=false', ...args], {
    cwd,
    env: { PATH: process.env.PATH, HOME: cwd, GIT_CONFIG_NOSYSTEM: '1' },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });

/** A repository with these files, all but the env files committed. */
function repository(files: Record<string, string>): string {
  const cwd = tempProject(files);
  git(cwd, 'init', '-q', '-b', 'main');
  git(cwd, 'add', '-A');
  git(cwd, 'commit', '-q', '--allow-empty', '-m', 'start');
  return cwd;
}

const env = `OPENAI_API_KEY=${key}\n`;
const safe = { '.gitignore': '.env*\n', '.env': env };
const tidy = (cwd: string): string => {
  for (const name of ['.env', '.env.local']) if (existsSync(join(cwd, name))) chmodSync(join(cwd, name), 0o600);
  return cwd;
};

describe('doctor in a folder where all is well', () => {
  it('finds nothing, and says what it looked at', async () => {
    const report = await doctor(tidy(repository({ ...safe, 'app.js': 'run(process.env.OPENAI_API_KEY)\n' })));
    expect({ ok: report.ok, faults: faults(report) }).toEqual({ ok: true, faults: [] });
    expect(report.checks.map(({ id, status }) => `${id} ${status}`)).toEqual([
      'node ok',
      'terminal ok',
      'git ok',
      'sources ok',
      'env-file-tracked ok',
      'env-file-ignored ok',
      'env-file-mode ok',
      'key-in-frontend-variable ok',
      'browser-client ok',
      'key-in-source ok',
      'key-in-bundle skipped',
      'key-in-history ok',
      'variables ok',
      'endpoint ok',
      'network skipped',
      'verify skipped',
    ]);
  });

  it('without a key: that is the finding', async () => {
    expect(faults(await doctor(tempProject()))).toEqual(['sources error OPENAI_API_KEY missing-key']);
  });
});

type Shape = {
  files: Record<string, string>;
  prepare?: (cwd: string) => void;
  env?: Record<string, string>;
  found: string[];
  exitCode: number;
};

const shapes: Record<string, Shape> = {
  'an env file that is tracked': {
    files: { '.env': env },
    found: ['env-file-tracked error .env env-file-exposed', 'key-in-history error .env'],
    exitCode: 3,
  },
  'an env file that nothing ignores': {
    files: { 'a.txt': 'a' },
    prepare: (cwd) => writeFileSync(join(cwd, '.env'), env),
    found: ['env-file-ignored error .env env-file-exposed'],
    exitCode: 3,
  },
  'a tracked file of defaults, as Next has it': {
    files: { '.env': 'A=1\n', 'next.config.js': '', '.env.local': env, '.gitignore': '.env.local\n' },
    found: [],
    exitCode: 0,
  },
  'a key that was committed and taken out again': {
    files: { '.env': env },
    prepare: (cwd) => {
      git(cwd, 'rm', '-q', '--cached', '.env');
      writeFileSync(join(cwd, '.gitignore'), '.env\n');
      git(cwd, 'add', '.gitignore');
      git(cwd, 'commit', '-q', '-m', 'better');
    },
    found: ['key-in-history error .env'],
    exitCode: 3,
  },
  'an older key in history, another one in use': {
    files: { ...safe, 'old.py': `k = "${other}"\n` },
    prepare: (cwd) => {
      git(cwd, 'rm', '-q', 'old.py');
      git(cwd, 'commit', '-q', '-m', 'out');
    },
    found: ['key-in-history warning old.py'],
    exitCode: 0,
  },
  'a key in a branch, a tag and a stash': {
    files: { ...safe, 'a.js': '1' },
    prepare: (cwd) => {
      git(cwd, 'checkout', '-q', '-b', 'try');
      writeFileSync(join(cwd, 'b.js'), `k='${key}'`);
      git(cwd, 'add', 'b.js');
      git(cwd, 'commit', '-q', '-m', 'b');
      git(cwd, 'checkout', '-q', 'main');
      git(cwd, 'tag', '-a', 'v1', '-m', `with ${key}`);
      writeFileSync(join(cwd, 'a.js'), `key='${key}'`);
      git(cwd, 'stash', '-q');
    },
    found: ['key-in-history error a.js', 'key-in-history error b.js', 'key-in-history error v1'],
    exitCode: 3,
  },
  'a key in a commit message': {
    files: safe,
    prepare: (cwd) => git(cwd, 'commit', '-q', '--allow-empty', '-m', `use ${key}`),
    found: ['key-in-history error'],
    exitCode: 3,
  },
  'the key in a source and in an example file': {
    files: { ...safe, '.gitignore': '.env\n', 'src/a.ts': `\n\nconst key = '${key}';\n`, '.env.example': env },
    found: [
      'key-in-source error .env.example',
      'key-in-source error src/a.ts',
      'key-in-history error .env.example',
      'key-in-history error src/a.ts',
    ],
    exitCode: 3,
  },
  "somebody else's key in a file that git ignores": {
    files: { ...safe, '.gitignore': '.env*\nnotes.txt\n', 'notes.txt': `remember ${other}\n` },
    found: ['key-in-source warning notes.txt'],
    exitCode: 0,
  },
  'built files': {
    files: {
      ...safe,
      '.gitignore': '.env*\ndist\nbuild\nout\n.next\napps\n',
      'dist/a.js': `x="${key}"`,
      'build/static/b.js': `x="${key}"`,
      'out/c.html': key,
      '.next/static/chunks/d.js': `x="${key}"`,
      '.next/cache/e.bin': key,
      'apps/web/dist/f.js': key,
    },
    found: [
      'key-in-bundle error .next/static/chunks/d.js client-exposed-key',
      'key-in-bundle error apps/web/dist/f.js client-exposed-key',
      'key-in-bundle error build/static/b.js client-exposed-key',
      'key-in-bundle error dist/a.js client-exposed-key',
      'key-in-bundle error out/c.html client-exposed-key',
    ],
    exitCode: 3,
  },
  'names that bundlers publish': {
    files: {
      ...safe,
      '.env.local': `NEXT_PUBLIC_OPENAI_API_KEY=${key}\nVITE_AI=${key}\nNEXT_PUBLIC_SITE=https://a.test\n`,
      'vite.config.ts': "export default { envPrefix: ['APP_', 'VITE_'] }",
      '.env.production': 'APP_OPENAI_KEY=sk-some-resellers-key-0123456789\nAPP_NAME=a\nREACT_APP_OPENAI_API_KEY=\n',
    },
    found: [
      'key-in-frontend-variable error .env.local client-exposed-key',
      'key-in-frontend-variable error .env.local client-exposed-key',
      'key-in-frontend-variable error .env.production client-exposed-key',
      'key-in-frontend-variable warning .env.production',
    ],
    exitCode: 3,
  },
  'clients in browsers, and a configuration that hands the key over': {
    files: {
      ...safe,
      'a.tsx': 'new OpenAI({\n  dangerouslyAllowBrowser: true })',
      'b.ts': 'new OpenAI({ dangerouslyAllowBrowser: false })',
      'vite.config.js':
        "export default {\n  define: {\n    'process.env.OPENAI_API_KEY': JSON.stringify(env.OPENAI_API_KEY),\n  } }",
    },
    found: [
      'browser-client warning a.tsx client-exposed-key',
      'key-in-frontend-variable warning vite.config.js client-exposed-key',
    ],
    exitCode: 0,
  },
  'a nested env file of a monorepo': {
    files: { ...safe, '.gitignore': '/.env\n', 'apps/web/.env': env },
    found: [
      'env-file-mode warning apps/web/.env',
      'env-file-tracked error apps/web/.env env-file-exposed',
      'key-in-history error apps/web/.env',
    ],
    exitCode: 3,
  },
  "practice keys and other people's packages": {
    files: { ...safe, 'test.js': practiceKey('x'), '.gitignore': '.env*\nnode_modules\n', 'node_modules/a/i.js': key },
    found: [],
    exitCode: 0,
  },
  'what a practice run leaves behind, in a file that programs do not read': {
    files: {
      ...safe,
      '.env.sandbox': `OPENAI_API_KEY=${practiceKey('left')}\nOPENAI_BASE_URL=http://127.0.0.1:4141/v1\n`,
    },
    found: [],
    exitCode: 0,
  },
  'the address of a practice platform beside a real key': {
    files: { ...safe, '.env.staging': `OPENAI_API_KEY=${key}\nOPENAI_BASE_URL=http://127.0.0.1:4141/v1\n` },
    found: ['variables warning .env.staging'],
    exitCode: 0,
  },
  'variables that change requests': {
    files: { ...safe, '.env.staging': 'NODE_TLS_REJECT_UNAUTHORIZED=0\n' },
    env: {
      OPENAI_ORG_ID: 'Acme',
      OPENAI_PROJECT_ID: 'My project',
      OPENAI_CUSTOM_HEADERS: 'X: y',
      OPENAI_LOG: 'debug',
      OPENAI_API_BASE: 'https://a.test',
      OPENAI_ORGANIZATION: 'org-x',
      NODE_EXTRA_CA_CERTS: '/nowhere/ca.pem',
      HTTPS_PROXY: 'http://user:secret@proxy.test:3128',
    },
    found: [
      'variables error .env.staging unsafe-tls',
      'variables warning HTTPS_PROXY',
      'variables warning NODE_EXTRA_CA_CERTS',
      'variables warning OPENAI_API_BASE',
      'variables warning OPENAI_CUSTOM_HEADERS',
      'variables warning OPENAI_LOG',
      'variables warning OPENAI_ORGANIZATION',
      'variables warning OPENAI_ORG_ID',
      'variables warning OPENAI_PROJECT_ID',
    ],
    exitCode: 3,
  },
  'certificates unchecked, and Node made to print': {
    files: safe,
    env: { NODE_TLS_REJECT_UNAUTHORIZED: '0', NODE_DEBUG: 'http' },
    found: ['variables error NODE_DEBUG', 'variables error NODE_TLS_REJECT_UNAUTHORIZED unsafe-tls'],
    exitCode: 3,
  },
  'two keys': {
    files: safe,
    env: { OPENAI_API_KEY: other },
    found: ['sources warning OPENAI_API_KEY'],
    exitCode: 0,
  },
  'a placeholder': {
    files: { ...safe, '.env': 'OPENAI_API_KEY=your-key-here\n' },
    found: ['sources error .env placeholder-key'],
    exitCode: 3,
  },
  "another vendor's key": {
    files: { ...safe, '.env': `OPENAI_API_KEY=${vendorKey('gsk_')}\n` },
    found: ['sources error .env wrong-key-kind'],
    exitCode: 3,
  },
  'an admin key in the code': {
    files: { ...safe, 'a.rb': adminKey('x') },
    found: ['key-in-source error a.rb', 'key-in-history warning a.rb'],
    exitCode: 3,
  },
};

describe('doctor finds', () => {
  it.each(Object.entries(shapes))('%s', async (_name, { files, prepare, env: variables = {}, found, exitCode }) => {
    const cwd = repository(files);
    prepare?.(cwd);
    tidy(cwd);
    const report = await doctor(cwd, undefined, { env: variables });
    const known = ['env-file-mode warning .env.staging', 'env-file-mode warning .env.production'];
    expect(
      faults(report)
        .filter((fault) => !known.includes(fault))
        .sort(),
    ).toEqual([...found].sort());
    expect(report.exitCode).toBe(exitCode);
  });

  it('a key in a folder without git, in UTF-16, and in a file of 3 MB', async () => {
    const utf16 = Buffer.from(`\ufeff$key = "${key}"\r\n`, 'utf16le');
    const cwd = tidy(tempProject({ '.env': env, 'a.ps1': utf16, 'b.log': `${'x\n'.repeat(1_500_000)}${key}\n` }));
    const { checks } = await doctor(cwd);
    const found = checks
      .filter(({ id }) => id === 'key-in-source')
      .map(({ status, facts }) => `${status} ${facts.path} ${facts.line}`);
    expect(found.sort()).toEqual(['error a.ps1 1', 'error b.log 1500001']);
  });

  it.skipIf(process.platform === 'win32')('rights that others have', async () => {
    const cwd = repository(safe);
    chmodSync(join(cwd, '.env'), 0o644);
    expect(faults(await doctor(cwd))).toEqual(['env-file-mode warning .env']);
  });
});

describe('doctor --fix', () => {
  it('adds the rule and closes the file, and touches nothing else', async () => {
    const cwd = repository({ '.gitignore': 'node_modules\r\n' });
    writeFileSync(join(cwd, '.env'), `# mine\n${env}`, { mode: 0o644 });
    const report = await doctor(cwd, ['--fix', '--level', 'offline']);
    expect(faults(report)).toEqual([]);
    expect(readFileSync(join(cwd, '.gitignore'), 'utf8')).toBe('node_modules\r\n.env\r\n');
    expect(readFileSync(join(cwd, '.env'), 'utf8')).toBe(`# mine\n${env}`);
    expect(statSync(join(cwd, '.env')).mode & 0o777).toBe(0o600);
    const files = git(cwd, 'status', '--short').trim();
    expect(files).toBe('M .gitignore');
  });

  it('leaves what needs a decision alone', async () => {
    const cwd = tidy(repository({ '.env': env }));
    const run = await keycheck(['doctor', '--fix', '--level', 'offline'], { cwd });
    expect(run.exitCode).toBe(3);
    expect(run.stderr).toContain('Nothing here that --fix may change');
    expect(git(cwd, 'status', '--short')).toBe('');
  });
});

describe('doctor --staged', () => {
  const staged = (cwd: string, options: RunOptions = {}) => doctor(cwd, ['--staged'], options);

  it.each<[string, Record<string, string>, string[]]>([
    ['nothing', {}, []],
    [
      'harmless files',
      {
        'a.js': 'sk-proj-...',
        'b.md': 'sk-proj-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
      },
      [],
    ],
    ["this folder's key", { 'a.js': `\nk='${key}'` }, ['key-staged error a.js']],
    [
      'any other key, twice the same file',
      { 'a.js': other, 'b.js': other },
      ['key-staged error a.js', 'key-staged error b.js'],
    ],
    ['an odd name', { 'a b\n"c.js': other }, ['key-staged error a b\n"c.js']],
  ])('%s', async (_name, files, found) => {
    const cwd = repository(safe);
    for (const [path, text] of Object.entries(files)) writeFileSync(join(cwd, path), text);
    git(cwd, 'add', '-A');
    const report = await staged(cwd);
    expect({ faults: faults(report), exitCode: report.exitCode }).toEqual({
      faults: found,
      exitCode: found.length > 0 ? 3 : 0,
    });
  });

  it('before the first commit, and an env file added by force', async () => {
    const cwd = tempProject(safe);
    git(cwd, 'init', '-q');
    git(cwd, 'add', '-f', '.env');
    expect(faults(await staged(cwd))).toEqual(['key-staged error .env']);
  });

  it('what is staged counts, not what lies in the folder', async () => {
    const cwd = repository(safe);
    writeFileSync(join(cwd, 'a.js'), key);
    git(cwd, 'add', 'a.js');
    writeFileSync(join(cwd, 'a.js'), 'clean');
    expect(faults(await staged(cwd))).toEqual(['key-staged error a.js']);
    git(cwd, 'add', 'a.js');
    writeFileSync(join(cwd, 'a.js'), key);
    expect(faults(await staged(cwd))).toEqual([]);
  });

  it('as a hook it stops the commit, a partial one too', async () => {
    const cwd = repository({ ...safe, 'a.js': '1', 'b.js': '1' });
    const bin = new URL('../../bin/keycheck.js', import.meta.url).pathname;
    writeFileSync(
      join(cwd, '.git/hooks/pre-commit'),
      `#!/bin/sh\nexec '${process.execPath}' '${bin}' doctor --staged\n`,
      { mode: 0o755 },
    );
    writeFileSync(join(cwd, 'a.js'), key);
    writeFileSync(join(cwd, 'b.js'), '2');
    const tried = (...args: string[]): string => {
      try {
        git(cwd, 'commit', '-q', '-m', 'x', ...args);
        return 'committed';
      } catch (error) {
        return (
          String((error as { stdout?: string; stderr?: string }).stderr) + String((error as { stdout?: string }).stdout)
        );
      }
    };
    expect(tried('-a')).toContain('error    key-staged        a.js line 1');
    expect(tried('a.js')).toContain('error    key-staged        a.js line 1');
    expect(tried('b.js')).toBe('committed');
    expect(git(cwd, 'log', '--format=%s')).toBe('x\nstart\n');
  });

  it('where git cannot say, the answer is no', async () => {
    const report = await staged(tempProject());
    expect({ exitCode: report.exitCode, faults: faults(report) }).toEqual({
      exitCode: 3,
      faults: ['key-staged error'],
    });
  });
});

describe('doctor and the network', () => {
  /** An API that says what it got, and that a key is missing; `late` seconds behind. */
  async function api(late = 0): Promise<{ url: string; seen: string[]; close(): void }> {
    const seen: string[] = [];
    const server = createServer((request, response) => {
      seen.push(`${request.method} ${request.url} ${request.headers.authorization === undefined ? 'no key' : 'key'}`);
      const status = request.headers.authorization === undefined ? 401 : 200;
      response.writeHead(status, {
        'content-type': 'application/json',
        date: new Date(Date.now() - late * 1000).toUTCString(),
      });
      const body =
        status === 200
          ? {
              id: 'resp_1',
              object: 'response',
              status: 'completed',
              model: 'm',
              output: [],
              usage: { input_tokens: 1, output_tokens: 1, total_tokens: 2 },
            }
          : {
              error: {
                message: 'You did not provide an API key.',
                type: 'invalid_request_error',
                code: null,
                param: null,
              },
            };
      response.end(JSON.stringify(body));
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, seen, close: () => server.close() };
  }

  it('knocks without the key, then checks it', async () => {
    const server = await api();
    const report = await doctor(tidy(repository(safe)), ['--only', 'endpoint,network', '--only', 'verify'], {
      env: { OPENAI_BASE_URL: server.url },
    });
    server.close();
    expect(report.checks.map(({ id, status }) => `${id} ${status}`)).toEqual([
      'endpoint ok',
      'network ok',
      'verify ok',
    ]);
    expect(server.seen).toEqual(['GET /v1/models no key', 'POST /v1/responses key']);
  });

  it('sees a clock that is off', async () => {
    const server = await api(3600);
    const report = await doctor(tidy(repository(safe)), ['--only', 'network'], {
      env: { OPENAI_BASE_URL: server.url },
    });
    server.close();
    expect(report.checks.map(({ status, facts }) => [status, Math.round(Number(facts.seconds ?? 0) / 100)])).toEqual([
      ['ok', 0],
      ['warning', 36],
    ]);
  });

  it('where nobody answers, the key is not asked about', async () => {
    const report = await doctor(tidy(repository(safe)), ['--only', 'network,verify'], {
      env: { OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' },
    });
    expect(report.checks.map(({ id, status, cause }) => [id, status, cause])).toEqual([
      ['network', 'error', 'connection-refused'],
      ['verify', 'skipped', null],
    ]);
    expect(report.exitCode).toBe(8);
  });
});

describe('doctor for people', () => {
  it.each([
    ['40', 40],
    ['120', 120],
  ])('no line is wider than %s columns but what cannot be broken', async (columns, limit) => {
    const cwd = repository({ '.env': env, 'src/a.js': key });
    const { stdout } = await keycheck(['doctor', '--level', 'offline'], { cwd, env: { COLUMNS: String(columns) } });
    const wide = stdout.split('\n').filter((line) => line.length > Math.max(80, limit) && /\S \S/.test(line.trim()));
    expect(wide).toEqual([]);
    expect(stdout).toMatch(/Exit code 3 \(env-file-tracked\)\.\n$/);
  });

  it('says once what several findings have in common', async () => {
    const cwd = tidy(repository({ ...safe, 'a.js': key, 'b.js': key }));
    const { stdout } = await keycheck(['doctor', '--only', 'key-in-source'], { cwd });
    expect(stdout.match(/A key in a file of the program goes/g)).toHaveLength(1);
    expect(stdout.match(/Next:/g)).toHaveLength(1);
  });

  it('for the ear: a fact a line', async () => {
    const { stdout } = await keycheck(['doctor', '--level', 'offline', '--accessible'], {
      cwd: tidy(repository(safe)),
    });
    expect(stdout.split('\n').filter((line) => /\s{2}/.test(line))).toEqual([]);
    expect(stdout).toContain('ok: env-file-mode: only you can read .env.');
  });

  it('quiet: nothing, or one line', async () => {
    const home = tempFolder('home');
    const good = await keycheck(['doctor', '--level', 'offline', '--quiet'], { cwd: tidy(repository(safe)), home });
    const bad = await keycheck(['doctor', '--level', 'offline', '--quiet'], {
      cwd: tidy(repository({ '.env': env })),
      home,
    });
    expect([good.stdout + good.stderr, bad.stdout.trim().split('\n').length, bad.stderr]).toEqual(['', 1, '']);
  });

  it('a check that does not exist', async () => {
    const run = await keycheck(['doctor', '--skip', 'key-in-source,nope'], { cwd: tempProject() });
    expect({ exitCode: run.exitCode, told: run.stderr.includes('--skip takes one or more of: node') }).toEqual({
      exitCode: 2,
      told: true,
    });
  });
});
