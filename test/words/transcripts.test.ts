import { describe, expect, it } from 'vitest';
import { type Cause, type CauseClass, causes, causesByClass } from '../../src/core/causes/ids.ts';
import { en } from '../../src/words/en/index.ts';
import { toReport } from '../../src/words/render.ts';
import { reporters } from '../../src/words/reporters/index.ts';
import { cases, result } from './situations.ts';
import { plainStyle } from './style.ts';

/** What a person reads, kept as pages: a change of a sentence shows as a change of these files. */
const page = (name: CauseClass): string =>
  (causesByClass[name] as readonly Cause[])
    .map((cause) =>
      [
        `## ${cause}`,
        ...cases[cause].map(({ name: about, over, hints = {} }) => {
          const report = toReport(result(over), en, 'verify', hints);
          return `${about}\n\n~~~text\n${reporters.human(report, en, plainStyle(80), { hints })}\n~~~`;
        }),
      ].join('\n\n'),
    )
    .join('\n\n');

describe('what verify says', () => {
  it.each(Object.keys(causesByClass) as CauseClass[])('of causes of class %s', async (name) => {
    await expect(`# ${name}\n\n${page(name)}\n`).toMatchFileSnapshot(`transcripts/${name}.md`);
  });

  it('has a page for every cause', () => {
    expect(Object.keys(cases).sort()).toEqual([...causes].sort());
  });
});
