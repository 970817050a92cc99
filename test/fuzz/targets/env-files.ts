import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decode, encode } from '../../../src/core/env/bytes.ts';
import { checkEdit } from '../../../src/core/env/check.ts';
import { EnvEditRefused, setEnvValue } from '../../../src/core/env/edit.ts';
import { join, parse } from '../../../src/core/env/parse.ts';
import { readValues } from '../../../src/core/env/read.ts';
import { systemEnvReaders } from '../../../src/doors/env-readers.ts';
import { anyEnvText } from '../../core/env/texts.ts';
import { projectKey } from '../../support/keys.ts';
import { mutated } from '../mutations.ts';
import { target } from '../target.ts';

const real = await systemEnvReaders();
const written = 'A=1\n# note\nexport B="two words"\nOPENAI_API_KEY=\'x\' # mine\nC=`a\nb`\n';
const texts = fc.oneof(anyEnvText, mutated(fc.constant(written)), fc.string({ unit: 'binary' }));

/** Reading: every byte comes back, the lines are where they are said to be, and dotenv itself reads the same values. */
export const envParser = target('env parser', fc.oneof(texts, fc.uint8Array({ maxLength: 300 })), (input) => {
  const bytes = typeof input === 'string' ? Buffer.from(input) : input;
  const { text, fault } = decode(bytes);
  if (fault !== null) return assert.deepEqual(readValues(bytes).entries, []);
  const pieces = parse(text);
  assert.equal(join(pieces), text);
  assert.deepEqual(Buffer.from(encode(text)), Buffer.from(bytes));
  const shown = (value: string) => Buffer.from(encode(value)).toString('utf8');
  const values = readValues(bytes).entries.map(({ name, value }) => [shown(name), shown(value)] as const);
  const dotenv = real[0]?.read(Buffer.from(bytes).toString('utf8')) ?? new Map();
  assert.deepEqual(Object.fromEntries([...values].sort()), Object.fromEntries([...dotenv].sort()));
  const lines = text.split(/\r\n|\n|\r/).length;
  for (const { line } of readValues(bytes).entries) assert.ok(line >= 1 && line <= lines);
});

/** Writing: the real readers read the new value and every old one, what stood there stays, a second time changes nothing; or it is refused. */
export const envEditor = target(
  'env editor',
  fc.tuple(
    texts,
    fc.constantFrom('A', 'B', 'OPENAI_API_KEY'),
    fc.oneof(fc.constant(projectKey('fuzz')), fc.stringMatching(/^[\w-]{1,40}$/), fc.string({ unit: 'binary' })),
  ),
  ([text, name, value]) => {
    let after: string;
    try {
      after = setEnvValue(text, name, value);
    } catch (error) {
      if (!(error instanceof EnvEditRefused)) throw error;
      return assert.ok(value.length < 4 || !error.message.includes(value), 'a refusal names the value');
    }
    // Node itself reads memory before the text for such lines (test/core/env/readers.test.ts); nothing can be compared there.
    const readers = /(?:^|\n) +=|= +$/m.test(text.replaceAll('\r', '')) ? real.slice(0, 1) : real;
    const before = Buffer.from(text).toString('utf8');
    if (before === text) assert.equal(checkEdit(text, after, name, value, readers), null);
    assert.equal(setEnvValue(after, name, value), after);
  },
);
