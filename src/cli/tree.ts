import type { Command, Option } from 'commander';
import { catalogue } from '../core/causes/catalogue.ts';
import { type Cause, type CauseClass, causes, classOf } from '../core/causes/ids.ts';
import { exitCodeFor, exitCodes, type ReportClass, stopCodes } from '../core/exit-codes.ts';
import type { Words } from '../words/types.ts';
import { GatheringOption } from './flags.ts';
import { version } from './version.ts';

/** A flag as it is typed. `value` is null for a switch; `default` is what is taken without it, as it would be typed. */
export type TreeFlag = {
  flag: string;
  short: string | null;
  description: string;
  value: { name: string; choices: readonly string[] | null } | null;
  default: string | null;
  repeatable: boolean;
  conflicts: readonly string[];
};

export type TreeCommand = {
  name: string;
  description: string;
  arguments: readonly { name: string; required: boolean }[];
  flags: readonly TreeFlag[];
  examples: readonly string[];
  /** The schema of what `--json` prints. */
  schema: string;
};

/** The JSON document of `commands`: all that a program needs to drive keycheck. */
export type CommandTree = {
  schemaVersion: 1;
  command: 'commands';
  version: string;
  commands: readonly TreeCommand[];
  /** Flags of every command. */
  globalFlags: readonly TreeFlag[];
  exitCodes: readonly { code: number; class: ReportClass | 'cancelled'; meaning: string }[];
  causes: readonly {
    id: Cause;
    class: CauseClass;
    exitCode: number;
    retryable: boolean;
    title: string;
    docs: string;
  }[];
  variables: readonly string[];
  /** The schema of what every command prints under `--json` where it could not begin. */
  usageSchema: string;
};

/** The tree of a program in which every command is declared (`everything` in program.ts), in the words given. */
export function treeOf(root: Command, { usage, causes: said }: Words): CommandTree {
  const everywhere = flagsOf(root).filter((flag) => root.commands.every((command) => has(command, flag)));
  const own = (command: Command): TreeFlag[] => flagsOf(command).filter((flag) => !has(root, flag));
  return {
    schemaVersion: 1,
    command: 'commands',
    version,
    commands: root.commands.map((command) => ({
      name: command.name(),
      description: command.description(),
      arguments: command.registeredArguments.map((argument) => ({
        name: argument.name(),
        required: argument.required,
      })),
      flags: own(command),
      examples: usage.examples[command.name() as keyof Words['usage']['examples']],
      schema: `schema/${command.name()}.schema.json`,
    })),
    globalFlags: everywhere,
    exitCodes: usage.exitCodes.map(([code = '', meaning = '']) => ({
      code: Number(code),
      class: classOfCode(Number(code)),
      meaning,
    })),
    causes: causes.map((id) => ({
      id,
      class: classOf(id),
      exitCode: exitCodeFor(classOf(id)),
      retryable: catalogue[id].retryable,
      title: said[id].title,
      docs: `docs/causes/${id}.md`,
    })),
    variables: usage.variables.flatMap((line) => line.split(' ')),
    usageSchema: 'schema/usage.schema.json',
  };
}

const has = (command: Command, { flag }: TreeFlag): boolean =>
  command
    .createHelp()
    .visibleOptions(command)
    .some(({ long }) => long === flag);

const flagsOf = (command: Command): TreeFlag[] =>
  command
    .createHelp()
    .visibleOptions(command)
    .map((option) => flagOf(option, command));

function flagOf(option: Option, command: Command): TreeFlag {
  const {
    long,
    short = null,
    description,
    required,
    argChoices = null,
    defaultValue,
    defaultValueDescription,
  } = option;
  const preset = required ? (defaultValueDescription ?? defaultValue) : undefined;
  return {
    flag: long ?? '',
    short,
    description,
    value: required ? { name: /<(.*)>/.exec(option.flags)?.[1] ?? '', choices: argChoices } : null,
    default: preset === undefined ? null : String(preset),
    repeatable: option instanceof GatheringOption,
    conflicts: command.options
      .filter((other) => conflict(option, other) || conflict(other, option))
      .map((other) => other.long ?? ''),
  };
}

/** Commander keeps which options exclude each other to itself; the field is the one its own check reads. */
const conflict = (one: Option, other: Option): boolean =>
  (one as Option & { conflictsWith: readonly string[] }).conflictsWith.includes(other.attributeName());

/** The class that ends with that code (`skipped` shares 0 with `ok`). */
const classOfCode = (code: number): ReportClass | 'cancelled' =>
  Object.values(stopCodes).some((stop) => stop === code)
    ? 'cancelled'
    : ((Object.keys(exitCodes) as ReportClass[]).find((name) => exitCodes[name] === code) ?? 'internal');
