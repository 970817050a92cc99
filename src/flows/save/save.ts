import type { EnvReader } from '../../core/env/readers/types.ts';
import type { Saved, Warning, WriteNote } from '../../core/report.ts';
import type { Files } from '../ports.ts';
import { draftSave, readersFor, type SaveDraft } from './draft.ts';
import { draftExample } from './example.ts';
import { stillExposed } from './ignore.ts';
import { draftKey, type FileDraft, readTarget } from './key.ts';
import type { SaveContext, SaveOccupied, SaveReady, SaveRefused, SaveWish } from './wish.ts';

export { type PlannedChange, planSave, type SavePlan } from './plan.ts';

/** How saving ended. `mode`: the file's rights afterwards, null where nothing was written. `warnings`: what could not be kept of a file. */
export type SaveOutcome =
  | { kind: 'saved'; saved: Saved; mode: number | null; warnings: readonly Warning[] }
  | SaveRefused
  | SaveOccupied;

/**
 * Carries a plan out: the ignore rule first, the key second, each in one rename, and reads both back. What is written is worked out anew from
 * what the files hold now, while no other keycheck writes beside them: an edit made since the plan was shown is kept, another key that
 * came in between is not replaced, and no file is written that the plan did not name (`changed-meanwhile`). Where saving is impossible nothing of the key is written.
 */
export async function carryOut(ctx: SaveContext, plan: SaveReady): Promise<SaveOutcome> {
  const { wish } = plan;
  await ctx.files.sweep(wish.path);
  const held = plan.changes.length > 0 ? await ctx.files.alone(wish.path, (write) => save(ctx, plan, write)) : null;
  const outcome = held?.kind === 'done' ? held.value : await asItStands(ctx, wish, held?.reason ?? 'changed-meanwhile');
  // The example is a courtesy: the key is saved whether or not it can be written.
  if (outcome.kind === 'saved' && wish.example) await putExample(ctx, plan);
  return outcome;
}

/** Nothing can be written: saved all the same where the key stands there already. */
async function asItStands(ctx: SaveContext, wish: SaveWish, reason: string): Promise<SaveOutcome> {
  const draft = await draftSave(ctx, wish);
  if (draft.kind !== 'draft') return draft;
  return draft.ignore.file === null && draft.env === null
    ? { kind: 'saved', saved: draft.saved, mode: null, warnings: [] }
    : unwritable(draft.saved, reason);
}

/** Other programs know nothing of the lock: what one of them wrote between look and rename is looked at anew, so many times. */
const tries = 80;

async function save(ctx: SaveContext, plan: SaveReady, write: Files['write']): Promise<SaveOutcome> {
  const { wish } = plan;
  const done: Done = { rule: null, key: null };
  const readers = await readersFor(ctx);
  for (let left = 3; ; left -= 1) {
    const draft = await draftSave(ctx, wish);
    if (draft.kind !== 'draft') return withAll(draft, done);
    if (!isPlanned(plan, draft)) return withAll(unwritable(draft.saved, 'changed-meanwhile'), done);
    const ruled = await saveRule(ctx, draft, write, done);
    const outcome = ruled ?? (await saveKey(ctx, wish, draft, readers, write, done));
    if (!overtaken(outcome) || left === 1) return withAll(outcome, done);
  }
}

/** Whether it is the same env file, and no other file than the plan named would be written with it. */
const isPlanned = (plan: SaveReady, { target, ignore, env }: SaveDraft): boolean =>
  target === plan.target && names(plan, ignore.file) && names(plan, env);

const names = ({ changes }: SaveReady, file: FileDraft | null): boolean =>
  file === null || changes.some(({ path }) => path === file.path);

const overtaken = (outcome: SaveOutcome): boolean =>
  outcome.kind === 'refused' && outcome.facts.reason === 'changed-meanwhile';

/** What was written so far, over all tries. */
type Done = { rule: Written | null; key: (Written & { created: boolean }) | null };
type Written = { path: string; mode: number; notes: readonly WriteNote[] };

const warningsOf = ({ path, notes }: Written): Warning[] => notes.map((code) => ({ code, path }));

/** An outcome that tells of everything this run wrote: a later try may have found its work done. */
function withAll(outcome: SaveOutcome, { rule, key }: Done): SaveOutcome {
  if (outcome.kind === 'saved' && key !== null) {
    const saved = { ...outcome.saved, changed: true, created: key.created };
    return { kind: 'saved', saved, mode: key.mode, warnings: [...(rule ? warningsOf(rule) : []), ...warningsOf(key)] };
  }
  return outcome.kind === 'refused' && rule !== null
    ? { ...outcome, facts: { ...outcome.facts, ruleAdded: rule.path } }
    : outcome;
}

/** Writes the ignore rule where one is missing, and asks git whether it helps. Null where the key may follow. */
async function saveRule(
  ctx: SaveContext,
  { ignore, target, saved }: SaveDraft,
  write: Files['write'],
  done: Done,
): Promise<SaveRefused | null> {
  if (ignore.file === null) return null;
  const rule = await put(ctx, ignore.file, write);
  if (rule.written) done.rule = { ...rule.written, path: ignore.file.path };
  if (rule.fault === 'changed-meanwhile') return unwritable(saved, rule.fault);
  if (rule.fault) return refused('env-file-exposed', saved, 'gitignore-unwritable');
  const exposed = await stillExposed(ctx, target, true);
  return exposed && { ...exposed, facts: { ...exposed.facts, file: saved.path, variable: saved.variable } };
}

/**
 * The env file is read once more for this: git was asked in between, and the less time lies between its being read and its being replaced,
 * the less another program can come in. An edit that does is taken up at once, without asking git again.
 */
async function saveKey(
  ctx: SaveContext,
  wish: SaveWish,
  { saved, target }: SaveDraft,
  readers: readonly EnvReader[],
  write: Files['write'],
  done: Done,
): Promise<SaveOutcome> {
  for (let left = tries; ; left -= 1) {
    const now = await readTarget(ctx, wish);
    if (now.kind === 'refused') return now;
    if (now.target !== target) return unwritable(saved, 'changed-meanwhile');
    const key = draftKey(wish, now, readers);
    if (key.kind !== 'key') return key;
    const { written, fault } = key.env ? await put(ctx, key.env, write) : { written: null, fault: null };
    if (written) done.key = { ...written, path: wish.path, created: done.key?.created ?? key.created };
    if (fault === null)
      return { kind: 'saved', saved: { ...saved, changed: false, created: false }, mode: null, warnings: [] };
    if (fault !== 'changed-meanwhile' || left === 1) return unwritable(saved, fault);
  }
}

async function putExample(ctx: SaveContext, plan: SaveReady): Promise<void> {
  const example = await draftExample(ctx, plan.wish);
  if (example && names(plan, example)) await put(ctx, example, ctx.files.write);
}

/** `written`: the file was replaced, though another program may have written to it since, which is then the fault. */
type Put = { written: Omit<Written, 'path'> | null; fault: string | null };

/** Writes a file and reads it back. */
async function put({ files }: SaveContext, draft: FileDraft, write: Files['write']): Promise<Put> {
  const { path, bytes, expected, mode } = draft;
  const outcome = await write(path, bytes, { expected, mode });
  if (outcome.kind === 'failed') return { written: null, fault: outcome.reason };
  const now = await files.read(path, bytes.length + 1);
  const same = now.kind === 'file' && Buffer.compare(now.bytes, bytes) === 0;
  // What another program wrote since is looked at before anything else is done.
  return { written: outcome, fault: same ? null : 'changed-meanwhile' };
}

const refused = (
  cause: SaveRefused['cause'],
  { path: file, variable }: Pick<Saved, 'path' | 'variable'>,
  reason: string,
): SaveRefused => ({ kind: 'refused', cause, facts: { file, variable, reason } });

const unwritable = (saved: Pick<Saved, 'path' | 'variable'>, reason: string): SaveRefused =>
  refused('env-file-unwritable', saved, reason);
