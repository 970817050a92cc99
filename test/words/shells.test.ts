import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { settingRows, unsettingRows } from '../../src/flows/setup/shell.ts';
import { assign, listNames, path, unset } from '../../src/words/commands.ts';
import { en } from '../../src/words/en/index.ts';
import { type Shell, shellOf } from '../../src/words/situation.ts';

/** The shells that can be asked here; PowerShell and cmd are held by the table in situation.test.ts alone. */
const shells: readonly [program: string, shell: Shell][] = [
  ['bash', 'posix'],
  ['zsh', 'posix'],
  ['dash', 'posix'],
  ['fish', 'fish'],
];
const here = shells.filter(([program]) => spawnSync(program, ['-c', 'true']).status === 0);

/** What a shell answers, started without anybody's settings. */
function answer(program: string, script: string, env: Record<string, string> = {}, input = ''): string {
  const plain = { bash: ['--norc'], zsh: ['-f'], dash: [], fish: ['--no-config'] }[program] ?? [];
  const { stdout, stderr } = spawnSync(program, [...plain, '-c', script], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], HOME: '/nonexistent', ...env },
    input,
  });
  return stdout + stderr;
}

describe.each(here)('commands to paste, tried in %s', (program, shell) => {
  it('set a variable for programs', () => {
    const url = 'https://eu.api.openai.com/v1';
    expect(answer(program, `${assign('KC_URL', url, shell)}\nenv`)).toMatch(new RegExp(`^KC_URL=${url}$`, 'm'));
  });

  it('take one away that came from outside', () => {
    const env = { OPENAI_API_KEY: 'from outside' };
    expect(answer(program, 'env', env)).toContain('OPENAI_API_KEY=');
    expect(answer(program, `${unset('OPENAI_API_KEY', shell)}\nenv`, env)).not.toContain('OPENAI_API_KEY');
    const rows = unsettingRows({ platform: 'linux', env: { SHELL: `/bin/${program}` }, words: en }, 'OPENAI_API_KEY');
    expect(rows[0]?.text).toBe(unset('OPENAI_API_KEY', shellOf('linux', { SHELL: `/bin/${program}` })));
  });

  it('name variables with KEY in them, and show no value', () => {
    const said = answer(program, listNames(shell), { OPENAI_API_KEY: 'a value' });
    expect(said.split('\n')).toContain('OPENAI_API_KEY');
    expect(said).not.toContain('a value');
  });

  it.each([
    '.env',
    'my env',
    "it's",
    '$HOME',
    '`id`',
    '$(id)',
    'a;id',
    'a&b|c>d',
    '*',
    '~',
    '=ls',
    '#a',
    '!!',
    'a"b',
    'a\\b',
    'a\\',
    "a\\'b",
    'a\\\\b',
    '{a,b}',
    '%self',
    '我的 env',
  ])('take %j as one word', (name) => {
    expect(answer(program, `printf '<%s>' ${path(name, shell)}`)).toBe(`<${name}>`);
  });

  it.each(['-rf', '--help'])('cannot take %s for an option', (name) => {
    expect(answer(program, `printf '<%s>' ${path(name, shell)}`)).toBe(`<./${name}>`);
  });

  // `read -s` is what bash and zsh have; the row says so.
  it.skipIf(program === 'dash')('read a key that is not shown', () => {
    const [row] = settingRows({ platform: 'linux', env: { SHELL: `/bin/${program}` }, words: en }, 'KC_KEY');
    const said = answer(program, `${row?.text}\nenv`, {}, 'a-b_c$d\\e f\n');
    expect(said).toContain('KC_KEY=a-b_c$d\\e f\n');
  });
});
