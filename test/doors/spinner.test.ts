import { PassThrough } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createBusy } from '../../src/doors/spinner.ts';

/** A terminal in memory, as far as ora looks at one. */
const screen = () => {
  const stream = Object.assign(new PassThrough(), {
    isTTY: true,
    columns: 80,
    cursorTo: () => true,
    clearLine: () => true,
    moveCursor: () => true,
  });
  const shown: string[] = [];
  stream.on('data', (data) => shown.push(String(data)));
  return { stream: stream as unknown as NodeJS.WriteStream, shown: () => shown.join('') };
};
const clean = (text: string): string => text.toUpperCase();

describe('waiting', () => {
  it('is not shown without a terminal', async () => {
    expect(await createBusy({ kind: 'silent' })('Checking…', async () => 7)).toBe(7);
  });

  it('turns in ASCII where a terminal shows nothing else', async () => {
    const { stream, shown } = screen();
    const busy = createBusy({ kind: 'spinner', stream, clean, ascii: true });
    await busy('asking', () => sleep(700));
    expect(shown()).toContain('ASKING');
    expect(shown()).toMatch(/[-\\|/] ?(?:\u001b\[\d+m)? ?ASKING/);
    expect(shown()).not.toMatch(/[^\x00-\x7f]/);
  });

  it('is one plain line in accessible mode', async () => {
    const said: string[] = [];
    const busy = createBusy({ kind: 'line', say: (text) => said.push(text) });
    expect([await busy('Checking…', async () => 7), said]).toEqual([7, ['Checking…']]);
  });

  it('is not shown when it is short', async () => {
    const { stream, shown } = screen();
    expect(await createBusy({ kind: 'spinner', stream, clean })('Checking…', async () => 7)).toBe(7);
    await sleep(400);
    expect(shown()).toBe('');
  });

  it.each([
    ['is over', () => sleep(700, 7), 7],
    ['fails', () => sleep(700).then(() => Promise.reject(new Error('cut'))), 'cut'],
  ])('is shown when it is long, made clean, and gone when the work %s', async (_name, work, expected) => {
    const { stream, shown } = screen();
    const outcome = await createBusy({ kind: 'spinner', stream, clean })<unknown>('Checking…', work).catch(
      (error: Error) => error.message,
    );
    expect(outcome).toBe(expected);
    expect(shown()).toContain('CHECKING…');
    expect(shown().lastIndexOf('\u001b[?25h')).toBeGreaterThan(shown().lastIndexOf('\u001b[?25l'));
    const after = shown().length;
    await sleep(200);
    expect(shown().length).toBe(after);
  });
});
