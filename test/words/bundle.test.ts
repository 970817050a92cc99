import { describe, expect, it } from 'vitest';
import { causes } from '../../src/core/causes/ids.ts';
import type { VerifyResult } from '../../src/core/report.ts';
import { en } from '../../src/words/en/index.ts';
import { toReport } from '../../src/words/render.ts';
import { supportBundle } from '../../src/words/reporters/index.ts';
import { hostile } from './hostile.ts';
import { cases, envKey, result } from './situations.ts';

const about = { version: '0.1.0', node: '20.20.2', platform: 'linux' };
const bundle = (over: Partial<VerifyResult>): string => supportBundle(toReport(result(over), en, 'verify'), about);

describe('the support bundle', () => {
  it('keeps what support needs', () => {
    const { report, ...made } = JSON.parse(bundle(cases['credits-exhausted'][0]?.over ?? {}));
    expect(made).toEqual({ keycheck: '0.1.0', node: '20.20.2', system: 'linux' });
    expect([report.cause, report.exitCode, report.request.requestId, report.key.kind, report.key.length]).toEqual([
      'credits-exhausted',
      6,
      'req_7Hq2',
      'project',
      164,
    ]);
  });

  it('leaves out what belongs to its owner', () => {
    const text = bundle({
      cause: 'org-mismatch',
      key: { ...envKey, path: 'clients/acme/.env' },
      facts: {
        organization: 'org-Secret9',
        project: 'proj_Secret8',
        host: 'llm.acme.example',
        file: 'clients/acme/.env',
        proxy: 'http://proxy.acme.example:3128',
      },
      endpoint: { baseUrl: 'https://llm.acme.example/v1', level: 'call' },
      organization: 'org-Answer7',
      project: 'proj_Answer6',
      model: { requested: 'ft:gpt-4o:acme::abc123', answered: null },
      platform: {
        type: null,
        code: null,
        param: null,
        message: 'key sk-…x9Qa of jo@acme.example, org-Third5, from 203.0.113.7 and 2001:db8:0:0:0:0:0:1',
      },
    });
    expect(text).not.toMatch(/x9Qa|acme|Secret|Answer|Third5|203\.0\.113|2001:db8/);
    expect(JSON.parse(text).report.key.path).toBe('.env');
  });

  it('is JSON with a line end, and the same words, for every cause', () => {
    for (const cause of causes) {
      for (const { over } of cases[cause]) {
        const text = bundle(over);
        expect(text.endsWith('}\n')).toBe(true);
        const { report } = JSON.parse(text);
        expect([report.cause, report.class]).toEqual([cause, toReport(result(over), en, 'verify').class]);
        expect(text).not.toContain('x9Qa');
      }
    }
  });

  it('stays JSON whatever a server said', () => {
    for (const text of hostile) {
      expect(() =>
        JSON.parse(bundle({ cause: 'unknown', platform: { type: text, code: text, param: text, message: text } })),
      ).not.toThrow();
    }
  });
});
