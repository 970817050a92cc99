import { bashCompletion } from './bash.ts';
import { fishCompletion } from './fish.ts';
import { powershellCompletion } from './powershell.ts';
import type { CommandTree } from './tree.ts';
import { zshCompletion } from './zsh.ts';

/** The shells there is a completion script for. */
export const shells = ['bash', 'zsh', 'fish', 'powershell'] as const;
export type CompletedShell = (typeof shells)[number];

/** The script that makes a shell complete `keycheck`, from the tree of its commands. */
export const completionScripts: Readonly<Record<CompletedShell, (tree: CommandTree) => string>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
  powershell: powershellCompletion,
};
