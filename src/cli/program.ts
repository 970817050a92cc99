import type { Command } from 'commander';
import type { Words } from '../words/types.ts';
import { KeycheckCommand } from './command.ts';
import { type GlobalFlags, withGlobalFlags, withTwoReporters } from './flags.ts';
import type { Host } from './host.ts';
import { versionFlag } from './root-help.ts';

/** What a file in commands/ gives: its flags declared on a bare command, and what runs. */
export type CommandModule = { declare(command: Command, host: Host): Command };

/** Every command, loaded only when it is the one called (or all are asked for). */
export const commandModules = {
  init: () => import('./commands/init.ts'),
  verify: () => import('./commands/verify.ts'),
  doctor: () => import('./commands/doctor.ts'),
  explain: () => import('./commands/explain.ts'),
  sandbox: () => import('./commands/sandbox.ts'),
  snippet: () => import('./commands/snippet.ts'),
  commands: () => import('./commands/commands.ts'),
  completion: () => import('./commands/completion.ts'),
} as const satisfies Record<keyof Words['usage']['commands'], () => Promise<CommandModule>>;

/** Asks for the flags of every command. */
export const everything = Symbol('everything');

export type CommandName = keyof typeof commandModules;
const commandNames = Object.keys(commandModules) as CommandName[];

/**
 * The command tree, with the flags of one command (the one being called) declared and the others named; `everything`
 * declares them all.
 */
export async function buildProgram(
  host: Host,
  called: string | null | typeof everything,
  write: (text: string) => void,
): Promise<Command> {
  const { usage } = host.words;
  const root = new KeycheckCommand('keycheck', host.words).description(usage.description);
  root.configureOutput({ writeOut: write, writeErr: write });
  root.option(...versionFlag(usage));
  withTwoReporters(withGlobalFlags(root, host.words), host.words).helpCommand(false).enablePositionalOptions();
  for (const name of commandNames) {
    const command = root.command(name).description(usage.commands[name]);
    if (name !== called && called !== everything) continue;
    const module: CommandModule = await commandModules[name]();
    module.declare(withGlobalFlags(command, host.words), host);
    if (!command.options.some(({ long }) => long === '--reporter')) withTwoReporters(command, host.words);
  }
  root.allowExcessArguments(true).action(async () => {
    const [unknown] = root.args;
    if (unknown !== undefined) root.error(`unknown command '${unknown}'`, { code: 'commander.unknownCommand' });
    // A program that asks what this is gets the command tree: `--json` is one document for every way to call keycheck.
    write(root.opts<GlobalFlags>().json ? `${await treeDocument(host)}\n` : `${usage.root.join('\n')}\n`);
    host.finish(0);
  });
  return root;
}

/** The JSON document of `keycheck commands`. */
export async function treeDocument(host: Host): Promise<string> {
  const { treeOf } = await import('./tree.ts');
  return JSON.stringify(treeOf(await buildProgram(host, everything, () => {}), host.words), null, 2);
}
