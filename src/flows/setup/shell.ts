import type { Row } from '../../words/screen.ts';
import { type Shell, shellOf } from '../../words/situation.ts';
import type { Context } from '../ports.ts';

type At = Pick<Context, 'platform' | 'env' | 'words'>;

/** Commands that ask for the key hidden: typed into a command itself it would stay in the shell's history. */
const setting: Record<Shell, (name: string) => string> = {
  posix: (name) => `read -rs ${name} && export ${name}`,
  fish: (name) => `read -sx ${name}`,
  powershell: (name) => `$env:${name} = [Net.NetworkCredential]::new('', (Read-Host -AsSecureString)).Password`,
  cmd: (name) => `set /p ${name}=`,
};

/** On Windows a variable of one window can be kept for those that are opened later, without typing the key a second time. */
const keeping: Partial<Record<Shell, (name: string) => string>> = {
  powershell: (name) => `[Environment]::SetEnvironmentVariable('${name}', $env:${name}, 'User')`,
  cmd: (name) => `setx ${name} "%${name}%"`,
};

const unsetting: Record<Shell, (name: string) => string> = {
  posix: (name) => `unset ${name}`,
  fish: (name) => `set -e ${name}`,
  powershell: (name) => `Remove-Item Env:${name}`,
  cmd: (name) => `set ${name}=`,
};

/** The shells somebody on this system may have open: the one this run was started from first. */
function shellsHere({ platform, env }: At): Shell[] {
  const here = shellOf(platform, env);
  const usual: Shell[] = platform === 'win32' ? ['powershell', 'cmd'] : ['posix', 'fish'];
  return [here, ...usual.filter((shell) => shell !== here)];
}

const rows = (at: At, commands: Record<Shell, (name: string) => string>, name: string): Row[] =>
  shellsHere(at).map((shell) => ({
    label: at.words.setup.finish.shell.names[shell],
    text: commands[shell](name),
    whole: true,
  }));

/** How to set a variable in the running terminal, a row for each shell. */
export const settingRows = (at: At, name: string): Row[] => rows(at, setting, name);

/** How to keep it for windows that are opened later; empty where the system has no such place. */
export const keepingRows = (at: At, name: string): Row[] =>
  shellsHere(at).flatMap((shell) => {
    const text = keeping[shell]?.(name);
    return text === undefined ? [] : [{ label: at.words.setup.finish.shell.names[shell], text, whole: true }];
  });

/** How to remove it from there. */
export const unsettingRows = (at: At, name: string): Row[] => rows(at, unsetting, name);
