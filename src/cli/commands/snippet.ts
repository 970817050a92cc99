import type { Command } from 'commander';
import { snippet } from '../../flows/snippet.ts';
import type { GlobalFlags } from '../flags.ts';
import type { Host } from '../host.ts';

/** `keycheck snippet [language]`. */
export function declare(command: Command, host: Host): Command {
  return command.argument('[language]').action(async (language: string | undefined, given: GlobalFlags) => {
    const ctx = await host.context(given);
    const { exitCode } = await snippet(ctx, language ?? null, { json: given.json ?? false });
    host.finish(exitCode);
  });
}
