/**
 * Runs inside a network and mount namespace of its own (see namespace.ts), where the network can be broken at will: sets it up as
 * asked, starts a resolver and a TLS server where asked, runs keycheck, and prints what came of it as JSON.
 */
import { execFileSync, spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createServer } from 'node:tls';

const { folder, commands, hosts, resolver, tls, args, env, bin } = JSON.parse(process.argv[2]);

for (const command of ['ip link set lo up', ...commands]) execFileSync('sh', ['-c', command], { stdio: 'pipe' });

const over = (path, text) => {
  const own = join(folder, path.replaceAll('/', '_'));
  writeFileSync(own, text);
  execFileSync('mount', ['--bind', own, path]);
};
over('/etc/hosts', `127.0.0.1 localhost\n${hosts}\n`);
over('/etc/resolv.conf', 'nameserver 127.0.0.53\n');

const closing = [];
if (resolver !== 'none') {
  const socket = createSocket('udp4');
  socket.on('message', (query, { port, address }) => {
    if (resolver === 'silent') return;
    const answer = Buffer.from(query);
    answer[2] |= 0x80;
    answer[3] = (answer[3] & 0xf0) | (resolver === 'fails' ? 2 : 3);
    socket.send(answer, port, address);
  });
  await new Promise((ready) => socket.bind(53, '127.0.0.53', ready));
  closing.push(() => socket.close());
}
if (tls) {
  const server = createServer({ key: tls.key, cert: tls.cert }, (socket) => {
    socket.on('error', () => {});
    socket.once('data', () => socket.end(tls.reply));
  });
  await new Promise((ready) => server.listen(tls.port, '127.0.0.1', ready));
  closing.push(() => server.close());
}

const began = performance.now();
const child = spawn(process.execPath, [bin, ...args], { env, cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
const kill = setTimeout(() => child.kill('SIGKILL'), 40_000);
const text = (stream) => {
  const parts = [];
  stream.on('data', (part) => parts.push(part));
  return () => Buffer.concat(parts).toString('utf8');
};
const [stdout, stderr] = [text(child.stdout), text(child.stderr)];
child.on('close', (exitCode) => {
  clearTimeout(kill);
  for (const close of closing) close();
  process.stdout.write(
    JSON.stringify({ exitCode, stdout: stdout(), stderr: stderr(), durationMs: performance.now() - began }),
  );
});
