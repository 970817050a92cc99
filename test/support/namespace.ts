import { execFile, execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Pair } from './certificates.ts';
import { cleanEnvironment, tempFolder } from './run.ts';
import { repoRoot } from './shared.ts';

/** A network that is broken in one way. */
export type BrokenNetwork = {
  /** Commands (iproute2) that shape it. */
  commands?: readonly string[];
  /** Lines of its /etc/hosts. */
  hosts?: string;
  /** What its name server does: nobody is there, it keeps silent, it fails, or it knows no name. */
  resolver?: 'none' | 'silent' | 'fails' | 'knows-none';
  /** A server on 127.0.0.1 and what it answers. */
  tls?: Pair & { port: number; reply: string };
};

export type NamespaceRun = { exitCode: number; stdout: string; stderr: string; durationMs: number };

/** Why such networks cannot be made here, or an empty text. They take Linux, iproute2 and the right to make namespaces. */
export function noNamespace(): string {
  try {
    execFileSync('unshare', ['-n', '-m', 'sh', '-c', 'ip link add va type veth peer name vb && mount --bind / /'], {
      stdio: 'pipe',
    });
    return '';
  } catch {
    return 'skipped: no right to make network namespaces here, or no iproute2';
  }
}

/** A link on which everything is sent and nothing arrives: a firewall that drops. `10.9.9.2` and `2001:db8::2` lie behind it. */
export const silentLink: readonly string[] = [
  'ip link add va type veth peer name vb',
  'ip link set vb up',
  'ip link set va up',
  'ip addr add 10.9.9.1/24 dev va',
  'ip neigh add 10.9.9.2 lladdr 02:00:00:00:00:02 dev va',
  'ip -6 addr add 2001:db8::1/64 dev va nodad',
  'ip -6 neigh add 2001:db8::2 lladdr 02:00:00:00:00:02 dev va',
];

/** Runs the built program in a network of its own. */
export function keycheckIn(
  network: BrokenNetwork,
  args: readonly string[],
  env: Record<string, string>,
): Promise<NamespaceRun> {
  const folder = tempFolder('namespace');
  const ask = {
    folder,
    commands: network.commands ?? [],
    hosts: network.hosts ?? '',
    resolver: network.resolver ?? 'none',
    tls: network.tls,
    args,
    env: { ...cleanEnvironment(folder), ...env },
    bin: join(repoRoot, 'bin/keycheck.js'),
  };
  const inside = [process.execPath, join(repoRoot, 'test/support/namespace.mjs'), JSON.stringify(ask)];
  return new Promise((resolve, reject) => {
    execFile('unshare', ['-n', '-m', ...inside], { timeout: 60_000 }, (error, stdout, stderr) =>
      error === null ? resolve(JSON.parse(stdout) as NamespaceRun) : reject(new Error(`${error.message}\n${stderr}`)),
    );
  });
}
