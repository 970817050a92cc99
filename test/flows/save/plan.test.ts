import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Secret } from '../../../src/core/key/secret.ts';
import { systemEnvReaders } from '../../../src/doors/env-readers.ts';
import { systemFiles } from '../../../src/doors/files.ts';
import type { Git, GitView } from '../../../src/flows/ports.ts';
import { carryOut, planSave } from '../../../src/flows/save/save.ts';
import type { SaveContext, SaveWish } from '../../../src/flows/save/wish.ts';
import { projectKey } from '../../support/keys.ts';

const key = new Secret(projectKey('plan'));
const other = projectKey('another');
let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'keycheck-save-')));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A git that answers as told: the file is ignored. */
const ignored: Extract<GitView, { kind: 'repository' }> = {
  kind: 'repository',
  root: '/',
  tracked: false,
  ignored: { by: '.gitignore:1', rule: '.env' },
};
const gitSaying = (view: GitView): Git => ({ look: () => Promise.resolve(view) });
const context = (view: GitView = ignored): SaveContext => ({
  files: systemFiles(folder, process.platform),
  git: gitSaying(view),
  envReaders: systemEnvReaders,
});
const wish = (over: Partial<SaveWish> = {}): SaveWish => ({
  path: '.env',
  variable: 'OPENAI_API_KEY',
  key,
  gitignore: true,
  force: false,
  example: false,
  ...over,
});
const put = (name: string, text: string | Uint8Array) => writeFileSync(join(folder, name), text);
const get = (name: string) => readFileSync(join(folder, name), 'utf8');
const names = () => readdirSync(folder).sort();

async function save(over: Partial<SaveWish> = {}, ctx = context()) {
  const plan = await planSave(ctx, wish(over));
  return plan.kind === 'ready' ? carryOut(ctx, plan) : plan;
}

describe('planSave', () => {
  it('shows a masked diff of every file and writes nothing', async () => {
    put('.env', '# mine\nA=1\nOPENAI_API_KEY=your-api-key-here\n');
    put('.env.example', 'A=\n');
    const before = names();
    const plan = await planSave(
      context({ kind: 'no-repository' }),
      wish({ example: true, extras: { OPENAI_BASE_URL: 'http://127.0.0.1:4141/v1' } }),
    );
    expect(plan).toMatchObject({
      kind: 'ready',
      saved: { path: '.env', variable: 'OPENAI_API_KEY', changed: true, created: false, gitignored: true },
      changes: [
        { path: '.gitignore', lines: [{ kind: 'added', text: '.env' }] },
        {
          path: '.env',
          lines: [
            { kind: 'kept', count: 2 },
            { kind: 'replaced', text: `OPENAI_API_KEY=…${key.tail}`, line: 3, was: null },
            { kind: 'added', text: 'OPENAI_BASE_URL=http://127.0.0.1:4141/v1' },
          ],
        },
        {
          path: '.env.example',
          lines: [
            { kind: 'kept', count: 1 },
            { kind: 'added', text: 'OPENAI_API_KEY=' },
          ],
        },
      ],
    });
    expect([names(), get('.env'), get('.env.example')]).toEqual([
      before,
      '# mine\nA=1\nOPENAI_API_KEY=your-api-key-here\n',
      'A=\n',
    ]);
    expect(`${JSON.stringify(plan)} ${inspect(plan, { depth: 9 })}`).not.toContain(key.reveal().slice(-12));
  });

  it.each([
    ['OPENAI_API_KEY', () => other, `…${other.slice(-4)}`],
    ['OPENAI_BASE_URL', () => 'https://proxy.example:8443/path/v1', 'proxy.example:8443'],
    ['OPENAI_BASE_URL', () => 'https://someone:word@proxy.example/v1', null],
    ['OPENAI_BASE_URL', () => 'https://api.openai.com/v1', 'api.openai.com'],
    ['OPENAI_BASE_URL', () => 'no address', null],
  ])('says what it replaces by what a person knows it by: %s', async (name, value, was) => {
    put('.env', `${name}=${value()}\n`);
    const plan = await planSave(
      context({ kind: 'no-repository' }),
      wish({ force: true, extras: { OPENAI_BASE_URL: 'http://127.0.0.1:4141/v1' } }),
    );
    if (plan.kind !== 'ready') throw new Error(plan.kind);
    const lines = plan.changes.flatMap((change) => change.lines);
    expect(lines.flatMap((line) => (line.kind === 'replaced' ? [[line.line, line.was]] : []))).toEqual([[1, was]]);
  });

  it.each([
    ['another key', () => other, { line: 2, tail: other.slice(-4), valueKind: 'key' }],
    ['a reference', () => 'op://vault/item/field', { line: 2, tail: 'ield', valueKind: 'reference' }],
    ['an encrypted value', () => 'encrypted:BGn1', { line: 2, tail: null, valueKind: 'reference' }],
    ['a variable', () => '${MY_KEY}', { line: 2, tail: null, valueKind: 'reference' }],
    ['a command', () => '$(pass openai)', { line: 2, tail: null, valueKind: 'reference' }],
    ['something else', () => 'hello there', { line: 2, tail: null, valueKind: 'other' }],
  ])('is occupied by %s, unless it may be replaced', async (_, value, expected) => {
    const before = `A=1\nOPENAI_API_KEY=${value()}\n`;
    put('.env', before);
    expect(await save()).toEqual({ kind: 'occupied', path: '.env', ...expected, values: [new Secret(value())] });
    expect(get('.env')).toBe(before);
    expect(await save({ force: true })).toMatchObject({ kind: 'saved', saved: { changed: true, created: false } });
    expect(get('.env')).toBe(`A=1\nOPENAI_API_KEY=${key.reveal()}\n`);
  });

  it('replaces only the values that were given up', async () => {
    const third = new Secret(projectKey('a third'));
    put('.env', `OPENAI_API_KEY=${third.reveal()}\nOPENAI_API_KEY=${other}\n`);
    const asked = await save();
    if (asked.kind !== 'occupied') throw new Error(asked.kind);
    expect([asked.line, asked.values.map((value) => value.reveal())]).toEqual([2, [third.reveal(), other]]);
    expect(await save({ force: [new Secret(other)] })).toMatchObject({ kind: 'occupied', line: 1, tail: third.tail });
    expect(await save({ force: asked.values })).toMatchObject({ kind: 'saved' });
    expect(get('.env')).not.toContain(other);
  });

  it('does not replace a third key that came in after the question', async () => {
    const third = projectKey('a third');
    put('.env', `OPENAI_API_KEY=${other}\n`);
    const ctx = context();
    const plan = await planSave(ctx, wish({ force: [new Secret(other)] }));
    put('.env', `OPENAI_API_KEY=${third}\n`);
    if (plan.kind !== 'ready') throw new Error(plan.kind);
    expect(await carryOut(ctx, plan)).toMatchObject({ kind: 'occupied', line: 1, tail: third.slice(-4) });
    expect(get('.env')).toBe(`OPENAI_API_KEY=${third}\n`);
  });

  it.each<[string, () => void, Partial<SaveWish>]>([
    [
      'the env file has become a link to another file of the project',
      () => {
        rmSync(join(folder, '.env'));
        symlinkSync('README.md', join(folder, '.env'));
      },
      {},
    ],
    ['the rule that ignored it is gone', () => put('.gitignore', '# mine\n'), {}],
    ['the example has lost the name', () => put('.env.example', 'A=\n'), { example: true }],
  ])('writes to no file that the plan did not name: %s', async (_, change, over) => {
    put('.env', 'A=1\n');
    put('.gitignore', '.env\n');
    put('.env.example', 'OPENAI_API_KEY=\n');
    put('README.md', 'hello\n');
    const byRule = (): GitView => ({
      ...ignored,
      ignored: get('.gitignore').startsWith('.env') ? ignored.ignored : null,
    });
    const ctx = { ...context(), git: { look: () => Promise.resolve(byRule()) } };
    const plan = await planSave(ctx, wish(over));
    if (plan.kind !== 'ready') throw new Error(plan.kind);
    expect(plan.changes.map(({ path }) => path)).toEqual(['.env']);
    change();
    const others = () => ['.gitignore', '.env.example', 'README.md'].map(get);
    const before = others();
    const outcome = await carryOut(ctx, plan);
    if (!over.example)
      expect(outcome).toMatchObject({ kind: 'refused', facts: { file: '.env', reason: 'changed-meanwhile' } });
    expect(others()).toEqual(before);
  });

  it('tells what could not be kept of the files it wrote', async () => {
    put('.env', 'A=1\n');
    const { files, ...rest } = context();
    const alone: typeof files.alone = (path, work) =>
      files.alone(path, (write) =>
        work(async (name, bytes, options) => {
          const outcome = await write(name, bytes, options);
          const notes =
            name === '.env' ? (['owner-not-kept', 'mode-not-kept'] as const) : (['folder-not-synced'] as const);
          return outcome.kind === 'written' ? { ...outcome, notes } : outcome;
        }),
      );
    const view = (ignored: boolean): GitView => ({
      kind: 'repository',
      root: '/',
      tracked: false,
      ignored: ignored ? { by: '.gitignore:1', rule: '.env' } : null,
    });
    const ctx = {
      ...rest,
      files: { ...files, alone },
      git: { look: async () => view(existsSync(join(folder, '.gitignore'))) },
    };
    const plan = await planSave(ctx, wish());
    if (plan.kind !== 'ready') throw new Error(plan.kind);
    expect(await carryOut(ctx, plan)).toMatchObject({
      kind: 'saved',
      warnings: [
        { code: 'folder-not-synced', path: '.gitignore' },
        { code: 'owner-not-kept', path: '.env' },
        { code: 'mode-not-kept', path: '.env' },
      ],
    });
  });

  it('is occupied by a key in a line that a later placeholder hides', async () => {
    put('.env', `OPENAI_API_KEY=${other}\nOPENAI_API_KEY=\n`);
    expect(await save()).toMatchObject({ kind: 'occupied', line: 1, tail: other.slice(-4) });
  });

  it.each(['', 'sk-...', '<your key>', 'your-api-key-here'])('replaces the placeholder %j', async (value) => {
    put('.env', `OPENAI_API_KEY=${value}\n`);
    expect(await save()).toMatchObject({ kind: 'saved' });
    expect(get('.env')).toBe(`OPENAI_API_KEY=${key.reveal()}\n`);
  });

  it.each([
    [
      'a name that browsers get',
      {},
      { variable: 'NEXT_PUBLIC_OPENAI_API_KEY' },
      'client-exposed-key',
      { reason: 'public-name' },
    ],
    ['UTF-16', { '.env': Uint8Array.from([0xff, 0xfe, 0x41, 0]) }, {}, 'env-file-unreadable', { reason: 'utf-16' }],
    [
      'a reader that disagrees',
      { '.env': '\uFEFFOPENAI_API_KEY=\n' },
      {},
      'env-file-unwritable',
      { reason: 'readers-disagree', reader: 'node' },
    ],
    ['a folder that is not there', {}, { path: 'no/.env' }, 'env-file-unwritable', { reason: 'no-folder' }],
  ] as const)('refuses %s and writes nothing', async (_, files, over, cause, facts) => {
    for (const [name, content] of Object.entries(files)) put(name, content as string);
    const before = names().map((name) => readFileSync(join(folder, name)));
    expect(await save(over)).toMatchObject({ kind: 'refused', cause, facts });
    expect(names().map((name) => readFileSync(join(folder, name)))).toEqual(before);
  });

  it.each([
    ['a folder', () => mkdirSync(join(folder, '.env')), 'folder'],
    [
      'a read-only file',
      () => {
        put('.env', '');
        chmodSync(join(folder, '.env'), 0o400);
      },
      'read-only',
    ],
    ['a link out of here', () => symlinkSync('/etc/hosts', join(folder, '.env')), 'link-outside'],
    ['a FIFO', () => void execFileSync('mkfifo', [join(folder, '.env')]), 'fifo'],
  ])('refuses %s', async (_, make, reason) => {
    make();
    expect(await save()).toMatchObject({
      kind: 'refused',
      cause: 'env-file-unwritable',
      facts: { file: '.env', reason },
    });
  });
});

describe('carryOut', () => {
  it.each([
    [0o644, 0o600],
    [0o664, 0o600],
    [0o640, 0o640],
    [0o600, 0o600],
    [0o777, 0o700],
  ])('turns mode %o into %o', async (before, after) => {
    put('.env', 'A=1\n');
    chmodSync(join(folder, '.env'), before);
    expect(await save()).toMatchObject({ kind: 'saved', mode: after });
    expect(statSync(join(folder, '.env')).mode & 0o777).toBe(after);
  });

  it('writes nothing where the key stands already', async () => {
    put('.env', `OPENAI_API_KEY=${key.reveal()}`);
    const { ino, mtimeNs, ctimeNs } = statSync(join(folder, '.env'), { bigint: true });
    expect(await save()).toEqual({
      kind: 'saved',
      saved: { path: '.env', variable: 'OPENAI_API_KEY', changed: false, created: false, gitignored: true },
      mode: null,
      warnings: [],
    });
    expect(statSync(join(folder, '.env'), { bigint: true })).toMatchObject({ ino, mtimeNs, ctimeNs });
  });

  it('keeps bytes that are no UTF-8', async () => {
    put('.env', Buffer.from([0x41, 0x3d, 0xff, 0xfe, 0x0a]));
    await save();
    expect(readFileSync(join(folder, '.env'))).toEqual(
      Buffer.concat([Buffer.from([0x41, 0x3d, 0xff, 0xfe, 0x0a]), Buffer.from(`OPENAI_API_KEY=${key.reveal()}\n`)]),
    );
  });

  it('keeps an edit made between the plan and the yes', async () => {
    put('.env', 'A=1\n');
    const ctx = context();
    const plan = await planSave(ctx, wish());
    put('.env', 'A=1\nB=2\n');
    if (plan.kind !== 'ready') throw new Error(plan.kind);
    expect(await carryOut(ctx, plan)).toMatchObject({ kind: 'saved' });
    expect(get('.env')).toBe(`A=1\nB=2\nOPENAI_API_KEY=${key.reveal()}\n`);
  });

  it('does not replace a key that came between the plan and the yes', async () => {
    const ctx = context();
    const plan = await planSave(ctx, wish());
    put('.env', `OPENAI_API_KEY=${other}\n`);
    if (plan.kind !== 'ready') throw new Error(plan.kind);
    expect(await carryOut(ctx, plan)).toEqual({
      kind: 'occupied',
      path: '.env',
      line: 1,
      tail: other.slice(-4),
      valueKind: 'key',
      values: [new Secret(other)],
    });
    expect(get('.env')).toBe(`OPENAI_API_KEY=${other}\n`);
  });

  it('writes no key where the ignore rule turns out to have no effect', async () => {
    const view: GitView = { kind: 'repository', root: '/', tracked: false, ignored: null };
    expect(await save({}, context(view))).toMatchObject({
      kind: 'refused',
      cause: 'env-file-exposed',
      facts: { reason: 'rule-without-effect' },
    });
    expect(existsSync(join(folder, '.env'))).toBe(false);
  });

  it('leaves .env.example alone where the name stands in it, in a comment too', async () => {
    put('.env.example', '# OPENAI_API_KEY=\n');
    await save({ example: true });
    expect(get('.env.example')).toBe('# OPENAI_API_KEY=\n');
  });

  it('makes a .env.example without the key', async () => {
    await save({ example: true });
    expect(get('.env.example')).toBe('OPENAI_API_KEY=\n');
  });

  it('lets one of many writers win whole, and tells the others', async () => {
    const keys = Array.from({ length: 12 }, (_, index) => new Secret(projectKey(`writer ${index}`)));
    put('.env', 'A=1\n');
    const ctx = context();
    const plans = await Promise.all(keys.map((own) => planSave(ctx, wish({ key: own }))));
    const outcomes = await Promise.all(plans.map((plan) => (plan.kind === 'ready' ? carryOut(ctx, plan) : plan)));
    const winners = keys.filter((_, index) => outcomes[index]?.kind === 'saved');
    expect(winners.map((own) => `A=1\nOPENAI_API_KEY=${own.reveal()}\n`)).toEqual([get('.env')]);
    expect(names()).toEqual(['.env']);
  }, 30_000);
});
