import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { appendReportFile, writeReportFile } from '../../src/doors/report-file.ts';
import { tempFolder } from '../support/run.ts';

const posix = process.platform !== 'win32';
/** Where no file that stands there holds a secret. */
const write = (path: string, text: string) => writeReportFile(path, text, () => false);

describe('a report', () => {
  it('is written, and replaces an older one; nothing else is left in the folder', async () => {
    const folder = tempFolder('report');
    const path = join(folder, 'keycheck.prom');
    await write(path, 'first, and longer\n');
    await write(path, 'second\n');
    expect(readFileSync(path, 'utf8')).toBe('second\n');
    expect(readdirSync(folder)).toEqual(['keycheck.prom']);
  });

  it.runIf(posix)('can be read by others where the umask lets them, and keeps the rights that were set', async () => {
    const path = join(tempFolder('report'), 'keycheck.prom');
    await write(path, 'a');
    expect(statSync(path).mode & 0o777).toBe(0o666 & ~process.umask());
    chmodSync(path, 0o640);
    await write(path, 'b');
    expect(statSync(path).mode & 0o777).toBe(0o640);
  });

  it('is never seen half-written: a reader that looks all the time finds one text or the other', {
    timeout: 60_000,
  }, async () => {
    const path = join(tempFolder('report'), 'keycheck.prom');
    const texts = ['a', 'b'].map((letter) => letter.repeat(256 * 1024));
    await write(path, texts[0] ?? '');
    let writing = true;
    const seen = new Map<number, number>();
    const reader = (async () => {
      while (writing) {
        const text = readFileSync(path, 'utf8');
        seen.set(texts.indexOf(text), (seen.get(texts.indexOf(text)) ?? 0) + 1);
        await new Promise((next) => setImmediate(next));
      }
    })();
    for (let turn = 0; turn < 30; turn += 1) await write(path, texts[turn % 2] ?? '');
    writing = false;
    await reader;
    expect([...seen.keys()].sort()).toEqual([0, 1]);
  });

  it.runIf(posix)('goes where a link points, and the link stays', async () => {
    const folder = tempFolder('report');
    writeFileSync(join(folder, 'real.json'), 'old');
    symlinkSync('real.json', join(folder, 'link.json'));
    await write(join(folder, 'link.json'), 'new');
    expect(readFileSync(join(folder, 'real.json'), 'utf8')).toBe('new');
    expect(lstatSync(join(folder, 'link.json')).isSymbolicLink()).toBe(true);
  });

  it.runIf(posix)('never takes the place of an env file, by whatever name it is reached', async () => {
    const folder = tempFolder('report');
    writeFileSync(join(folder, '.env'), 'A=1\n');
    symlinkSync('.env', join(folder, 'report.json'));
    for (const name of ['.env', 'report.json']) {
      await expect(write(join(folder, name), 'x')).rejects.toThrow();
      await expect(appendReportFile(join(folder, name), 'x')).rejects.toThrow();
    }
    expect(readFileSync(join(folder, '.env'), 'utf8')).toBe('A=1\n');
  });

  it('never takes the place of a file that holds a secret, or of git’s rules', async () => {
    const folder = tempFolder('report');
    const holds = (text: string): boolean => text.includes('secret');
    for (const [name, text] of [
      ['settings.txt', 'A=secret\n'],
      ['.gitignore', '.env\n'],
    ] as const) {
      writeFileSync(join(folder, name), text);
      await expect(writeReportFile(join(folder, name), 'x', holds)).rejects.toThrow();
      expect(readFileSync(join(folder, name), 'utf8')).toBe(text);
    }
    writeFileSync(join(folder, 'old.xml'), 'a report');
    await writeReportFile(join(folder, 'old.xml'), 'x', holds);
    expect(readFileSync(join(folder, 'old.xml'), 'utf8')).toBe('x');
  });

  it.runIf(posix)('is not led out of its folder by a link, to a file that is there or not', async () => {
    const folder = tempFolder('report');
    const elsewhere = join(tempFolder('elsewhere'), 'file');
    writeFileSync(elsewhere, 'mine');
    symlinkSync(elsewhere, join(folder, 'report.json'));
    symlinkSync(`${elsewhere}-new`, join(folder, 'new.json'));
    for (const name of ['report.json', 'new.json']) {
      await expect(write(join(folder, name), 'x')).rejects.toThrow();
      await expect(appendReportFile(join(folder, name), 'x')).rejects.toThrow();
    }
    expect([readFileSync(elsewhere, 'utf8'), existsSync(`${elsewhere}-new`)]).toEqual(['mine', false]);
  });

  it.runIf(posix)('to a pipe that nobody reads is an error, not a wait', async () => {
    const path = join(tempFolder('report'), 'fifo');
    execFileSync('mkfifo', [path]);
    await expect(write(path, 'a')).rejects.toMatchObject({ code: 'ENXIO' });
    await write('/dev/null', 'a');
  });

  it('fails with the error of the system, and leaves nothing behind', async () => {
    const folder = tempFolder('report');
    mkdirSync(join(folder, 'taken'));
    await expect(write(join(folder, 'taken'), 'a')).rejects.toMatchObject({ code: 'EISDIR' });
    await expect(write(join(folder, 'missing', 'a.json'), 'a')).rejects.toMatchObject({ code: 'ENOENT' });
    expect(readdirSync(folder)).toEqual(['taken']);
  });

  // root may write into any folder.
  it.runIf(posix && process.getuid?.() !== 0)('is written in place where the folder takes no new files', async () => {
    const folder = tempFolder('report');
    const path = join(folder, 'a.json');
    writeFileSync(path, 'old');
    chmodSync(folder, 0o500);
    await write(path, 'new');
    chmodSync(folder, 0o700);
    expect(readFileSync(path, 'utf8')).toBe('new');
  });
});

it('a file that CI named is added to', async () => {
  const path = join(tempFolder('report'), 'summary.md');
  await appendReportFile(path, 'one\n');
  await appendReportFile(path, 'two\n');
  expect(readFileSync(path, 'utf8')).toBe('one\ntwo\n');
});
