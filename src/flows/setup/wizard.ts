import { once } from '../../core/once.ts';
import type { WarningCode } from '../../core/report.ts';
import type { Ask, Context } from '../ports.ts';
import { findSources } from '../sources.ts';
import { type Answers, type InitFlags, noAnswers, type Practice } from './answers.ts';
import { lookAtFolder, practiceFile, savedPracticeKey } from './folder.ts';
import { type InitEnd, initEnd, localEnd, shadowing, sourceOptions, withKey } from './outcome.ts';
import { goOnCommand, type Setup, type StepId, show, tell, type WizardStep } from './setup.ts';
import { account } from './steps/account.ts';
import { check } from './steps/check.ts';
import { blocked, create, uses } from './steps/create.ts';
import { lab, next } from './steps/next.ts';
import { paste } from './steps/paste.ts';
import { look, save } from './steps/save.ts';
import { fork, start } from './steps/start.ts';
import { counted, walk } from './walk.ts';

/**
 * The way of `init`, in order. Behind an arrow a step is loaded when it is reached (in the built program, scripts/build/load-on-use.ts): the
 * first question does not wait for those behind it.
 */
export const steps: readonly (() => WizardStep)[] = [
  () => start,
  () => fork,
  () => account,
  () => uses,
  () => create,
  () => blocked,
  () => paste,
  () => look,
  () => check,
  () => save,
  () => next,
  () => lab,
];

/**
 * Walks a person through the five screens. Flags are answers given early: their questions are not asked.
 * `onProgress` hears the command that continues, whenever something new is known. Throws what prompts throw: Cancelled and InputLost.
 */
export async function wizard(
  ctx: Context,
  asked: Ask,
  flags: InitFlags,
  practice: Practice,
  onProgress: (command: string) => void,
): Promise<InitEnd> {
  const { ask, questions } = counted(asked, () => (asked.accessible ? undefined : ctx.say('')));
  const platform = once(async () =>
    practice.start({
      port: flags.port,
      key: await savedPracticeKey(ctx, flags.dotenv ?? practiceFile, flags.envName),
    }),
  );
  const folder = await lookAtFolder(ctx, flags);
  // Git takes the longest of all that is looked at, so it is asked first and answers meanwhile.
  const [git, sources] = await Promise.all([ctx.git.look(folder.file), findSources(ctx, sourceOptions(flags))]);
  for (const { secret } of [...sources.found, ...sources.aside]) ctx.guard(secret);
  const setup: Setup = { ctx, ask, flags, folder, sources, git, practise: platform };
  try {
    const first = await firstAnswers(setup);
    if (first.key !== null) tellGiven(setup, first.key.secret.tail);
    const answers = await walk<Answers, Setup, StepId>(steps, setup, first, questions, (known) =>
      onProgress(goOnCommand(setup, known)),
    );
    return await finish(setup, answers);
  } finally {
    await platform.made()?.then(
      ({ close }) => close(),
      () => {},
    );
  }
}

/** What the flags have answered already. */
async function firstAnswers({ flags, sources, practise }: Setup): Promise<Answers> {
  const answers = noAnswers(flags);
  if (flags.sandbox) return { ...answers, way: 'account', practice: await practise() };
  const given = sources.winner;
  if ((flags.keyEnv === null && !flags.keyStdin) || given === null) return answers;
  return { ...answers, way: 'given', key: given };
}

/** A wizard that begins at step 4 says where the others went, and how to read what follows. */
function tellGiven(setup: Setup, tail: string | null): void {
  const { begin } = setup.ctx.words.setup;
  const flag = setup.flags.keyStdin ? '--key-stdin' : `--key-env ${setup.flags.keyEnv}`;
  show(setup, { practice: null }, { title: null, groups: [begin.hints(), begin.keyGiven(flag, tail)] });
}

/** Said at the paste, and with the words "not verified". */
const toldBefore: readonly WarningCode[] = ['unusual-key-shape', 'not-verified'];

/** The report of a walk that has ended, wherever that was. */
async function finish({ ctx, ask, flags, sources }: Setup, answers: Answers): Promise<InitEnd> {
  const { key, saved } = answers;
  const known = key === null ? { ...sources, winner: null } : withKey(sources, key);
  const result =
    answers.result ??
    localEnd({ sources: known, endpoint: null, level: flags.level, model: flags.model }, 'missing-key', {
      variable: flags.envName,
    });
  const warnings =
    saved === null || key === null || answers.practice !== null ? [] : await shadowing(ctx, flags, key, saved);
  const end = initEnd(
    ctx,
    known,
    answers.endpoint,
    { ...result, warnings: [...result.warnings, ...answers.saveWarnings, ...warnings] },
    saved,
    true,
  );
  const saving: readonly WarningCode[] = answers.saveWarnings.map(({ code }) => code);
  const untold = end.report.warnings.filter(
    ({ code }) => saving.includes(code) || (answers.practice === null && !toldBefore.includes(code)),
  );
  if (untold.length > 0)
    tell(
      { ctx, ask },
      untold.map(({ message }) => message),
      'warn',
    );
  return end;
}
