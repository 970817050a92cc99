import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Cause } from '../../src/core/causes/ids.ts';
import { UserError } from '../../src/core/errors.ts';
import type { FaultKind } from '../../src/practice/faults.ts';
import { makeKey, startPractice, startSandbox } from '../../src/practice/index.ts';
import { SandboxState } from '../../src/practice/state.ts';
import { StateFault, type StatePatch } from '../../src/practice/state-patch.ts';
import { practice } from '../../src/words/en/practice.ts';

describe('a patch', () => {
  it('changes what it names and nothing else', () => {
    const state = new SandboxState();
    const before = state.toJSON();
    const [project] = before.projects;
    state.patch({ organization: { credits: 0 }, projects: [{ id: project?.id ?? '', spendLimitCents: 100 }] });
    expect(state.toJSON()).toEqual({
      ...before,
      organization: { ...before.organization, credits: 0 },
      projects: [{ ...project, spendLimitCents: 100 }],
    });
  });

  it('adds what it does not know, filled in', () => {
    const state = new SandboxState();
    state.patch({
      keys: [{ name: 'mine', permission: 'restricted', scopes: ['model.request'] }],
      models: [{ id: 'gpt-practice' }],
    });
    expect(state.keys).toMatchObject([
      { name: 'mine', kind: 'project', project: state.firstProject(), permission: 'restricted', revoked: false },
    ]);
    expect(state.models.at(-1)).toMatchObject({ id: 'gpt-practice', kind: 'text', shutdownDate: null });
  });

  it.each([
    [{ organisation: {} }, 'organisation: expected no such field'],
    [{ organization: { credits: 'many' } }, 'organization.credits: expected a number up to 1e12'],
    [{ organization: { credits: Number.NaN } }, 'organization.credits: expected a number up to 1e12'],
    [{ projects: {} }, 'projects: expected a list of at most 1000'],
    [{ projects: [{ id: 'a b' }] }, 'projects[0].id: expected an id'],
    [{ projects: [{ id: 'a\r\nx-header: 1' }] }, 'projects[0].id: expected an id'],
    [{ projects: [{ models: { mode: 'allow_list' } }] }, 'projects[0].models.ids: expected a value'],
    [{ keys: [{ value: 'sk-proj-real' }] }, 'keys[0].value: expected a practice key'],
    [{ faults: [{ kind: 'fire' }] }, 'faults[0].kind: expected one of rate-limit'],
    [{ caller: { ip: 'x'.repeat(301) } }, 'caller.ip: expected a text of at most 300 characters'],
    [JSON.parse('{"__proto__": {"a": 1}}'), '__proto__: expected no such field'],
    [[], 'the document: expected an object'],
  ])('%j is refused, and nothing is changed', (patch, message) => {
    const state = new SandboxState();
    const before = state.toJSON();
    expect(() =>
      state.patch({ organization: { credits: 1 }, ...patch, ...(Array.isArray(patch) && { length: 1 }) } as StatePatch),
    ).toThrow(StateFault);
    expect(() => state.patch(patch as StatePatch)).toThrow(message);
    expect(state.toJSON()).toEqual(before);
  });

  it('of any JSON either fits or is refused, never anything else', () => {
    const names = [
      'organization',
      'projects',
      'keys',
      'models',
      'faults',
      'newKeys',
      'caller',
      'credits',
      'id',
      'name',
      'kind',
    ];
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        fc.jsonValue(),
        fc.dictionary(fc.constantFrom(...names), tie('any')),
        fc.array(tie('any'), { maxLength: 3 }),
      ),
    })).any;
    fc.assert(
      fc.property(value, (patch) => {
        const state = new SandboxState();
        try {
          state.patch(patch as StatePatch);
        } catch (error) {
          expect(error).toBeInstanceOf(StateFault);
        }
        expect(new SandboxState(state.toJSON()).toJSON()).toEqual(state.toJSON());
      }),
    );
  });

  it('what the state shows is itself a patch that changes nothing', () => {
    const state = new SandboxState();
    state.addKey({ name: 'one' });
    state.fail('overloaded', { next: 2 });
    const before = state.toJSON();
    state.patch(before);
    expect(state.toJSON()).toEqual(before);
  });
});

describe('the library', () => {
  it('starts on a scenario, with a state, and refuses what no server can produce', async () => {
    const sandbox = await startSandbox({ scenario: 'credits-exhausted', state: { organization: { name: 'Ours' } } });
    expect(sandbox.state.organization).toMatchObject({ credits: 0, name: 'Ours' });
    expect(sandbox.baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v1$/);
    await sandbox.close();
    await sandbox.close();
    await expect(startSandbox({ scenario: 'dns-failure' })).rejects.toThrow(UserError);
  });

  it('knows a practice key that another run made', async () => {
    const sandbox = await startSandbox();
    const headers = { authorization: `Bearer ${makeKey()}` };
    expect((await fetch(`${sandbox.baseUrl}/models`, { headers })).status).toBe(200);
    expect(sandbox.state.keys).toHaveLength(2);
    await sandbox.close();
  });

  it('reset makes everything right again and keeps the keys', async () => {
    const state = new SandboxState();
    const key = state.addKey({ name: 'kept' });
    state.scenario('invalid-key');
    state.scenario('region-unsupported');
    state.fail('hang');
    state.reset();
    expect(state.toJSON()).toEqual({
      ...new SandboxState().toJSON(),
      projects: state.projects,
      keys: [{ ...key, revoked: false }],
    });
  });
});

describe('--state', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'practice-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('keeps the state from run to run, in a file for its owner alone, and leaves nothing else', async () => {
    const stateFile = join(folder, 'state.json');
    const first = await startPractice({ stateFile, words: practice });
    first.state.organization.credits = 1.5;
    first.state.projects = first.state.projects.map((project) => ({ ...project, name: 'renamed' }));
    await first.close();
    const second = await startPractice({ stateFile, words: practice });
    expect(second.state.toJSON()).toEqual(first.state.toJSON());
    expect(second.key).toBe(first.key);
    await second.close();
    expect(await readdir(folder)).toEqual(['state.json']);
    if (process.platform !== 'win32') expect((await stat(stateFile)).mode & 0o777).toBe(0o600);
  });

  it.each(['', 'not json', '[]', '{"organization":{"credits":"x"}}', '{"other":1}'])(
    '%j is refused, and left as it is',
    async (text) => {
      const stateFile = join(folder, 'state.json');
      await writeFile(stateFile, text);
      await expect(startPractice({ stateFile, words: practice })).rejects.toThrow(UserError);
      expect(await readFile(stateFile, 'utf8')).toBe(text);
    },
  );

  it("quotes nothing of a file that is no state: it may be anybody's", async () => {
    const stateFile = join(folder, 'notes.txt');
    await writeFile(stateFile, 'my secret\n');
    await expect(startPractice({ stateFile, words: practice })).rejects.toThrow(/\(not JSON\)$/);
  });

  it('is never kept in an env file', async () => {
    await expect(startPractice({ stateFile: join(folder, '.env'), words: practice })).rejects.toThrow(UserError);
    expect(await readdir(folder)).toEqual([]);
  });

  it.runIf(process.platform !== 'win32').each(['a pipe', 'a device', 'a folder'])(
    '%s is refused at once: nothing is waited for, nothing read without end',
    async (kind) => {
      const stateFile = kind === 'a device' ? '/dev/zero' : join(folder, 'state.json');
      if (kind === 'a pipe') execFileSync('mkfifo', [stateFile]);
      if (kind === 'a folder') await mkdir(stateFile);
      await expect(startPractice({ stateFile, words: practice })).rejects.toThrow(
        kind === 'a folder' ? /\(EISDIR\)$/ : /\(not a file\)$/,
      );
    },
  );
});

describe('what is no failure, as a program in JavaScript may ask for it', () => {
  it.each(['overload', '__proto__', 'toString', ''])(
    '%j is refused: a test must not pass because nothing fails',
    (name) => {
      const state = new SandboxState();
      expect(() => state.fail(name as FaultKind)).toThrow(StateFault);
      expect(() => state.scenario(name as Cause)).toThrow(UserError);
      expect(state.faults).toEqual([]);
    },
  );

  it('options that do not fit are refused too', () => {
    const state = new SandboxState();
    expect(() => state.fail('overloaded', { next: -1 })).toThrow('faults[0].next');
    expect(state.faults).toEqual([]);
  });
});
