import { UserError } from '../core/errors.ts';
import { holdsKey } from '../core/key/mask.ts';
import type { Words } from '../words/types.ts';

/** Flags under which people try to hand over a key. */
const keyFlags = /^--?(?:key|api-?key|openai-?api-?key|token|secret)(?:=|$)/i;

/**
 * Refuses a key on the command line, where every program on the machine and the shell's history can read it,
 * and `--env-file`, which Node takes for itself (contract.md, `init` flags). Throws UserError; never repeats the key.
 */
export function refuseUnsafeArguments(args: readonly string[], { usage }: Pick<Words, 'usage'>): void {
  if (args.some((argument) => keyFlags.test(argument) || holdsKey(argument))) {
    throw new UserError(usage.keyInArguments.message, { steps: [usage.keyInArguments.step] });
  }
  if (args.some((argument) => argument === '--env-file' || argument.startsWith('--env-file='))) {
    throw new UserError(usage.envFileFlag.message, { steps: [usage.envFileFlag.step] });
  }
}

/** The value of a flag as it stands on the command line, before the command tree is built: language and JSON shape even its errors. */
export function peekFlag(args: readonly string[], name: string): string | null {
  const end = args.indexOf('--');
  const own = end === -1 ? args : args.slice(0, end);
  const joined = own.find((argument) => argument.startsWith(`${name}=`));
  if (joined !== undefined) return joined.slice(name.length + 1);
  const at = own.indexOf(name);
  return at === -1 ? null : (own[at + 1] ?? '');
}

/** Whether a switch is on the command line. */
export const hasSwitch = (args: readonly string[], name: string): boolean => {
  const end = args.indexOf('--');
  return (end === -1 ? args : args.slice(0, end)).includes(name);
};

/** Whether stdout is to hold one JSON document and nothing else: `--json`, or `--reporter json`, which is the same (contract.md). */
export const wantsJson = (args: readonly string[]): boolean =>
  hasSwitch(args, '--json') ||
  hasSwitch(args, '--reporter=json') ||
  args.some((argument, at) => argument === 'json' && args[at - 1] === '--reporter');

/** Where the command stands: the first word that is no flag and no flag's value; -1 for none. */
const commandAt = (args: readonly string[]): number =>
  args.findIndex((argument, index) => !argument.startsWith('-') && args[index - 1] !== '--lang');

/** The command that is called, as typed. */
export const calledCommand = (args: readonly string[]): string | null => args[commandAt(args)] ?? null;

/** The arguments with the command in front: flags mean the same before it and behind it. */
export function commandFirst(args: readonly string[]): string[] {
  const at = commandAt(args);
  return at <= 0 ? [...args] : [...args.slice(at, at + 1), ...args.slice(0, at), ...args.slice(at + 1)];
}
