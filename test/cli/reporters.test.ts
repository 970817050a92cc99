import { describe, expect, it } from 'vitest';
import { parseReporter, planReporters } from '../../src/cli/reporters.ts';
import { UserError } from '../../src/core/errors.ts';
import { en } from '../../src/words/en/index.ts';

const plan = (asked: string[], run: { json?: boolean; githubActions?: boolean } = {}) =>
  planReporters(
    asked.map((text) => parseReporter(text, en)),
    { json: false, githubActions: false, ...run },
    en,
  ).map(({ name, path }) => (path === null ? name : `${name}=${path}`));

describe('which reporters run', () => {
  it.each([
    [[], {}, ['human']],
    [[], { json: true }, ['json']],
    [['json'], { json: true }, ['json']],
    [['human', 'junit=a.xml'], {}, ['human', 'junit=a.xml']],
    [['junit'], {}, ['junit']],
    [['json=a=b.json'], {}, ['human', 'json=a=b.json']],
    [[], { githubActions: true }, ['human', 'github']],
    [['human', 'github'], { githubActions: true }, ['human', 'github']],
    [['github'], { githubActions: true }, ['github']],
    [[], { githubActions: true, json: true }, ['json']],
    [['junit=a.xml'], { json: true }, ['json', 'junit=a.xml']],
  ])('%j %j → %j', (asked, run, expected) => expect(plan(asked, run)).toEqual(expected));

  it.each([[['nothing']], [['junit=']], [['human', 'json']], [['json', 'github']], [['junit', 'openmetrics']]])(
    '%j is a usage error',
    (asked) => expect(() => plan(asked)).toThrow(UserError),
  );
});
