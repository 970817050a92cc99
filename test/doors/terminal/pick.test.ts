import { describe, expect, it } from 'vitest';
import type { PromptKey } from '../../../src/doors/terminal/keyboard.ts';
import { begun, type Pick, page, pressed, type State } from '../../../src/doors/terminal/pick.ts';
import { en } from '../../../src/words/en/index.ts';

const labels = ['I have a key', 'I need an account', 'I want to practise'];
const mark =
  (name: string) =>
  (text: string): string =>
    `<${name}>${text}</${name}>`;
const question = (several: boolean, columns = 80): Pick => ({
  message: 'Where do you start?',
  choices: labels.map((label, index) => ({ value: `value ${index}`, label })),
  preset: [0],
  several,
  style: { columns, title: mark('b'), good: mark('good'), bad: mark('bad'), warn: mark('warn'), quiet: mark('quiet') },
  words: en.terminal,
});

const text = (text: string): PromptKey => ({ kind: 'text', text });
const down: PromptKey = { kind: 'sequence', text: '\u001b[B' };
const up: PromptKey = { kind: 'sequence', text: '\u001bOA' };
const enter: PromptKey = { kind: 'enter' };
const backspace: PromptKey = { kind: 'backspace' };
const burst = { kind: 'paste', text: 'roj-0123456789abcdef', marked: false } as const;
const fresh: State = { marked: [0], active: 0, typed: '', fault: null };

type End = ReturnType<typeof pressed>;
/** Letter by letter. */
const letters = (word: string): PromptKey[] => [...word].map(text);

describe('a key makes of a question', () => {
  it.each<[string, boolean, readonly PromptKey[], End]>([
    ['Enter alone: the preset', false, [enter], { answer: [0] }],
    ['a number', false, [text('2'), enter], { answer: [1] }],
    ['a number, corrected', false, [text('2'), backspace, text('3'), enter], { answer: [2] }],
    ['a wide number, corrected: one sign, not half of it', false, [text('𝟚'), backspace], fresh],
    ['a line, erased', false, [text('2'), text('2'), { kind: 'erase-line' }], fresh],
    ['a number that is none', false, [text('7'), enter], { ...fresh, fault: 'Type 1, 2 or 3, then press Enter.' }],
    ['the next key takes the fault away', false, [text('7'), enter, text('1')], { ...fresh, typed: '1' }],
    ['down', false, [down], { ...fresh, marked: [1], active: 1 }],
    ['up from the first', false, [up, enter], { answer: [2] }],
    ['an arrow drops what was typed', false, [text('3'), down, enter], { answer: [1] }],
    ['another function key', false, [{ kind: 'sequence', text: '\u001b[5~' }], fresh],
    ['a control character', false, [text('\u0014')], fresh],
    ['a blank, of one', false, [text(' ')], { ...fresh, typed: ' ' }],
    ['a blank, of several', true, [text(' ')], { ...fresh, marked: [] }],
    ['marks', true, [down, text(' '), enter], { answer: [0, 1] }],
    ['marks in order', true, [up, text(' '), up, text(' '), enter], { answer: [0, 1, 2] }],
    ['nothing marked', true, [text(' '), enter], { ...fresh, marked: [], fault: en.terminal.typeSeveral(3) }],
    ['Esc', false, [text('2'), { kind: 'escape' }], 'back'],
    ['?, wide or not', false, [text('？')], 'explain'],
    ['a paste', false, [{ kind: 'paste', text: '2', marked: true }], 'pasted'],
    ['a paste that begins as keys do', false, [{ kind: 'paste', text: 'sk-0123456789ab', marked: true }], 'key-pasted'],
    ['a key that is typed at first and then comes in a burst', false, [...letters('sk-p'), burst], 'key-pasted'],
    ['a number, and a pasted key behind it', false, [text('2'), { ...burst, text: `sk-${burst.text}` }], 'key-pasted'],
    ['a word, and another pasted behind it', false, [...letters('ab'), burst], 'pasted'],
    ['eleven letters', false, letters('sk-proj-abc'), { ...fresh, typed: 'sk-proj-abc' }],
    ['a twelfth', false, letters('sk-proj-abcd'), 'key-pasted'],
    ['a twelfth, of another word', false, letters('twelvelettrs'), 'pasted'],
    ['a twelfth, in wide letters', false, letters('ｓｋ－ｐｒｏｊ－ａｂｃｄ'), 'pasted'],
    ['a twelfth, behind a correction', false, [...letters('sk-proj-abx'), backspace, ...letters('cd')], 'key-pasted'],
    [
      'a twelfth, behind a function key',
      false,
      [...letters('sk-proj-a'), { kind: 'sequence', text: '\u001b[D' }, ...letters('bcd')],
      'key-pasted',
    ],
    ['a twelfth, behind a Tab', false, [...letters('sk-proj-a'), text('\t'), ...letters('bcd')], 'key-pasted'],
    ['dots and the like belong to a word', false, letters('abcdef.ghi=='), 'pasted'],
    ['many numbers are many words', true, letters('1 2 3 1 2 3 1 2 3'), { ...fresh, typed: '1 2 3 1 2 3 1 2 3' }],
    ['numbers, with a blank between', true, [text('1'), text(' '), text('3'), enter], { answer: [0, 2] }],
  ])('%s', (_, several, keys, expected) => {
    const config = question(several);
    const end = keys.reduce<End>(
      (state, key) => (typeof state === 'object' && 'marked' in state ? pressed(state, key, config) : state),
      begun(config),
    );
    expect(end).toEqual(expected);
  });
});

const shown = (config: Pick, state: State) => {
  const [lines, cursor] = page(config, state);
  return { lines: lines.map(({ text, look }) => look(text)), behind: lines[cursor]?.text };
};

describe('the page', () => {
  it('of one choice', () => {
    expect(shown(question(false), fresh)).toEqual({
      lines: [
        'Where do you start?',
        '<b>> 1  I have a key</b>',
        '  2  I need an account',
        '  3  I want to practise',
        'Your choice [1]: ',
        `<quiet>${en.terminal.keys}</quiet>`,
      ],
      behind: 'Your choice [1]: ',
    });
  });

  it('of several, while numbers are typed', () => {
    expect(shown(question(true, 200), { ...fresh, typed: '2 3' })).toEqual({
      lines: [
        'Where do you start?',
        '  [ ] 1  I have a key',
        '<b>> [x] 2  I need an account</b>',
        '<b>> [x] 3  I want to practise</b>',
        'Your choice [1]: 2 3',
        `<quiet>${en.terminal.severalKeys}</quiet>`,
      ],
      behind: 'Your choice [1]: 2 3',
    });
  });

  it('on a narrow screen, with a fault: broken between words, labels under each other', () => {
    expect(shown(question(false, 20), { ...fresh, fault: 'Type 1, 2 or 3, then press Enter.' })).toEqual({
      lines: [
        'Where do you start?',
        '<b>> 1  I have a key</b>',
        '  2  I need an',
        '     account',
        '  3  I want to',
        '     practise',
        'Your choice [1]: ',
        '<warn>Type 1, 2 or 3, then</warn>',
        '<warn>press Enter.</warn>',
      ],
      behind: 'Your choice [1]: ',
    });
  });
});
