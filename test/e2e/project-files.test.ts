import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectKey } from '../support/keys.ts';
import { tempProject } from '../support/run.ts';
import { canTrace, watched } from '../support/watched.ts';
import { bytesOf, goodBody, type WireServer, wireServer } from '../support/wire.ts';

/** facts/reliability.md T20: CI runs keycheck beside a secret, in a folder that a stranger may have written. */
const key = projectKey('project files');

/** What a check may look into: env files, package.json as data, and git. */
const allowed = /^(?:\.env(?:\.[\w.-]+)?|\.dev\.vars(?:\.[\w-]+)?|package\.json|\.git(?:\/.*)?)$/;

/** Everything a tool might pick up and run. Each leaves a mark if it is. */
function trap(): { folder: string; mark: string } {
  const mark = 'was-run';
  const script = `#!/bin/sh\ntouch "$(dirname "$0")/../${mark}" ${mark}\n`;
  const code = `require('node:fs').writeFileSync('${mark}', '');\n`;
  const folder = tempProject({
    'package.json': JSON.stringify({ type: 'commonjs', main: 'index.js', keycheck: { plugins: ['./index.js'] } }),
    '.env': `OTHER=1\nNODE_OPTIONS=--require ./index.js\nBASH_ENV=./run.sh\n`,
    '.env.local': 'OPENAI_ORG_ID=\n',
    'index.js': code,
    'keycheck.config.js': code,
    'keycheck.config.mjs': `import { writeFileSync } from 'node:fs';\nwriteFileSync('${mark}', '');\n`,
    '.keycheckrc': `{"extends":"./index.js"}`,
    '.keycheckrc.js': code,
    '.npmrc': 'node-options=--require ./index.js\n',
    '.nvmrc': '24\n',
    'tsconfig.json': '{}',
    'vite.config.js': code,
    'next.config.js': code,
    'wrangler.toml': 'name = "x"\n',
    '.vscode/settings.json': '{}',
    'node_modules/keycheck/package.json': '{"name":"keycheck","main":"index.js"}',
    'node_modules/keycheck/index.js': code,
    'node_modules/openai/package.json': '{"name":"openai","main":"index.js"}',
    'node_modules/openai/index.js': code,
    'node_modules/dotenv/index.js': code,
    'node_modules/.bin/git': script,
    'run.sh': script,
    'src/app.js': code,
  });
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, stdio: 'pipe' });
  git('init', '--quiet');
  git('config', 'core.fsmonitor', join(folder, 'run.sh'));
  git('config', 'core.hooksPath', '.');
  for (const name of ['node_modules/.bin/git', 'run.sh']) chmodSync(join(folder, name), 0o755);
  return { folder, mark };
}

describe.skipIf(!canTrace())('in a folder full of things to run', () => {
  let server: WireServer;
  beforeAll(async () => {
    server = await wireServer((socket) => void socket.end(bytesOf(200, goodBody())));
  });
  afterAll(() => server.close());

  it.each([
    ['at level call', []],
    ['at level offline', ['--level', 'offline']],
    ['with reports', ['--reporter', 'human', '--reporter', 'junit=k.xml']],
    ['that fails', ['--key-env', 'NOT_SET']],
  ])(
    'keycheck verify %s opens env files, package.json and .git, and nothing else of it; it runs nothing',
    async (_, args) => {
      const { folder, mark } = trap();
      const run = await watched(['verify', ...args], {
        cwd: folder,
        env: {
          CI: 'true',
          GITHUB_ACTIONS: 'true',
          GITHUB_EVENT_NAME: 'pull_request_target',
          OPENAI_API_KEY: key,
          OPENAI_BASE_URL: server.baseUrl,
        },
      });
      const within = (run.opened ?? [])
        .map((path) => relative(folder, resolve(folder, path)).replaceAll('\\', '/'))
        .filter((path) => path !== '' && !path.startsWith('..'));
      expect(within.filter((path) => !allowed.test(path) && !/^\.?k\.xml/.test(path))).toEqual([]);
      // Not an empty list by mistake: the env files are among what was opened.
      if (!args.includes('--key-env')) expect(within).toEqual(expect.arrayContaining(['.env', '.env.local']));
      expect(run.started).toEqual([]);
      expect(run.exitCode).toBe(args.includes('--key-env') ? 3 : 0);
      expect(existsSync(join(folder, mark))).toBe(false);
    },
  );
});
