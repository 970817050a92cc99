import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Cause } from '../../src/core/causes/ids.ts';
import { classOf } from '../../src/core/causes/ids.ts';
import { exitCodeFor } from '../../src/core/exit-codes.ts';
import { certificates } from '../support/certificates.ts';
import { projectKey } from '../support/keys.ts';
import { leaksOf } from '../support/leaks.ts';
import { watchMemory } from '../support/memory.ts';
import { keycheck, type Run, tempFolder } from '../support/run.ts';
import { connectProxy, type WireServer, wireServer } from '../support/wire.ts';
import { type WireCase, type WireRun, wireCases } from '../support/wire-cases.ts';

/** The five ways each fault is met (facts/wire-faults.md): `run` says what differs in flags and environment. */
const ways = ['plain', 'json', 'github', 'proxy', 'echo'] as const;
type Way = (typeof ways)[number];

/**
 * Every fault in every way takes minutes, so that the usual run takes one way for each fault, in turn; `npm run test:wire` runs
 * all of them (npm names the script in npm_lifecycle_event, on every system).
 */
const whole = process.env['npm_lifecycle_event'] === 'test:wire';
const scope = whole
  ? 'every fault in five ways'
  : 'every fault in one of the five ways, in turn; npm run test:wire runs them all';

/** A host that does not exist cannot be met through a proxy: there the proxy looks it up. Cases of proxies bring their own. */
const applies = (wire: WireCase, way: Way): boolean => way !== 'proxy' || !/^W(?:01|70)/.test(wire.id);
const openssl = process.platform !== 'win32';
const cases = wireCases.filter((wire) => openssl || !/^W(?:6[03-9]|70)/.test(wire.id));
const matrix = cases.flatMap((wire, at) =>
  ways
    .filter((way, turn) => applies(wire, way) && (whole || turn === at % ways.length))
    .map((way) => [wire, way] as const),
);

const key = projectKey();
const rssLimitKb = 150 * 1024;
/** Starting Node on a busy machine, on top of what the run itself may take. */
const startSeconds = 4;
const found = { runs: 0, requests: 0, peakKb: 0, slowestMs: 0 };

type Report = {
  ok: boolean;
  cause: Cause | null;
  class: string;
  exitCode: number;
  keyAccepted: boolean | null;
  warnings: { code: string }[];
  request: { attempts: number; durationMs: number } | null;
};

let home: string;
let projects: string;
let caPath: string | undefined;
beforeAll(() => {
  home = tempFolder('home');
  projects = tempFolder('projects');
  caPath = openssl ? certificates().caPath : undefined;
});

async function meet(wire: WireCase, way: Way, started: WireRun, cwd: string, proxy: WireServer | null) {
  const files = {
    summary: join(cwd, 'summary.md'),
    report: join(cwd, 'report.json'),
    bundle: join(cwd, 'bundle.json'),
  };
  writeFileSync(files.summary, '');
  const memory = watchMemory();
  const flags = ['--key-env', 'K', '--base-url', started.baseUrl, '--timeout', `${wire.timeoutMs ?? 30_000}ms`];
  const reporter = way === 'json' ? ['--json'] : ['--reporter', 'human', '--reporter', `json=${files.report}`];
  const more = way === 'echo' ? ['--debug', '--report', files.bundle] : [];
  const run = await keycheck(['verify', ...flags, ...reporter, ...more], {
    cwd,
    home,
    timeoutMs: 45_000,
    onStart: memory.watch,
    env: {
      K: key,
      ...(wire.trust && caPath ? { NODE_EXTRA_CA_CERTS: caPath } : {}),
      ...(way === 'github' ? { CI: 'true', GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: files.summary } : {}),
      ...(proxy ? { HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` } : {}),
      ...started.env,
    },
  });
  const bundle = way === 'echo' ? readFileSync(files.bundle, 'utf8') : '';
  const report = way === 'json' ? run.stdout : readFileSync(files.report, 'utf8');
  const said = [run.stdout, run.stderr, report, bundle, readFileSync(files.summary, 'utf8')].join('\n');
  return { run, said, report: JSON.parse(report) as Report, peakKb: memory.stop() };
}

/** Where the program's own end, the report's and the fault's must agree. */
function expectCause(wire: WireCase, run: Run, report: Report): void {
  expect([wire.cause].flat()).toContain(report.cause);
  const end = report.cause === null ? 'ok' : classOf(report.cause);
  expect([report.class, report.exitCode, run.exitCode]).toEqual([end, exitCodeFor(end), exitCodeFor(end)]);
  if (wire.warning !== undefined) expect(report.warnings.map(({ code }) => code)).toContain(wire.warning);
  if (wire.keyAccepted !== undefined) expect(report.keyAccepted).toBe(wire.keyAccepted);
}

describe(`the wire, met by the built program (${scope})`, () => {
  it.concurrent.each(matrix.map(([wire, way]) => [`${wire.id}, ${way}: ${wire.fault}`, wire, way] as const))(
    '%s',
    async (_, wire, way) => {
      const cwd = mkdtempSync(join(projects, 'project-'));
      const proxy = way === 'proxy' ? await connectProxy(200) : null;
      const started = await wire.start(way === 'echo');
      try {
        const { run, said, report, peakKb } = await meet(wire, way, started, cwd, proxy);
        expectCause(wire, run, report);
        const requests = started.server?.requests ?? 0;
        expect(requests).toBeLessThanOrEqual(3);
        if (wire.requests !== undefined && started.server) expect(requests).toBe(wire.requests);
        expect(started.second?.connections ?? 0).toBe(0);
        // A proxy for https is none for http.
        if (proxy && started.baseUrl.startsWith('http:')) expect(proxy.connections).toBe(0);
        if (proxy && started.baseUrl.startsWith('https:')) expect(proxy.connections).toBeGreaterThan(0);
        expect(report.request?.durationMs ?? 0).toBeLessThan((wire.seconds + 1) * 1_000);
        expect(run.durationMs).toBeLessThan((wire.seconds + 1 + startSeconds) * 1_000);
        expect(leaksOf(said, key)).toEqual([]);
        expect(said).not.toContain('hunter2');
        expect(said).not.toMatch(/^\s+at .*(?::\d+:\d+|<anonymous>)|node:internal|UnhandledPromise/m);
        expect(peakKb).toBeLessThan(rssLimitKb);
        found.runs += 1;
        found.requests = Math.max(found.requests, requests);
        found.peakKb = Math.max(found.peakKb, peakKb);
        found.slowestMs = Math.max(found.slowestMs, run.durationMs);
      } finally {
        await Promise.all([started.close(), proxy?.close()]);
      }
    },
    60_000,
  );

  it('all of it, and the figures', () => {
    const peak = found.peakKb === 0 ? 'not measured here' : `${Math.round(found.peakKb / 1024)} MB`;
    console.info(
      `wire faults through the built program: ${found.runs} of ${matrix.length} right; requests in a run ≤ ${found.requests}, ` +
        `peak RSS ${peak}, slowest run ${found.slowestMs} ms`,
    );
    expect(found.runs).toBe(matrix.length);
  });
});

/** W72: a person or a CI system gives up while the server keeps silent. */
describe.skipIf(process.platform === 'win32')('a run that is stopped while nobody answers', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s: ends with %i within a second', async (signal, exitCode) => {
    let stopped = 0;
    let child: ChildProcess | undefined;
    const server = await wireServer(() => {
      stopped = performance.now();
      child?.kill(signal);
    });
    try {
      const flags = ['--key-env', 'K', '--base-url', server.baseUrl];
      const run = await keycheck(['verify', '--json', ...flags], {
        env: { K: key },
        onStart: (started) => {
          child = started;
        },
      });
      expect([run.exitCode, run.signal]).toEqual([exitCode, null]);
      expect(performance.now() - stopped).toBeLessThan(1_000);
      expect(server.requests).toBe(1);
      expect(leaksOf(run.stdout + run.stderr, key)).toEqual([]);
      expect(run.stderr).not.toMatch(/^\s+at /m);
    } finally {
      await server.close();
    }
  });
});
