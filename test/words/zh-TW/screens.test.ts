import { describe, expect, it } from 'vitest';
import { widthOf } from '../../../src/words/layout.ts';
import { links } from '../../../src/words/links.ts';
import { printScreen, type Screen, speakScreen } from '../../../src/words/screen.ts';
import { zhTW } from '../../../src/words/zh-TW/index.ts';
import { plainStyle } from '../style.ts';
import { faultsOf } from './style.ts';

const { begin, key, check, finish } = zhTW.setup;
const pages = {
  platform: links.platform.url,
  projects: links.projects.url,
  billing: links.billing.url,
  people: links.people.url,
  keys: links.apiKeys.url,
};

const screens: Record<string, Screen> = {
  start: begin.start(
    {
      program: begin.program.plain,
      keys: [
        begin.keyAt(begin.place({ variable: 'OPENAI_API_KEY', path: '.env', line: 3 }), 'x9Qa'),
        begin.noKey('.env'),
      ],
      git: begin.git.open('.env'),
      others: ['.env.production'],
    },
    'api.openai.com',
  ),
  account: begin.account.screen(pages, false),
  'account, in practice': begin.account.screen(pages, true),
  more: begin.account.moreScreen(pages),
  blocked: key.blocked.screen(pages.keys),
  owner: key.blocked.ownerScreen(pages),
  check: check.before('gpt-6-luna', 'api.openai.com', check.price(0.000_01, '2026-11-23')),
  longAgo: check.credit.longAgo(pages.billing, pages.keys),
  next: finish.next.title('works', '.env'),
};

describe.each(Object.entries(screens))('the screen %s', (_name, screen) => {
  it.each([40, 80, 120])('fits %i columns', (columns) => {
    const long = printScreen(screen, plainStyle(columns))
      .split('\n')
      .filter((line) => widthOf(line) > columns && !/https:\S+/.test(line));
    expect(long).toEqual([]);
  });

  it('reads well aloud: a fact a line, each ended in Chinese', () => {
    const lines = speakScreen(screen).split('\n');
    expect(lines.flatMap((line) => faultsOf(line).map((fault) => `${fault} in ${line}`))).toEqual([]);
    expect(lines.filter((line) => /\p{Script=Han}\.$/u.test(line))).toEqual([]);
  });
});

it('names in a row are parted as Chinese parts them', () => {
  const names = ['curl', 'python'];
  expect(zhTW.setup.finish.next.snippet('npx keycheck snippet node', names).text).toContain('（或 curl、python）');
  expect(zhTW.snippets.others(names)).toBe('其他語言：curl、python');
});
