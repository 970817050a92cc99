import { describe, expect, it } from 'vitest';
import { certificates } from '../support/certificates.ts';
import { projectKey } from '../support/keys.ts';
import { leaksOf } from '../support/leaks.ts';
import { type BrokenNetwork, keycheckIn, noNamespace, silentLink } from '../support/namespace.ts';
import { bytesOf, goodBody } from '../support/wire.ts';

const hindrance = noNamespace();
const key = projectKey();
/** Starting Node on a busy machine, on top of what the run itself may take. */
const startMs = 4_000;

type Case = {
  name: string;
  network: BrokenNetwork;
  cause: string | null;
  facts?: object;
  attempts: number;
  timeoutMs?: number;
  /** What the run may take by itself. */
  ms: number;
};

const v6 = '2001:db8::2';
const cases: readonly Case[] = [
  {
    name: 'W01, no such host',
    network: { resolver: 'knows-none' },
    cause: 'dns-failure',
    facts: { reason: 'not-found' },
    attempts: 1,
    ms: 2_000,
  },
  {
    name: 'W02, a name server that fails',
    network: { resolver: 'fails' },
    cause: 'dns-failure',
    attempts: 3,
    ms: 8_000,
  },
  {
    name: 'W03, a name server that keeps silent',
    network: { resolver: 'silent' },
    cause: 'dns-failure',
    attempts: 2,
    timeoutMs: 8_000,
    ms: 10_000,
  },
  {
    name: 'W05, a firewall that drops',
    network: { commands: silentLink, hosts: '10.9.9.2 api.openai.com' },
    cause: 'timeout',
    attempts: 3,
    timeoutMs: 30_000,
    ms: 19_000,
  },
  {
    name: 'W05, a way into a black hole',
    network: { commands: ['ip route add blackhole 10.1.2.0/24'], hosts: '10.1.2.3 api.openai.com' },
    cause: 'unreachable',
    attempts: 1,
    ms: 2_000,
  },
  {
    name: 'W06, no way',
    network: { hosts: '10.1.2.3 api.openai.com' },
    cause: 'unreachable',
    facts: { networkCode: 'ENETUNREACH' },
    attempts: 1,
    ms: 2_000,
  },
  {
    name: 'W06, a host that is declared unreachable',
    network: { commands: ['ip route add unreachable 10.1.2.0/24'], hosts: '10.1.2.3 api.openai.com' },
    cause: 'unreachable',
    facts: { networkCode: 'EHOSTUNREACH' },
    attempts: 1,
    ms: 2_000,
  },
  {
    name: 'W07, only an IPv6 address and no IPv6',
    network: { hosts: '2001:db8::7 api.openai.com' },
    cause: 'unreachable',
    facts: { reason: 'only-ipv6' },
    attempts: 1,
    ms: 2_000,
  },
  {
    name: 'W08, an IPv6 address that keeps silent and an IPv4 one that refuses',
    network: { commands: silentLink, hosts: `${v6} api.openai.com\n127.0.0.1 api.openai.com` },
    cause: 'connection-refused',
    attempts: 3,
    ms: 12_000,
  },
  { name: 'W10, no network at all', network: {}, cause: 'dns-failure', attempts: 3, ms: 8_000 },
];

/** Faults of the network itself, which take a network that may be broken. */
describe.skipIf(hindrance)(`a network that is broken${hindrance ? ` (${hindrance})` : ''}`, () => {
  // Mostly waiting for what does not come, each in a network of its own: several at a time.
  it.concurrent.each(cases.map((one) => [one.name, one] as const))(
    '%s',
    async (_name, { network, cause, facts = {}, attempts, timeoutMs = 30_000, ms }) => {
      const run = await keycheckIn(network, ['verify', '--json', '--key-env', 'K', '--timeout', `${timeoutMs}ms`], {
        K: key,
      });
      const report = JSON.parse(run.stdout);
      expect(report).toMatchObject({ ok: false, cause, class: 'network', exitCode: 8, keyAccepted: null, facts });
      expect([run.exitCode, report.request.attempts]).toEqual([8, attempts]);
      expect(run.durationMs).toBeLessThan(ms + startMs);
      expect(leaksOf(run.stdout + run.stderr, key)).toEqual([]);
      expect(run.stderr).toBe('');
    },
    60_000,
  );

  it('W08, an IPv6 address that keeps silent does not keep an IPv4 one from answering', async () => {
    const { good, caPath } = certificates();
    const reply = bytesOf(200, goodBody(), {}).toString('latin1');
    const network: BrokenNetwork = {
      commands: silentLink,
      hosts: `${v6} localhost`,
      tls: { ...good, port: 8443, reply },
    };
    const run = await keycheckIn(
      network,
      ['verify', '--json', '--key-env', 'K', '--base-url', 'https://localhost:8443/v1'],
      { K: key, NODE_EXTRA_CA_CERTS: caPath },
    );
    expect(JSON.parse(run.stdout)).toMatchObject({ ok: true, request: { attempts: 1 } });
    expect(run.durationMs).toBeLessThan(3_000 + startMs);
  }, 60_000);
});
