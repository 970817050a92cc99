import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectKey } from '../support/keys.ts';
import { tempFolder } from '../support/run.ts';
import { canTrace, leaksIn, watched } from '../support/watched.ts';
import { bytesOf, connectProxy, goodBody, type WireServer, wireServer } from '../support/wire.ts';
import { hostileRepositories, type Traps } from './hostile-repositories.ts';

const key = projectKey('hostile repository');

const verify = ['verify', '--retries', '0'];
const init = ['init', '--yes', '--no-verify', '--key-env', 'OPENAI_API_KEY', '--dotenv', '.env.mine'];

/**
 * What a newcomer and a CI job run in a folder they just cloned. Only doctor and init ask git, so a repository meets those, and
 * any other folder meets verify and doctor. Saving comes last: it changes the folder.
 */
const commandsIn = (name: string): string[][] => (name.startsWith('git: ') ? [['doctor'], init] : [verify, ['doctor']]);

// The traps are shell scripts and the settings those of a Unix.
describe.skipIf(process.platform === 'win32')(
  `in ${hostileRepositories.length} hostile folders, with a key from the shell`,
  () => {
    let hostile: WireServer;
    let proxy: WireServer;
    let marks: string;
    let trap: string;
    let module: string;
    beforeAll(async () => {
      hostile = await wireServer((socket) => void socket.end(bytesOf(200, goodBody())));
      // What goes to OpenAI is stopped here, so that nothing leaves this machine.
      proxy = await connectProxy(403);
      const folder = tempFolder('traps');
      marks = join(folder, 'marks');
      trap = join(folder, 'trap');
      module = join(folder, 'trap.cjs');
      writeFileSync(trap, `#!/bin/sh\necho "run: $0 $*" >> ${marks}\nexit 1\n`, { mode: 0o755 });
      writeFileSync(module, `require('node:fs').appendFileSync(${JSON.stringify(marks)}, 'loaded\\n');\n`);
    });
    afterAll(async () => void (await Promise.all([hostile.close(), proxy.close()])));
    const marked = (): string => (existsSync(marks) ? readFileSync(marks, 'utf8') : '');

    it('the traps work', async () => {
      const { execFileSync } = await import('node:child_process');
      const cwd = tempFolder('project');
      execFileSync('git', ['init', '-q'], { cwd });
      execFileSync('git', ['-c', `core.fsmonitor=${trap}`, 'status'], { cwd, stdio: 'pipe' });
      execFileSync(process.execPath, ['--require', module, '-e', '0']);
      expect(marked()).toMatch(/run: .*\nloaded\n/s);
      writeFileSync(marks, '');
    });

    it.each(hostileRepositories.map((one) => [one.name, one] as const))(
      '%s',
      async (name, { prepare, cwd: inside = '.' }) => {
        const cwd = join(tempFolder('clone'), 'repository');
        mkdirSync(cwd);
        const traps: Traps = { cwd, trap, module, server: hostile.baseUrl };
        prepare(traps);
        for (const args of commandsIn(name)) {
          const run = await watched(args, {
            cwd: join(cwd, inside),
            env: {
              OPENAI_API_KEY: key,
              HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`,
              // As npx has it.
              PATH: [join(cwd, 'node_modules/.bin'), process.env['PATH']].join(delimiter),
            },
          });
          const said = `${args[0]}: ${run.exitCode} ${run.signal} ${run.stdout}${run.stderr}`;
          expect(run.signal, said).toBeNull();
          expect(run.exitCode, said).not.toBe(1);
          expect(marked(), said).toBe('');
          expect(leaksIn(run.evidence, key, ['project/.env.mine'])).toEqual([]);
          if (!canTrace()) continue;
          expect(run.contacts?.filter((one) => one !== `127.0.0.1:${proxy.port}`)).toEqual([]);
          expect(run.started?.filter(([program = '']) => !/^\/(?!.*node_modules).*\/git$/.test(program))).toEqual([]);
          const environments = run.evidence.filter(({ where }) => where.startsWith('the environment of'));
          expect(environments.filter(({ text }) => text.includes(trap) || text.includes(hostile.baseUrl))).toEqual([]);
        }
        expect(hostile.connections).toBe(0);
        expect(
          proxy
            .received()
            .split('\r\n')
            .filter((line) => /^[A-Z]+ /.test(line) && !line.startsWith('CONNECT api.openai.com:443 ')),
        ).toEqual([]);
      },
    );
  },
);
