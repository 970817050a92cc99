import { execFileSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pack } from '../package/packed.ts';
import { certificates } from '../support/certificates.ts';
import { projectKey } from '../support/keys.ts';
import { leaksOf } from '../support/leaks.ts';
import { cleanEnvironment, tempFolder, tempProject } from '../support/run.ts';
import { canTrace, watched } from '../support/watched.ts';
import { bytesOf, connectProxy, goodBody, type WireServer, wireServer } from '../support/wire.ts';

const key = projectKey('contacts');
const hindrance = canTrace() ? '' : ' (skipped: strace is not here, or may not trace)';

/** Every command, one way or another. Those that send go to the address they were given. */
const commands: readonly (readonly string[])[] = [
  [],
  ['--help'],
  ['explain', 'credits'],
  ['snippet', 'node'],
  ['verify', '--level', 'offline'],
  ['verify'],
  ['verify', '--level', 'free'],
  ['init', '--yes', '--key-env', 'OPENAI_API_KEY'],
  ['init', '--yes', '--no-verify', '--dry-run', '--key-env', 'OPENAI_API_KEY'],
  ['doctor'],
  ['doctor', '--fix'],
  ['init', '--sandbox', '--yes', '--port', '0'],
];

describe.skipIf(!canTrace())(`whom the built program talks to${hindrance}`, () => {
  let server: WireServer;
  let proxy: WireServer;
  beforeAll(async () => {
    server = await wireServer((socket) => void socket.end(bytesOf(200, goodBody())));
    // Lets nothing through: what would go to OpenAI comes to an end here.
    proxy = await connectProxy(403);
  });
  afterAll(async () => void (await Promise.all([server.close(), proxy.close()])));

  it.each(commands.map((args) => [`keycheck ${args.join(' ')}`, args] as const))(
    '%s: the address it was given, or nobody',
    async (_line, args) => {
      const run = await watched(args, {
        cwd: tempProject({ 'package.json': '{}' }),
        env: { OPENAI_API_KEY: key, OPENAI_BASE_URL: server.baseUrl },
      });
      const own = args.includes('--sandbox') ? /^127\.0\.0\.1:\d+$/ : new RegExp(`^127\\.0\\.0\\.1:${server.port}$`);
      expect(run.contacts?.filter((one) => !own.test(one))).toEqual([]);
      expect(run.names).toEqual([]);
      if (args.includes('--sandbox')) expect(run.contacts).not.toContain(`127.0.0.1:${server.port}`);
    },
  );

  it('without an address: api.openai.com and no other host', async () => {
    for (const args of [
      ['verify', '--retries', '0'],
      ['doctor'],
      ['init', '--yes', '--key-env', 'OPENAI_API_KEY', '--retries', '0'],
    ]) {
      const env = { OPENAI_API_KEY: key, HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` };
      const run = await watched(args, { cwd: tempProject(), env });
      expect(run.contacts).toEqual([`127.0.0.1:${proxy.port}`]);
      expect(run.names).toEqual([]);
    }
    const lines = proxy
      .received()
      .split('\r\n')
      .filter((line) => /^[A-Z]+ /.test(line));
    expect(new Set(lines)).toEqual(new Set(['CONNECT api.openai.com:443 HTTP/1.1']));
    expect(leaksOf(proxy.received(), key)).toEqual([]);
  });
});

/**
 * A proxy is the way to an address, this machine's own over https included: curl, Python and Node's own clients do the same, and
 * NO_PROXY=localhost takes the short way. TLS ends at the address, so the proxy sees the name and never the key. Plain http,
 * which has no such end, goes to this machine alone and never to a proxy.
 */
// Certificates are made by openssl.
describe.skipIf(process.platform === 'win32')('proxies and the key', () => {
  it.each([
    ['https to this machine goes through the proxy, which sees CONNECT and no more', { NO_PROXY: '' }, 'https', 1],
    ['NO_PROXY takes the short way', { NO_PROXY: 'localhost' }, 'https', 0],
    ['NO_PROXY for everything', { no_proxy: '*' }, 'https', 0],
    ['plain http is never sent to a proxy', { NO_PROXY: '' }, 'http', 0],
  ] as const)('%s', async (_name, more, scheme, connections) => {
    const proxy = await connectProxy(200);
    const good = bytesOf(200, goodBody());
    const tls = scheme === 'https' ? { tls: certificates().good } : {};
    const server = await wireServer((socket) => void socket.end(good), tls);
    const address = `http://127.0.0.1:${proxy.port}`;
    try {
      const run = await watched(['verify', '--json'], {
        cwd: tempProject(),
        env: {
          OPENAI_API_KEY: key,
          OPENAI_BASE_URL: server.baseUrl,
          NODE_EXTRA_CA_CERTS: certificates().caPath,
          HTTP_PROXY: address,
          http_proxy: address,
          HTTPS_PROXY: address,
          ALL_PROXY: address,
          ...more,
        },
      });
      expect(run.exitCode, run.stdout).toBe(0);
      expect([proxy.connections, server.requests]).toEqual([connections, 1]);
      expect(leaksOf(proxy.received(), key)).toEqual([]);
      if (connections > 0) expect(proxy.received()).toMatch(/^CONNECT localhost:\d+ HTTP\/1\.1\r\n/);
    } finally {
      await Promise.all([server.close(), proxy.close()]);
    }
  });
});

describe.skipIf(!canTrace())(`the packed package${hindrance}`, () => {
  it('talks to nobody and starts nothing when it is installed, scripts allowed', () => {
    const folder = tempFolder('consumer');
    const log = join(tempFolder('trace'), 'strace.log');
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
    const env = { ...cleanEnvironment(tempFolder('home')), npm_config_update_notifier: 'false' };
    const npm = execFileSync('sh', ['-c', 'command -v npm'], { env, encoding: 'utf8' }).trim();
    execFileSync(
      'strace',
      [
        '-f',
        '--seccomp-bpf',
        '-qq',
        '-e',
        'trace=execve,connect',
        '-e',
        'signal=none',
        '-o',
        log,
        npm,
        'install',
        '--no-audit',
        '--no-fund',
        pack(),
      ],
      { cwd: folder, env, stdio: 'pipe' },
    );
    const trace = execFileSync('cat', [log], { encoding: 'latin1', maxBuffer: 64 * 1024 * 1024 }).split('\n');
    expect(trace.filter((line) => /sin6?_port=/.test(line))).toEqual([]);
    const started = trace.filter((line) => / execve\(.*= 0$/.test(line)).slice(1);
    expect(started.filter((line) => !/execve\("[^"]*\/node"/.test(line))).toEqual([]);
    expect(readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['keycheck']);
  });
});
