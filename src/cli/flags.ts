import { type Command, Option } from 'commander';
import { levels } from '../core/attempt.ts';
import { UserError } from '../core/errors.ts';
import type { Words } from '../words/types.ts';
import { parseDuration } from './durations.ts';
import { languageNames } from './languages.ts';
import { flagsEverywhere, helpFlag } from './root-help.ts';
import { suggesting } from './suggest.ts';

/** The flags that every command takes. */
export type GlobalFlags = {
  json?: boolean;
  lang?: string;
  accessible?: boolean;
  color: boolean;
  input: boolean;
  quiet?: boolean;
  debug?: boolean;
};

/** Declares the flags that every command takes. */
export function withGlobalFlags(command: Command, { usage }: Words): Command {
  for (const [flags, text] of flagsEverywhere(usage)) {
    const option = new Option(flags, text);
    command.addOption(option.long === '--lang' ? suggesting(option, () => languageNames) : option);
  }
  return command.helpOption(...helpFlag(usage));
}

/**
 * `--reporter json` is `--json` for every command (contract.md, Commands); `human` is what is written without it. Only `verify` has more
 * reporters, and declares its own.
 */
export function withTwoReporters(command: Command, { usage }: Words): Command {
  const option = new Option('--reporter <name>', usage.flags.json).argParser((name: string) => {
    if (name !== 'json' && name !== 'human') throw new UserError(usage.badChoice('--reporter', 'human, json'));
    if (name === 'json') command.setOptionValue('json', true);
    return name;
  });
  return command.addOption(suggesting(option, () => ['human', 'json']).hideHelp());
}

/** Options of several commands, each with its check, worded once. */
export function options({ usage }: Words) {
  const { flags } = usage;
  const checked = <T>(flag: string, help: string, read: (text: string) => T | null, complaint: string) =>
    new Option(flag, help).argParser((text: string) => {
      const value = read(text);
      if (value === null) throw new UserError(complaint);
      return value;
    });
  const oneOf = (flag: string, help: string, name: string, choices: readonly string[]) => {
    const read = (text: string) => choices.find((choice) => choice === text) ?? null;
    // Not `.choices()`: it would put its own check, and its own words, in place of ours.
    return Object.assign(checked(flag, help, read, usage.badChoice(name, choices.join(', '))), {
      argChoices: [...choices],
    });
  };
  const duration = (flag: string, name: string, help: string) =>
    checked(`${flag} <duration>`, help, parseDuration, usage.badDuration(name));
  const whole = (flag: string, help: string, name: string, lowest: number, highest: number) =>
    checked(flag, help, (text) => wholeNumber(text, lowest, highest), usage.badNumber(name, lowest, highest));
  const variable = (flag: string, help: string, name: string) =>
    checked(flag, help, (text) => (/^[A-Za-z_][A-Za-z0-9_]{0,99}$/.test(text) ? text : null), usage.badName(name));
  const id = (flag: string, help: string, name: string, prefix: string) =>
    checked(flag, help, (text) => (isId(text, prefix) ? text : null), usage.badId(name, prefix));
  const model = checked(
    '--model <id>',
    flags.model,
    (text) => (isModel(text) ? text : null),
    usage.missingValue('--model'),
  );
  return {
    envName: variable('--env-name <NAME>', flags.envName, '--env-name').default('OPENAI_API_KEY'),
    keyStdin: new Option('--key-stdin', flags.keyStdin).conflicts('keyEnv'),
    keyEnv: variable('--key-env <NAME>', flags.keyEnv, '--key-env'),
    level: oneOf('--level <level>', flags.level, '--level', levels).default('call'),
    model,
    project: id('--project <id>', flags.project, '--project', 'proj_'),
    org: id('--org <id>', flags.org, '--org', 'org-'),
    baseUrl: new Option('--base-url <url>', flags.baseUrl),
    allowBaseUrl: new Option('--allow-base-url', flags.allowBaseUrl),
    timeout: duration('--timeout', '--timeout', flags.timeout).default(30_000, '30s'),
    retries: whole('--retries <n>', flags.retries, '--retries', 0, 10).default(2),
    wait: duration('--wait', '--wait', flags.wait),
    onFork: oneOf('--on-fork <what>', flags.onFork, '--on-fork', ['fail', 'skip']).default('fail'),
    port: whole('--port <number>', flags.port, '--port', 0, 65_535),
  };
}

function wholeNumber(text: string, lowest: number, highest: number): number | null {
  const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  return value >= lowest && value <= highest ? value : null;
}

/** An id is sent as a header: only what can stand in one. */
const isId = (text: string, prefix: string): boolean => text.startsWith(prefix) && /^[A-Za-z0-9_-]{5,200}$/.test(text);

/** A model's id goes into a path and into output: printable, no blanks. */
const isModel = (text: string): boolean => /^[\x21-\x7E]{1,200}$/.test(text);

/** A flag that may be given several times: what `read` makes of each is gathered. */
export class GatheringOption<T> extends Option {
  constructor(flags: string, description: string, read: (text: string) => readonly T[]) {
    super(flags, description);
    this.argParser((text: string, before: readonly T[] | undefined) => [...(before ?? []), ...read(text)]);
  }
}
