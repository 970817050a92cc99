import tls from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Secret } from '../../../src/core/key/secret.ts';
import { systemApi } from '../../../src/doors/openai.ts';
import { type ProbeAsk, probe } from '../../../src/flows/verify/probe.ts';
import { certificates } from '../../support/certificates.ts';
import { projectKey } from '../../support/keys.ts';
import { type WireCase, type WireRun, wireCases } from '../../support/wire-cases.ts';

/**
 * In a test there is no NODE_EXTRA_CA_CERTS to set before the process starts, so the test's CA joins every context. The
 * program's own behaviour under NODE_EXTRA_CA_CERTS is tested on the built program.
 */
const original = tls.createSecureContext;
beforeAll(() => {
  const { ca } = certificates();
  tls.createSecureContext = (options) => {
    const made = original(options);
    (made.context as { addCACert(pem: string): void }).addCACert(ca);
    return made;
  };
});
afterAll(() => {
  tls.createSecureContext = original;
});

const saved = { ...process.env };
afterEach(() => {
  for (const name of ['HTTPS_PROXY', 'NO_PROXY', 'no_proxy', 'NODE_TLS_REJECT_UNAUTHORIZED']) {
    if (saved[name] === undefined) delete process.env[name];
    else process.env[name] = saved[name];
  }
});

const key = new Secret(projectKey());
const ctx = {
  ticks: () => performance.now(),
  now: () => new Date(),
  sleep: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
};

async function run(wire: WireCase, started: WireRun) {
  Object.assign(process.env, started.env ?? {});
  const { host } = new URL(started.baseUrl);
  const ask: ProbeAsk = {
    key,
    level: 'call',
    model: null,
    organization: null,
    project: null,
    timeoutMs: wire.timeoutMs ?? 30_000,
    retries: 2,
    waitMs: null,
    endpoint: { baseUrl: started.baseUrl, host, kind: 'openai', from: 'flag', path: null },
    signal: new AbortController().signal,
    random: () => 0.5,
  };
  return probe({ ...ctx, api: systemApi(process.env) }, ask);
}

describe('the wire (facts/wire-faults.md)', () => {
  it.each(wireCases.map((wire) => [`${wire.id}: ${wire.fault}`, wire] as const))(
    '%s',
    async (_, wire) => {
      const started = await wire.start();
      try {
        const began = performance.now();
        const result = await run(wire, started);
        const seconds = (performance.now() - began) / 1_000;
        expect([wire.cause].flat()).toContain(result.cause);
        if (wire.warning !== undefined) expect(result.warnings.map((warning) => warning.code)).toContain(wire.warning);
        if (wire.keyAccepted !== undefined) expect(result.keyAccepted).toBe(wire.keyAccepted);
        if (wire.requests !== undefined && started.server) expect(started.server.requests).toBe(wire.requests);
        expect(started.server?.requests ?? 0).toBeLessThanOrEqual(3);
        expect(started.second?.connections ?? 0).toBe(0);
        expect(seconds).toBeLessThan(wire.seconds + 1);
        expect(JSON.stringify(result)).not.toContain('hunter2');
      } finally {
        await started.close();
      }
    },
    40_000,
  );
});
