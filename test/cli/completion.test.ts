import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { CommandTree } from '../../src/cli/tree.ts';
import { type Pty, startPty } from '../support/pty.ts';
import { cleanEnvironment, keycheck, tempFolder, tempProject } from '../support/run.ts';
import { repoRoot } from '../support/shared.ts';

/**
 * `keycheck completion` in the shells themselves: the script is sourced, a line is typed, Tab is pressed, and what stands on
 * the line is read from the screen. No program called keycheck is there, so a script that started one would be seen to fail.
 */
type Shell = { name: 'bash' | 'zsh' | 'fish'; args: readonly string[]; prompt: string };

const shells: readonly Shell[] = [
  { name: 'bash', args: ['--norc', '--noprofile', '-i'], prompt: "PS1='%% '" },
  { name: 'zsh', args: ['-f', '-i'], prompt: "PS1='%%%% ' RPS1=" },
  {
    name: 'fish',
    args: ['--no-config', '-i'],
    prompt: "function fish_prompt; printf '%s' '%% '; end; set -g fish_greeting",
  },
];

const present = (name: string): boolean => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0;

/** A shell with the script sourced, in a folder that holds `settings.env`. */
async function shellWith({ name, args, prompt }: Shell, cwd: string): Promise<Pty> {
  const { stdout } = await keycheck(['completion', name]);
  const script = join(tempFolder('completion'), 'script');
  writeFileSync(script, stdout);
  const pty = startPty(name, args, { cwd, cols: 100, env: { ...cleanEnvironment(tempFolder('home')), TERM: 'xterm' } });
  pty.type(`${prompt}; source ${script}; clear\r`);
  await pty.waitFor(/^%% $|^%%$/m, 20_000);
  return pty;
}

/** What is typed before Tab, and the line behind it. A blank at the end of a line is not kept by the screen. */
const lines: readonly (readonly [string, string])[] = [
  ['keycheck ver', 'keycheck verify'],
  ['keycheck --acc', 'keycheck --accessible'],
  ['keycheck verify --lev', 'keycheck verify --level'],
  ['keycheck verify --level of', 'keycheck verify --level offline'],
  ['keycheck verify --level=of', 'keycheck verify --level=offline'],
  ['keycheck verify --report', 'keycheck verify --report'],
  ['keycheck verify --reporter ju', 'keycheck verify --reporter junit'],
  ['keycheck verify --dotenv set', 'keycheck verify --dotenv settings.env'],
  ['keycheck verify --timeout set', 'keycheck verify --timeout set'],
  ['keycheck verify set', 'keycheck verify set'],
  ['keycheck init --no-g', 'keycheck init --no-gitignore'],
  ['keycheck init --uses ima', 'keycheck init --uses images'],
  ['keycheck --lang zh', 'keycheck --lang zh-TW'],
  ['keycheck --lang zh-TW doc', 'keycheck --lang zh-TW doctor'],
  ['keycheck doctor --only key-in-h', 'keycheck doctor --only key-in-history'],
  ['keycheck sandbox --scenario credits', 'keycheck sandbox --scenario credits-exhausted'],
  ['keycheck explain missing-s', 'keycheck explain missing-scope'],
  ['keycheck explain --no-c', 'keycheck explain --no-color'],
  ['keycheck snippet pyt', 'keycheck snippet python'],
  ['keycheck completion fi', 'keycheck completion fish'],
];

describe.each(shells)('in $name', (shell) => {
  const here = present(shell.name);
  const why = here ? '' : ` (skipped: ${shell.name} is not installed)`;

  it.skipIf(!here)(`Tab completes commands, flags, their values and files${why}`, async () => {
    const pty = await shellWith(shell, tempProject({ 'settings.env': '' }));
    const seen: (readonly [string, string])[] = [];
    for (const [typed, expected] of lines) {
      pty.type(typed);
      pty.key('tab');
      // What should not change is given the time in which it would.
      if (typed === expected) await new Promise((resolve) => setTimeout(resolve, 400));
      else await pty.waitFor(new RegExp(`%% ${expected}=?\\s*$`, 'm'), 4000).catch(() => {});
      // zsh puts an = behind a flag that takes something, and takes it away again where a blank is typed.
      const line = pty.screen().findLast((text) => text.startsWith('%% ')) ?? '';
      seen.push([typed, line.slice(3).trimEnd().replace(/=$/, '')]);
      pty.key('ctrl-u');
      await pty.waitFor(/%% *$/, 4000);
    }
    expect(seen).toEqual(lines);
    pty.close();
  });

  it.skipIf(!here)(`a second Tab shows every command${why}`, async () => {
    const pty = await shellWith(shell, tempProject());
    pty.type('keycheck ');
    pty.key('tab');
    pty.key('tab');
    await pty.waitFor(/\binit\b[\s\S]*\bsnippet\b/);
    const text = pty.screen().join('\n');
    for (const name of ['init', 'verify', 'doctor', 'explain', 'sandbox', 'snippet', 'completion'])
      expect(text).toContain(name);
    pty.close();
  });
});

describe('keycheck completion', () => {
  const pwsh = present('pwsh');
  it.skipIf(!pwsh)(`is a script that PowerShell reads${pwsh ? '' : ' (skipped: pwsh is not installed)'}`, async () => {
    const { stdout } = await keycheck(['completion', 'powershell']);
    const complete = `${stdout}; (TabExpansion2 'keycheck verify --level of' 26).CompletionMatches.CompletionText`;
    expect(spawnSync('pwsh', ['-NoProfile', '-Command', complete], { encoding: 'utf8' }).stdout.trim()).toBe('offline');
  });

  it('names every flag of every command, for every shell and in either language', async () => {
    const tree: CommandTree = JSON.parse((await keycheck(['commands', '--json'])).stdout);
    const flags = [...tree.globalFlags, ...tree.commands.flatMap((command) => command.flags)].map(({ flag }) => flag);
    expect(flags.length).toBeGreaterThan(40);
    for (const shell of ['bash', 'zsh', 'fish', 'powershell'])
      for (const lang of ['en', 'zh-TW']) {
        const { stdout, stderr, exitCode } = await keycheck(['completion', shell, '--lang', lang]);
        expect([stderr, exitCode]).toEqual(['', 0]);
        const written = (flag: string) => (shell === 'fish' ? ` -l ${flag.slice(2)} ` : flag);
        expect(flags.filter((flag) => !stdout.includes(written(flag)))).toEqual([]);
      }
  });

  it('is one part of the built program, loaded by its command alone, and under 15 kB', () => {
    const folder = join(repoRoot, 'dist');
    const parts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.c?js$/.test(name))
      .map((name) => ({ name: basename(name), text: readFileSync(join(folder, name), 'utf8') }))
      .filter(({ text }) => text.includes('complete -F _keycheck'));
    expect(parts.map(({ name }) => name)).toEqual(['cli-commands-completion.cjs']);
    expect(parts[0]?.text.length).toBeLessThan(15_000);
  });

  it('gives the script as JSON, as its schema says', async () => {
    const run = await keycheck(['completion', 'fish', '--json']);
    const schema = JSON.parse(readFileSync(join(repoRoot, 'schema/completion.schema.json'), 'utf8'));
    const document = JSON.parse(run.stdout);
    expect(new Ajv2020({ strict: true }).compile(schema)(document)).toBe(true);
    expect(`${document.script}`).toBe((await keycheck(['completion', 'fish'])).stdout);
  });

  it.each([[[]], [['tcsh']], [['sk-x']]])('without a shell it knows, names those it knows: %j', async (args) => {
    const run = await keycheck(['completion', ...args]);
    expect([run.exitCode, run.stdout]).toEqual([2, '']);
    expect(run.stderr).toContain('bash, zsh, fish, powershell');
  });
});
