import type { Command } from 'commander';
import { exitCodes } from '../../core/exit-codes.ts';
import type { GlobalFlags } from '../flags.ts';
import type { Host } from '../host.ts';
import { buildProgram, everything, treeDocument } from '../program.ts';
import { treeOf } from '../tree.ts';
import { treeText } from '../tree-text.ts';

/** `keycheck commands`: the command tree, made from the declarations that the command line itself is read by. */
export function declare(command: Command, host: Host): Command {
  return command.action(async (given: GlobalFlags) => {
    const ctx = host.context(given);
    if (given.json) ctx.verbatim(await treeDocument(host));
    else {
      const tree = treeOf(await buildProgram(host, everything, () => {}), host.words);
      ctx.out(treeText(tree, host.words, ctx.style.columns));
    }
    host.finish(exitCodes.ok);
  });
}
