import { Secret } from '../../core/key/secret.ts';
import type { Ask, Back, Choice } from '../../flows/ports.ts';
import { paragraph } from '../../words/layout.ts';
import type { Terminal } from './ask.ts';
import { countdown } from './countdown.ts';
import { hiddenLine, shownLine } from './line.ts';
import { chosen, numbers } from './options.ts';
import { valueAt } from './ordinary.ts';
import { type Outcome, untilAnswered } from './outcome.ts';

/**
 * Questions as plain lines, for screen readers and for terminals that can only print: numbered choices, a typed line,
 * nothing drawn twice. What the keys mean is said once, behind the first question (facts/users.md, item 57).
 */
export const accessibleAsk = (terminal: Terminal): Ask => {
  const { keyboard, write, say, clean, words } = terminal;
  let introduced = false;
  const introduction = (): readonly string[] => {
    if (introduced) return [];
    introduced = true;
    return [words.explainAndBack];
  };

  /** Reads one line; the typed word for going back counts like Esc. */
  const line = async (prompt: string): Promise<Outcome<string>> => {
    const outcome = await shownLine(keyboard, prompt, write);
    return outcome.kind === 'answer' && isBack(outcome.value, words.backWord) ? { kind: 'back' } : outcome;
  };

  const choose = async (question: Numbered): Promise<readonly number[] | Back> => {
    const { choices, preset, several, explain } = question;
    const hint = several ? words.typeSeveral(choices.length) : words.typeOne(choices.length);
    const enter = preset.length === 0 ? [] : [words.presetTaken(numbers(preset))];
    const once = async (): Promise<Outcome<readonly number[]>> => {
      const rows = choices.map(({ label }, index) => `${index + 1}. ${label}`);
      say([question.message, ...rows, paragraph([hint, ...enter, ...introduction()])].join('\n'));
      for (;;) {
        const outcome = await line(words.yourChoice(''));
        if (outcome.kind !== 'answer') return outcome;
        const typed = outcome.value.trim();
        const answer = typed === '' ? preset : chosen(typed, choices, several);
        if (answer !== null && answer.length > 0) return { kind: 'answer', value: answer };
        say(hint);
      }
    };
    return untilAnswered(once, { explain, say, words });
  };

  return {
    accessible: true,
    async choose({ preset, ...question }) {
      const first = Math.max(
        0,
        question.choices.findIndex(({ value }) => value === preset),
      );
      const answer = await choose({ ...question, preset: [first], several: false });
      return typeof answer === 'symbol' ? answer : valueAt(question.choices, answer[0] ?? 0);
    },
    async chooseSeveral({ preset, ...question }) {
      const marked = question.choices.flatMap(({ value }, index) => (preset.includes(value) ? [index] : []));
      const answer = await choose({ ...question, preset: marked, several: true });
      return typeof answer === 'symbol' ? answer : answer.map((index) => valueAt(question.choices, index));
    },
    async secret({ message, explain }) {
      const once = async (): Promise<Outcome<string>> => {
        const outcome = await hiddenLine(keyboard, `${clean(message)} `, write);
        return outcome.kind === 'answer' && isBack(outcome.value, words.backWord) ? { kind: 'back' } : outcome;
      };
      const answer = await untilAnswered(once, { explain, say, words });
      return typeof answer === 'symbol' ? answer : new Secret(answer);
    },
    countdown: (seconds, text) =>
      countdown(keyboard, { seconds, line: (left) => clean(text(left)), write, columns: null }),
  };
};

type Numbered = {
  message: string;
  choices: readonly Choice<string>[];
  /** Positions that Enter alone takes. */
  preset: readonly number[];
  several: boolean;
  explain: string;
};

const isBack = (text: string, word: string): boolean => text.trim().toLowerCase() === word;
