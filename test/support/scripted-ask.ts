import { Secret } from '../../src/core/key/secret.ts';
import { type Ask, type Back, back, type Choice } from '../../src/flows/ports.ts';

/** The question that a wait is, in a script: `[countdown, 'done']`. */
export const countdown = Symbol('countdown');

/**
 * An announced question and its answer. The question is its whole message, or a part of it as a RegExp. The answer is a
 * choice's value, a list of them, a Secret, `done` or `now` for a wait, `back` for Esc, or an error to throw.
 */
export type Announced = readonly [
  question: string | RegExp | typeof countdown,
  answer: string | readonly string[] | Secret | Back | Error,
];

export type ScriptedAsk = Ask & {
  /** Fails when an announced question never came. */
  expectAllAsked(): void;
  /** Every question that was asked, in order, as a person would have read it: message and labels. */
  readonly asked: readonly string[];
  /** The explanations that `?` would have given, in the same order. */
  readonly explanations: readonly string[];
};

/** A strict person: answers announced questions in their order; any other question, or an answer that cannot be given, fails. */
export const scriptedAsk = (script: readonly Announced[], options: { accessible?: boolean } = {}): ScriptedAsk => {
  const left = [...script];
  const asked: string[] = [];
  const explanations: string[] = [];

  const next = (message: string | typeof countdown, labels: readonly string[] = []): Announced[1] => {
    const shown = [message === countdown ? '(countdown)' : message, ...labels].map(String).join('\n');
    asked.push(shown);
    const announced = left.shift();
    if (announced === undefined) throw new Error(`a question nobody announced:\n${shown}`);
    const [question, answer] = announced;
    const fits =
      question instanceof RegExp ? typeof message === 'string' && question.test(message) : question === message;
    if (!fits) throw new Error(`announced was ${String(question)}, asked was:\n${shown}`);
    if (answer instanceof Error) throw answer;
    return answer;
  };

  const choiceOf = <T extends string>(choices: readonly Choice<T>[], answer: unknown): T => {
    const choice = choices.find(({ value }) => value === answer);
    if (choice === undefined)
      throw new Error(`${JSON.stringify(answer)} is none of ${choices.map(({ value }) => value).join(', ')}`);
    return choice.value;
  };
  const labelsOf = (choices: readonly Choice<string>[]): string[] =>
    choices.map(({ label }, index) => `${index + 1}  ${label}`);

  return {
    accessible: options.accessible ?? false,
    asked,
    explanations,
    async choose({ message, choices, preset, explain }) {
      explanations.push(explain);
      if (preset !== undefined) choiceOf(choices, preset);
      const answer = next(message, labelsOf(choices));
      return answer === back ? back : choiceOf(choices, answer);
    },
    async chooseSeveral({ message, choices, preset, explain }) {
      explanations.push(explain);
      for (const value of preset) choiceOf(choices, value);
      const answer = next(message, labelsOf(choices));
      if (answer === back) return back;
      if (!Array.isArray(answer) || answer.length === 0)
        throw new Error(`several choices are a list, not ${String(answer)}`);
      return answer.map((value) => choiceOf(choices, value));
    },
    async secret({ message, explain }) {
      explanations.push(explain);
      const answer = next(message);
      if (answer === back) return back;
      if (!(answer instanceof Secret)) throw new Error('a hidden line is answered with a Secret');
      return answer;
    },
    async countdown(seconds, line) {
      line(seconds);
      const answer = next(countdown);
      if (answer !== back && answer !== 'done' && answer !== 'now')
        throw new Error(`a wait ends with done, now or back, not ${String(answer)}`);
      return answer;
    },
    expectAllAsked() {
      if (left.length > 0)
        throw new Error(`announced and never asked: ${left.map(([question]) => String(question)).join(', ')}`);
    },
  };
};
