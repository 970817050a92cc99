import { Argument, type Command } from 'commander';
import { languages } from '../../core/snippets/languages.ts';
import { snippet } from '../../flows/snippet.ts';
import { type GlobalFlags, options } from '../flags.ts';
import type { Host } from '../host.ts';
import { suggesting } from '../suggest.ts';

type Flags = GlobalFlags & { dotenv?: string; envName: string };

/** `keycheck snippet [language]`. */
export function declare(command: Command, host: Host): Command {
  const shared = options(host.words);
  return command
    .addArgument(suggesting(new Argument('[language]'), () => languages))
    .option('--dotenv <path>', host.words.usage.flags.dotenv)
    .addOption(shared.envName)
    .action(async (language: string | undefined, given: Flags) => {
      const ctx = host.context(given);
      const { envName, dotenv = null, json = false } = given;
      const { exitCode } = await snippet(ctx, language ?? null, { json, envName, dotenv });
      host.finish(exitCode);
    });
}
