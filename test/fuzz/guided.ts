import assert from 'node:assert/strict';
import { decode, encode } from '../../src/core/env/bytes.ts';
import { EnvEditRefused, setEnvValue } from '../../src/core/env/edit.ts';
import { join, parse } from '../../src/core/env/parse.ts';
import { addIgnoreRule } from '../../src/core/gitignore.ts';
import { cleanKey } from '../../src/core/key/clean.ts';
import { judgeKey } from '../../src/core/key/judge.ts';
import { diagnose } from '../../src/library/diagnose.ts';

/** For a fuzzer that is guided by coverage: the first byte chooses a reader, the rest is what it reads. `npm run fuzz:guided` builds it. */
const readers: readonly ((bytes: Uint8Array, text: string) => void)[] = [
  (bytes) => {
    const { text, fault } = decode(bytes);
    assert.equal(join(parse(text)), text);
    if (fault === null) assert.deepEqual(Buffer.from(encode(text)), Buffer.from(bytes));
  },
  (_bytes, text) => {
    try {
      const after = setEnvValue(text, 'A', 'x-y_z');
      assert.equal(setEnvValue(after, 'A', 'x-y_z'), after);
    } catch (error) {
      if (!(error instanceof EnvEditRefused)) throw error;
    }
  },
  (_bytes, text) => {
    const { text: cleaned } = cleanKey(text);
    assert.deepEqual(cleanKey(cleaned), { text: cleaned, removed: [] });
    judgeKey(cleaned, 'openai');
  },
  (_bytes, text) => assert.equal(addIgnoreRule(addIgnoreRule(text, '.env'), '.env'), addIgnoreRule(text, '.env')),
  (bytes, text) => void diagnose({ status: 300 + (bytes[0] ?? 0), headers: {}, body: text, error: text }),
];

export function fuzz(data: Uint8Array): void {
  const read = readers[(data[0] ?? 0) % readers.length];
  const bytes = data.subarray(1);
  read?.(bytes, Buffer.from(bytes).toString('utf8'));
}
