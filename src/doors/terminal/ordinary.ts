import { Secret } from '../../core/key/secret.ts';
import type { Ask, Back, Choice } from '../../flows/ports.ts';
import type { Terminal } from './ask.ts';
import { countdown } from './countdown.ts';
import { hiddenLine } from './line.ts';
import { untilAnswered } from './outcome.ts';
import { begun, pick } from './pick.ts';

/** Questions that are drawn and redrawn: numbers or arrow keys, the answer left behind as one line. */
export const drawnAsk = (terminal: Terminal): Ask => {
  const { keyboard, write, say, clean, style, words } = terminal;
  return {
    accessible: false,
    async choose({ preset, ...question }) {
      const first = Math.max(
        0,
        question.choices.findIndex(({ value }) => value === preset),
      );
      const answer = await pickOf(terminal, { ...question, preset: [first], several: false });
      return typeof answer === 'symbol' ? answer : valueAt(question.choices, answer[0] ?? 0);
    },
    async chooseSeveral({ preset, ...question }) {
      const marked = question.choices.flatMap(({ value }, index) => (preset.includes(value) ? [index] : []));
      const answer = await pickOf(terminal, { ...question, preset: marked, several: true });
      return typeof answer === 'symbol' ? answer : answer.map((index) => valueAt(question.choices, index));
    },
    async secret({ message, explain }) {
      const prompt = `${clean(message)} `;
      const answer = await untilAnswered(() => hiddenLine(keyboard, prompt, write, { explainAtOnce: true }), {
        explain,
        say,
        words,
      });
      return typeof answer === 'symbol' ? answer : new Secret(answer);
    },
    countdown: (seconds, line) =>
      countdown(keyboard, { seconds, line: (left) => clean(line(left)), write, columns: style.columns }),
  };
};

export const valueAt = <T extends string>(choices: readonly Choice<T>[], index: number): T => {
  const choice = choices[index];
  if (choice === undefined) throw new Error(`a question without a choice ${index + 1}`);
  return choice.value;
};

type PickQuestion = {
  message: string;
  choices: readonly Choice<string>[];
  preset: readonly number[];
  several: boolean;
  explain: string;
};

const pickOf = async (terminal: Terminal, question: PickQuestion): Promise<readonly number[] | Back> => {
  const { keyboard, write, say, clean, style, words } = terminal;
  const { preset, several, explain } = question;
  const choices = question.choices.map(({ value, label }) => ({ value, label: clean(label) }));
  const config = { message: clean(question.message), choices, preset, several, style, words };
  const at = { state: begun(config) };
  return untilAnswered(() => pick(keyboard, config, write, at), { explain, say, words });
};
