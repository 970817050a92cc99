import { Argument, type Command } from 'commander';
import { causes } from '../../core/causes/ids.ts';
import { explain } from '../../flows/explain.ts';
import type { GlobalFlags } from '../flags.ts';
import type { Host } from '../host.ts';
import { suggesting } from '../suggest.ts';

/** `keycheck explain [topic or cause]`. */
export function declare(command: Command, host: Host): Command {
  const topic = suggesting(new Argument('[topic]'), () => [...Object.keys(host.words.topics), ...causes]);
  return command.addArgument(topic).action(async (topic: string | undefined, given: GlobalFlags) => {
    const ctx = host.context(given);
    host.finish(await explain(ctx, topic ?? null, given.json ?? false));
  });
}
