import {
  appendFileSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Secret } from '../../src/core/key/secret.ts';
import { systemFiles } from '../../src/doors/files.ts';
import type { GitView } from '../../src/flows/ports.ts';
import { carryOut, planSave } from '../../src/flows/save/save.ts';
import { projectKey } from '../support/keys.ts';

/** What a call of the file system does instead, or beside itself; every call made through the doors passes here. */
const shim = vi.hoisted(() => ({
  before: (_name: string, _args: readonly unknown[]): void => {},
  after: (_name: string, _args: readonly unknown[]): void => {},
}));

vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>();
  const watched = ['openSync', 'readSync', 'writeSync', 'fsyncSync', 'fchmodSync', 'fchownSync', 'renameSync'];
  const looking = ['lstatSync', 'fstatSync', 'closeSync'];
  const through = (name: string, call: (...args: unknown[]) => unknown) =>
    Object.assign((...args: unknown[]) => {
      shim.before(name, args);
      const result = call(...args);
      shim.after(name, args);
      return result;
    }, call);
  const shims = [...watched, ...looking].map((name) => [name, through(name, Reflect.get(real, name))]);
  return { ...real, ...Object.fromEntries(shims) };
});

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'keycheck-shim-')));
});
afterEach(() => {
  calm();
  rmSync(folder, { recursive: true, force: true });
});
const calm = () => {
  shim.before = () => {};
  shim.after = () => {};
};
const at = (name: string) => join(folder, name);
const get = (name: string) => readFileSync(at(name), 'utf8');
const bytes = (text: string) => new TextEncoder().encode(text);
const error = (code: string) => Object.assign(new Error(code), { code });
const files = (platform: NodeJS.Platform = process.platform) => systemFiles(folder, platform);
const snapshot = async () => {
  const state = await files().read('.env');
  return state.kind === 'file' ? state.snapshot : null;
};

describe('a rename that Windows refuses for a moment (F18)', () => {
  const refuse = (code: string, times: number) => {
    let calls = 0;
    shim.before = (name) => {
      if (name === 'renameSync' && calls++ < times) throw error(code);
    };
    return () => calls;
  };

  it.each([
    ['EPERM', 1],
    ['EPERM', 3],
    ['EBUSY', 3],
    ['EACCES', 3],
  ])('%s, %i times: tried again', async (code, times) => {
    writeFileSync(at('.env'), 'A=1');
    const expected = await snapshot();
    const calls = refuse(code, times);
    expect(await files('win32').write('.env', bytes('A=2'), { expected })).toMatchObject({ kind: 'written' });
    expect([calls(), get('.env'), readdirSync(folder)]).toEqual([times + 1, 'A=2', ['.env']]);
  });

  it.each([
    ['EPERM', 'denied'],
    ['EBUSY', 'busy'],
  ])(
    '%s for ever: given up after 5 s, and nothing is left',
    async (code, reason) => {
      writeFileSync(at('.env'), 'A=1');
      const expected = await snapshot();
      refuse(code, Number.POSITIVE_INFINITY);
      const started = Date.now();
      expect(await files('win32').write('.env', bytes('A=2'), { expected })).toMatchObject({ kind: 'failed', reason });
      const took = Date.now() - started;
      calm();
      expect(took).toBeGreaterThan(2_000);
      expect(took).toBeLessThan(7_000);
      expect([get('.env'), readdirSync(folder)]).toEqual(['A=1', ['.env']]);
    },
    20_000,
  );
});

describe('a file system that knows less (F19)', () => {
  it.each([
    ['no modes (ENOTSUP)', 'fchmodSync', 'ENOTSUP', 'mode-not-kept'],
    ['no modes (EPERM, drvfs)', 'fchmodSync', 'EPERM', 'mode-not-kept'],
    ['no syncing of folders', 'fsyncSync', 'EINVAL', 'folder-not-synced'],
  ] as const)('%s: written, with a note', async (_, call, code, note) => {
    writeFileSync(at('.env'), 'A=1');
    const expected = await snapshot();
    let syncs = 0;
    shim.before = (name) => {
      // The first fsync is the file's, the second its folder's.
      if (name === call && (call !== 'fsyncSync' || ++syncs === 2)) throw error(code);
    };
    const outcome = await files().write('.env', bytes('A=2'), { expected, mode: 0o600 });
    calm();
    expect(outcome).toEqual({ kind: 'written', mode: statSync(at('.env')).mode & 0o777, notes: [note] });
    expect(get('.env')).toBe('A=2');
  });

  it('a file that is in place is written, though its rights cannot be seen', async () => {
    writeFileSync(at('.env'), 'A=1');
    const expected = await snapshot();
    let renamed = false;
    shim.before = (name) => {
      if (renamed && name === 'lstatSync') throw error('EDQUOT');
      renamed ||= name === 'renameSync';
    };
    const outcome = await files().write('.env', bytes('A=2'), { expected, mode: 0o600 });
    calm();
    expect([renamed, outcome]).toEqual([true, { kind: 'written', mode: 0o777, notes: [] }]);
    expect(get('.env')).toBe('A=2');
  });

  it('a file that cannot be forced to disk is not put in place', async () => {
    writeFileSync(at('.env'), 'A=1');
    const expected = await snapshot();
    shim.before = (name) => {
      if (name === 'fsyncSync') throw error('EIO');
    };
    expect(await files().write('.env', bytes('A=2'), { expected })).toMatchObject({ kind: 'failed', reason: 'io' });
    calm();
    expect([get('.env'), readdirSync(folder)]).toEqual(['A=1', ['.env']]);
  });

  it('every write halved: the whole text arrives (F3)', async () => {
    const text = 'A=1\n'.repeat(3000);
    shim.before = (name, args) => {
      if (name === 'writeSync' && Number(args[3]) > 1) (args as unknown[])[3] = Math.ceil(Number(args[3]) / 2);
    };
    expect(await files().write('.env', bytes(text), { expected: null })).toMatchObject({ kind: 'written' });
    expect(get('.env')).toBe(text);
  });

  it('puts things on disk in this order: text, its sync, the rename, the sync of the folder (F5)', async () => {
    const calls: string[] = [];
    shim.after = (name) => {
      if (['writeSync', 'fsyncSync', 'renameSync'].includes(name) && calls.at(-1) !== name) calls.push(name);
    };
    await files().write('.env', bytes('A=1'), { expected: null });
    expect(calls.slice(-4)).toEqual(['writeSync', 'fsyncSync', 'renameSync', 'fsyncSync']);
  });
});

describe('an editor that writes while keycheck does (F17)', () => {
  const key = new Secret(projectKey('editor'));
  const view: GitView = {
    kind: 'repository',
    root: '/',
    tracked: false,
    ignored: { by: '.gitignore:1', rule: '.env' },
  };
  const ctx = () => ({ files: files(), git: { look: async () => view }, envReaders: async () => [] });
  const wish = { path: '.env', variable: 'OPENAI_API_KEY', key, gitignore: true, force: false, example: false };

  /** Saves, and lets the editor strike before the nth call of the file system. */
  async function saveWhile(nth: number, edit: () => void, counts: (name: string) => boolean) {
    writeFileSync(at('.env'), 'A=1\n');
    const plan = await planSave(ctx(), wish);
    if (plan.kind !== 'ready') throw new Error(plan.kind);
    let calls = 0;
    shim.before = (name) => {
      if (!counts(name)) return;
      calls += 1;
      if (calls !== nth) return;
      const { before } = shim;
      calm();
      edit();
      shim.before = before;
    };
    const outcome = await carryOut(ctx(), plan);
    calm();
    return { calls, outcome };
  }

  const append = () => appendFileSync(at('.env'), 'X=1\n');
  it.each([
    ['appends', append, () => true],
    ['writes in place', () => writeFileSync(at('.env'), `${get('.env')}X=1\n`), () => true],
    [
      'puts a new file in its place',
      () => {
        writeFileSync(at('.env~'), `${get('.env')}X=1\n`);
        renameSync(at('.env~'), at('.env'));
      },
      // Between the last look and the rename nothing helps: that one call is left out.
      (name: string) => name !== 'renameSync',
    ],
  ])(
    '%s: no edit is lost, at whichever call it comes',
    async (_, edit, counts) => {
      const { calls } = await saveWhile(0, () => {}, counts);
      expect(calls).toBeGreaterThan(34);
      for (let nth = 1; nth <= calls; nth += 1) {
        rmSync(at('.env'));
        const { outcome } = await saveWhile(nth, edit, counts);
        expect([nth, outcome.kind, get('.env').trim().split('\n').toSorted()]).toEqual([
          nth,
          'saved',
          ['A=1', `OPENAI_API_KEY=${key.reveal()}`, 'X=1'].toSorted(),
        ]);
      }
      expect(readdirSync(folder)).toEqual(['.env']);
    },
    60_000,
  );

  it('an edit to the replaced file, by an editor that had it open, is put back and the writer told', async () => {
    writeFileSync(at('.env'), 'A=1\n');
    const expected = await snapshot();
    const editor = openSync(at('.env'), 'a');
    shim.after = (name, [, to]) => {
      if (name !== 'renameSync' || to !== at('.env')) return;
      calm();
      writeSync(editor, 'B=1\n');
    };
    expect(await files().write('.env', bytes('A=2\n'), { expected })).toMatchObject({
      kind: 'failed',
      reason: 'changed-meanwhile',
    });
    expect([get('.env'), readdirSync(folder)]).toEqual(['A=1\nB=1\n', ['.env']]);
  });
});
