import { judgeKey } from '../../../core/key/judge.ts';
import type { FoundKey, Sources } from '../../../core/sources.ts';
import { path } from '../../../words/commands.ts';
import type { Group } from '../../../words/screen.ts';
import { shellOf } from '../../../words/situation.ts';
import { back } from '../../ports.ts';
import type { Answers } from '../answers.ts';
import { programText } from '../folder.ts';
import { shortPrice } from '../price.ts';
import { type Setup, type StepId, show, type WizardStep } from '../setup.ts';
import type { Outcome } from '../walk.ts';

type Next = Outcome<Answers, StepId>;

/** Screen 1: what was found here, what leaves this machine, and where the person stands. */
export const start: WizardStep = {
  id: 'start',
  applies: ({ way, practice }) => way === 'open' && practice === null,
  run(setup, answers) {
    const { folder, ctx } = setup;
    const { begin } = ctx.words.setup;
    const keys = usable(setup.sources);
    const rows = setup.sources.found.map((found) => {
      const where = begin.place(found);
      if (found.secret.length === 0) return begin.emptyAt(where);
      return isPlaceholder(found) ? begin.placeholderAt(where) : begin.keyAt(where, found.secret.tail);
    });
    const screen = begin.start(
      {
        program: programText(folder, begin.program),
        keys: rows.length === 0 ? [begin.noKey(folder.file)] : rows,
        git: gitLine(setup),
        others: setup.sources.unused,
      },
      folder.host,
    );
    show(setup, answers, { ...screen, groups: [...screen.groups, ...untrack(setup)] });
    const [first, second] = keys;
    if (first === undefined) return askFork(setup, answers);
    if (second === undefined) return askFound(setup, answers, first);
    return askTwo(setup, answers, first, keys);
  },
};

/** The fork question once more, for somebody who has a key here and wants another. */
export const fork: WizardStep = {
  id: 'fork',
  applies: ({ way, practice, key }) => way === 'open' && practice === null && key === null,
  run: (setup, answers) => askFork(setup, answers),
};

async function askFork({ ask, ctx, practise }: Setup, answers: Answers): Promise<Next> {
  const words = ctx.words.setup.begin.fork;
  const answer = await ask.choose({
    message: words.message,
    explain: words.explain,
    choices: [
      { value: 'paste', label: words.paste },
      { value: 'account', label: words.account },
      { value: 'practice', label: words.practice },
    ],
  });
  if (answer === back) return back;
  if (answer === 'practice') return { answers: { ...answers, way: 'account', practice: await practise() } };
  return { answers: { ...answers, way: answer } };
}

async function askFound(setup: Setup, answers: Answers, found: FoundKey): Promise<Next> {
  const { ask, ctx, flags, folder, practise } = setup;
  const words = ctx.words.setup.begin.foundOne;
  const answer = await ask.choose({
    message: words.message(shortPrice(setup), folder.host),
    explain: words.explain,
    choices: [
      { value: 'check', label: words.check },
      { value: 'other', label: words.other },
      { value: 'practice', label: words.practice },
    ],
  });
  if (answer === back) return back;
  if (answer === 'other') return { answers, to: 'fork' };
  if (answer === 'practice') return { answers: { ...answers, way: 'account', practice: await practise() } };
  return { answers: checkFound(answers, found, flags.envName) };
}

async function askTwo(setup: Setup, answers: Answers, inForce: FoundKey, keys: readonly FoundKey[]): Promise<Next> {
  const { ask, ctx, flags, folder } = setup;
  const { begin } = ctx.words.setup;
  const words = begin.foundTwo;
  const rename = `${flags.envName}_DEMO`;
  show(setup, answers, {
    title: null,
    groups: [
      words.screen(
        flags.envName,
        keys.map((found, index) => ({
          label: begin.place({ ...found, variable: null }),
          text: `${begin.ending(found.secret.tail)}   ${index === 0 ? words.inForce : words.notInForce}`,
          spoken: words.spoken(
            begin.place({ ...found, variable: null }),
            begin.ending(found.secret.tail),
            index === 0 ? words.inForce : words.notInForce,
          ),
        })),
      ),
    ],
  });
  const answer = await ask.choose({
    message: words.message,
    explain: words.explain,
    choices: [
      { value: 'check', label: words.checkOne(inForce.secret.tail) },
      { value: 'replace', label: words.replace(folder.file) },
      { value: 'rename', label: words.rename(folder.file, rename) },
    ],
  });
  if (answer === back) return back;
  if (answer === 'check') return { answers: checkFound(answers, inForce, flags.envName) };
  if (answer === 'rename') return { answers: { ...answers, variable: rename }, to: 'fork' };
  const shellKey =
    inForce.source === 'process' ? { variable: inForce.variable ?? flags.envName, tail: inForce.secret.tail } : null;
  return { answers: { ...answers, shellKey }, to: 'fork' };
}

/** The key here is checked; saying yes to "See whether it works?" was the agreement. */
const checkFound = (answers: Answers, key: FoundKey, variable: string): Answers => ({
  ...answers,
  way: 'found',
  key,
  variable,
  agreed: true,
});

/** Keys that differ, strongest first. Empty variables and placeholders are none. */
export function usable({ found }: Sources): FoundKey[] {
  const keys: FoundKey[] = [];
  for (const one of found) {
    const none = one.secret.length === 0 || isPlaceholder(one);
    if (!none && !keys.some((other) => other.secret.equals(one.secret))) keys.push(one);
  }
  return keys;
}

/** Whether what stands there is an example text, as templates hold it. */
function isPlaceholder({ secret }: FoundKey): boolean {
  const verdict = judgeKey(secret.reveal(), 'elsewhere');
  return !verdict.ok && verdict.cause === 'placeholder-key';
}

/** How to take the env file out of git, where git tracks it. */
function untrack({ git, folder, ctx }: Setup): Group[] {
  if (git.kind !== 'repository' || !git.tracked) return [];
  const command = `git rm --cached ${path(folder.file, shellOf(ctx.platform, ctx.env))}`;
  return ctx.words.setup.begin.untrack(folder.file, command);
}

function gitLine({ git, folder, ctx }: Setup): string {
  const words = ctx.words.setup.begin.git;
  if (git.kind === 'unknown') return words.unknown;
  if (git.kind !== 'repository') return words.none;
  if (git.tracked) return words.tracked(folder.file);
  return git.ignored === null ? words.open(folder.file) : words.ignored(folder.file);
}
