import type { CheckId, CheckResult } from '../../core/doctor.ts';
import type { DoctorContext } from '../doctor-ports.ts';
import { draftIgnore, stillExposed } from '../save/ignore.ts';

/** One repair: what it changes, in a line to show, and how. It never touches a key. */
type Repair = { check: CheckId; path: string; shown: string; mend(): Promise<boolean> };

/**
 * Puts right what can be put right without a decision: the ignore rule for an env file, and rights that others have on one.
 * Shows what it will change; asks where somebody can be asked (elsewhere `--fix` was the yes). Answers the checks to run again.
 */
export async function fixWhatIsSafe(ctx: DoctorContext, results: readonly CheckResult[]): Promise<CheckId[]> {
  const { doctor } = ctx.words;
  const repairs = (await Promise.all(results.map((result) => repairOf(ctx, result)))).flatMap((repair) => repair ?? []);
  if (repairs.length === 0) {
    ctx.say(doctor.nothingToFix);
    return [];
  }
  ctx.say([doctor.willChange, ...repairs.map(({ path, shown }) => `  ${path}   ${shown}`)].join('\n'));
  if (ctx.ask !== null && !(await agreed(ctx.ask, ctx))) {
    ctx.say(doctor.nothingChanged);
    return [];
  }
  const done: CheckId[] = [];
  for (const { check, path, mend } of repairs) {
    const mended = await mend();
    ctx.say(mended ? doctor.changed(path) : doctor.notChanged(path));
    if (mended && !done.includes(check)) done.push(check);
  }
  return done;
}

async function agreed(
  ask: NonNullable<DoctorContext['ask']>,
  { words: { doctor, usage } }: DoctorContext,
): Promise<boolean> {
  const answer = await ask.choose({
    message: doctor.changeThis,
    choices: [
      { value: 'yes', label: usage.yes },
      { value: 'no', label: usage.no },
    ],
    explain: doctor.fixExplain,
  });
  return answer === 'yes';
}

async function repairOf(ctx: DoctorContext, { id, finding }: CheckResult): Promise<Repair | null> {
  const { doctor } = ctx.words;
  if (finding.code === 'env-file-not-ignored') {
    const { path: target } = finding;
    const draft = await draftIgnore(ctx, target, true);
    if (draft.kind === 'refused' || draft.file === null) return null;
    const { path, change } = draft.file;
    const rule = change.lines.flatMap((line) => (line.kind === 'added' ? [line.text] : [])).join(', ');
    return { check: id, path, shown: doctor.addRule(rule), mend: () => addRule(ctx, target) };
  }
  if (finding.code === 'env-file-open') {
    const shown = await ctx.files.read(finding.path);
    if (shown.kind !== 'file') return null;
    return {
      check: id,
      path: finding.path,
      shown: doctor.closeMode(finding.mode),
      mend: () => close(ctx, finding.path, shown.viaLink),
    };
  }
  return null;
}

/** Drafted anew, so that rules for two files in one .gitignore do not undo each other. */
async function addRule(ctx: DoctorContext, target: string): Promise<boolean> {
  const draft = await draftIgnore(ctx, target, true);
  if (draft.kind === 'refused') return false;
  if (draft.file !== null) {
    const { path, bytes, expected, mode } = draft.file;
    const outcome = await ctx.files.write(path, bytes, { expected, mode });
    if (outcome.kind === 'failed') return false;
  }
  return (await stillExposed(ctx, target, true)) === null;
}

/** The same bytes under the same name, for the owner alone; not those of another file that a link leads to since the change was shown. */
async function close({ files }: DoctorContext, path: string, viaLink: string | null): Promise<boolean> {
  const state = await files.read(path);
  if (state.kind !== 'file' || state.viaLink !== viaLink) return false;
  const outcome = await files.write(path, state.bytes, { expected: state.snapshot, mode: 0o600 });
  return outcome.kind === 'written' && (outcome.mode & 0o077) === 0;
}
