import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { Cancelled, InputLost } from '../../../src/core/errors.ts';
import { terminalAsk } from '../../../src/doors/terminal/ask.ts';
import { type Ask, back } from '../../../src/flows/ports.ts';
import { en } from '../../../src/words/en/index.ts';
import { testContext } from '../../support/context.ts';
import { drain } from '../../support/drain.ts';

/** A terminal in memory that knows whether it is raw. */
class Terminal extends PassThrough {
  isTTY = true;
  raw = false;
  setRawMode(on: boolean): this {
    this.raw = on;
    return this;
  }
}

const setUp = (accessible = false, prepare: (stdin: Terminal) => void = () => {}) => {
  const stdin = new Terminal();
  prepare(stdin);
  const stderr = new PassThrough();
  const controller = new AbortController();
  const interrupted: string[] = [];
  const ask = terminalAsk({
    stdin,
    stderr,
    style: testContext().style,
    words: en.terminal,
    signal: controller.signal,
    accessible,
    interrupt: () => interrupted.push('Ctrl-C'),
  });
  return { stdin, ask, controller, interrupted, shown: () => drain(stderr) };
};

const questions: readonly [string, (ask: Ask) => Promise<unknown>][] = [
  [
    'choose',
    (ask) =>
      ask.choose({
        message: 'm',
        choices: [
          { value: 'a', label: 'A' },
          { value: 'b', label: 'B' },
        ],
        explain: 'e',
      }),
  ],
  [
    'chooseSeveral',
    (ask) => ask.chooseSeveral({ message: 'm', choices: [{ value: 'a', label: 'A' }], preset: ['a'], explain: 'e' }),
  ],
  ['secret', (ask) => ask.secret({ message: 'm', explain: 'e' })],
  ['countdown', (ask) => ask.countdown(60, (left) => String(left))],
];
const every = questions.flatMap(([name, question]) =>
  [false, true].map((accessible) => ({ name, question, accessible })),
);
const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

/** What is left behind when a run is over. */
const left = ({ stdin }: ReturnType<typeof setUp>) => ({
  raw: stdin.raw,
  listening: stdin.listenerCount('data'),
  // Node 26 does not pause what has ended: nothing comes any more.
  quiet: stdin.isPaused() || stdin.readableEnded,
});
const atRest = { raw: false, listening: 0, quiet: true };

describe('the input ends', () => {
  it.each(every)('while $name is open (accessible: $accessible)', async ({ question, accessible }) => {
    const set = setUp(accessible);
    const answer = question(set.ask);
    await soon();
    expect(set.stdin.raw).toBe(true);
    set.stdin.end();
    await expect(answer).rejects.toBeInstanceOf(InputLost);
    expect(left(set)).toEqual(atRest);
    await expect(question(set.ask)).rejects.toBeInstanceOf(InputLost);
  });

  it.each(every)('before $name is asked (accessible: $accessible)', async ({ question, accessible }) => {
    const set = setUp(accessible);
    set.stdin.end();
    await soon();
    await expect(question(set.ask)).rejects.toBeInstanceOf(InputLost);
    expect(left(set)).toEqual(atRest);
  });

  it('before anything else', async () => {
    const set = setUp(false, (stdin) => stdin.destroy());
    await expect(set.ask.secret({ message: 'm', explain: 'e' })).rejects.toBeInstanceOf(InputLost);
  });

  it('with an error, as a closed window gives it (EIO)', async () => {
    const set = setUp();
    const answer = set.ask.secret({ message: 'm', explain: 'e' });
    await soon();
    set.stdin.destroy(Object.assign(new Error('read EIO'), { code: 'EIO' }));
    await expect(answer).rejects.toBeInstanceOf(InputLost);
  });
});

describe('a ? where the key is read', () => {
  const secret = (ask: Ask) => ask.secret({ message: 'm', explain: 'EXPLAINED' });

  it.each(['?', '?\r'])('explains and asks again, with Enter or without: %j', async (typed) => {
    const set = setUp();
    const answer = secret(set.ask);
    await soon();
    set.stdin.write(typed);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(set.shown()).toContain('EXPLAINED');
    set.stdin.write(`${'k'.repeat(28)}\r`);
    expect(await answer).toMatchObject({ length: 28 });
  });

  it('in numbered lines waits for Enter, as every answer there', async () => {
    const set = setUp(true);
    const answer = secret(set.ask);
    await soon();
    set.stdin.write('?');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(set.shown()).not.toContain('EXPLAINED');
    set.stdin.write('\r');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(set.shown()).toContain('EXPLAINED');
    set.stdin.write('k\r');
    expect(await answer).toMatchObject({ length: 1 });
  });
});

describe('the run is stopped', () => {
  it.each(every)('while $name is open (accessible: $accessible)', async ({ question, accessible }) => {
    const set = setUp(accessible);
    const answer = question(set.ask);
    await soon();
    set.controller.abort(new Cancelled('SIGTERM'));
    await expect(answer).rejects.toMatchObject({ name: 'Cancelled', by: 'SIGTERM' });
    expect(left(set)).toEqual(atRest);
    await expect(question(set.ask)).rejects.toMatchObject({ by: 'SIGTERM' });
  });

  it('between two questions: the terminal is given back at once', () => {
    const set = setUp();
    expect(set.stdin.raw).toBe(true);
    set.controller.abort(new Cancelled('SIGTERM'));
    expect(left(set)).toEqual(atRest);
  });

  it('Ctrl-C between two questions is passed on', async () => {
    const set = setUp();
    set.stdin.write('abc\u0003');
    await soon();
    expect(set.interrupted).toEqual(['Ctrl-C']);
  });
});

describe('the terminal', () => {
  it('is raw from the start and given back by close, once or twice', () => {
    const set = setUp();
    expect(set.stdin.raw).toBe(true);
    set.ask.close();
    set.ask.close();
    expect(left(set)).toEqual(atRest);
    expect(set.shown()).toBe('\u001b[?2004h\u001b[?2004l\u001b[?25h');
  });

  it('leaves nothing behind on the process, however many there were', async () => {
    const count = (): number => process.listenerCount('exit');
    const before = count();
    for (let run = 0; run < 5; run += 1) {
      const set = setUp();
      const answer = set.ask.choose({ message: 'm', choices: [{ value: 'x', label: 'X' }], explain: 'e' });
      await soon();
      set.stdin.write('1\r');
      expect(await answer).toBe('x');
      set.ask.close();
    }
    expect(count()).toBe(before);
  });

  it('can be asked again after close', async () => {
    const set = setUp();
    set.ask.close();
    const answer = set.ask.secret({ message: 'm', explain: 'e' });
    await soon();
    set.stdin.write('\u001b');
    expect(await answer).toBe(back);
  });
});

describe('what comes between two questions', () => {
  it('an impatient Enter or Esc is no answer to a hidden line', async () => {
    const set = setUp();
    set.stdin.write('\r\r');
    await soon();
    set.stdin.write('\u001b');
    await new Promise((resolve) => setTimeout(resolve, 80));
    const answer = set.ask.secret({ message: 'm', explain: 'e' });
    await soon();
    set.stdin.write('later\r');
    expect(await answer).toMatchObject({ length: 5 });
  });

  it('a pasted line with its Enter is one', async () => {
    const set = setUp();
    set.stdin.write('a text that was pasted early\r');
    await soon();
    expect(await set.ask.secret({ message: 'm', explain: 'e' })).toMatchObject({ length: 28 });
  });
});
