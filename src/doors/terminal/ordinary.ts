import { Secret } from '../../core/key/secret.ts';
import type { Ask, Back, Choice } from '../../flows/ports.ts';
import type { Terminal } from './ask.ts';
import { countdown } from './countdown.ts';
import { characters, draw, type Take } from './drawn.ts';
import { fold } from './fold.ts';
import { firstLine, hiddenLine } from './line.ts';
import { looksLikeKey, untilAnswered } from './outcome.ts';
import { isLongKey, isLongWord, typedKey } from './unasked.ts';

/** Prompts that are drawn and redrawn: numbers or arrow keys, the answer left behind as one line. */
export const drawnAsk = (terminal: Terminal): Ask => {
  const { keyboard, write, say, clean, style, words } = terminal;
  // Git is asked before the first question is, and takes as long as loading the prompts. A load that fails fails again where they are used.
  setImmediate(() => import('./pick.ts').catch(() => {}));
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
    async text({ message, preset, explain, check }) {
      const { input } = await import('@inquirer/prompts');
      const config = {
        message: fold(clean(message), style.columns),
        ...(preset !== undefined && { default: preset }),
        validate: (text: string) => (text.trim() === '?' ? true : (check?.(text) ?? true)),
        theme: { prefix: '>', style: { message: same, answer: style.good, error: style.warn, defaultAnswer } },
      };
      return untilAnswered(
        async () => {
          const outcome = await draw(keyboard, (context) => input(config, context), takeText(), terminal);
          return outcome.kind === 'answer' && outcome.value.trim() === '?' ? { kind: 'explain' } : outcome;
        },
        { explain, say, words },
      );
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

const same = (text: string): string => text;
const defaultAnswer = (text: string): string => `[${text}]`;

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
  signal?: AbortSignal;
};

const pickOf = async (terminal: Terminal, question: PickQuestion): Promise<readonly number[] | Back> => {
  const { keyboard, say, clean, style, words } = terminal;
  const { pick } = await import('./pick.ts');
  const { preset, several, explain, signal } = question;
  const choices = question.choices.map(({ value, label }) => ({ value, label: clean(label) }));
  const config = { message: clean(question.message), choices, preset, several, style, words };
  return untilAnswered(() => draw(keyboard, (context) => pick(config, context), takeChoice(), terminal, signal), {
    explain,
    say,
    words,
    signal,
  });
};

const takeChoice = (): Take => {
  const isKey = typedKey(isLongWord);
  return (key) => {
    if (key.kind === 'escape') return { interruption: 'back' };
    if (key.kind === 'paste' || isKey(key)) return { interruption: 'pasted' };
    if (key.kind === 'text' && /^[?？]$/.test(key.text)) return { interruption: 'explain' };
    return characters(key);
  };
};

const takeText = (): Take => {
  const isKey = typedKey(isLongKey);
  return (key) => {
    if (key.kind === 'escape') return { interruption: 'back' };
    if (isKey(key)) return { interruption: 'pasted' };
    if (key.kind !== 'paste') return characters(key);
    if (looksLikeKey(key.text)) return { interruption: 'key-shown' };
    const { line, entered } = firstLine(key);
    return line.replace(/\p{Cc}/gu, '') + (entered ? '\r' : '');
  };
};
