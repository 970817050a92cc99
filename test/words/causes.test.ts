import { describe, expect, it } from 'vitest';
import { type Cause, causes } from '../../src/core/causes/ids.ts';
import { en } from '../../src/words/en/index.ts';
import { allPages } from '../../src/words/links.ts';
import { toReport } from '../../src/words/render.ts';
import { reporters } from '../../src/words/reporters/index.ts';
import { completeHints, type Hints, type Situation, situationOf } from '../../src/words/situation.ts';
import { type Case, cases, result, setting } from './situations.ts';
import { plainStyle } from './style.ts';

/** Every sentence of every cause in every plausible situation, and in the ones a little off. */
const machines: readonly Partial<Hints>[] = [
  {},
  { shell: 'fish' },
  { platform: 'win32', shell: 'powershell' },
  { platform: 'win32', shell: 'cmd' },
  { ci: true },
  { ci: true, githubActions: true },
  {
    settings: {
      organization: setting('OPENAI_ORG_ID', 'org-Old9'),
      project: setting('OPENAI_PROJECT_ID', 'proj_Old1', { source: 'env-file', path: '.env', line: null }),
      baseUrl: setting('OPENAI_BASE_URL', 'https://gateway.example/v1', { source: 'env-file', path: '.env', line: 4 }),
    },
  },
];

type Said = { cause: Cause; name: string; s: Situation };

const said = (cause: Cause): Said[] =>
  cases[cause].flatMap((one: Case) =>
    machines.flatMap((hints) =>
      [one.over, { ...one.over, key: null }, { ...one.over, facts: {} }].map((over) => ({
        cause,
        name: one.name,
        s: situationOf(result(over), completeHints({ ...hints, ...one.hints })),
      })),
    ),
  );

/** What keycheck says; the example is what others say. */
const ours = ({ cause, s }: Said): string[] => {
  const words = en.causes[cause];
  return [words.title, words.lead(s), ...words.meaning(s), ...words.next(s), ...words.more];
};

/** Addresses in a text that are named as pages: those of a gateway or of this machine are the user's own. */
const pagesIn = (text: string): string[] =>
  (text.match(/https:\/\/[^\s)]+/g) ?? [])
    .map((url) => url.replace(/[.,;:]+$/, ''))
    .filter((url) => !/^https:\/\/(?:gateway\.example|(?:[a-z]{2}\.)?api\.openai\.com)(?:\/|$)/.test(url));

describe.each(causes)('%s', (cause) => {
  const all = said(cause);

  it('leaves no hole in a sentence', () => {
    for (const one of all) {
      const { lead, meaning, next } = en.causes[cause];
      for (const sentence of [lead(one.s), ...meaning(one.s), ...next(one.s)]) {
        expect(sentence).not.toMatch(/undefined|\bnull\b|\[object|NaN|\$\{(?!\{)|(?<!\n|\n {1,4}) {2,}|\(\)|''|""/);
        expect(sentence.trim()).toBe(sentence);
        expect(sentence).not.toBe('');
      }
    }
  });

  it('is calm: no exclamation mark, nothing that blames or makes little of it', () => {
    for (const one of all) {
      for (const sentence of ours(one))
        expect(sentence).not.toMatch(/!|\b(?:oops|sorry|simply|just|obviously|please|whoops)\b/i);
    }
  });

  it('begins with a short name and says what happened in at most 200 characters', () => {
    for (const { s } of all) {
      const lead = en.causes[cause].lead(s);
      expect(lead).toMatch(/^[A-Z][^:]{2,60}: .+\.$/);
      expect(lead.length).toBeLessThanOrEqual(200);
    }
  });

  it('says at most three or four things about what it means, and always a next step', () => {
    for (const { s } of all) {
      expect(en.causes[cause].meaning(s).length).toBeLessThanOrEqual(4);
      const steps = en.causes[cause].next(s);
      expect(steps.length).toBeGreaterThan(0);
      expect(new Set(steps).size).toBe(steps.length);
      for (const step of steps) expect(step).toMatch(/^\S[^\n]*(?:\n {2,}\S[^\n]*)*$/);
    }
  });

  it('names no page that is not in words/links.ts', () => {
    for (const one of all) {
      for (const page of ours(one).flatMap(pagesIn)) {
        expect(allPages).toContain(page);
      }
    }
  });

  it("sends nobody to OpenAI's dashboard for a key of another service", () => {
    for (const one of all.filter(({ s }) => s.endpoint.kind === 'elsewhere' && s.endpoint.host === 'gateway.example')) {
      // What is decided before a request, or names another cause of the network, concerns the key wherever it goes.
      const { next } = en.causes[cause];
      const dashboards = next(one.s).filter((step) => /platform\.openai\.com\/(?:settings|usage)/.test(step));
      expect(dashboards).toEqual([]);
    }
  });

  it('gives commands that exist in keycheck', () => {
    for (const { s } of all) {
      const steps = en.causes[cause].next(s).join('\n');
      for (const [, command] of steps.matchAll(/npx keycheck (\S+)/g)) {
        expect(['init', 'verify', 'explain', 'sandbox', 'snippet']).toContain(command);
      }
    }
  });

  it('is a report whose sentences are these', () => {
    for (const one of cases[cause]) {
      const hints = one.hints ?? {};
      const report = toReport(result(one.over), en, 'verify', hints);
      const s = situationOf(result(one.over), completeHints(hints));
      expect([report.cause, report.summary, report.nextSteps, report.docs]).toEqual([
        cause,
        en.causes[cause].lead(s),
        en.causes[cause].next(s),
        `docs/causes/${cause}.md`,
      ]);
    }
  });

  it.each([40, 80, 120])('fits %i columns, and breaks no address and no command', (columns) => {
    for (const one of cases[cause]) {
      const hints = one.hints ?? {};
      const report = toReport(result(one.over), en, 'verify', hints);
      const text = reporters.human(report, en, plainStyle(columns), { hints });
      for (const line of text.split('\n')) {
        const whole =
          line.startsWith('  ') ||
          line
            .trim()
            .split(' ')
            .some((word) => word.length >= columns - 10);
        if (!whole) expect(line.length).toBeLessThanOrEqual(columns);
      }
      for (const step of report.nextSteps) {
        for (const [url] of step.matchAll(/https:\/\/\S+/g)) expect(text).toContain(url);
        for (const command of step.split('\n').slice(1)) expect(text).toContain(command.trim());
      }
    }
  });
});

describe('the table', () => {
  it('has short titles that fit an annotation', () => {
    for (const cause of causes) expect(en.causes[cause].title).toMatch(/^[a-z][^.:!]{3,45}$/);
    expect(new Set(causes.map((cause) => en.causes[cause].title)).size).toBe(causes.length);
  });

  it('has words about every cause beyond the first sentence, and an example', () => {
    for (const cause of causes) {
      expect(en.causes[cause].more.join(' ').length).toBeGreaterThan(80);
      expect(en.causes[cause].example).toMatch(/\S/);
    }
  });

  it('never says of a key that was not sent that it is not accepted', () => {
    for (const cause of causes) {
      for (const { s } of said(cause).filter(({ s }) => s.request.attempts === 0)) {
        expect(en.causes[cause].lead(s)).not.toMatch(/invalid|incorrect/i);
      }
    }
  });
});
