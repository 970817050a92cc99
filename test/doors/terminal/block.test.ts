import xterm from '@xterm/headless';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Block } from '../../../src/doors/terminal/block.ts';
import { widthOf } from '../../../src/words/layout.ts';
import { linesOf } from '../../support/pty.ts';

const same = (text: string): string => text;
const bold = (text: string): string => `\u001b[1m${text}\u001b[22m`;

/** A terminal with a line above, and a block on it. `\n` goes to the first column, as raw mode leaves it. */
function sheet(cols: number) {
  const screen = new xterm.Terminal({ cols, rows: 30, scrollback: 1_000, allowProposedApi: true, convertEol: true });
  const block = new Block(
    (text) => screen.write(text),
    () => screen.cols,
  );
  screen.write('above\n');
  return { screen, block, settled: () => new Promise<void>((resolve) => screen.write('', resolve)) };
}

/** The rows that a terminal makes of a line. */
function rows(text: string, cols: number): string[] {
  const found = [''];
  for (const character of text) {
    if (widthOf((found.at(-1) ?? '') + character) > cols) found.push('');
    found.push((found.pop() ?? '') + character);
  }
  return found;
}

const cursorIn = ({ buffer: { active } }: InstanceType<typeof xterm.Terminal>) => ({
  row: active.baseY + active.cursorY,
  column: active.cursorX,
});

/** Without blanks, which a terminal keeps where they were written, at the end of lines and of the screen. */
const trimmed = (lines: readonly string[]): string[] =>
  lines
    .map((line) => line.trimEnd())
    .join('\n')
    .trimEnd()
    .split('\n');

const cols = fc.integer({ min: 20, max: 40 });
const text = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'abc de>[1]:你的選擇：'), maxLength: 90 }),
  fc.constantFrom('', '你的選擇 [1]：', '選'.repeat(10), 'x'.repeat(20), 'x'.repeat(40)),
);
const drawing = fc
  .array(text, { minLength: 1, maxLength: 6 })
  .chain((texts) => fc.record({ texts: fc.constant(texts), cursor: fc.nat({ max: texts.length - 1 }) }));

it('whatever was drawn before, the lines stand there alone, and the cursor behind its own', async () => {
  await fc.assert(
    fc.asyncProperty(cols, fc.array(drawing, { minLength: 1, maxLength: 6 }), async (columns, drawings) => {
      const { screen, block, settled } = sheet(columns);
      for (const { texts, cursor } of drawings) {
        block.draw(
          texts.map((text, index) => ({ text, look: index % 2 === 0 ? same : bold })),
          cursor,
        );
        await settled();
        const own = rows(texts[cursor] ?? '', columns);
        const full = widthOf(own.at(-1) ?? '') === columns;
        const expected = texts.flatMap((text, index) => [
          ...rows(text, columns),
          ...(full && index === cursor ? [''] : []),
        ]);
        const shown = ['above', ...expected];
        expect(trimmed(linesOf(screen))).toEqual(trimmed(shown));
        const before = texts.slice(0, cursor).flatMap((text) => rows(text, columns)).length;
        expect(cursorIn(screen)).toEqual({
          row: before + own.length + (full ? 1 : 0),
          column: full ? 0 : widthOf(own.at(-1) ?? ''),
        });
      }
      block.erase();
      await settled();
      expect([linesOf(screen), cursorIn(screen)]).toEqual([['above'], { row: 1, column: 0 }]);
    }),
    { numRuns: 300 },
  );
});

it('is left with the cursor below it', async () => {
  const { screen, block, settled } = sheet(20);
  block.draw(
    ['one', 'two', 'three'].map((text) => ({ text, look: same })),
    0,
  );
  block.leave();
  screen.write('behind');
  await settled();
  expect(linesOf(screen)).toEqual(['above', 'one', 'two', 'three', 'behind']);
});

it.each([
  ['narrower', 40, 20],
  ['wider', 20, 40],
])('a window that became %s: the next drawing finds the lines where they went', async (_, from, to) => {
  const { screen, block, settled } = sheet(from);
  const long = 'a line of thirty-five columns, about';
  // Below the cursor nothing that breaks: xterm.js moves the cursor by such lines too, other terminals do not.
  const lines = [long, 'your choice:', 'the keys'].map((text) => ({ text, look: same }));
  block.draw(lines, 1);
  await settled();
  screen.resize(to, 30);
  block.draw(lines, 1);
  await settled();
  expect(linesOf(screen)).toEqual([
    'above',
    ...[long, 'your choice:', 'the keys'].flatMap((text) => rows(text, to).map((row) => row.trimEnd())),
  ]);
});
