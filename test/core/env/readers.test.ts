import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../../src/core/env/bytes.ts';
import { readValues } from '../../../src/core/env/read.ts';
import { bash, docker, dotenv, nodes, python } from '../../../src/core/env/readers/index.ts';
import { dialectOf } from '../../../src/core/env/readers/node.ts';
import { systemEnvReaders } from '../../../src/doors/env-readers.ts';
import { noShared, sharedBytes, sharedDir } from '../../support/shared.ts';
import { anyEnvText, realisticFile } from './texts.ts';

const runs = { numRuns: Number(process.env.KEYCHECK_RUNS ?? 1000) };
/** The real readers show a byte that is no UTF-8 as U+FFFD. */
const shown = (text: string) => text.replace(/(?<![\ud800-\udbff])[\udc80-\udcff]/g, '\ufffd');
const asObject = (values: ReadonlyMap<string, string>) =>
  Object.fromEntries([...values].map(([name, value]) => [shown(name), shown(value)]).sort());
const [realDotenv, realNode] = await systemEnvReaders();
/** Names and values made of blanks alone are undefined behaviour in Node 20 (it reads memory before the text), so nothing is compared there. */
const undefinedInNode20 = (text: string) => /(?:^|\n) +=|= +$/.test(text.replaceAll('\r', ''));
const here = dialectOf(process.versions.node);
const pairs = [
  ['dotenv', dotenv, realDotenv, () => true],
  [
    `Node ${here}, as Node ${process.versions.node} runs this`,
    nodes.find(({ versions }) => versions === here),
    realNode,
    (text: string) => here !== '20' || !undefinedInNode20(text),
  ],
] as const;

describe.each(pairs)('the model of %s', (_, model, real, defined) => {
  const compare = (text: string, hint?: string) => {
    expect(asObject(model?.read(text) ?? new Map()), hint).toEqual(asObject(real?.read(text) ?? new Map()));
  };

  it('reads any text as the real one does', () => {
    fc.assert(
      fc.property(anyEnvText.filter(defined), (text) => compare(text)),
      runs,
    );
  });

  it('reads files as they look in projects as the real one does', () => {
    fc.assert(
      fc.property(realisticFile.filter(defined), (text) => compare(text)),
      runs,
    );
  });

  it.skipIf(!sharedDir())(`reads 138 real files as the real one does${sharedDir() ? '' : ` (${noShared})`}`, () => {
    const files = readdirSync(join(sharedDir() ?? '', 'env-files')).filter((file) => file.endsWith('.env'));
    expect(files).toHaveLength(138);
    for (const file of files) {
      const { text } = decode(sharedBytes('env-files', file));
      if (defined(text)) compare(text, file);
    }
  });
});

describe('what python-dotenv, docker and bash make of a line', () => {
  it.each([
    ['A=1', { A: '1' }, { A: '1' }, { A: '1' }],
    ['A="x"', { A: 'x' }, { A: '"x"' }, { A: 'x' }],
    ["A='x' # note", { A: 'x' }, { A: "'x' # note" }, { A: 'x' }],
    ['A=x#y', { A: 'x#y' }, { A: 'x#y' }, { A: 'x#y' }],
    ['A=x # y', { A: 'x' }, { A: 'x # y' }, { A: 'x' }],
    ['A=`x`', { A: '`x`' }, { A: '`x`' }, {}],
    ['A = 1', { A: '1' }, {}, {}],
    ['export A=1', { A: '1' }, {}, { A: '1' }],
    ['A=1\r\n', { A: '1' }, { A: '1' }, { A: '1\r' }],
    ['A=${B}', { A: '' }, { A: '${B}' }, {}],
    ['A=${B:-c}', { A: 'c' }, { A: '${B:-c}' }, {}],
    ['A=$(id)', { A: '$(id)' }, { A: '$(id)' }, {}],
    ['A=a b', { A: 'a b' }, { A: 'a b' }, {}],
    ['A=x; B=2', { A: 'x; B=2' }, { A: 'x; B=2' }, {}],
    ["A=it's\nB=2", { A: "it's", B: '2' }, { A: "it's", B: '2' }, {}],
    ['A="a\nb"', { A: 'a\nb' }, { A: '"a' }, { A: 'a\nb' }],
    ['A="a\\nb"', { A: 'a\nb' }, { A: '"a\\nb"' }, { A: 'a\\nb' }],
    ['A=1\nA', {}, { A: '1' }, { A: '1' }],
    ['\uFEFFA=1', { A: '1' }, { A: '1' }, {}],
    ['A="a" b"', {}, { A: '"a" b"' }, {}],
  ])('%j', (text, inPython, inDocker, inBash) => {
    expect([python, docker, bash].map(({ read }) => asObject(read(text)))).toEqual([inPython, inDocker, inBash]);
  });

  it('comes to an end on any text', () => {
    fc.assert(
      fc.property(fc.oneof(anyEnvText, fc.string({ unit: 'binary' })), (text) => {
        for (const { read } of [python, docker, bash]) expect(read(text)).toBeInstanceOf(Map);
      }),
      runs,
    );
  });
});

describe('readValues', () => {
  const read = (text: string) => readValues(new TextEncoder().encode(text));

  it('gives what dotenv reads, with the line, and names who reads it otherwise', () => {
    expect(read('A=1\nB="x" # note\nA=2\n\nC: 3\nD=a#b\n')).toEqual({
      fault: null,
      entries: [
        { name: 'B', value: 'x', line: 2, disagree: ['docker'] },
        { name: 'A', value: '2', line: 3, disagree: [] },
        { name: 'C', value: '3', line: 5, disagree: ['node', 'python-dotenv', 'docker', 'bash'] },
        { name: 'D', value: 'a', line: 6, disagree: ['node 20', 'python-dotenv', 'docker', 'bash'] },
      ],
    });
  });

  it.each([
    ['a BOM before the name', '\uFEFFA=1\n', ['node', 'bash']],
    ['a tab before the name', '\tA=1\n', ['node 20']],
    ['a quote that never closes, on the last line', 'A="x', ['node 20', 'python-dotenv', 'bash']],
    ['lone CRs', 'A=1\rB=2', ['node', 'docker', 'bash']],
    ['a value on the next line', 'A=\n"x"', ['node', 'python-dotenv', 'docker', 'bash']],
    ['backticks', 'A=`x`', ['python-dotenv', 'docker', 'bash']],
    ['a bare line before', 'bare\nA=1', ['node 20']],
    ['a glued comment', 'A=a#b', ['python-dotenv', 'docker', 'bash']],
    ['export', 'export A=1', ['docker']],
    ['CRLF', 'A=1\r\n', ['bash']],
    ['nothing unusual', 'A=1\n', []],
  ])('%s', (_, text, disagree) => expect(read(text).entries[0]?.disagree).toEqual(disagree));

  it('has no entries for UTF-16', () => {
    expect(readValues(Uint8Array.from([0xff, 0xfe, 0x41, 0, 0x3d, 0]))).toEqual({ entries: [], fault: 'utf-16' });
  });
});
