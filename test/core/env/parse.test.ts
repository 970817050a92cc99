import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, encode } from '../../../src/core/env/bytes.ts';
import { join, parse } from '../../../src/core/env/parse.ts';
import { anyEnvText } from './texts.ts';

const runs = { numRuns: Number(process.env.KEYCHECK_RUNS ?? 1000) };

describe('parse', () => {
  it.each([
    ['', []],
    ['A=1', [['A=1', 1, 'A', '1']]],
    [
      '\uFEFFA=1\n\n',
      [
        ['\uFEFFA=1\n', 1, 'A', '1'],
        ['\n', 2],
      ],
    ],
    [
      'A=1\r\n# note\r\nB="x\r\ny" # z\r\nC=2',
      [
        ['A=1\r\n', 1, 'A', '1'],
        ['# note\r\n', 2],
        ['B="x\r\ny" # z\r\n', 3, 'B', 'x\ny'],
        ['C=2', 5, 'C', '2'],
      ],
    ],
    [
      'export A = `x`\nbare\n',
      [
        ['export A = `x`\n', 1, 'A', 'x'],
        ['bare\n', 2],
      ],
    ],
    ['export\nA=1', [['export\nA=1', 2, 'A', '1']]],
    [
      'A="never closed\nB=1',
      [
        ['A="never closed\n', 1, 'A', '"never closed'],
        ['B=1', 2, 'B', '1'],
      ],
    ],
    // dotenv's `^` and `$` take U+2028 and U+2029 for line ends, its values do not (found by fuzzing).
    [
      '# note\u2028A=1\nB="x" # y\u2029C=2',
      [
        ['# note\u2028', 1],
        ['A=1\n', 1, 'A', '1'],
        ['B="x" # y\u2029', 2, 'B', 'x'],
        ['C=2', 2, 'C', '2'],
      ],
    ],
    ["B=\"\u2028'B='", [["B=\"\u2028'B='", 1, 'B', '"\u2028B=']]],
    ['A=x\u2028B=2', [['A=x\u2028B=2', 1, 'A', 'x\u2028B=2']]],
  ])('%j', (text, expected) => {
    expect(
      parse(text).map(({ source, line, assignment }) => [
        source,
        line,
        ...(assignment ? [assignment.name, assignment.value] : []),
      ]),
    ).toEqual(expected);
  });

  it('loses nothing of any bytes', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 200 }),
          anyEnvText.map((text) => encode(text)),
        ),
        (bytes) => {
          const { text } = decode(bytes);
          expect(encode(join(parse(text)))).toEqual(Uint8Array.from(bytes));
        },
      ),
      runs,
    );
  });

  it('loses nothing of any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), anyEnvText), (text) => {
        expect(join(parse(text))).toBe(text);
      }),
      runs,
    );
  });
});

describe('bytes', () => {
  it.each([
    ['plain', [0x41, 0x3d, 0x31], 'A=1', null],
    ['a BOM stays', [0xef, 0xbb, 0xbf, 0x41], '\uFEFFA', null],
    ['a byte that is no UTF-8', [0x41, 0xff, 0xc3, 0xa9, 0xc3], 'A\udcffé\udcc3', null],
    ['an encoded surrogate is no UTF-8', [0xed, 0xa0, 0x80], '\udced\udca0\udc80', null],
    ['an overlong form is no UTF-8', [0xc0, 0x80, 0xe0, 0x80, 0x80], '\udcc0\udc80\udce0\udc80\udc80', null],
    ['four bytes', [0xf0, 0x9f, 0x94, 0x91, 0xf5], '🔑\udcf5', null],
    ['NUL alone', [0x41, 0, 0x42, 0x43], 'A\0BC', null],
  ])('%s', (_, bytes, text, fault) => {
    expect(decode(Uint8Array.from(bytes))).toEqual({ text, fault });
    expect([...encode(text)]).toEqual(bytes);
  });

  it.each([
    ['little-endian with BOM', [0xff, 0xfe, 0x41, 0]],
    ['big-endian with BOM', [0xfe, 0xff, 0, 0x41]],
    ['little-endian', [0x41, 0, 0x3d, 0]],
    ['big-endian', [0, 0x41, 0, 0x3d]],
  ])('sees UTF-16: %s', (_, bytes) => expect(decode(Uint8Array.from(bytes)).fault).toBe('utf-16'));
});
