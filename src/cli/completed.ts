import type { Command, Option } from 'commander';
import type { CommandTree, CompletedCommand, CompletedFlag } from '../core/completion/tree.ts';
import { suggestionsFor } from './suggest.ts';

/** The tree of a program in which every command is declared (`everything` in program.ts), as a shell completes it. */
export const completedTree = async (root: Command, heading: readonly string[]): Promise<CommandTree> => ({
  heading,
  flags: await flagsOf(root),
  commands: await Promise.all(root.commands.map(completed)),
});

async function completed(command: Command): Promise<CompletedCommand> {
  const [argument] = command.registeredArguments;
  return {
    name: command.name(),
    description: command.description(),
    values: argument === undefined ? [] : await suggestionsFor(argument),
    flags: await flagsOf(command),
  };
}

/** Every flag that `--help` lists. */
const flagsOf = (command: Command): Promise<CompletedFlag[]> =>
  Promise.all(command.createHelp().visibleOptions(command).map(flag));

async function flag(option: Option): Promise<CompletedFlag> {
  const { long, short, description, required, optional, flags } = option;
  const path = /[<[](?:path|file)[>\]]/.test(flags);
  return {
    long: long ?? short ?? flags,
    short: long === undefined ? null : (short ?? null),
    description,
    takes: path ? 'path' : required || optional ? 'word' : 'nothing',
    values: await suggestionsFor(option),
  };
}
