import { Argument, type Command } from 'commander';
import { type CompletedShell, completionScripts, shells } from '../../core/completion/index.ts';
import { UserError } from '../../core/errors.ts';
import { completionSetup } from '../../words/commands.ts';
import type { Words } from '../../words/types.ts';
import { completedTree } from '../completed.ts';
import type { GlobalFlags } from '../flags.ts';
import type { Host } from '../host.ts';
import { buildProgram, everything } from '../program.ts';
import { suggesting } from '../suggest.ts';

/** `keycheck completion <shell>`: prints the script that makes a shell complete keycheck's commands, flags and their values. */
export function declare(command: Command, host: Host): Command {
  const { usage } = host.words;
  // The argument is optional to commander alone: its own complaint would not name the shells.
  return command
    .usage('[options] <shell>')
    .addArgument(suggesting(new Argument('[shell]'), () => shells))
    .action(async (asked: string | undefined, given: GlobalFlags) => {
      const shell = shells.find((name) => name === asked);
      if (shell === undefined) throw new UserError(usage.badChoice('completion', shells.join(', ')));
      const ctx = host.context(given);
      const root = await buildProgram(host, everything, () => {});
      const script = completionScripts[shell](await completedTree(root, heading(shell, usage)));
      ctx.verbatim(
        given.json
          ? JSON.stringify({ schemaVersion: 1, command: 'completion', shell, script }, null, 2)
          : script.trimEnd(),
      );
      host.finish(0);
    });
}

/** What stands on top of the script: how to keep it. */
function heading(shell: CompletedShell, { completion }: Words['usage']): string[] {
  const { once, word } = completionSetup[shell];
  return [completion.setup(shell), ...once.map((line) => `  ${line}`), completion.word, `  ${word}`];
}
