/** Who can be asked, and how. Pure looks at the process: nothing here touches the terminal. */
type Env = Readonly<Record<string, string | undefined>>;

export type Streams = {
  stdin: { isTTY?: boolean };
  stderr: { isTTY?: boolean };
  env: Env;
};

const isOff = (value: string | undefined): boolean => value === undefined || /^(|0|false)$/i.test(value);

/**
 * Whether a person can be asked (contract.md): stdin and stderr are terminals, no `--no-input`, no `--json`, and `CI` is
 * unset, empty, `0` or `false`.
 */
export const isInteractive = ({ stdin, stderr, env }: Streams, flags: { input?: boolean; json?: boolean }): boolean =>
  stdin.isTTY === true && stderr.isTTY === true && flags.input !== false && flags.json !== true && isOff(env['CI']);

/** Whether questions are plain lines: `--accessible`, `ACCESSIBLE=1`, or a terminal that can only print (`TERM=dumb`). */
export const isAccessible = ({ env }: { env: Env }, flags: { accessible?: boolean }): boolean =>
  flags.accessible === true || !isOff(env['ACCESSIBLE']) || env['TERM'] === 'dumb';

/**
 * Git Bash's own window (mintty) talks to Windows programs through pipes, so that Node sees no terminal although a person
 * sits there. `winpty keycheck …` or Windows Terminal help (vuejs/vue-cli#2117). MSYSTEM is set by MSYS2 and Git Bash.
 */
export const hidesTerminal = ({
  stdin,
  env,
  platform,
}: {
  stdin: { isTTY?: boolean };
  env: Env;
  platform: NodeJS.Platform;
}): boolean =>
  platform === 'win32' &&
  stdin.isTTY !== true &&
  isOff(env['CI']) &&
  (!isOff(env['MSYSTEM']) || env['TERM_PROGRAM'] === 'mintty');
