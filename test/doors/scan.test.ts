import { execFileSync } from 'node:child_process';
import { closeSync, constants, mkdirSync, openSync, readSync, symlinkSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../src/core/key/secret.ts';
import { createSearch } from '../../src/doors/files/scan/search.ts';
import { systemScan } from '../../src/doors/files/scan.ts';
import { projectKey } from '../support/keys.ts';
import { tempFolder } from '../support/run.ts';

const key = projectKey('scan');
const other = projectKey('another');
const signal = new AbortController().signal;

const search = (cwd: string) => systemScan(cwd, null).tree({ own: [new Secret(key)], timeMs: 60_000, signal });
const hit = (text: string, line: number) => ({
  path: 'a.txt',
  area: 'source',
  line,
  tail: text.slice(-4),
  own: text === key,
});

/** So many bytes of lines, and how many lines they are. */
const filler = (bytes: number) => ({ text: 'x\n'.repeat(Math.ceil(bytes / 2)), lines: Math.ceil(bytes / 2) });

const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
const kib = 1024;

describe('a key in a file of any length', () => {
  // Files are read in pieces of some size: around the powers of two, and one after the other, nothing may be missed or found twice.
  const places = [
    0,
    1,
    ...[16, 32, 64, 128, 1024, 2048].flatMap((size) => [-2, -1, 0, 1].map((at) => size * kib + at * 60)),
  ];
  it.each(places.filter((at) => at >= 0).flatMap((at) => [['bytes', at] as const, ['UTF-16', at] as const]))(
    'written in %s behind %i bytes: found once, with its line',
    async (kind, at) => {
      const cwd = tempFolder('scan');
      const before = filler(kind === 'bytes' ? at : at / 2);
      const text = `${before.text}KEY=${key}\n${filler(100 * kib).text}${other}\n`;
      writeFileSync(join(cwd, 'a.txt'), kind === 'bytes' ? text : utf16(text));
      const { hits, unsearched } = await search(cwd);
      const last = before.lines + 1 + filler(100 * kib).lines + 1;
      expect(hits).toEqual([hit(key, before.lines + 1), hit(other, last)]);
      expect(unsearched).toMatchObject({ tooLarge: 0, unreadable: 0 });
    },
  );

  it('is found wherever it stands', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(300 * kib), fc.boolean(), async (at, wide) => {
        const cwd = tempFolder('scan');
        const text = `${'y'.repeat(at)} ${key}\n`;
        writeFileSync(join(cwd, 'a.txt'), wide ? utf16(text) : text);
        expect((await search(cwd)).hits).toEqual([hit(key, 1)]);
      }),
      { numRuns: 60 },
    );
  });

  it('of more than 32 MiB is searched so far, and that is told', async () => {
    const cwd = tempFolder('scan');
    writeFileSync(join(cwd, 'a.txt'), `${key}\n${filler(33 * kib * kib).text}${other}\n`);
    const { hits, unsearched } = await search(cwd);
    expect(hits).toEqual([hit(key, 1)]);
    expect(unsearched.tooLarge).toBe(1);
  });
});

describe.skipIf(process.platform === 'win32')('a name that is no file any more when its turn comes', () => {
  const searched = (path: string) => createSearch([new Secret(key)])(path, false);
  const place = () => join(tempFolder('scan'), 'a.txt');

  it.each<[string, (path: string) => void]>([
    ['gone', () => {}],
    ['a folder', (path) => mkdirSync(path)],
    ['a link out of here', (path) => symlinkSync('/etc/passwd', path)],
    ['a link to a file without end', (path) => symlinkSync('/dev/zero', path)],
    ['a pipe that nobody writes to', (path) => execFileSync('mkfifo', [path])],
  ])('%s: not searched, and not waited for', (_, become) => {
    const path = place();
    become(path);
    expect(searched(path)).toEqual({ kind: 'unreadable' });
  });

  it('a pipe that somebody writes to: what is in it stays in it', () => {
    const path = place();
    execFileSync('mkfifo', [path]);
    const pipe = openSync(path, constants.O_RDWR);
    writeSync(pipe, `KEY=${key}\n`);
    expect(searched(path)).toEqual({ kind: 'unreadable' });
    const left = Buffer.alloc(4096);
    expect(left.toString('utf8', 0, readSync(pipe, left, 0, left.length, null))).toBe(`KEY=${key}\n`);
    closeSync(pipe);
  });
});
