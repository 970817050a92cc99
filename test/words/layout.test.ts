import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf } from '../../src/words/columns.ts';
import { labelled, padTo, paragraph, widthOf, wrap, wrapText } from '../../src/words/layout.ts';

describe('wrap', () => {
  it.each<[string, number, string[]]>([
    ['', 40, ['']],
    ['one two', 40, ['one two']],
    ['one two three four five six seven', 20, ['one two three four', 'five six seven']],
    [
      'go to https://platform.openai.com/settings/organization/billing/ now',
      20,
      ['go to', 'https://platform.openai.com/settings/organization/billing/', 'now'],
    ],
    [
      'API 金鑰也不能用來登入 ChatGPT。這是兩項服務，帳單也分開。',
      24,
      ['API 金鑰也不能用來登入', 'ChatGPT。這是兩項服務，', '帳單也分開。'],
    ],
    [
      'To go on: npx keycheck init --uses text,tools --dotenv .env --key-stdin (or later)',
      40,
      ['To go on:', 'npx keycheck init --uses text,tools --dotenv .env --key-stdin', '(or later)'],
    ],
    ['之後用 npx keycheck verify 檢查。', 24, ['之後用', 'npx keycheck verify 檢', '查。']],
    ['run npx keycheck snippet python, or so', 30, ['run', 'npx keycheck snippet python,', 'or so']],
    ['(npx keycheck init --sandbox) is free', 24, ['(npx keycheck init --sandbox)', 'is free']],
    ['  2  one two three four', 20, ['  2  one two three', 'four']],
    ['這個資料夾的金鑰能用嗎？不能的話，', 20, ['這個資料夾的金鑰能用', '嗎？不能的話，']],
  ])('%j in %i columns', (text, columns, lines) => expect(wrap(text, columns)).toEqual(lines));

  it('hangs the lines behind the first', () => {
    expect(wrap('1. one two three four five', 20, '   ')).toEqual(['1. one two three', '   four five']);
  });

  it('loses nothing and keeps to the width where words allow it', () => {
    const words = fc.array(fc.stringMatching(/^[a-z。，金鑰]{1,12}$/), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(words, fc.integer({ min: 40, max: 200 }), (parts, columns) => {
        const text = parts.join(' ');
        const lines = wrap(text, columns);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(columns);
      }),
    );
  });

  it('leaves laid-out lines of a text alone', () => {
    expect(wrapText('one two three four five\n  npx keycheck init --sandbox --yes', 20)).toBe(
      'one two three four\nfive\n  npx keycheck init --sandbox --yes',
    );
  });
});

describe('rows of labels', () => {
  const rows = [
    { label: 'Program', text: 'package.json, no web framework' },
    { label: '金鑰', text: 'none' },
  ];
  it('stand in one column, wide characters counted as two', () => {
    expect(labelled(rows, 80)).toEqual(['  Program   package.json, no web framework', '  金鑰      none']);
  });
  it('go below their label where there is no room beside it', () => {
    expect(labelled(rows, 30)).toEqual([
      '  Program',
      '    package.json, no web',
      '    framework',
      '  金鑰',
      '    none',
    ]);
  });
});

describe('rows that hold something to copy', () => {
  it('put it below its label where it would be broken beside it', () => {
    const rows = [
      { label: 'Prices', text: 'https://developers.openai.com/api/docs/pricing' },
      { label: 'Same run again', text: 'npx keycheck init --dotenv .env --env-name OPENAI_API_KEY_DEMO --key-stdin' },
    ];
    expect(labelled(rows, 80)).toEqual([
      '  Prices           https://developers.openai.com/api/docs/pricing',
      '  Same run again',
      '    npx keycheck init --dotenv .env --env-name OPENAI_API_KEY_DEMO --key-stdin',
    ]);
  });
});

it('a row that is a line to copy is never broken', () => {
  const text = "$env:A = [Net.NetworkCredential]::new('', (Read-Host -AsSecureString)).Password";
  expect(labelled([{ label: 'PowerShell', text, whole: true }], 80)).toEqual(['  PowerShell', `    ${text}`]);
  expect(labelled([{ label: 'fish', text: 'set -e A B', whole: true }], 80)).toEqual(['  fish   set -e A B']);
});

describe('for the ear', () => {
  it('nothing is wrapped, and a line is as long as it comes', () => {
    const text = 'word '.repeat(100).trim();
    expect(wrap(text, Number.POSITIVE_INFINITY)).toEqual([text]);
  });
});

describe('small things', () => {
  it.each<[readonly string[], string]>([
    [[], ''],
    [['One.', 'Two.'], 'One. Two.'],
    [['一。', '二。'], '一。二。'],
    [['See https://a.example/', 'Two.'], 'See https://a.example/ Two.'],
  ])('%j is the paragraph %j', (sentences, text) => expect(paragraph(sentences)).toBe(text));
  it('fills up to a width', () => expect([padTo('金', 4), padTo('long', 2)]).toEqual(['金  ', 'long']));
});

describe('the width of a text', () => {
  it('is the same with and without the table of characters', () => {
    const texts = fc.string({
      unit: fc.constantFrom(
        'a',
        '~',
        ' ',
        '…',
        '’',
        '“',
        '”',
        '→',
        '•',
        '–',
        '·',
        '≤',
        '金',
        '，',
        '「',
        'Ｋ',
        '\u3000',
        '\u303f',
        '\uff61',
        '\u4dc0',
        '😀',
        'e\u0301',
      ),
    });
    fc.assert(
      fc.property(texts, (text) => {
        expect(widthOf(text)).toBe(columnsOf(text));
      }),
    );
  });
  it('of every character is the one in the table', () => {
    const different = Array.from({ length: 0xffff - 0x20 }, (_, at) => String.fromCharCode(at + 0x20)).filter(
      (character) => widthOf(character) !== columnsOf(character),
    );
    expect(different).toEqual([]);
  });
});
