import { decisiveWith, type EnvReader } from '../../core/env/readers/index.ts';
import { isPublicName } from '../../core/marks.ts';
import { draftExample } from './example.ts';
import { draftIgnore, type IgnoreDraft } from './ignore.ts';
import { draftKey, type FileDraft, readTarget } from './key.ts';
import type { SaveContext, SaveOccupied, SaveReady, SaveRefused, SaveWish } from './wish.ts';

/** Everything a save would write, in the order in which it is written: the ignore rule before the key. */
export type SaveDraft = {
  kind: 'draft';
  /** Where the file really is, links followed. */
  target: string;
  ignore: IgnoreDraft;
  env: FileDraft | null;
  example: FileDraft | null;
  saved: SaveReady['saved'];
};

/** The readers that have to read the key back: the real ones at hand, and models of the rest. */
export const readersFor = async ({ envReaders }: Pick<SaveContext, 'envReaders'>): Promise<EnvReader[]> =>
  decisiveWith(await envReaders());

/** Looks at everything that saving depends on and works out every byte that would be written. Writes nothing. */
export async function draftSave(ctx: SaveContext, wish: SaveWish): Promise<SaveDraft | SaveOccupied | SaveRefused> {
  const { path, variable } = wish;
  const facts = { file: path, variable };
  if (isPublicName(variable))
    return { kind: 'refused', cause: 'client-exposed-key', facts: { ...facts, reason: 'public-name' } };
  const found = await readTarget(ctx, wish);
  if (found.kind === 'refused') return found;
  const { target } = found;
  const key = draftKey(wish, found, await readersFor(ctx));
  // Before the ignore rule: where the folder is missing neither can be written, and the file is what was asked for.
  const hindrance = key.kind === 'key' && key.env ? await ctx.files.writable(path) : null;
  if (hindrance)
    return { kind: 'refused', cause: 'env-file-unwritable', facts: { ...facts, reason: hindrance.reason } };
  const ignore = await draftIgnore(ctx, target, wish.gitignore);
  if (ignore.kind === 'refused') return { ...ignore, facts: { ...ignore.facts, ...facts } };
  if (key.kind !== 'key') return key;
  const { env, created } = key;
  const { gitignored } = ignore;
  return {
    kind: 'draft',
    target,
    ignore,
    env,
    example: wish.example ? await draftExample(ctx, wish) : null,
    saved: { path: path.split('\\').join('/'), variable, changed: env !== null, created, gitignored },
  };
}
