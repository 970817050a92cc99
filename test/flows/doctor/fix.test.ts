import { chmodSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CheckResult } from '../../../src/core/doctor.ts';
import { systemFiles } from '../../../src/doors/files.ts';
import { fixWhatIsSafe } from '../../../src/flows/doctor/fix.ts';
import type { DoctorContext } from '../../../src/flows/doctor-ports.ts';
import type { Ask, GitView } from '../../../src/flows/ports.ts';
import { testContext } from '../../support/context.ts';
import { projectKey } from '../../support/keys.ts';
import { tempProject } from '../../support/run.ts';

const open: CheckResult = {
  id: 'env-file-mode',
  status: 'warning',
  cause: null,
  finding: { code: 'env-file-open', path: '.env', mode: '644', writable: false },
  durationMs: 0,
};
const unignored: CheckResult = {
  id: 'env-file-ignored',
  status: 'error',
  cause: 'env-file-exposed',
  finding: { code: 'env-file-not-ignored', path: '.env', holdsKey: true },
  durationMs: 0,
};

const text = `OPENAI_API_KEY=${projectKey('fix')}\n`;

/** A folder with an open .env, a git that knows the rules of .gitignore, and somebody who answers. */
function world(answer: 'yes' | 'no' | null) {
  const cwd = tempProject({ '.env': text });
  chmodSync(join(cwd, '.env'), 0o644);
  const look = async (): Promise<GitView> => {
    const rules = (() => {
      try {
        return readFileSync(join(cwd, '.gitignore'), 'utf8');
      } catch {
        return '';
      }
    })();
    const ignored = rules.includes('.env\n') ? { by: '.gitignore:1', rule: '.env' } : null;
    return { kind: 'repository', root: cwd, tracked: false, ignored };
  };
  const asked: string[] = [];
  const choose = async (question: { message: string }) => {
    asked.push(question.message);
    return answer;
  };
  const ask = answer === null ? null : ({ accessible: false, choose } as unknown as Ask);
  const ctx = testContext({ cwd, files: systemFiles(cwd, process.platform), git: { look }, ask });
  return { cwd, ctx: ctx as unknown as DoctorContext & typeof ctx, asked };
}

const stateOf = (cwd: string) => ({
  env: readFileSync(join(cwd, '.env'), 'utf8'),
  mode: (statSync(join(cwd, '.env')).mode & 0o777).toString(8),
});

describe.skipIf(process.platform === 'win32')('--fix', () => {
  it('shows every change, asks, and does it', async () => {
    const { cwd, ctx, asked } = world('yes');
    expect(await fixWhatIsSafe(ctx, [unignored, open])).toEqual(['env-file-ignored', 'env-file-mode']);
    expect(asked).toEqual(['Change this?']);
    expect(ctx.printed.said.split('\n')).toEqual([
      'To be changed:',
      '  .gitignore   add    .env',
      '  .env   mode   644 becomes 600: for you alone',
      'Changed: .gitignore',
      'Changed: .env',
      '',
    ]);
    expect(stateOf(cwd)).toEqual({ env: text, mode: '600' });
    expect(readFileSync(join(cwd, '.gitignore'), 'utf8')).toBe('.env\n');
  });

  it('changes nothing after a no', async () => {
    const { cwd, ctx } = world('no');
    expect(await fixWhatIsSafe(ctx, [unignored, open])).toEqual([]);
    expect(stateOf(cwd)).toEqual({ env: text, mode: '644' });
    expect(ctx.printed.said).toContain('Nothing was changed.');
  });

  it('says what could not be changed', async () => {
    const { cwd, ctx } = world(null);
    chmodSync(join(cwd, '.env'), 0o444);
    expect(await fixWhatIsSafe(ctx, [open])).toEqual([]);
    expect(ctx.printed.said).toContain('Could not be changed: .env');
  });

  it('leaves a file alone that took the name while the question stood there', async () => {
    const { cwd, ctx } = world('yes');
    writeFileSync(join(cwd, 'README.md'), 'hello\n', { mode: 0o644 });
    const choose = async () => {
      rmSync(join(cwd, '.env'));
      symlinkSync('README.md', join(cwd, '.env'));
      return 'yes';
    };
    const asking = Object.create(ctx, { ask: { value: { accessible: false, choose } } });
    expect(await fixWhatIsSafe(asking, [open])).toEqual([]);
    expect(ctx.printed.said).toContain('Could not be changed: .env');
    expect((statSync(join(cwd, 'README.md')).mode & 0o777).toString(8)).toBe('644');
  });

  it('leaves a .gitignore alone that it cannot read', async () => {
    const { cwd, ctx } = world(null);
    writeFileSync(join(cwd, '.gitignore'), Buffer.from('\ufeffnode_modules\n', 'utf16le'));
    const before = readFileSync(join(cwd, '.gitignore'));
    expect(await fixWhatIsSafe(ctx, [unignored])).toEqual([]);
    expect(readFileSync(join(cwd, '.gitignore'))).toEqual(before);
  });
});
