import { describe, expect, it } from 'vitest';
import { type Cause, causes } from '../../../src/core/causes/ids.ts';
import { en } from '../../../src/words/en/index.ts';
import { widthOf } from '../../../src/words/layout.ts';
import { toReport } from '../../../src/words/render.ts';
import { githubSummary, reporters } from '../../../src/words/reporters/index.ts';
import { completeHints, type Hints, type Situation, situationOf } from '../../../src/words/situation.ts';
import type { Words } from '../../../src/words/types.ts';
import { zhTW } from '../../../src/words/zh-TW/index.ts';
import { cases, result, setting } from '../situations.ts';
import { plainStyle } from '../style.ts';
import { factsOf, faultsOf } from './style.ts';

/** Every cause in every situation of the English tests, on every kind of machine, and with less known. */
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

const situations = (cause: Cause): Situation[] =>
  cases[cause].flatMap((one) =>
    machines.flatMap((hints) =>
      [one.over, { ...one.over, key: null }, { ...one.over, facts: {} }].map((over) =>
        situationOf(result(over), completeHints({ ...hints, ...one.hints })),
      ),
    ),
  );

const said = (words: Words, cause: Cause, s: Situation): string[] => {
  const { lead, meaning, next } = words.causes[cause];
  return [lead(s), ...meaning(s), ...next(s)];
};

describe.each(causes)('%s', (cause) => {
  const all = situations(cause);

  it('is Chinese as it is written in Taiwan', () => {
    const { title, more } = zhTW.causes[cause];
    const texts = new Set([title, ...more, ...all.flatMap((s) => said(zhTW, cause, s))]);
    expect([...texts].flatMap((text) => faultsOf(text).map((fault) => `${fault} in ${text}`))).toEqual([]);
    expect([...texts].filter((text) => !/\p{Script=Han}/u.test(text))).toEqual([]);
  });

  it('begins with a short name and says what happened in at most 110 characters', () => {
    for (const s of all) {
      const lead = zhTW.causes[cause].lead(s);
      expect(lead).toMatch(/^[^：]{2,40}：.+。$/u);
      expect(lead.length, lead).toBeLessThanOrEqual(110);
    }
  });

  it('tells every fact that the English tells', () => {
    for (const s of all) {
      const chinese = said(zhTW, cause, s).join('\n');
      const english = said(en, cause, s).join('\n');
      expect(
        factsOf(english).filter((fact) => !chinese.includes(fact)),
        `${english}\n--\n${chinese}`,
      ).toEqual([]);
    }
    const [english, chinese] = [en, zhTW].map((words) => words.causes[cause].more.join('\n'));
    expect(factsOf(english ?? '').filter((fact) => !chinese?.includes(fact))).toEqual([]);
    expect(zhTW.causes[cause].sources).toEqual(en.causes[cause].sources);
  });

  it('has as many steps, and the same commands in the same order', () => {
    const commands = (words: Words, s: Situation) =>
      words.causes[cause].next(s).map((step) => step.split('\n').slice(1));
    for (const s of all) expect(commands(zhTW, s)).toEqual(commands(en, s));
  });

  it.each([40, 80, 120])('fits %i columns, and breaks no address and no command', (columns) => {
    for (const { over, hints = {} } of cases[cause]) {
      const report = toReport(result(over), zhTW, 'verify', hints);
      const text = reporters.human(report, zhTW, plainStyle(columns), { hints });
      const long = text
        .split('\n')
        .filter((line) => widthOf(line) > columns && !line.startsWith('  '))
        // What is wider than a line stands on a line of its own.
        .filter((line) => !/^\s*[!-~]+[，。：」）]*$/u.test(line));
      expect(long).toEqual([]);
      for (const step of report.nextSteps) {
        for (const [url] of step.matchAll(/https:\/\/[!-~]+/g)) expect(text).toContain(url);
        for (const command of step.split('\n').slice(1)) expect(text).toContain(command.trim());
      }
    }
  });

  it('is text in the summary of a job, where only what is not Chinese may stand in code spans', () => {
    for (const { over, hints = {} } of cases[cause]) {
      const report = toReport(result(over), zhTW, 'verify', hints);
      const spans = githubSummary(report, zhTW, { hints }).match(/(?<!`)`[^`\n]+`(?!`)/g) ?? [];
      expect(spans.filter((span) => /\p{Script=Han}/u.test(span))).toEqual([]);
    }
  });
});

describe('the table', () => {
  it('has short titles, no two alike', () => {
    const titles = causes.map((cause) => zhTW.causes[cause].title);
    expect(titles.filter((title) => widthOf(title) > 46 || /[。：]/u.test(title))).toEqual([]);
    expect(new Set(titles).size).toBe(causes.length);
  });
});
