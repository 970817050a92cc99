import type { Context } from './ports.ts';
import type { InitFlags, Practice } from './setup/answers.ts';
import type { InitEnd } from './setup/outcome.ts';
import { unattended } from './setup/unattended.ts';
import { wizard } from './setup/wizard.ts';

export type { InitFlags, Practice, PracticePlatform } from './setup/answers.ts';
export type { InitEnd } from './setup/outcome.ts';

/**
 * The way to a key that works and is saved: a wizard where somebody can be asked, one pass without questions elsewhere.
 * `onProgress` hears the command that continues, for Ctrl-C; it never holds a key.
 * Throws UserError where a flag is needed, Cancelled and InputLost from prompts.
 */
export function init(
  ctx: Context,
  flags: InitFlags,
  practice: Practice,
  onProgress: (command: string) => void = () => {},
): Promise<InitEnd> {
  // Looking for somebody to ask takes the terminal over, so it comes last.
  const ask = flags.yes ? null : ctx.ask;
  return ask === null ? unattended(ctx, flags, practice) : wizard(ctx, ask, flags, practice, onProgress);
}
