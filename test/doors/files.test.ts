import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemFiles } from '../../src/doors/files.ts';
import type { Files, Snapshot } from '../../src/flows/ports.ts';

const posix = it.skipIf(process.platform === 'win32');
const bytes = (text: string) => new TextEncoder().encode(text);

let folder: string;
let outside: string;
let files: Files;
beforeEach(() => {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'keycheck-files-')));
  folder = join(base, 'project');
  outside = join(base, 'outside');
  mkdirSync(folder);
  mkdirSync(outside);
  files = systemFiles(folder, process.platform);
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

const at = (name: string) => join(folder, name);
async function snapshot(path: string): Promise<Snapshot> {
  const state = await files.read(path);
  return state.kind === 'file' ? state.snapshot : null;
}
const mode = (name: string) => statSync(at(name)).mode & 0o777;

describe('write', () => {
  it('makes a file that only its owner can read, and leaves nothing else behind', async () => {
    expect(await files.write('.env', bytes('A=1\n'), { expected: null })).toEqual({
      kind: 'written',
      mode: 0o600,
      notes: [],
    });
    expect(readFileSync(at('.env'), 'utf8')).toBe('A=1\n');
    expect(mode('.env')).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['.env']);
  });

  posix.each([0o000, 0o022, 0o077, 0o777])('keeps rights or narrows them, whatever the umask (%o)', async (umask) => {
    const before = process.umask(umask);
    try {
      for (const [old, asked, expected] of [
        [null, undefined, 0o600],
        [null, 0o644, 0o644],
        [0o644, undefined, 0o644],
        [0o644, 0o600, 0o600],
        [0o600, 0o644, 0o600],
        [0o640, 0o666, 0o640],
        [0o755, 0o700, 0o700],
      ] as const) {
        rmSync(at('.env'), { force: true });
        if (old !== null) writeFileSync(at('.env'), 'old');
        if (old !== null) chmodSync(at('.env'), old);
        const options = { expected: await snapshot('.env'), ...(asked === undefined ? {} : { mode: asked }) };
        expect(await files.write('.env', bytes('new'), options)).toEqual({
          kind: 'written',
          mode: expected,
          notes: [],
        });
      }
    } finally {
      process.umask(before);
    }
  });

  it('refuses when the file is not the one that was read', async () => {
    writeFileSync(at('.env'), 'A=1');
    const before = await snapshot('.env');
    writeFileSync(at('.env'), 'A=2');
    expect(await files.write('.env', bytes('A=3'), { expected: before })).toMatchObject({
      kind: 'failed',
      reason: 'changed-meanwhile',
    });
    expect(await files.write('.env', bytes('A=3'), { expected: null })).toMatchObject({
      kind: 'failed',
      reason: 'changed-meanwhile',
    });
    rmSync(at('.env'));
    expect(await files.write('.env', bytes('A=3'), { expected: before })).toMatchObject({
      kind: 'failed',
      reason: 'changed-meanwhile',
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  posix('follows a link to a file of the project and leaves the link', async () => {
    writeFileSync(at('.env.shared'), 'A=1');
    chmodSync(at('.env.shared'), 0o640);
    symlinkSync('.env.shared', at('.env'));
    const state = await files.read('.env');
    expect(state).toMatchObject({ kind: 'file', viaLink: '.env.shared' });
    expect(await files.write('.env', bytes('A=2'), { expected: await snapshot('.env') })).toMatchObject({
      kind: 'written',
      mode: 0o640,
    });
    expect([readlinkSync(at('.env')), readFileSync(at('.env.shared'), 'utf8')]).toEqual(['.env.shared', 'A=2']);
  });

  it.runIf(spawnSync('setfacl', ['--version']).status === 0)(
    'loses an access list of the file, and takes the one its folder hands down: never more than the mode says',
    async () => {
      const accessOf = (name: string) =>
        execFileSync('getfacl', ['-cpn', at(name)], { encoding: 'utf8' })
          .trim()
          .split('\n');
      const write = async (text: string, wanted: number) =>
        files.write('.env', bytes(text), { expected: await snapshot('.env'), mode: wanted });
      writeFileSync(at('.env'), 'A=1\n');
      chmodSync(at('.env'), 0o640);
      execFileSync('setfacl', ['-m', 'u:1234:rw', at('.env')]);
      await write('A=2\n', 0o660);
      expect(accessOf('.env')).toEqual(['user::rw-', 'group::rw-', 'other::---']);
      execFileSync('setfacl', ['-d', '-m', 'u:1234:rw', folder]);
      await write('A=3\n', 0o600);
      expect(statSync(at('.env')).mode & 0o777).toBe(0o600);
      expect(accessOf('.env').filter((line) => line.startsWith('mask'))).toEqual(['mask::---']);
    },
  );

  it.runIf(process.getuid?.() === 0)(
    'keeps the owner when run as root, and gives a new file to the owner of the folder',
    async () => {
      const { chownSync } = await import('node:fs');
      writeFileSync(at('.env'), 'A=1');
      chownSync(at('.env'), 1234, 2345);
      await files.write('.env', bytes('A=2'), { expected: await snapshot('.env') });
      expect(statSync(at('.env'))).toMatchObject({ uid: 1234, gid: 2345 });
      chownSync(folder, 1234, 2345);
      await files.write('.env.local', bytes('A=2'), { expected: null });
      expect(statSync(at('.env.local'))).toMatchObject({ uid: 1234, gid: 2345 });
    },
  );

  it('writes 5 MB and reads it back', async () => {
    const large = new Uint8Array(5 * 1024 * 1024).fill(65);
    expect(await files.write('.env', large, { expected: null })).toMatchObject({ kind: 'written' });
    expect(await files.read('.env')).toMatchObject({ kind: 'file', snapshot: { size: large.length } });
  });
});

describe('what is no ordinary file is refused, at once and unchanged', () => {
  const make: Record<string, [() => void | Promise<void>, string]> = {
    'a folder': [() => mkdirSync(at('.env')), 'folder'],
    'a FIFO': [() => void execFileSync('mkfifo', [at('.env')]), 'fifo'],
    'a device': [() => symlinkSync('/dev/null', at('.env')), 'link-outside'],
    'a dangling link': [() => symlinkSync('nowhere', at('.env')), 'link-dangling'],
    'a link to itself': [() => symlinkSync('.env', at('.env')), 'link-loop'],
    'a link out of the project': [
      () => {
        writeFileSync(join(outside, 'victim'), 'x');
        symlinkSync(join(outside, 'victim'), at('.env'));
      },
      'link-outside',
    ],
    'a link to a folder': [
      () => {
        mkdirSync(at('sub'));
        symlinkSync('sub', at('.env'));
      },
      'folder',
    ],
    'a link into git’s own folder': [
      () => {
        mkdirSync(at('.git/hooks'), { recursive: true });
        writeFileSync(at('.git/hooks/pre-commit'), '');
        symlinkSync('.git/hooks/pre-commit', at('.env'));
      },
      'git-folder',
    ],
    'a link to a FIFO': [
      () => {
        execFileSync('mkfifo', [at('pipe')]);
        symlinkSync('pipe', at('.env'));
      },
      'fifo',
    ],
  };
  posix.each(Object.entries(make))('%s', async (_, [prepare, reason]) => {
    await prepare();
    const before = readdirSync(folder);
    const started = Date.now();
    expect(await files.read('.env')).toMatchObject({ kind: 'unreadable', reason });
    expect(await files.write('.env', bytes('A=1'), { expected: null })).toMatchObject({ kind: 'failed', reason });
    expect(await files.writable('.env')).toMatchObject({ reason });
    expect(Date.now() - started).toBeLessThan(1000);
    expect(readdirSync(folder)).toEqual(before);
    if (existsSync(join(outside, 'victim'))) expect(readFileSync(join(outside, 'victim'), 'utf8')).toBe('x');
  });

  posix('a file in git’s own folder, there or not', async () => {
    mkdirSync(at('.git'));
    writeFileSync(at('.git/config'), '[core]\n');
    for (const path of ['.git/config', '.git/new', join(folder, '.git/config'), 'sub/../.git/config']) {
      expect(await files.write(path, bytes('A=1'), { expected: await snapshot(path) })).toMatchObject({
        kind: 'failed',
        reason: 'git-folder',
      });
    }
    expect([readFileSync(at('.git/config'), 'utf8'), readdirSync(at('.git'))]).toEqual(['[core]\n', ['config']]);
    expect(await files.write('.github.env', bytes('A=1'), { expected: null })).toMatchObject({ kind: 'written' });
  });

  posix('a socket', async () => {
    const server = createServer().listen(at('.env'));
    await new Promise((done) => server.once('listening', done));
    try {
      expect(await files.read('.env')).toMatchObject({ kind: 'unreadable', reason: 'socket' });
      expect(await files.write('.env', bytes('A=1'), { expected: null })).toMatchObject({
        kind: 'failed',
        reason: 'socket',
      });
    } finally {
      server.close();
    }
  });

  posix('a path through a folder that is a link out of the project', async () => {
    writeFileSync(join(outside, '.env'), 'A=1');
    symlinkSync(outside, at('sub'));
    expect(await files.read('sub/.env')).toMatchObject({ kind: 'unreadable', reason: 'link-outside' });
    expect(await files.write('sub/.env', bytes('A=2'), { expected: null })).toMatchObject({
      kind: 'failed',
      reason: 'link-outside',
    });
  });

  posix('a file with a second name', async () => {
    writeFileSync(at('other'), 'A=1');
    linkSync(at('other'), at('.env'));
    expect(await files.read('.env')).toMatchObject({ kind: 'file', links: 2 });
    expect(await files.write('.env', bytes('A=2'), { expected: await snapshot('.env') })).toMatchObject({
      kind: 'failed',
      reason: 'hard-link',
    });
    expect(await files.writable('.env')).toMatchObject({ reason: 'hard-link' });
    expect(lstatSync(at('.env')).nlink).toBe(2);
  });

  posix('a file that its owner made read-only', async () => {
    writeFileSync(at('.env'), 'A=1');
    chmodSync(at('.env'), 0o400);
    expect(await files.write('.env', bytes('A=2'), { expected: await snapshot('.env') })).toMatchObject({
      kind: 'failed',
      reason: 'read-only',
    });
    expect(readFileSync(at('.env'), 'utf8')).toBe('A=1');
  });

  it('a file that is too large', async () => {
    writeFileSync(at('.env'), 'x'.repeat(11));
    expect(await files.read('.env', 10)).toMatchObject({ kind: 'unreadable', reason: 'too-large' });
    expect(await files.read('.env', 11)).toMatchObject({ kind: 'file' });
  });

  it('a path whose folder is not there', async () => {
    expect(await files.read('no/.env')).toEqual({ kind: 'absent' });
    expect(await files.write('no/.env', bytes('A=1'), { expected: null })).toMatchObject({
      kind: 'failed',
      reason: 'no-folder',
    });
    expect(await files.writable('no/.env')).toMatchObject({ reason: 'no-folder' });
  });
});

describe('several writers, and what a stopped one leaves', () => {
  it('lets none of 50 changes get lost', async () => {
    writeFileSync(at('.env'), '');
    const add = (line: string) =>
      files.alone('.env', async (write) => {
        const state = await files.read('.env');
        if (state.kind !== 'file') throw new Error(state.kind);
        const text = `${new TextDecoder().decode(state.bytes)}${line}\n`;
        expect(await write('.env', bytes(text), { expected: state.snapshot })).toMatchObject({ kind: 'written' });
      });
    await Promise.all(Array.from({ length: 50 }, (_, index) => add(`X${index}=${index}`)));
    expect(readFileSync(at('.env'), 'utf8').split('\n').filter(Boolean).sort()).toEqual(
      Array.from({ length: 50 }, (_, index) => `X${index}=${index}`).sort(),
    );
    expect(readdirSync(folder)).toEqual(['.env']);
  }, 30_000);

  const leave = (owner: string | null) => {
    mkdirSync(at('.keycheck-tmp'));
    writeFileSync(at('.keycheck-tmp/.gitignore'), '*\n');
    writeFileSync(at('.keycheck-tmp/new'), 'A=secret\n');
    if (owner !== null) writeFileSync(at('.keycheck-tmp/owner'), owner);
  };
  const gone = () => Number(execFileSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' }));
  /** The machine and the namespace of process numbers, as a writer signs with them. */
  const whereabouts = () =>
    `${hostname()} ${process.platform === 'linux' ? readlinkSync('/proc/self/ns/pid') : ''}`.trim();

  it('takes away what a writer left that no longer runs', async () => {
    leave(`${gone()} - ${whereabouts()}`);
    await files.sweep('.env');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('writes although one was stopped half-way', async () => {
    leave(`${gone()} - ${whereabouts()}`);
    expect(await files.write('.env', bytes('A=1'), { expected: null })).toMatchObject({ kind: 'written' });
    expect(readdirSync(folder)).toEqual(['.env']);
  });

  it('leaves the folder of one that is at work', async () => {
    leave(`${process.pid} - ${whereabouts()}`);
    await files.sweep('.env');
    expect(readdirSync(folder)).toEqual(['.keycheck-tmp']);
  });

  it.runIf(process.platform === 'linux')(
    'takes away what was left under a number that another process has now',
    async () => {
      leave(`${process.pid} 1 ${whereabouts()}`);
      await files.sweep('.env');
      expect(readdirSync(folder)).toEqual([]);
    },
  );

  it.each([
    ['on another machine', () => `${process.pid} - elsewhere`],
    ['without a signature', () => null],
  ])('leaves a writer %s alone for a while', async (_, owner) => {
    leave(owner());
    await files.sweep('.env');
    expect(readdirSync(folder)).toEqual(['.keycheck-tmp']);
    const long = new Date(Date.now() - 180_000);
    utimesSync(at('.keycheck-tmp'), long, long);
    await files.sweep('.env');
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('list', () => {
  it('gives names, or nothing where nothing can be listed', async () => {
    writeFileSync(at('b'), '');
    writeFileSync(at('a'), '');
    expect([[...(await files.list('.'))].sort(), await files.list('nowhere')]).toEqual([['a', 'b'], []]);
  });
});
