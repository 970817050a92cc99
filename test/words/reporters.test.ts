import { spawnSync } from 'node:child_process';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { causes } from '../../src/core/causes/ids.ts';
import type { VerifyReport, VerifyResult } from '../../src/core/report.ts';
import { en } from '../../src/words/en/index.ts';
import { toReport } from '../../src/words/render.ts';
import { githubSummary, reporters } from '../../src/words/reporters/index.ts';
import { strangersIn } from '../support/markdown.ts';
import { readMetrics } from '../support/metrics.ts';
import { hostile } from './hostile.ts';
import { cases, envKey, result } from './situations.ts';
import { markedStyle, plainStyle } from './style.ts';

const style = plainStyle();
const reported = (over: Partial<VerifyResult>): VerifyReport => toReport(result(over), en, 'verify');

const okOver: Partial<VerifyResult> = {
  keyAccepted: true,
  model: { requested: null, answered: 'gpt-6-luna' },
  request: { status: 200, requestId: 'req_7Hq2', attempts: 1, durationMs: 812, retryAfterSeconds: null },
  usage: { inputTokens: 10, outputTokens: 2, totalTokens: 12 },
  cost: { usd: 0.000002, pricesAsOf: '2026-11-23' },
};
const ok = reported(okOver);
const noCredit = reported(cases['credits-exhausted'][0]?.over ?? {});
const skipped = reported({ cause: 'fork-without-secrets', skipped: true, key: null });

/** A report in which everything foreign is that text: what a gateway, a file or a variable could make it. */
const poisoned = (text: string, cause: VerifyResult['cause']): VerifyReport =>
  reported({
    cause,
    key: { ...envKey, variable: text, path: text, tail: text.slice(0, 4) },
    sources: [{ source: 'env-file', variable: text, path: text, line: 1, tail: text.slice(0, 4), used: false }],
    facts: {
      missingScopes: [text],
      host: text,
      model: text,
      project: text,
      organization: text,
      variable: text,
      file: text,
      limit: text,
      vendor: text,
      param: text,
      location: text,
      networkCode: text,
      validFrom: text,
      validTo: text,
      proxy: text,
      suggestion: text,
    },
    endpoint: { baseUrl: text, level: 'call' },
    model: { requested: text, answered: text },
    organization: text,
    project: text,
    platform: { type: text, code: text, param: text, message: text },
    warnings: [
      { code: 'model-not-checked', model: text },
      { code: 'custom-base-url', host: text, from: 'env-file', path: text },
      { code: 'client-exposed-key', variable: text, path: text, line: 2 },
      { code: 'readers-disagree', path: text, line: 1, readers: [text] },
      { code: 'unusual-answer', status: text },
      { code: 'unusual-key-shape', shape: 'vendor', vendor: text, length: 3 },
    ],
  });
const everything = hostile.flatMap((text) => [null, ...causes].map((cause) => poisoned(text, cause)));

/** Every seventh, where reading is slow: each text still meets six or seven causes. */
const some = everything.filter((_, index) => index % 7 === 0);

/** What a runner of GitHub Actions takes for a command: `::` first in a line, `##[` anywhere in it (actions/runner, ActionCommand.cs). */
const commandsIn = (text: string): string[] =>
  text.split(/\r\n|[\r\n]/).filter((line) => /^\s*::/.test(line) || line.includes('##['));

describe('hostile texts', { timeout: 60_000 }, () => {
  it('are many', () => {
    expect(hostile.length).toBeGreaterThanOrEqual(40);
    expect(everything.length).toBe(hostile.length * (causes.length + 1));
  });

  it('make no command in the human report', () => {
    for (const report of everything) expect(commandsIn(reporters.human(report, en, style))).toEqual([]);
  });

  it('make no command of their own among the annotations, and no line more', () => {
    for (const report of everything) {
      const lines = reporters.github(report, en, style).split('\n');
      expect(lines.length).toBe(1 + report.warnings.length);
      for (const line of lines)
        expect(line).toMatch(/^::(?:error|notice|warning) title=keycheck%3A [^:,\r\n]*::[^\r\n]*$/);
      for (const line of lines) expect(line).not.toMatch(/##(?:\[|vso\[|teamcity\[)|section_(?:start|end):/);
    }
  });

  it('leave no control character in any text for people', () => {
    for (const report of some) {
      for (const text of [
        reporters.human(report, en, style),
        reporters.github(report, en, style),
        githubSummary(report, en),
      ]) {
        expect(text).not.toMatch(
          /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/,
        );
      }
    }
  });

  it('become neither markup nor links in the summary', () => {
    const seen = new Set(some.map((report) => githubSummary(report, en)));
    for (const summary of seen) expect(strangersIn(summary)).toEqual([]);
  });

  it('keep the XML well-formed, and are read back as one test case', () => {
    for (const report of everything) {
      const parser = new SaxesParser();
      const names: string[] = [];
      parser.on('error', (error) => {
        throw error;
      });
      parser.on('opentag', ({ name }) => names.push(name));
      parser.write(reporters.junit(report, en, style)).close();
      expect(names.filter((name) => name === 'testcase')).toHaveLength(1);
      expect(names.filter((name) => name === 'failure')).toHaveLength(report.ok ? 0 : 1);
    }
  });

  it('add no metric and no line of their own', () => {
    const line =
      /^(?:# (?:TYPE|UNIT|HELP) keycheck_[a-z_]+ .+|keycheck_[a-z_]+\{(?:[a-z]+="(?:[^"\\\n]|\\.)*",?)*\} [0-9.e-]+|# EOF)$/;
    for (const report of everything) {
      for (const row of reporters.openmetrics(report, en, style).split('\n')) expect(row).toMatch(line);
    }
  });

  it('come back from JSON as they are', () => {
    for (const report of everything) expect(JSON.parse(reporters.json(report))).toEqual(report);
  });
});

describe('human', () => {
  it.each([
    [
      ok,
      'Works: OPENAI_API_KEY (.env line 3, …x9Qa) got an answer from gpt-6-luna.\n0.8 s, 10 tokens in, 2 out, about $0.000002. Request id req_7Hq2',
    ],
    [
      reported({
        ...okOver,
        key: { ...envKey, path: '.env.sandbox', kind: 'sandbox' },
        endpoint: { baseUrl: 'http://127.0.0.1:4141/v1', level: 'call' },
      }),
      'Works: OPENAI_API_KEY (.env.sandbox line 3, …x9Qa) got an answer from gpt-6-luna\nat 127.0.0.1:4141.\n0.8 s, 10 tokens in, 2 out. Request id req_7Hq2',
    ],
    [skipped, 'Skipped: a pull request from a fork gets no secrets, so no key was checked.'],
    [
      reported({
        endpoint: { baseUrl: 'https://api.openai.com/v1', level: 'offline' },
        warnings: [{ code: 'not-verified' }],
      }),
      'Nothing wrong seen: OPENAI_API_KEY (.env line 3, …x9Qa) looks like a project\nkey.\nWarning: Nothing was sent, so whether the key works is not known.',
    ],
  ])('says how it went', (report, text) => {
    expect(reporters.human(report, en, style)).toBe(text);
  });

  it('says no more than a free request can show', () => {
    const free = { endpoint: { baseUrl: 'https://api.openai.com/v1', level: 'free' as const }, keyAccepted: true };
    expect(reported(free).summary).toBe(
      'Accepted: OpenAI knows OPENAI_API_KEY (.env line 3, …x9Qa). Whether it has credit was not asked.',
    );
    expect(
      reported({ ...free, keyAccepted: null, endpoint: { baseUrl: 'https://gateway.example/v1', level: 'free' } })
        .summary,
    ).toBe(
      'Answered: gateway.example replied to OPENAI_API_KEY (.env line 3, …x9Qa); whether it looks at keys is not known.',
    );
  });

  it('paints the short name, and nothing that words do not say', () => {
    const painted = reporters.human(noCredit, en, markedStyle());
    expect(painted.split('\n')[0]).toBe(
      '<bad>No credit:</bad> the key is accepted, but its organization has no credit.',
    );
    expect(painted.replace(/<\/?[a-z]+>/g, '')).toBe(reporters.human(noCredit, en, style));
  });
});

describe('github', () => {
  it('says it in one line', () => {
    expect(reporters.github(noCredit, en, style)).toBe(
      '::error title=keycheck%3A no API credit::No credit: the key is accepted, but its organization has no credit. Add some at https://platform.openai.com/settings/organization/billing/%0A(request id req_7Hq2)',
    );
  });

  it('is visible when nothing was checked', () => {
    expect(reporters.github(skipped, en, style)).toBe(
      '::notice title=keycheck%3A skipped%2C nothing was checked::Skipped: a pull request from a fork gets no secrets, so no key was checked.',
    );
  });

  it('writes a summary with the same facts', async () => {
    const pages = [ok, noCredit, skipped, ...causes.map((cause) => reported(cases[cause][0]?.over ?? {}))].map(
      (report) => githubSummary(report, en),
    );
    await expect(`${pages.join('\n\n---\n\n')}\n`).toMatchFileSnapshot('transcripts/github-summary.md');
  });
});

describe('junit and openmetrics', () => {
  it('count a skipped run as skipped, not as good', () => {
    expect(reporters.junit(skipped, en, style)).toContain('tests="1" failures="0" errors="0" skipped="1"');
    expect(reporters.openmetrics(skipped, en, style)).not.toContain('keycheck_up');
  });

  it('say what failed', () => {
    expect(reporters.junit(noCredit, en, style)).toContain('type="credits-exhausted"');
    expect(reporters.openmetrics(noCredit, en, style).split('\n')).toEqual(
      expect.arrayContaining([
        'keycheck_up{variable="OPENAI_API_KEY",level="call"} 0',
        'keycheck_result{variable="OPENAI_API_KEY",level="call",class="billing",cause="credits-exhausted"} 1',
        '# EOF',
      ]),
    );
    expect(reporters.openmetrics(ok, en, style)).toContain('keycheck_up{variable="OPENAI_API_KEY",level="call"} 1');
  });

  const metrics = (report: VerifyReport): string => `${reporters.openmetrics(report, en, style)}\n`;

  it('are read by a strict reader of both formats: whether it works, why not, and how long it took', () => {
    const value = (report: VerifyReport, name: string) =>
      readMetrics(metrics(report)).find((sample) => sample.name === name);
    const key = { variable: 'OPENAI_API_KEY', level: 'call' };
    expect(value(ok, 'keycheck_up')).toEqual({ name: 'keycheck_up', labels: key, value: 1 });
    expect(value(noCredit, 'keycheck_result')?.labels).toEqual({
      ...key,
      class: 'billing',
      cause: 'credits-exhausted',
    });
    expect(value(ok, 'keycheck_request_duration_seconds')?.value).toBe(0.812);
    for (const report of everything) expect(readMetrics(metrics(report)).length).toBeGreaterThanOrEqual(5);
  });

  // Debian's package prometheus brings promtool; it says at the end what its parser, node_exporter's, refuses or finds odd.
  it.runIf(spawnSync('promtool', ['--version']).status === 0)(
    'pass promtool check metrics',
    { timeout: 60_000 },
    () => {
      const reports = [
        ok,
        noCredit,
        skipped,
        ...hostile.filter((_, at) => at % 6 === 0).map((text) => poisoned(text, 'unknown')),
      ];
      const odd = reports.map((report) =>
        spawnSync('promtool', ['check', 'metrics'], { input: metrics(report), encoding: 'utf8' }),
      );
      expect(odd.filter(({ status }) => status !== 0).map(({ stderr }) => stderr)).toEqual([]);
    },
  );
});
