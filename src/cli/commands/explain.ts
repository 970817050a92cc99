import type { Command } from 'commander';
import { explain } from '../../flows/explain.ts';
import type { GlobalFlags } from '../flags.ts';
import type { Host } from '../host.ts';

/** `keycheck explain [topic or cause]`. */
export function declare(command: Command, host: Host): Command {
  return command.argument('[topic]').action(async (topic: string | undefined, given: GlobalFlags) => {
    const ctx = await host.context(given);
    host.finish(await explain(ctx, topic ?? null, given.json ?? false));
  });
}
