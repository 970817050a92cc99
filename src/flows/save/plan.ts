import { draftSave, type SaveDraft } from './draft.ts';
import type { PlannedChange, SaveContext, SavePlan, SaveWish } from './wish.ts';

export type {
  ChangeLine,
  PlannedChange,
  SaveContext,
  SaveOccupied,
  SavePlan,
  SaveReady,
  SaveRefused,
  SaveWish,
} from './wish.ts';

/**
 * What saving a key would do: refused, with the cause; occupied by another value; or ready, with a masked diff of every file that would change.
 * Writes nothing.
 */
export async function planSave(ctx: SaveContext, wish: SaveWish): Promise<SavePlan> {
  const draft = await draftSave(ctx, wish);
  if (draft.kind !== 'draft') return draft;
  const { target, saved } = draft;
  return { kind: 'ready', changes: changesOf(draft), target, saved, wish };
}

const changesOf = ({ ignore, env, example }: SaveDraft): PlannedChange[] =>
  [ignore.file, env, example].flatMap((file) => (file ? [file.change] : []));
