import { spawn } from 'node:child_process';
import { PassThrough, Writable } from 'node:stream';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Secret } from '../../src/core/key/secret.ts';
import { createOutput } from '../../src/doors/output.ts';
import { drain } from '../support/drain.ts';
import { buildHarness } from '../support/harness.ts';

/** An output door onto two memories. */
const door = () => {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const output = createOutput({ stdout, stderr });
  return { output, out: () => drain(stdout), err: () => drain(stderr) };
};

const printed = (text: string, ...secrets: Secret[]): string => {
  const { output, out } = door();
  for (const secret of secrets) output.guard(secret);
  output.out(text);
  return out();
};

describe('where it goes', () => {
  it('answers to stdout, everything else to stderr, each with a line end', () => {
    const { output, out, err } = door();
    output.out('answer');
    output.say('remark');
    output.raw('help\n');
    expect([out(), err()]).toEqual(['answer\nhelp\n', 'remark\n']);
  });
});

describe('what stays and what goes', () => {
  it.each([
    [
      'our own styles',
      '\u001b[1mTitle\u001b[22m \u001b[31mbad\u001b[39m',
      '\u001b[1mTitle\u001b[22m \u001b[31mbad\u001b[39m',
    ],
    ['Chinese, tabs and line ends', '金鑰\t…x9Qa\n', '金鑰\t…x9Qa\n'],
    ['a hidden style', 'a\u001b[8mb', 'a[8mb'],
    ['a cursor movement', 'a\u001b[2Jb', 'a[2Jb'],
    ['a window title', '\u001b]0;title\u0007', ']0;title'],
    ['C1 controls', 'a\u009b2Jb', 'a2Jb'],
    ['a line that overwrites itself', 'failed\rworks ', 'failed works '],
    ['Windows line ends', 'a\r\nb', 'a\nb'],
    ['text turned around', 'a\u202eb\u2066c', 'abc'],
    ['what takes no room', 'a\u200b\u200c\u200d\u2060\ufeffb', 'ab'],
    ['a command behind it', '\ufeff\u200b::error::owned', ': :error::owned'],
    ['tag characters', 'a\u{e0041}b', 'ab'],
    ['half a character', 'a\ud800b', 'ab'],
  ])('%s', (_name, text, expected) => {
    expect(printed(text)).toBe(`${expected}\n`);
  });

  // Anything that could be read as a command by the CI system that keeps the log (facts/reliability.md, T18).
  const command = /^(?:\s|\u001b\[\d+m)*::|##(?:\u001b\[\d+m)*(?:\[|vso\[|teamcity\[)|section_(?:start|end):/im;
  it.each([
    '::error::no',
    '  ::add-mask::x',
    'text\n::set-env name=A::b',
    '\u3000::stop-commands::t',
    '\r::error::x',
    '\u2028::error::x',
    '\u001b[1m::error::x',
    '\u001b[1m\u001b[31m ::error::x',
    '\u200e::error::x',
    '\u0000::error::x',
    ':\u0000:error::x',
    ':\u001b:error::x',
    '##[error]x',
    'text ##[group]x',
    '##vso[task.setvariable variable=a]b',
    '##VSO[x]',
    "##teamcity[message text='x']",
    '###[x]',
    '####vso[x]',
    'section_start:1:x\r\u001b[0K',
    '#\u0000#[error]',
    '##\u001b[1m[error]',
    ':::error::x',
    '\ufeff::error::x',
  ])('no CI command: %j', (text) => {
    expect(printed(text)).not.toMatch(command);
  });

  it('lets no control byte and no CI command through, whatever comes', () => {
    const unit = fc.constantFrom(
      ':',
      '::',
      '#',
      '##',
      '[',
      'vso[',
      '\u001b',
      '\u001b[1m',
      '\u001b[31m',
      '\r',
      '\n',
      '\u0000',
      '\u009b',
      ' ',
      '\u202e',
      'a',
      'section_start:',
      '\u2029',
      '\ud800',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(unit, { maxLength: 30 }).map((parts) => parts.join('')),
        ),
        (text) => {
          const shown = printed(text);
          expect(shown).not.toMatch(command);
          expect(shown.replace(/\u001b\[(?:1|2|22|31|32|33|36|39)m/g, '')).not.toMatch(
            /(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u,
          );
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('leaves plain text as it is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'abc XYZ.,;-()/"\'{}[]$%&=?!1234567890äöü中文…\n\t') }),
        (text) => {
          expect(printed(text)).toBe(`${text}\n`);
        },
      ),
    );
  });
});

describe('commands of our own', () => {
  it('go out as they are, one a line', () => {
    const { output, out } = door();
    output.command('::error title=keycheck%3A no API credit::The key …x9Qa is accepted\n::notice::fine');
    expect(out()).toBe('::error title=keycheck%3A no API credit::The key …x9Qa is accepted\n::notice::fine\n');
  });

  it('are no way around for foreign text', () => {
    const { output, out } = door();
    output.command('::error::a\r::add-mask::b\n##[error]x\n\u001b[1m::warning::c');
    expect(out()).toBe('::error::a ::add-mask::b\n# #[error]x\n::warning::c\n');
  });
});

describe('texts for files', () => {
  it('are cleaned like what is printed: a report is shown by others, in a CI log among them', () => {
    const { output } = door();
    expect(output.forFile('{"a": "##teamcity[x]\u009b31m\u202e"}\n  ::add-mask::x\r\nend\n')).toBe(
      '{"a": "# #teamcity[x]31m"}\n  : :add-mask::x\nend\n',
    );
  });

  it('keep the commands they are made of, and no others', () => {
    const { output } = door();
    expect(output.forFile('::error title=a::b\n##[error]c\n', 'commands')).toBe('::error title=a::b\n# #[error]c\n');
  });
});

/** Made-up secrets of a key's alphabet. */
const secretText = fc.string({
  unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-'),
  minLength: 20,
  maxLength: 170,
});
const windows = (text: string): string[] =>
  Array.from({ length: text.length - 11 }, (_, start) => text.slice(start, start + 12));

describe('secrets', () => {
  it('are masked wherever they stand, with control bytes or styles inside them too', () => {
    const between = fc.constantFrom('', '', '\u0000', '\u200e', '\u001b[1m', '\u001b', '\u009b');
    fc.assert(
      fc.property(secretText, fc.string(), between, fc.nat(), (key, around, inside, at) => {
        const place = at % key.length;
        const shown = printed(`${around}${key.slice(0, place)}${inside}${key.slice(place)}${around}`, new Secret(key));
        const plain = shown.replace(/\u001b\[\d+m/g, '');
        expect(windows(key).filter((part) => plain.includes(part) && !around.includes(part))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('are masked in commands and in remarks', () => {
    const key = `${'q'.repeat(10)}wertzuiop-ASDFGHJK_123`;
    const { output, out, err } = door();
    output.guard(new Secret(key));
    output.command(`::error::${key}`);
    output.say(key);
    expect(`${out()}${err()}`).not.toContain(key.slice(0, 12));
  });
});

describe('a reader that goes away', () => {
  it('is no error, and flush does not wait for it', async () => {
    const broken = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })),
    });
    const output = createOutput({ stdout: broken, stderr: new PassThrough() });
    output.out('one');
    await new Promise((resolve) => setImmediate(resolve));
    output.out('two');
    await output.flush();
  });

  it('flush waits until the last byte is out', async () => {
    const written: string[] = [];
    const slow = new Writable({
      write(chunk, _encoding, done) {
        setTimeout(() => {
          written.push(String(chunk));
          done();
        }, 20);
      },
    });
    const output = createOutput({ stdout: slow, stderr: new PassThrough() });
    output.out('one');
    output.out('two');
    await output.flush();
    expect(written).toEqual(['one\n', 'two\n']);
  });
});

describe.skipIf(process.platform === 'win32')('a real pipe', { timeout: 30_000 }, () => {
  let program = '';
  beforeAll(async () => {
    program = await buildHarness(new URL('output-harness.ts', import.meta.url));
  });

  /** Lines of these lengths through a pipe. `$@`: the program that prints them. */
  const run = (
    pipeline: string,
    lengths: readonly number[],
  ): Promise<{ code: number | null; out: string; err: string }> =>
    new Promise((resolve) => {
      const args = [process.execPath, program, ...lengths.map(String)];
      const child = spawn('bash', ['-c', `set -o pipefail; ${pipeline}`, 'bash', ...args]);
      let out = '';
      let err = '';
      child.stdout.on('data', (data) => (out += data));
      child.stderr.on('data', (data) => (err += data));
      child.on('close', (code) => resolve({ code, out, err: err.trim() }));
    });
  const linesOf = (lengths: readonly number[]): string =>
    lengths.map((length, line) => `${String(line).repeat(length - 1)}\n`).join('');
  const fiveMegabytes = Array.from({ length: 5 }, () => 1024 * 1024);

  it.concurrent.each([
    [[10]],
    [[4096]],
    [[4097]],
    [[4000, 96, 10]],
    [[10, 9000, 10, 4000]],
    [[100_000, 10]],
    [fiveMegabytes],
  ])('lines of %j bytes arrive whole and in order', async (lengths) => {
    expect(await run('"$@" | (sleep 0.2; cat)', lengths)).toEqual({ code: 7, out: linesOf(lengths), err: '' });
  });

  /** Runs the program with a pipe that is full when it begins. `waits`: whether a write to it waits, or fails as a parent may leave it. */
  const full = (waits: boolean, program: string): string => {
    const perl = `use Fcntl; fcntl(STDOUT, F_SETFL, O_WRONLY | O_NONBLOCK); 1 while syswrite(STDOUT, ".");
      ${waits ? 'fcntl(STDOUT, F_SETFL, O_WRONLY);' : ''} exec { $ARGV[0] } @ARGV`;
    return `perl -e '${perl}' ${program}`;
  };

  it.concurrent.each(
    [[10], [4000, 96, 10], fiveMegabytes].flatMap((lengths) => [true, false].map((waits) => ({ lengths, waits }))),
  )('one that takes nothing just now, waits $waits: lines of $lengths bytes arrive whole', async (each) => {
    const { out, ...end } = await run(`${full(each.waits, '"$@"')} | (sleep 1; cat)`, each.lengths);
    expect([out.replace(/^\.{4096,}/, ''), end]).toEqual([linesOf(each.lengths), { code: 7, err: '' }]);
  });

  // Without GNU's timeout there is nothing to end it with.
  it.skipIf(process.platform !== 'linux').concurrent.each([[[10]], [fiveMegabytes]])(
    'one that nobody reads: SIGTERM is heard before %j bytes are out',
    async (lengths) => {
      const ended = full(true, 'timeout --preserve-status 1 "$@"');
      expect(await run(`${ended} | sleep 3`, lengths)).toEqual({ code: 8, out: '', err: '' });
    },
  );

  it.skipIf(process.platform !== 'linux').concurrent.each([[[10]], [fiveMegabytes]])(
    'a socket, as Node gives its children, that nobody reads: SIGTERM is heard before %j bytes are out',
    async (lengths) => {
      // The other end stays open in the program itself, and is never read.
      const socket = `$^F = 9; use Socket; use Fcntl; socketpair(A, B, AF_UNIX, SOCK_STREAM, PF_UNSPEC); open(STDOUT, ">&B");
        my $was = fcntl(STDOUT, F_GETFL, 0); fcntl(STDOUT, F_SETFL, $was | O_NONBLOCK); 1 while syswrite(STDOUT, ".");
        fcntl(STDOUT, F_SETFL, $was); exec { $ARGV[0] } @ARGV`;
      expect(await run(`perl -e '${socket}' timeout --preserve-status -k 9 1 "$@"`, lengths)).toEqual({
        code: 8,
        out: '',
        err: '',
      });
    },
  );

  it.concurrent.each([[[10, 10]], [fiveMegabytes]])(
    'one that is closed ends the program quietly with its own exit code: lines of %j bytes',
    async (lengths) => {
      expect(await run('(sleep 0.3; exec "$@") | head -c 0', lengths)).toEqual({ code: 7, out: '', err: '' });
    },
  );
});
