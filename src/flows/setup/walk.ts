import { type Ask, type Back, back } from '../ports.ts';

/** What a step answers: what is known now and where to go (else to the step behind it), or that the person went back. */
export type Outcome<A, Id extends string> = Back | { answers: A; to?: Id | 'end' };

/** One stretch of the way. `applies` says whether it is needed with these answers. */
export type Step<A, S, Id extends string> = {
  id: Id;
  applies(answers: A, setup: S): boolean;
  run(setup: S, answers: A): Promise<Outcome<A, Id>>;
};

/**
 * Walks a list of steps. Esc goes back to the last step that asked something, with what was known before it: a step that had
 * its answer from a flag asks nothing, so nobody goes back to it.
 * @param questions how many questions have been asked so far
 * @param onProgress called before every step with what is known
 */
export async function walk<A, S, Id extends string>(
  steps: readonly (() => Step<A, S, Id>)[],
  setup: S,
  start: A,
  questions: () => number,
  onProgress: (answers: A) => void,
): Promise<A> {
  const history: { index: number; answers: A }[] = [];
  let index = 0;
  let answers = start;
  while (index < steps.length) {
    const step = steps[index]?.();
    if (!step?.applies(answers, setup)) {
      index++;
      continue;
    }
    onProgress(answers);
    const before = questions();
    const outcome = await step.run(setup, answers);
    if (outcome === back) {
      const last = history.pop();
      if (last) ({ index, answers } = last);
      continue;
    }
    if (questions() > before) history.push({ index, answers });
    answers = outcome.answers;
    if (outcome.to === 'end') break;
    index = outcome.to === undefined ? index + 1 : steps.findIndex((step) => step().id === outcome.to);
  }
  onProgress(answers);
  return answers;
}

/** The same asking, with a count of the questions. `before` is called ahead of each. */
export function counted(ask: Ask, before: () => void = () => {}): { ask: Ask; questions: () => number } {
  let questions = 0;
  const count = <T>(answer: () => T): T => {
    questions++;
    before();
    return answer();
  };
  return {
    questions: () => questions,
    ask: {
      accessible: ask.accessible,
      choose: (question) => count(() => ask.choose(question)),
      chooseSeveral: (question) => count(() => ask.chooseSeveral(question)),
      secret: (question) => count(() => ask.secret(question)),
      countdown: (seconds, line) => ask.countdown(seconds, line),
    },
  };
}
