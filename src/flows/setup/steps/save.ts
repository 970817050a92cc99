import type { Cause } from '../../../core/causes/ids.ts';
import type { Facts } from '../../../core/report.ts';
import { type Back, back } from '../../ports.ts';
import type { SavePlan, SaveWish } from '../../save/plan.ts';
import { carryOut, type SaveOutcome } from '../../save/save.ts';
import { addressAt, addressVariable } from '../address.ts';
import type { Answers } from '../answers.ts';
import { changeRows } from '../changes.ts';
import { causeGroups } from '../moments.ts';
import { localEnd, maySave, withKey } from '../outcome.ts';
import { goOnCommand, type Setup, type StepId, show, tell, type WizardStep } from '../setup.ts';
import { keepingRows, settingRows, unsettingRows } from '../shell.ts';
import { pathFor, planFor } from '../target.ts';
import type { Outcome } from '../walk.ts';

type ReadyPlan = Extract<SavePlan, { kind: 'ready' }>;

/** A key that has to be written somewhere: neither found here nor to be left alone. */
const needsSaving = ({ key, way }: Answers): boolean => key !== null && way !== 'found';

/** Looks at the file before anything is sent: a place where the key may not be saved ends the run here. */
export const look: WizardStep = {
  id: 'look',
  applies: needsSaving,
  async run(setup, answers) {
    const plan = await planOf(setup, answers, answers.variable, true);
    return plan.kind === 'refused' ? refused(setup, answers, plan.cause, plan.facts) : { answers };
  },
};

/** The masked diff, and the yes that writes it. */
export const save: WizardStep = {
  id: 'save',
  applies: (answers) => needsSaving(answers) && answers.result !== null && maySave(answers.result),
  async run(setup, answers) {
    const settled = await settle(setup, answers);
    if (settled === back) return back;
    if (settled === 'keep') {
      tell(setup, [setup.ctx.words.setup.finish.nothingWritten]);
      return { answers };
    }
    const { plan } = settled;
    if (plan.kind !== 'ready') return refused(setup, answers, plan.cause, plan.facts);
    if (plan.changes.length === 0) {
      tell(setup, [setup.ctx.words.setup.finish.unchanged(plan.saved.path)]);
      return { answers: { ...settled.answers, saved: plan.saved } };
    }
    return write(setup, settled.answers, plan);
  },
};

const isOvertaken = (outcome: SaveOutcome): boolean =>
  outcome.kind === 'refused' && outcome.facts.reason === 'changed-meanwhile';

const planOf = async (
  setup: Setup,
  answers: Answers,
  variable: string,
  force: SaveWish['force'],
): Promise<SavePlan> => {
  if (answers.key === null) throw new TypeError('no key to save');
  const path = pathFor(setup.flags, setup.folder, answers.practice);
  const address = await addressAt(setup, { ...answers, variable }, path);
  return planFor(setup.ctx, setup.flags, {
    path,
    variable,
    key: answers.key.secret,
    address: answers.practice?.baseUrl ?? (address.kind === 'save' ? address.baseUrl : null),
    force,
    example: answers.practice === null && setup.git.kind === 'repository',
  });
};

type Settled = { plan: Exclude<SavePlan, { kind: 'occupied' }>; answers: Answers };

/** Finds a place for the key: another one that stands there is kept unless the person says otherwise. */
async function settle(setup: Setup, answers: Answers): Promise<Settled | 'keep' | Back> {
  const words = setup.ctx.words.setup.finish.occupied;
  let known = answers;
  // What was shown may go, and nothing that comes into the file after that.
  let givenUp: SaveWish['force'] = known.practice !== null;
  for (;;) {
    const plan = await planOf(setup, known, known.variable, givenUp);
    if (plan.kind !== 'occupied') return { plan, answers: known };
    const rename = `${known.variable}_DEMO`;
    tell(setup, words.tell(plan.path, plan.line, words.otherKey(plan.tail), known.key?.secret.tail ?? null));
    const answer = await setup.ask.choose({
      message: words.message,
      explain: words.explain,
      choices: [
        { value: 'keep', label: words.keep },
        { value: 'replace', label: words.replace(plan.tail) },
        { value: 'rename', label: words.rename(rename) },
      ],
    });
    if (answer === back) return back;
    if (answer === 'keep') return 'keep';
    if (answer === 'rename') {
      known = { ...known, variable: rename, replaced: null };
      givenUp = false;
      continue;
    }
    known = { ...known, replaced: plan.tail };
    givenUp = plan.values;
  }
}

async function write(setup: Setup, answers: Answers, plan: ReadyPlan): Promise<Outcome<Answers, StepId>> {
  const { ctx, ask } = setup;
  const words = ctx.words.setup.finish;
  show(setup, answers, { title: null, groups: [words.changes(changeRows(ctx.words, plan))] });
  if (setup.flags.dryRun) {
    tell(setup, [words.nothingWritten]);
    return { answers };
  }
  // In practice the address is half of what is practised; elsewhere it is an offer.
  const optional = answers.practice === null && plan.wish.extras !== undefined;
  const answer = await ask.choose<'yes' | 'no' | 'terminal' | 'key'>({
    message: words.write.message,
    explain: optional ? words.write.explainAddress : words.write.explain,
    choices: [
      { value: 'yes', label: words.write.yes },
      { value: 'no', label: words.write.no },
      { value: 'terminal', label: words.write.terminal },
      ...(optional ? [{ value: 'key' as const, label: words.write.keyOnly(addressVariable) }] : []),
    ],
  });
  if (answer === back) return back;
  if (answer === 'no') {
    tell(setup, [words.nothingWritten]);
    return { answers };
  }
  if (answer === 'terminal') {
    show(
      setup,
      answers,
      words.shell.screen(answers.variable, settingRows(ctx, answers.variable), keepingRows(ctx, answers.variable)),
    );
    return { answers };
  }
  const { extras: _address, ...keyAlone } = plan.wish;
  const wish: SaveWish = answer === 'key' ? keyAlone : plan.wish;
  const outcome = await carryOut(ctx, { ...plan, wish });
  // Another key came into the file since it was looked at, or other files would be written by now: asked as if it had been so before.
  if (outcome.kind === 'occupied' || isOvertaken(outcome)) return save.run(setup, answers);
  if (outcome.kind === 'refused') return refused(setup, answers, outcome.cause, outcome.facts);
  const verified = answers.result?.cause === null && answers.result.endpoint.level === 'call';
  tell(
    setup,
    verified
      ? words.saved(plan.saved.path, {
          ignored: plan.saved.gitignored && setup.git.kind === 'repository',
          private: ctx.platform !== 'win32' && outcome.mode !== null && (outcome.mode & 0o077) === 0,
        })
      : [words.savedNotVerified(plan.saved.path)],
    verified ? 'good' : 'warn',
  );
  if (answers.shellKey !== null) {
    const { variable, tail } = answers.shellKey;
    show(setup, answers, {
      title: null,
      groups: [words.shell.remove(variable, tail, unsettingRows(ctx, variable))],
    });
  }
  const { saved, warnings } = outcome;
  return { answers: { ...answers, saved, saveWarnings: warnings, addressSaved: wish.extras !== undefined } };
}

/** The key may not be saved there: nothing was written, the reason and the next step are told, and the run ends with it. */
function refused(setup: Setup, answers: Answers, cause: Cause, facts: Facts): Outcome<Answers, StepId> {
  if (answers.key === null) throw new TypeError('no key to save');
  const endpoint = null;
  const result = localEnd(
    { sources: withKey(setup.sources, answers.key), endpoint, level: setup.flags.level, model: setup.flags.model },
    cause,
    facts,
  );
  show(setup, answers, { title: null, groups: causeGroups(setup, answers, result, true) });
  tell(setup, [setup.ctx.words.setup.finish.goOn(goOnCommand(setup, answers))]);
  return { answers: { ...answers, result }, to: 'end' };
}
