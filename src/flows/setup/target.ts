import type { Secret } from '../../core/key/secret.ts';
import type { Context } from '../ports.ts';
import { planSave, type SavePlan } from '../save/plan.ts';
import type { InitFlags, PracticePlatform } from './answers.ts';
import { type Folder, practiceFile } from './folder.ts';

/** The env file to save in: the one asked for, the practice run's own, or the one this project's programs read. */
export const pathFor = (
  flags: Pick<InitFlags, 'dotenv'>,
  folder: Pick<Folder, 'file'>,
  practice: PracticePlatform | null,
): string => flags.dotenv ?? (practice === null ? folder.file : practiceFile);

/** What saving the key would write. In practice the platform's address stands beside it, and an earlier practice key may be replaced. */
export function planFor(
  ctx: Context,
  flags: InitFlags,
  wish: {
    path: string;
    variable: string;
    key: Secret;
    practice: PracticePlatform | null;
    force: boolean;
    example: boolean;
  },
): Promise<SavePlan> {
  const { path, variable, key, practice, force, example } = wish;
  return planSave(ctx, {
    path,
    variable,
    key,
    gitignore: flags.gitignore,
    force: force || flags.force,
    example,
    ...(practice === null ? {} : { extras: { OPENAI_BASE_URL: practice.baseUrl } }),
  });
}
