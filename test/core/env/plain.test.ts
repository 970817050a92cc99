import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutPlain } from '../../../src/core/env/plain.ts';
import { readers } from '../../../src/core/env/readers/index.ts';
import type { EnvReader } from '../../../src/core/env/readers/types.ts';
import { systemEnvReaders } from '../../../src/doors/env-readers.ts';
import { anyEnvText, realisticFile } from './texts.ts';

const runs = { numRuns: Number(process.env['KEYCHECK_RUNS'] ?? 1000) };
const NAME = 'OPENAI_API_KEY';
const plain = fc
  .array(fc.constantFrom('P=1\n', 'Q=a b\n', '# a note\n', '\n', 'R=https://x.test/\r\n', 'S=a=b\n'), { maxLength: 6 })
  .map((lines) => lines.join(''));
const part = fc.oneof(plain, anyEnvText, realisticFile, fc.constant(`${NAME}=v\n`), fc.constant(''));

/** What a reader takes from the change: the key's value, and the variables that it sees differently. */
function change({ read }: EnvReader, before: string, after: string) {
  const [was, is] = [read(before), read(after)];
  const others = [...new Set([...was.keys(), ...is.keys()])].filter((name) => name !== NAME);
  return { key: is.get(NAME), differing: others.filter((name) => was.get(name) !== is.get(name)).toSorted() };
}

describe('withoutPlain', () => {
  it.each([
    ['P=1\nQ=2\n', `P=1\nQ=2\n${NAME}=v\n`, 'Q=2\n', `Q=2\n${NAME}=v\n`],
    ['P=1\nQ=2\n# x\nR=3\n', `P=1\nQ=2\n${NAME}=v\n# x\nR=3\n`, 'Q=2\n', `Q=2\n${NAME}=v\n`],
    ["P=1\nQ='2\nR=3\n", `P=1\n${NAME}=v\nQ='2\nR=3\n`, 'P=1\n', `P=1\n${NAME}=v\n`],
    ["P=1\nQ='2\nR=3\n", `P=1\nQ='2\nR=3\n${NAME}=v\n`, "P=1\nQ='2\nR=3\n", `P=1\nQ='2\nR=3\n${NAME}=v\n`],
    ['P=1\nexport Q=\'2\'\nR="3"\n', `P=1\nexport Q='2'\nR="3"\n${NAME}=v\n`, 'R="3"\n', `R="3"\n${NAME}=v\n`],
    ['\ufeffP=1\nQ=2\n', `\ufeffP=1\nQ=2\n${NAME}=v\n`, '\ufeffP=1\nQ=2\n', `\ufeffP=1\nQ=2\n${NAME}=v\n`],
  ])('%j and %j', (before, after, old, now) => {
    expect(withoutPlain(before, after, NAME, 0)).toEqual({ before: old, after: now });
  });

  it('leaves short texts whole', () => {
    expect(withoutPlain('P=1\nQ=2\n', 'P=1\nQ=3\n', NAME)).toEqual({ before: 'P=1\nQ=2\n', after: 'P=1\nQ=3\n' });
  });

  it('leaves what every reader, the real ones too, takes from a change', async () => {
    const all = [...readers, ...(await systemEnvReaders())];
    let cut = 0;
    fc.assert(
      fc.property(plain, part, part, part, part, (start, left, old, now, end) => {
        const [before, after] = [start + left + old + end, start + left + now + end];
        const less = withoutPlain(before, after, NAME, 0);
        if (less.after.length < after.length) cut += 1;
        for (const reader of all) {
          const whole = change(reader, before, after);
          const reduced = change(reader, less.before, less.after);
          expect({ less, key: reduced.key }).toEqual({ less, key: whole.key });
          // A change that shows in the whole shows in what is left. (What is left may show more: a name that the cut lines set as well.)
          expect(reduced.differing).toEqual(expect.arrayContaining(whole.differing));
        }
      }),
      runs,
    );
    expect(cut).toBeGreaterThan(runs.numRuns / 20);
  });
});
