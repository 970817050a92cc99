import type { Secret } from '../../core/key/secret.ts';
import type { Context } from '../ports.ts';
import { planSave, type SavePlan, type SaveWish } from '../save/plan.ts';
import { addressVariable } from './address.ts';
import type { InitFlags, PracticePlatform } from './answers.ts';
import { type Folder, practiceFile } from './folder.ts';

/** The env file to save in: the one asked for, the practice run's own, or the one this project's programs read. */
export const pathFor = (
  flags: Pick<InitFlags, 'dotenv'>,
  folder: Pick<Folder, 'file'>,
  practice: PracticePlatform | null,
): string => flags.dotenv ?? (practice === null ? folder.file : practiceFile);

/** What saving the key would write. */
export function planFor(
  ctx: Context,
  flags: InitFlags,
  wish: {
    path: string;
    variable: string;
    key: Secret;
    /** An address that goes with the key, as OPENAI_BASE_URL. */
    address: string | null;
    force: SaveWish['force'];
    example: boolean;
  },
): Promise<SavePlan> {
  const { path, variable, key, address, force, example } = wish;
  return planSave(ctx, {
    path,
    variable,
    key,
    gitignore: flags.gitignore,
    force: flags.force || force,
    example,
    ...(address === null ? {} : { extras: { [addressVariable]: address } }),
  });
}
