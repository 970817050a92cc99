import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { buildHarness } from '../../support/harness.ts';
import { leaksOf } from '../../support/leaks.ts';
import { type Pty, type PtyKey, startPty, untouchedStty } from '../../support/pty.ts';
import { cleanEnvironment } from '../../support/run.ts';

let harness = '';
beforeAll(async () => {
  harness = await buildHarness(new URL('harness.ts', import.meta.url));
}, 60_000);

type Way = 'ordinary' | 'accessible';

/** Asks these questions in a terminal, in the ordinary or the accessible way. */
const asking = (
  questions: readonly string[],
  way: Way = 'ordinary',
  size: { cols?: number; rows?: number } = {},
): Pty => {
  const env = { ...cleanEnvironment('/nonexistent'), KEYCHECK_TEST_ACCESSIBLE: way === 'accessible' ? '1' : '0' };
  return startPty(process.execPath, [harness, ...questions], { env, ...size });
};

/** What a person sees when a question is open and listens. */
const open: Record<string, string | RegExp> = {
  choose: 'Your choice',
  several: 'Your choice',
  secret: 'Key:',
  countdown: 's left',
};
const kinds = Object.keys(open);
const ways: readonly Way[] = ['ordinary', 'accessible'];
const everyKind = ways.flatMap((way) => kinds.map((kind) => ({ way, kind })));

const shows = (kind: string): string | RegExp => open[kind] ?? 'no such question';

const endOf = async (pty: Pty): Promise<{ code: number; lines: string[] }> => {
  const { code } = await pty.exit;
  await pty.waitFor('OVER');
  return { code, lines: pty.screen().filter((line) => /^(ANSWER|ENDED|OVER)/.test(line)) };
};

// Nine builders' worth of load must not make a test of 100 ms fail; a program that hangs still does.
vi.setConfig({ testTimeout: 30_000 });

describe('every way out of every question gives the terminal back', () => {
  const ended = {
    'ctrl-c': { code: 130, lines: ['ENDED Cancelled', 'OVER'] },
    'ctrl-d': { code: 2, lines: ['ENDED InputLost', 'OVER'] },
  };
  const cases = everyKind.flatMap((each) => (['ctrl-c', 'ctrl-d'] as const).map((key) => ({ ...each, key })));

  it.concurrent.each(cases)('$key at $kind, $way', async ({ way, kind, key }) => {
    const pty = asking([kind], way);
    const before = await untouchedStty();
    await pty.waitFor(shows(kind));
    expect([before.includes(' icanon'), (await pty.stty()).includes('-icanon')]).toEqual([true, true]);
    pty.key(key);
    expect(await endOf(pty)).toEqual(ended[key]);
    expect(await pty.stty()).toBe(before);
    expect(isClean(pty)).toBe(true);
  });

  it.concurrent.each(everyKind)('SIGTERM at $kind, $way', async ({ way, kind }) => {
    const pty = asking([kind], way);
    const before = await untouchedStty();
    await pty.waitFor(shows(kind));
    pty.signal('SIGTERM');
    expect(await endOf(pty)).toEqual({ code: 143, lines: ['ENDED Cancelled', 'OVER'] });
    expect(await pty.stty()).toBe(before);
    expect(isClean(pty)).toBe(true);
  });

  it.concurrent.each(everyKind)('Esc goes back from $kind, $way', async ({ way, kind }) => {
    const pty = asking([kind], way);
    const before = await untouchedStty();
    await pty.waitFor(shows(kind));
    pty.key('esc');
    expect(await endOf(pty)).toEqual({ code: 0, lines: [`ANSWER ${kind}: back`, 'OVER'] });
    expect(await pty.stty()).toBe(before);
    expect(isClean(pty)).toBe(true);
  });

  it.concurrent.each(everyKind)('SIGHUP at $kind, $way: the input has ended', async ({ way, kind }) => {
    const pty = asking([kind], way);
    const before = await untouchedStty();
    await pty.waitFor(shows(kind));
    pty.signal('SIGHUP');
    expect(await endOf(pty)).toEqual(ended['ctrl-d']);
    expect(await pty.stty()).toBe(before);
    expect(isClean(pty)).toBe(true);
  });

  it.concurrent('Ctrl-C and SIGTERM between two questions', async () => {
    for (const [stop, code] of [
      ['ctrl-c', 130],
      ['SIGTERM', 143],
    ] as const) {
      const pty = asking(['wait5000']);
      const before = await untouchedStty();
      await pty.waitFor('READY');
      if (stop === 'ctrl-c') pty.key(stop);
      else pty.signal(stop);
      expect(await endOf(pty)).toEqual({ code, lines: ['ENDED Cancelled', 'OVER'] });
      expect(await pty.stty()).toBe(before);
    }
  });
});

/** Nothing is left switched on: the last word on paste marks and on the cursor is the usual one. */
const isClean = (pty: Pty): boolean => {
  const last = (on: string, off: string): boolean => pty.raw().lastIndexOf(on) <= pty.raw().lastIndexOf(off);
  return last('\u001b[?2004h', '\u001b[?2004l') && last('\u001b[?25l', '\u001b[?25h');
};

describe('answers', () => {
  type Case = { kind: string; type: string; answer: string };
  const answers: readonly Case[] = [
    { kind: 'choose', type: '\r', answer: '"paste"' },
    { kind: 'choose', type: '2\r', answer: '"chatgpt"' },
    { kind: 'choose', type: '\u001b[B\u001b[B\r', answer: '"practise"' },
    { kind: 'choose', type: '\u001b[A\r', answer: '"practise"' },
    { kind: 'choose', type: '1\u007f3\r', answer: '"practise"' },
    { kind: 'choose', type: 'j\r', answer: '"practise"' },
    { kind: 'preset', type: '\r', answer: '"practise"' },
    { kind: 'several', type: '\r', answer: '["paste"]' },
    { kind: 'several', type: '1 3\r', answer: '["paste","practise"]' },
    { kind: 'several', type: '3,2\r', answer: '["chatgpt","practise"]' },
    { kind: 'several', type: '\u001b[B \r', answer: '["paste","chatgpt"]' },
    { kind: 'several', type: ' \r2\r', answer: '["chatgpt"]' },
    { kind: 'countdown', type: '\r', answer: '"now"' },
    { kind: 'countdown', type: '', answer: '"done"' },
  ];

  it.concurrent.each(answers)('$kind, $type', async ({ kind, type, answer }) => {
    const pty = asking([kind]);
    await pty.waitFor(open[kind] ?? 'Your choice');
    pty.type(type);
    expect(await endOf(pty)).toEqual({ code: 0, lines: [`ANSWER ${kind}: ${answer}`, 'OVER'] });
  });

  const typed: readonly Case[] = [
    ...answers.filter(({ type }) => !type.includes('\u001b') && !type.startsWith(' ')),
    ...kinds.map((kind) => ({ kind, type: 'back\r', answer: 'back' })),
  ];
  it.concurrent.each(typed)('accessible: $kind, $type', async ({ kind, type, answer }) => {
    const pty = asking([kind], 'accessible');
    await pty.waitFor(open[kind] ?? 'Your choice');
    pty.type(type);
    expect(await endOf(pty)).toEqual({ code: 0, lines: [`ANSWER ${kind}: ${answer}`, 'OVER'] });
    // eslint-like rule of the mode: nothing but text, line ends and the backspace of a typed line.
    expect(pty.raw()).not.toContain('\u001b');
  });

  it.concurrent.each(ways)(
    'a number that is no choice is said so, and Enter does not take the preset for it, %s',
    async (way) => {
      const pty = asking(['choose'], way);
      await pty.waitFor('Your choice');
      pty.type('7\r');
      await pty.waitFor(/Your choice.*\n?(.*\n)*.*Type 1, 2 or 3, then press Enter\./);
      pty.type('2\r');
      expect((await endOf(pty)).lines[0]).toBe('ANSWER choose: "chatgpt"');
    },
  );

  it.concurrent.each(everyKind.filter(({ kind }) => kind !== 'countdown'))(
    '? explains $kind and asks again, $way',
    async ({ way, kind }) => {
      const pty = asking([kind], way);
      await pty.waitFor(shows(kind));
      // In one go with Enter, as somebody types it who is used to lines: the Enter must not confirm anything.
      pty.type('?\r');
      await pty.waitFor('EXPLAINED: this is what it means.');
      await new Promise((resolve) => setTimeout(resolve, 120));
      expect(pty.screen().join('\n')).not.toContain('ANSWER');
      pty.key('esc');
      expect((await endOf(pty)).lines).toEqual([`ANSWER ${kind}: back`, 'OVER']);
    },
  );
});

describe('a question that is asked again', () => {
  it.concurrent('behind an explanation: what was marked stays marked', async () => {
    const pty = asking(['several']);
    await pty.waitFor(shows('several'));
    pty.key('down');
    pty.key('space');
    await pty.waitFor('> [x] 2');
    pty.type('7\r');
    await pty.waitFor('Type one or more of the numbers');
    pty.type('?');
    const asked = await pty.waitFor(/EXPLAINED[\s\S]*> \[x\] 2[\s\S]*Esc goes back/);
    expect(asked).not.toContain('Type one or more of the numbers');
    pty.key('enter');
    expect((await endOf(pty)).lines).toEqual(['ANSWER several: ["paste","chatgpt"]', 'OVER']);
  });

  it.concurrent.each(ways)('behind a word that is no answer: nothing of the word is left, %s', async (way) => {
    const pty = asking(['choose'], way);
    await pty.waitFor(shows('choose'));
    for (const letter of 'twelvelettrs') {
      pty.type(letter);
      await sleep(5);
    }
    await pty.waitFor(/was not read[\s\S]*Your choice/);
    expect(pty.screen().join('\n')).not.toContain('twelve');
    await typeUntilHeard(pty, '\r');
    expect((await endOf(pty)).lines).toEqual(['ANSWER choose: "paste"', 'OVER']);
  });
});

/** What comes within half a second of a text that nobody wants is dropped; a busy machine reads it late. */
const typeUntilHeard = async (pty: Pty, answer: string): Promise<void> => {
  for (let times = 0; times < 10 && !pty.raw().includes('ANSWER'); times += 1) {
    await sleep(600);
    pty.type(answer);
    await sleep(100);
  }
};

/** A made-up key of a real one's length and alphabet, built here so that none stands in the repository. */
const key = `sk-${'proj'}-${Array.from({ length: 150 }, (_, index) => 'aZ3_bY9-cX'[(index * 7) % 10]).join('')}x9Qa`;

/** No twelve characters of the key are in what the program wrote. */
const showsKey = (pty: Pty): boolean => {
  const raw = pty.raw().replace(/[\r\n]/g, '');
  return Array.from({ length: key.length - 11 }, (_, start) => key.slice(start, start + 12)).some((part) =>
    raw.includes(part),
  );
};

describe('a key is read and never shown', () => {
  const pastes: readonly { name: string; send: (pty: Pty) => void; answer: string }[] = [
    {
      name: 'typed',
      send: (pty) => {
        pty.type(key);
        pty.key('enter');
      },
      answer: `secret of ${key.length} characters, 1 lines, tail x9Qa`,
    },
    {
      name: 'character by character',
      send: (pty) => {
        for (const one of key) pty.type(one);
        pty.key('enter');
      },
      answer: `secret of ${key.length} characters, 1 lines, tail x9Qa`,
    },
    {
      name: 'bracketed',
      send: (pty) => {
        pty.paste(key, { bracketed: true });
        pty.key('enter');
      },
      answer: `secret of ${key.length} characters, 1 lines, tail x9Qa`,
    },
    {
      name: 'bracketed with a line end',
      send: (pty) => {
        pty.paste(`${key}\n`, { bracketed: true });
        pty.key('enter');
      },
      answer: `secret of ${key.length + 1} characters, 2 lines, tail x9Qa`,
    },
    {
      name: 'doubled',
      send: (pty) => {
        pty.paste(key, { bracketed: true });
        pty.paste(key, { bracketed: true });
        pty.key('enter');
      },
      answer: `secret of ${key.length * 2} characters, 1 lines, tail x9Qa`,
    },
    {
      name: 'several lines',
      send: (pty) => pty.paste(`# my key\r\n${key}\r\nand more\r`),
      answer: `secret of ${key.length + 18} characters, 3 lines, tail more`,
    },
    {
      name: 'several lines, bracketed',
      send: (pty) => {
        pty.paste(`one\r\n${key}\r\n`, { bracketed: true });
        pty.key('enter');
      },
      answer: `secret of ${key.length + 5} characters, 3 lines, tail x9Qa`,
    },
    {
      name: 'NUL inside',
      send: (pty) => {
        pty.paste(`\u0000${key}`, { bracketed: true });
        pty.key('enter');
      },
      answer: `secret of ${key.length + 1} characters, 1 lines, tail x9Qa`,
    },
    {
      name: 'corrected',
      send: (pty) => {
        pty.type('wrong');
        pty.key('ctrl-u');
        pty.type(`${key}zz`);
        pty.key('backspace');
        pty.key('backspace');
        pty.key('enter');
      },
      answer: `secret of ${key.length} characters, 1 lines, tail x9Qa`,
    },
    {
      name: 'with Ctrl-T, on which other prompts show it',
      send: (pty) => {
        pty.paste(key, { bracketed: true });
        pty.key('ctrl-t');
        pty.key('backspace');
        pty.key('enter');
      },
      answer: `secret of ${key.length} characters, 1 lines, tail x9Qa`,
    },
    { name: 'nothing', send: (pty) => pty.key('enter'), answer: 'secret of 0 characters, 1 lines, tail ' },
  ];
  const cases = ways.flatMap((way) => pastes.map((paste) => ({ way, ...paste })));

  it.concurrent.each(cases)('$name, $way', async ({ way, send, answer }) => {
    const pty = asking(['secret'], way);
    const before = await untouchedStty();
    await pty.waitFor('Key:');
    send(pty);
    expect(await endOf(pty)).toEqual({ code: 0, lines: [`ANSWER secret: ${answer}`, 'OVER'] });
    expect(showsKey(pty)).toBe(false);
    expect(await pty.stty()).toBe(before);
  });

  it.concurrent.each(ways)('pasted before its prompt, %s', async (way) => {
    const pty = asking(['wait300', 'secret'], way);
    await pty.waitFor('READY');
    pty.paste(key, { bracketed: way === 'ordinary' });
    await pty.waitFor('Key:');
    pty.key('enter');
    expect((await endOf(pty)).lines[0]).toBe(`ANSWER secret: secret of ${key.length} characters, 1 lines, tail x9Qa`);
    expect(showsKey(pty)).toBe(false);
  });

  it.concurrent.each(ways)('1 MB, %s', async (way) => {
    const pty = asking(['secret'], way);
    await pty.waitFor('Key:');
    const large = key.repeat(Math.ceil(1_000_000 / key.length));
    for (let start = 0; start < large.length; start += 4000) {
      pty.type(large.slice(start, start + 4000));
      await new Promise((resolve) => setImmediate(resolve));
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
    pty.key('enter');
    await pty.waitFor('ANSWER', 20_000);
    expect((await endOf(pty)).lines[0]).toBe(`ANSWER secret: secret of ${large.length} characters, 1 lines, tail x9Qa`);
    expect(showsKey(pty)).toBe(false);
  });

  it.concurrent.each(ways)('pasted where a choice is asked for, it is neither taken nor shown, %s', async (way) => {
    for (const kind of ['choose', 'several']) {
      const pty = asking([kind], way);
      await pty.waitFor(shows(kind));
      pty.paste(`${key}\r1\r`);
      await pty.waitFor('That looks like a key. It was not used');
      expect(pty.screen().join('\n')).not.toContain('ANSWER');
      await pty.waitFor(shows(kind));
      pty.key('esc');
      expect((await endOf(pty)).lines).toEqual([`ANSWER ${kind}: back`, 'OVER']);
      expect(showsKey(pty)).toBe(false);
    }
  });

  // A password manager types; a slow line brings a paste in pieces that are no burst; a busy machine reads the rest of it at once.
  const inPieces = (size: number): string[] => `${key}\r`.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
  const choices = everyKind.filter(({ kind }) => ['choose', 'several'].includes(kind));
  const slowly = choices.flatMap((each) => [
    { ...each, how: 'letter by letter', pieces: inPieces(1), pause: 5 },
    { ...each, how: 'in pieces of 13', pieces: inPieces(13), pause: 60 },
    { ...each, how: 'slowly, then all at once', pieces: [...key.slice(0, 7), `${key.slice(7)}\r`], pause: 60 },
  ]);

  it.concurrent.each(slowly)('comes $how to $kind, $way: neither taken nor shown', async (each) => {
    const { kind, way, pieces, pause } = each;
    const pty = asking([kind], way);
    await pty.waitFor(shows(kind));
    for (const piece of pieces) {
      pty.type(piece);
      await sleep(pause);
    }
    await pty.waitFor('That looks like a key.');
    await sleep(600);
    expect(pty.screen().join('\n')).not.toContain('ANSWER');
    await typeUntilHeard(pty, '1\r');
    const answer = { choose: '"paste"', several: '["paste"]' }[kind];
    expect((await endOf(pty)).lines).toEqual([`ANSWER ${kind}: ${answer}`, 'OVER']);
    expect(leaksOf(pty.raw().replace(/\u001b\[[\d;?]*[A-Za-z]/g, ''), key)).toEqual([]);
  });

  const between: readonly [string, string][] = [
    ['a typing error that is corrected', 'x\u007f'],
    ['an arrow', '\u001b[D'],
    ['a Tab', '\t'],
    ['another sign', '.'],
  ];
  const interrupted = choices.flatMap((each) => between.map(([name, keys]) => ({ ...each, name, keys })));

  it.concurrent.each(interrupted)('typed to $kind with $name after ten letters, $way: not shown', async (each) => {
    const pty = asking([each.kind], each.way);
    await pty.waitFor(shows(each.kind));
    for (const [at, letter] of [...key.slice(0, 40)].entries()) {
      if (at % 10 === 9) {
        pty.type(each.keys);
        await sleep(60);
      }
      pty.type(letter);
      await sleep(5);
    }
    await pty.waitFor(/was not (read|used)/);
    pty.key('esc');
    await endOf(pty);
    const plain = pty.raw().replace(/\u001b\[[\d;?]*[A-Za-z]/g, '');
    expect(leaksOf(plain.replace(/[.\b\t ]/g, ''), key)).toEqual([]);
    expect(leaksOf(plain, key)).toEqual([]);
  });

  it.concurrent.each(ways)('a paste of several lines does not answer the next question, %s', async (way) => {
    const pty = asking(['secret', 'choose'], way);
    await pty.waitFor('Key:');
    pty.paste(`${key}\r3\r2\r`);
    await pty.waitFor('Your choice');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(pty.screen().filter((line) => line.startsWith('ANSWER'))).toEqual([
      `ANSWER secret: secret of ${key.length + 4} characters, 3 lines, tail 3 2`,
    ]);
    pty.key('esc');
    await endOf(pty);
    expect(showsKey(pty)).toBe(false);
  });

  it.concurrent('keys typed before a choice do not make it', async () => {
    const pty = asking(['wait300', 'choose']);
    await pty.waitFor('READY');
    pty.type('3\r\r');
    await pty.waitFor('Your choice');
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(pty.screen().join('\n')).not.toContain('ANSWER');
    pty.type('2\r');
    expect((await endOf(pty)).lines[0]).toBe('ANSWER choose: "chatgpt"');
  });
});

describe('while no question is open', () => {
  const ends: readonly [string, (pty: Pty) => void][] = [
    ['Ctrl-D', (pty) => pty.key('ctrl-d')],
    ['SIGHUP', (pty) => pty.signal('SIGHUP')],
  ];
  it.concurrent.each(ends)(
    'a key pasted behind %s is not echoed, and the next question is not asked',
    async (_, end) => {
      const pty = asking(['wait500', 'choose']);
      const before = await untouchedStty();
      await pty.waitFor('READY');
      end(pty);
      await sleep(100);
      pty.type(`${key}\r`);
      expect(await endOf(pty)).toEqual({ code: 2, lines: ['ENDED InputLost', 'OVER'] });
      expect(leaksOf(pty.raw(), key)).toEqual([]);
      expect(await pty.stty()).toBe(before);
    },
  );
});

describe('in the background', () => {
  it.concurrent.each(ways)(
    'Ctrl-Z where nothing can be stopped: a key pasted behind it is not echoed, %s',
    async (way) => {
      // The program is the first of its session, as in a container: the kernel does not stop it.
      const pty = asking(['secret'], way);
      await pty.waitFor('Key:');
      pty.key('ctrl-z');
      await sleep(30);
      pty.type(`${key}\r`);
      await pty.waitFor('ANSWER');
      await pty.exit;
      expect(leaksOf(pty.raw(), key)).toEqual([]);
    },
  );

  it.concurrent('Ctrl-Z where nothing can be stopped: a question is drawn again below, once', async () => {
    const pty = asking(['choose']);
    await pty.waitFor('Esc goes back.');
    pty.key('ctrl-z');
    await pty.waitFor(/Esc goes back\.\n[\s\S]*Esc goes back\./);
    pty.key('down');
    await pty.waitFor(/> 1[\s\S]*> 2/);
    expect(pty.screen().filter((line) => line.startsWith('Where do you start?'))).toHaveLength(2);
    pty.key('enter');
    expect((await endOf(pty)).lines).toEqual(['ANSWER choose: "chatgpt"', 'OVER']);
  });

  it.concurrent.each(['secret', 'choose'])(
    'Ctrl-Z at %s gives the terminal to the shell, fg takes it up again',
    async (kind) => {
      const job = `set -m; "$0" "$1" ${kind}; echo "STOPPED $?"; stty -a | grep -o '.icanon'; fg`;
      const pty = startPty('bash', ['--norc', '-c', job, process.execPath, harness], {
        env: cleanEnvironment('/nonexistent'),
      });
      await pty.waitFor(shows(kind));
      pty.key('ctrl-z');
      const screen = await pty.waitFor(/STOPPED 148\n icanon[\s\S]*(Your choice|Key:)/);
      // The shell writes below the question, not into it.
      if (kind === 'choose') expect(screen.slice(0, screen.indexOf('STOPPED'))).toMatch(/Esc goes back\.\n/);
      pty.key('esc');
      await pty.waitFor(`ANSWER ${kind}: back`);
      expect((await pty.exit).code).toBe(0);
    },
  );
});

describe('any width', () => {
  it.concurrent.each([40, 80, 200])(
    '%i columns: nothing is cut inside a word, and a redraw leaves nothing behind',
    async (cols) => {
      const pty = asking(['choose'], 'ordinary', { cols });
      await pty.waitFor('Esc goes back.');
      const steps: readonly PtyKey[] = ['down', 'down', 'up', 'down', 'up', 'up'];
      for (const step of steps) pty.key(step);
      await pty.waitFor('Your choice [1]');
      const screen = await pty.waitFor('> 1  I have a key: paste it');
      expect(screen.match(/Where do you start\?/g)).toHaveLength(1);
      expect(screen.replace(/\s+/g, ' ')).toContain(
        '> 1 I have a key: paste it 2 I have ChatGPT, but no key 3 Just practise (no account, no cost, no network) Your choice [1]: Type a number,',
      );
      expect(Math.max(...pty.screen().map((line) => line.length))).toBeLessThanOrEqual(cols);
      pty.type('2\r');
      await endOf(pty);
      expect(pty.screen().filter((line) => line.startsWith('  2'))).toEqual([]);
    },
  );
});
