import { readdirSync, readFileSync } from 'node:fs';
import { join as path } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, encode } from '../../../src/core/env/bytes.ts';
import { checkEdit } from '../../../src/core/env/check.ts';
import { EnvEditRefused, editEnv, setEnvValue } from '../../../src/core/env/edit.ts';
import { decisive, decisiveWith } from '../../../src/core/env/readers/index.ts';
import { systemEnvReaders } from '../../../src/doors/env-readers.ts';
import { projectKey } from '../../support/keys.ts';
import { noShared, sharedDir } from '../../support/shared.ts';
import { anyEnvText, realisticFile } from './texts.ts';

const NAME = 'OPENAI_API_KEY';
const key = projectKey('edit');
const deep = Number(process.env.KEYCHECK_RUNS ?? 1000);

/** The edited text with the key written as KEY, or `refused: reader, variable`. */
function edited(text: string, value = key, name = NAME): string {
  try {
    return setEnvValue(text, name, value).replaceAll(value, 'KEY');
  } catch (error) {
    if (!(error instanceof EnvEditRefused)) throw error;
    return `refused: ${error.reader}, ${error.variable}`;
  }
}

describe('a key that is not there yet gets a line of its own', () => {
  it.each([
    ['', 'OPENAI_API_KEY=KEY\n'],
    ['\n', '\nOPENAI_API_KEY=KEY\n'],
    ['\n\n\n', '\n\n\nOPENAI_API_KEY=KEY\n'],
    ['A=1', 'A=1\nOPENAI_API_KEY=KEY\n'],
    ['A=1\n', 'A=1\nOPENAI_API_KEY=KEY\n'],
    ['A=1\r\n', 'A=1\r\nOPENAI_API_KEY=KEY\r\n'],
    ['A=1\r\nB=2', 'A=1\r\nB=2\r\nOPENAI_API_KEY=KEY\r\n'],
    ['A=1\r\nB=2\nC=3\n', 'A=1\r\nB=2\nC=3\nOPENAI_API_KEY=KEY\n'],
    ['A=1\nB=2\r\nC=3\r\n', 'A=1\nB=2\r\nC=3\r\nOPENAI_API_KEY=KEY\r\n'],
    ['\uFEFF', 'refused: node 20, OPENAI_API_KEY'],
    ['\uFEFFA=1\n', '\uFEFFA=1\nOPENAI_API_KEY=KEY\n'],
    ['\uFEFFA=1\r\n', '\uFEFFA=1\r\nOPENAI_API_KEY=KEY\r\n'],
    ['\uFEFF# note\r\nA=1', '\uFEFF# note\r\nA=1\r\nOPENAI_API_KEY=KEY\r\n'],
    ['# only a comment', '# only a comment\nOPENAI_API_KEY=KEY\n'],
    ['# OPENAI_API_KEY=old\n', '# OPENAI_API_KEY=old\nOPENAI_API_KEY=KEY\n'],
    ['#OPENAI_API_KEY=old', 'OPENAI_API_KEY=KEY\n#OPENAI_API_KEY=old'],
    ['OPENAI_API_KEY_OLD=1\n', 'OPENAI_API_KEY_OLD=1\nOPENAI_API_KEY=KEY\n'],
    ['MY_OPENAI_API_KEY=1\n', 'MY_OPENAI_API_KEY=1\nOPENAI_API_KEY=KEY\n'],
    ['openai_api_key=1\n', 'openai_api_key=1\nOPENAI_API_KEY=KEY\n'],
    ['A=1\n\n\n', 'A=1\n\n\nOPENAI_API_KEY=KEY\n'],
    ['A=1\n   ', 'A=1\nOPENAI_API_KEY=KEY\n   '],
    ['A=', 'A=\nOPENAI_API_KEY=KEY\n'],
    ['A="two\nlines"', 'A="two\nlines"\nOPENAI_API_KEY=KEY\n'],
    ['A="OPENAI_API_KEY=in\na value"\n', 'A="OPENAI_API_KEY=in\na value"\nOPENAI_API_KEY=KEY\n'],
    ["A='x' # it's\n", "A='x' # it's\nOPENAI_API_KEY=KEY\n"],
    ["DESC=it's nice\n", "DESC=it's nice\nOPENAI_API_KEY=KEY\n"],
    ['A="never closed\nB=2\n', 'A="never closed\nB=2\nOPENAI_API_KEY=KEY\n'],
    ['export A=1\n', 'export A=1\nOPENAI_API_KEY=KEY\n'],
    ['A=1\0B\n', 'A=1\0B\nOPENAI_API_KEY=KEY\n'],
    ['A=$OPENAI_API_KEY\n', 'A=$OPENAI_API_KEY\nOPENAI_API_KEY=KEY\n'],
    ['URL=https://x/?k=${OPENAI_API_KEY}\n', 'URL=https://x/?k=${OPENAI_API_KEY}\nOPENAI_API_KEY=KEY\n'],
    ['A={"a": "b"}\n', 'A={"a": "b"}\nOPENAI_API_KEY=KEY\n'],
    ['A=名\n', 'A=名\nOPENAI_API_KEY=KEY\n'],
    ['bare\n', 'OPENAI_API_KEY=KEY\nbare\n'],
    ['bare', 'OPENAI_API_KEY=KEY\nbare'],
    ['A=1\nbare\n', 'A=1\nOPENAI_API_KEY=KEY\nbare\n'],
    ['export\n', 'OPENAI_API_KEY=KEY\nexport\n'],
    ['OPENAI_API_KEY\n', 'refused: node 20, OPENAI_API_KEY'],
    ['A=1\rB=2\r', 'refused: node, OPENAI_API_KEY'],
    ['YAML: yes\n', 'OPENAI_API_KEY=KEY\nYAML: yes\n'],
  ])('%j', (text, expected) => expect(edited(text)).toBe(expected));
});

describe('a key that is there keeps its place, its quotes and its comment', () => {
  it.each([
    ['OPENAI_API_KEY=', 'OPENAI_API_KEY=KEY'],
    ['OPENAI_API_KEY=\n', 'OPENAI_API_KEY=KEY\n'],
    ['OPENAI_API_KEY=\r\nB=1\r\n', 'OPENAI_API_KEY=KEY\r\nB=1\r\n'],
    ['OPENAI_API_KEY=old', 'OPENAI_API_KEY=KEY'],
    ['OPENAI_API_KEY=old\n', 'OPENAI_API_KEY=KEY\n'],
    ['OPENAI_API_KEY=old\r\n', 'OPENAI_API_KEY=KEY\r\n'],
    ['OPENAI_API_KEY="old"\n', 'OPENAI_API_KEY="KEY"\n'],
    ["OPENAI_API_KEY='old'\n", "OPENAI_API_KEY='KEY'\n"],
    ['OPENAI_API_KEY=`old`\n', 'OPENAI_API_KEY=KEY\n'],
    ['OPENAI_API_KEY=""\n', 'OPENAI_API_KEY="KEY"\n'],
    ["OPENAI_API_KEY=''\n", "OPENAI_API_KEY='KEY'\n"],
    ['OPENAI_API_KEY=old # mine\n', 'OPENAI_API_KEY=KEY # mine\n'],
    ['OPENAI_API_KEY="old" # mine\n', 'OPENAI_API_KEY="KEY" # mine\n'],
    ['OPENAI_API_KEY="old"# mine\n', 'OPENAI_API_KEY="KEY" # mine\n'],
    ['OPENAI_API_KEY=old#mine\n', 'OPENAI_API_KEY=KEY #mine\n'],
    ['OPENAI_API_KEY= # put it here\n', 'OPENAI_API_KEY=KEY # put it here\n'],
    ['OPENAI_API_KEY=# put it here\n', 'OPENAI_API_KEY=KEY # put it here\n'],
    ['OPENAI_API_KEY =old\n', 'OPENAI_API_KEY =KEY\n'],
    ['OPENAI_API_KEY = old\n', 'OPENAI_API_KEY = KEY\n'],
    ['OPENAI_API_KEY = "old"   \n', 'OPENAI_API_KEY = "KEY"   \n'],
    ['OPENAI_API_KEY=old   \n', 'OPENAI_API_KEY=KEY   \n'],
    ['OPENAI_API_KEY=   old\n', 'OPENAI_API_KEY=   KEY\n'],
    ['OPENAI_API_KEY=old words here\n', 'OPENAI_API_KEY=KEY\n'],
    ['  OPENAI_API_KEY=old\n', '  OPENAI_API_KEY=KEY\n'],
    ['export OPENAI_API_KEY=old\n', 'export OPENAI_API_KEY=KEY\n'],
    ['export OPENAI_API_KEY="old"\n', 'export OPENAI_API_KEY="KEY"\n'],
    ['export OPENAI_API_KEY=\n', 'export OPENAI_API_KEY=KEY\n'],
    ['A=1\nexport OPENAI_API_KEY=', 'A=1\nexport OPENAI_API_KEY=KEY'],
    ['export OPENAI_API_KEY=\t\nB=2\n', "export OPENAI_API_KEY='KEY'\t\nB=2\n"],
    // Node 22 and newer run an empty value with a blank behind it into the next line: what they saw was no variable of the file.
    ['OPENAI_API_KEY= \nB=2\n', 'OPENAI_API_KEY=KEY \nB=2\n'],
    ['export OPENAI_API_KEY= \n\nB=2\n', 'export OPENAI_API_KEY=KEY \n\nB=2\n'],
    ['A=1\nOPENAI_API_KEY=old\nB=2\n', 'A=1\nOPENAI_API_KEY=KEY\nB=2\n'],
    ['A=1\n\n# key\nOPENAI_API_KEY=old\n\nB=2', 'A=1\n\n# key\nOPENAI_API_KEY=KEY\n\nB=2'],
    ['\uFEFFA=1\nOPENAI_API_KEY=old\n', '\uFEFFA=1\nOPENAI_API_KEY=KEY\n'],
    ['OPENAI_API_KEY="two\nlines"\nB=1\n', 'OPENAI_API_KEY="KEY"\nB=1\n'],
    ["OPENAI_API_KEY='two\r\nlines'\r\nB=1\r\n", "OPENAI_API_KEY='KEY'\r\nB=1\r\n"],
    ['OPENAI_API_KEY="old" and more\n', 'OPENAI_API_KEY=KEY\n'],
    ["OPENAI_API_KEY='old\n", 'OPENAI_API_KEY=KEY\n'],
    ['OPENAI_API_KEY=first\nOPENAI_API_KEY=second\n', 'OPENAI_API_KEY=KEY\nOPENAI_API_KEY=KEY\n'],
    ['OPENAI_API_KEY="first"\nA=1\nOPENAI_API_KEY=second', 'OPENAI_API_KEY="KEY"\nA=1\nOPENAI_API_KEY=KEY'],
    ['OPENAI_API_KEY=sk-...\n', 'OPENAI_API_KEY=KEY\n'],
    ['OPENAI_API_KEY=<your key>\n', 'OPENAI_API_KEY=KEY\n'],
    ['OPENAI_API_KEY=${OTHER}\n', 'OPENAI_API_KEY=KEY\n'],
    ['OPENAI_API_KEY=$(cat key)\n', 'OPENAI_API_KEY=KEY\n'],
    ['OPENAI_API_KEY=a=b=c\n', 'OPENAI_API_KEY=KEY\n'],
    ['OPENAI_API_KEY=a\0b\n', 'OPENAI_API_KEY=KEY\n'],
    ["A='it\\'s'\nOPENAI_API_KEY=old\n", "A='it\\'s'\nOPENAI_API_KEY=KEY\n"],
    ['A=1\rOPENAI_API_KEY=old\r', 'refused: node, OPENAI_API_KEY'],
    ['\uFEFFOPENAI_API_KEY=old\n', 'refused: node, OPENAI_API_KEY'],
    ['OPENAI_API_KEY: old\n', 'refused: node, OPENAI_API_KEY'],
    ['OPENAI_API_KEY=\n"old"\n', 'refused: node, OPENAI_API_KEY'],
    ['OPENAI_API_KEY\n=old\n', 'refused: node, OPENAI_API_KEY'],
    ['bare\nOPENAI_API_KEY=old\n', 'refused: node 20, OPENAI_API_KEY'],
  ])('%j', (text, expected) => expect(edited(text)).toBe(expected));
});

describe('values that trip naive editors', () => {
  it.each([
    ['A=1\n', '$&', "A=1\nX='$&'\n"],
    ['X=old\n', "$1$`$'", "X=$1$`$'\n"],
    ['X=old\n', '$$', "X='$$'\n"],
    ['X=old\n', 'a b', "X='a b'\n"],
    ['X=old\n', 'a#b', "X='a#b'\n"],
    ['X=old\n', ' a ', "X=' a '\n"],
    // Only the last one counts to dotenv, but the first is to be read as the value too, or a second time would write it again.
    ['X=one\nX="two"\n', ' (', "X=' ('\nX=' ('\n"],
    ['export X=one\nexport X="two"\n', '\t', "export X='\t'\nexport X='\t'\n"],
    ['X=old\n', "it's", 'X="it\'s"\n'],
    ['X=old\n', 'say "hi"', 'X=\'say "hi"\'\n'],
    ['X="old"\n', 'say "hi"', 'X=\'say "hi"\'\n'],
    ['X=old\n', 'a\nb', "X='a\nb'\n"],
    ['X=old\n', '', 'X=\n'],
    ['X="old"\n', '', 'X=""\n'],
    ['X=old\n', 'C:\\new', "X='C:\\new'\n"],
    ['X=old\n', '{"a":[1]}', 'X=\'{"a":[1]}\'\n'],
    ['X=old\n', '名前', 'X=名前\n'],
    ['X=old\n', 'https://x.test/v1', 'X=https://x.test/v1\n'],
  ])('%j with %j', (text, value, expected) => expect(setEnvValue(text, 'X', value)).toBe(expected));

  it.each([
    ['a carriage return', 'a\rb'],
    ['every quote at once', '\'"` #'],
    ['what python-dotenv fills in', '${HOME}'],
  ])('refuses %s', (_, value) => expect(() => setEnvValue('X=old\n', 'X', value)).toThrow(EnvEditRefused));

  it.each(['', 'A B', 'A=B', 'A\nB', '#A', 'Ä', '"A"'])('refuses the name %j', (name) => {
    expect(() => setEnvValue('A=1\n', name, 'x')).toThrow(EnvEditRefused);
  });

  it('never names the value in what it throws', () => {
    expect(() => setEnvValue('\uFEFFX=old\n', 'X', key)).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining(key.slice(-12)) }),
    );
  });
});

describe('checkEdit', () => {
  it.each([
    ['A=1\n', 'A=1\nX=v\n', null],
    ['A=1\n', 'A=1\nX=w\n', { reader: 'dotenv', variable: 'X' }],
    ['A=1\n', 'A=2\nX=v\n', { reader: 'dotenv', variable: 'A' }],
    ['A=1\n', 'X=v\n', { reader: 'dotenv', variable: 'A' }],
    ['', 'X=v\nA=1\n', { reader: 'dotenv', variable: 'A' }],
    ['', '\uFEFFX=v\n', { reader: 'node', variable: 'X' }],
    ['', 'X=v#w\n', { reader: 'python-dotenv', variable: 'X' }],
  ])('%j -> %j', (before, after, expected) => expect(checkEdit(before, after, 'X', 'v', decisive)).toEqual(expected));
});

describe('any file, any key', () => {
  const values = fc.oneof(fc.string(), fc.stringMatching(/^[\w-]{1,40}$/), fc.constant(key));

  it.each([
    ['nearly env files', anyEnvText],
    ['files as in projects', realisticFile],
  ])(
    '%s: reads the value back in every reader and in the real ones, or refuses; a second time changes nothing',
    async (_, anyText) => {
      const real = decisiveWith(await systemEnvReaders());
      let done = 0;
      fc.assert(
        fc.property(anyText, fc.constantFrom('A', 'B', NAME), values, (text, name, value) => {
          let after: string;
          try {
            after = editEnv(text, name, value, real);
          } catch (error) {
            expect(error).toBeInstanceOf(EnvEditRefused);
            return;
          }
          done += 1;
          expect(checkEdit(text, after, name, value, real)).toBeNull();
          expect(editEnv(after, name, value, real)).toBe(after);
        }),
        { numRuns: deep },
      );
      expect(done).toBeGreaterThan(deep / 4);
    },
  );
});

const shared = sharedDir();
describe.skipIf(!shared)(`real env files${shared ? '' : ` (${noShared})`}`, () => {
  const folder = shared ? path(shared, 'env-files') : '';
  const names = shared ? readdirSync(folder).filter((name) => name.endsWith('.env')) : [];

  it('are all edited rightly, or refused for the reasons listed here', async () => {
    const real = decisiveWith(await systemEnvReaders());
    const refused: Record<string, string> = {};
    for (const name of names) {
      const bytes = readFileSync(path(folder, name));
      const { text, fault } = decode(bytes);
      expect(Buffer.from(encode(text)).equals(bytes), name).toBe(true);
      if (fault) {
        refused[name] = fault;
        continue;
      }
      try {
        const after = editEnv(text, NAME, key, real);
        expect(checkEdit(text, after, NAME, key, real), name).toBeNull();
        expect(editEnv(after, NAME, key, real), name).toBe(after);
      } catch (error) {
        if (!(error instanceof EnvEditRefused)) throw error;
        refused[name] = `${error.reader}, ${error.variable}`;
      }
    }
    expect(names).toHaveLength(138);
    expect(refused).toEqual({ '084.env': 'utf-16' });
  });
});
