import type { Saved } from '../../core/report.ts';
import { draftSave, type FileDraft, type SaveDraft } from './draft.ts';
import { stillExposed } from './ignore.ts';
import type { SaveContext, SaveReady, SaveRefused } from './wish.ts';

export { type PlannedChange, planSave, type SavePlan } from './plan.ts';

/** How saving ended. `mode`: the file's rights afterwards, null where nothing was written. */
export type SaveOutcome =
  | { kind: 'saved'; ok: true; saved: Saved; mode: number | null; notes: readonly string[] }
  | (SaveRefused & { ok: false });

/** Another program may write the file between the look and the rename: looked at anew this many times. */
const tries = 8;

/**
 * Carries a plan out: the ignore rule first, the key second, each in one rename, and reads both back. What is written is worked out anew from
 * what the files hold now, so an edit made since the plan was shown is kept. Where that is impossible nothing of the key is written.
 */
export async function carryOut(ctx: SaveContext, { wish }: SaveReady): Promise<SaveOutcome> {
  await ctx.files.sweep(wish.path);
  for (let left = tries; ; left -= 1) {
    const draft = await draftSave(ctx, wish);
    if (draft.kind === 'refused') return { ...draft, ok: false };
    const outcome =
      draft.kind === 'occupied' ? unwritable(wish.path, wish.variable, 'changed-meanwhile') : await write(ctx, draft);
    if (outcome.ok || outcome.facts.reason !== 'changed-meanwhile' || left === 1) return outcome;
  }
}

async function write(ctx: SaveContext, draft: SaveDraft): Promise<SaveOutcome> {
  const { target, ignore, env, example, saved } = draft;
  const rule = ignore.file && (await put(ctx, ignore.file));
  if (rule?.kind === 'fault') {
    return rule.reason === 'changed-meanwhile'
      ? unwritable(saved.path, saved.variable, rule.reason)
      : exposedBy('gitignore-unwritable', saved);
  }
  const exposed = ignore.file && (await stillExposed(ctx, target, true));
  if (exposed)
    return { ...exposed, facts: { ...exposed.facts, file: saved.path, variable: saved.variable }, ok: false };
  const key = env && (await put(ctx, env));
  if (key?.kind === 'fault') return unwritable(saved.path, saved.variable, key.reason);
  // The example is a courtesy: the key is saved whether or not it could be written.
  if (example) await put(ctx, example);
  return {
    kind: 'saved',
    ok: true,
    saved,
    mode: key?.mode ?? null,
    notes: [...(rule?.notes ?? []), ...(key?.notes ?? [])],
  };
}

type Put = { kind: 'fault'; reason: string } | { kind: 'put'; mode: number; notes: readonly string[] };

/** Writes a file and reads it back. */
async function put({ files }: SaveContext, { path, bytes, expected, mode }: FileDraft): Promise<Put> {
  const outcome = await files.write(path, bytes, { expected, mode });
  if (outcome.kind === 'failed') return { kind: 'fault', reason: outcome.reason };
  const now = await files.read(path, bytes.length + 1);
  const same =
    now.kind === 'file' && now.bytes.length === bytes.length && now.bytes.every((byte, at) => byte === bytes[at]);
  // Whoever wrote it since is another program: what it wrote is looked at before anything else is done.
  return same
    ? { kind: 'put', mode: outcome.mode, notes: outcome.notes }
    : { kind: 'fault', reason: 'changed-meanwhile' };
}

const unwritable = (file: string, variable: string, reason: string): SaveOutcome & { ok: false } => ({
  kind: 'refused',
  ok: false,
  cause: 'env-file-unwritable',
  facts: { file, variable, reason },
});

const exposedBy = (reason: string, { path, variable }: Saved): SaveOutcome => ({
  kind: 'refused',
  ok: false,
  cause: 'env-file-exposed',
  facts: { file: path, variable, reason },
});
