import { exitCodes, type ReportClass, stopCodes } from '../core/exit-codes.ts';
import type { Secret } from '../core/key/secret.ts';
import { sinkOf } from '../doors/files/sink.ts';
import { createOutput } from '../doors/output.ts';
import { appendReportFile } from '../doors/report-file.ts';
import type { Verdict } from './host.ts';
import type { Run } from './main.ts';
import { leave } from './stopping.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** The inputs of action.yml. Each is the flag of `verify` that has its name; no input takes a key. */
export const inputs = ['env-name', 'level', 'model', 'project', 'on-fork', 'wait'] as const;

/**
 * `keycheck verify` as GitHub runs it for `uses:` (action.yml). The inputs become flags of the same command line; what is
 * added is what only an action can do: its outputs, and the masking of a key that GitHub does not know.
 */
export async function runAction(process: NodeJS.Process, run: (run: Run) => Promise<number>): Promise<void> {
  const { env } = process;
  const [stdout, stderr] = [sinkOf(process, 'stdout'), sinkOf(process, 'stderr')];
  const output = createOutput({ stdout, stderr, maskCommand: (secret) => maskCommand(secret, env) });
  let verdict: Verdict | null = null;
  const code = await run({
    process,
    output,
    args: argumentsFrom(env),
    onVerdict: (told) => {
      verdict = told;
    },
  });
  const path = env.GITHUB_OUTPUT ?? '';
  if (path !== '') await appendReportFile(path, outputsText(verdict ?? withoutVerdict(code))).catch(() => {});
  await leave(output, code);
  process.exit(code);
}

/** The command line that the inputs stand for. GitHub hands each over as INPUT_<NAME>, an absent one as an empty text. */
export const argumentsFrom = (env: Env): string[] => [
  'verify',
  ...inputs.flatMap((name) => {
    const value = env[`INPUT_${name.toUpperCase()}`]?.trim() ?? '';
    return value === '' ? [] : [`--${name}=${value}`];
  }),
];

/** What later steps read as `steps.<id>.outputs`. All three are words of keycheck's own: nothing foreign gets in. */
export const outputsText = ({ ok, cause, class: end }: Outputs): string =>
  `ok=${ok}\ncause=${cause ?? ''}\nclass=${end}\n`;

type Outputs = Omit<Verdict, 'class'> & { class: ReportClass | 'cancelled' };

/** A run that came to no verdict: wrong inputs, a stop, a bug. */
const withoutVerdict = (code: number): Outputs => ({
  ok: false,
  cause: null,
  class:
    code === exitCodes.usage ? 'usage' : Object.values<number>(stopCodes).includes(code) ? 'cancelled' : 'internal',
});

/**
 * `::add-mask::` for a key that is no variable's value: GitHub masks its secrets by itself, and a key out of a file it has
 * never seen. The line is the one place where a whole key is printed, so it is printed only where it cannot be anything
 * but a command: by the action, whose output goes to the runner and to nothing else (no pipe, no file, no `tee`), before
 * anything else has been written, and only for a key of letters, digits, `-` and `_`, in which there is nothing to escape.
 * The runner does not show the line (actions/runner, AddMaskCommandExtension).
 */
export function maskCommand(secret: Secret, env: Env): string | null {
  const key = secret.reveal();
  const known = Object.values(env).some((value) => value?.includes(key));
  return !known && /^[A-Za-z0-9_-]{20,512}$/.test(key) ? `::add-mask::${key}` : null;
}
