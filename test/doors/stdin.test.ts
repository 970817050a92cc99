import { spawn } from 'node:child_process';
import { PassThrough } from 'node:stream';
import { beforeAll, describe, expect, it } from 'vitest';
import { systemStdin } from '../../src/doors/stdin.ts';
import { buildHarness } from '../support/harness.ts';
import { startPty, untouchedStty } from '../support/pty.ts';
import { cleanEnvironment } from '../support/run.ts';

/** Reads an input that gets these pieces and then its end, or stays open. */
const read = async (pieces: readonly (string | Uint8Array)[], { end = true, limit = 8192, timeoutMs = 60 } = {}) => {
  const input = new PassThrough();
  const reading = systemStdin(input).read(limit, timeoutMs);
  for (const piece of pieces) input.write(piece);
  if (end) input.end();
  const outcome = await reading;
  return outcome.kind === 'text' ? { kind: 'text', text: outcome.text.reveal() } : outcome;
};
const text = (expected: string) => ({ kind: 'text', text: expected });

describe('stdin as data', () => {
  it.each([
    ['a line', ['key\n'], text('key\n')],
    ['nothing', [], text('')],
    ['a character cut in two', [new Uint8Array([0xe4, 0xb8]), new Uint8Array([0xad])], text('中')],
    ['a byte order mark stays for the cleaning to name', ['\ufeffkey'], text('\ufeffkey')],
    ['Latin-1 becomes visibly broken, and no error', [new Uint8Array([0x6b, 0xe9, 0x79])], text('k\ufffdy')],
    ['UTF-16, as PowerShell writes it', [new Uint8Array([0xff, 0xfe, 0x6b, 0, 0x65, 0, 0x79, 0])], text('\ufeffkey')],
    ['NUL bytes', ['a\u0000b'], text('a\u0000b')],
  ] as const)('%s', async (_name, pieces, expected) => {
    expect(await read(pieces)).toEqual(expected);
  });

  it('is silent when nothing ends it in time', async () => {
    expect(await read([], { end: false })).toEqual({ kind: 'silent' });
    expect(await read(['half a key'], { end: false })).toEqual({ kind: 'silent' });
  });

  it('is too large over the limit, also when it never ends', async () => {
    expect(await read(['x'.repeat(8193)])).toEqual({ kind: 'too-large' });
    expect(await read(['x'.repeat(8192)])).toEqual(text('x'.repeat(8192)));
    expect(await read(['x'.repeat(40_000)], { end: false, timeoutMs: 10_000 })).toEqual({ kind: 'too-large' });
    // The limit counts characters: three bytes each are no reason.
    expect(await read(['中'.repeat(8192)])).toEqual(text('中'.repeat(8192)));
  });
});

describe('in a terminal', () => {
  const start = async () => {
    const program = await buildHarness(new URL('stdin-harness.ts', import.meta.url));
    return startPty(process.execPath, [program, '5000'], { env: cleanEnvironment('/nonexistent') });
  };

  it.each([
    ['a typed line', 'a made-up value that nobody should see\r', /text 38\r\n$/, 0],
    ['Ctrl-D', '\u0004', /text 0\r\n$/, 0],
    ['Ctrl-C', '\u0003', /^READY\r\n$/, 130],
  ])('%s: nothing is shown, and the terminal is given back', { timeout: 20_000 }, async (_name, keys, out, code) => {
    const pty = await start();
    const before = await untouchedStty();
    await pty.waitFor('READY');
    pty.type(keys);
    expect((await pty.exit).code).toBe(code);
    expect(pty.raw()).toMatch(out);
    expect(pty.raw()).not.toContain('made-up');
    expect(await pty.stty()).toBe(before);
  });

  it('a silent one is left', { timeout: 20_000 }, async () => {
    const program = await buildHarness(new URL('stdin-harness.ts', import.meta.url));
    const pty = startPty(process.execPath, [program, '300'], { env: cleanEnvironment('/nonexistent') });
    expect((await pty.exit).code).toBe(0);
    expect(pty.raw()).toBe('READY\r\nsilent\r\n');
  });
});

describe('in a process', () => {
  let program = '';
  beforeAll(async () => {
    program = await buildHarness(new URL('stdin-harness.ts', import.meta.url));
  }, 60_000);

  /** Runs a shell line in which `$read` reads stdin for at most 300 ms and prints what it got. */
  const shell = (line: string): Promise<{ out: string; code: number | null; ms: number }> =>
    new Promise((resolve) => {
      const start = performance.now();
      const child = spawn('bash', ['-c', line.replaceAll('$read', `"${process.execPath}" "${program}"`)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let out = '';
      child.stdout.on('data', (data) => (out += data));
      child.on('close', (code) => resolve({ out: out.trim(), code, ms: performance.now() - start }));
    });

  it.concurrent.each([
    ['printf key | $read', 'text 3'],
    ['$read < /dev/null', 'text 0'],
    ['$read <&-', 'text 0'],
    ['$read < /', 'text 0'],
    ['head -c 3000000 /dev/zero | $read', 'too-large'],
    ['yes | $read', 'too-large'],
    // A pipe that is open and silent: the process ends on its own all the same, and long before the writer.
    ['exec 3<>"$(d=$(mktemp -d); mkfifo $d/p; echo $d/p)"; $read <&3', 'silent'],
  ])('%s', { timeout: 20_000 }, async (line, expected) => {
    const { out, code, ms } = await shell(line);
    expect([out, code]).toEqual([expected, 0]);
    expect(ms).toBeLessThan(8_000);
  });
});
