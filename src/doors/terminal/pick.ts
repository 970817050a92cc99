import type { Choice, Style } from '../../flows/ports.ts';
import type { Words } from '../../words/types.ts';
import { Block, type Line } from './block.ts';
import { fold } from './fold.ts';
import type { Keyboard, PromptKey } from './keyboard.ts';
import { chosen, numbers } from './options.ts';
import type { Interruption, Outcome } from './outcome.ts';
import { unasked } from './unasked.ts';

/** A question with numbered answers: one or several, by typed numbers or by arrow keys. */
export type Pick = {
  message: string;
  choices: readonly Choice<string>[];
  /** Positions that Enter alone takes. */
  preset: readonly number[];
  several: boolean;
  style: Style;
  words: Words['terminal'];
};

export type State = {
  /** Positions that Enter takes while nothing is typed. */
  marked: readonly number[];
  active: number;
  typed: string;
  fault: string | null;
};

/**
 * Asks it. The answer is the positions that were chosen, lowest first. `at`: how the question stands, for when it is asked again behind an
 * explanation: with what was marked, without what was typed.
 */
export const pick = (
  keyboard: Keyboard,
  config: Pick,
  write: (text: string) => void,
  at: { state: State },
): Promise<Outcome<readonly number[]>> =>
  keyboard.listen<Outcome<readonly number[]>>('drop', ({ resolve }) => {
    const block = new Block(write, () => config.style.columns);
    let leave = (): void => block.leave();
    const draw = (): void => block.draw(...page(config, at.state));
    const finish = (outcome: Outcome<readonly number[]>, last: string): void => {
      leave = () => {
        block.erase();
        write(last);
      };
      resolve(outcome);
    };
    draw();
    return {
      key(key) {
        const next = pressed(at.state, key, config);
        if (typeof next === 'string') {
          if (next === 'pasted' || next === 'key-pasted') keyboard.mute(key);
          at.state = { ...at.state, typed: '', fault: null };
          finish({ kind: next }, '');
        } else if ('answer' in next)
          finish({ kind: 'answer', value: next.answer }, `${answered(config, next.answer)}\n`);
        else {
          at.state = next;
          draw();
        }
      },
      suspend: () => block.leave(),
      redraw() {
        block.leave();
        draw();
      },
      end: () => leave(),
    };
  });

export const begun = ({ preset }: Pick): State => ({ marked: preset, active: preset[0] ?? 0, typed: '', fault: null });

const arrows: Readonly<Record<string, number>> = { '\u001b[A': -1, '\u001bOA': -1, '\u001b[B': 1, '\u001bOB': 1 };

/** What a key makes of the question: how it stands then, its answer, or what ends it without one. */
export function pressed(
  state: State,
  key: PromptKey,
  config: Pick,
): State | { answer: readonly number[] } | Interruption {
  const typing = (typed: string): State | Interruption => unasked(key, typed) ?? { ...state, typed, fault: null };
  switch (key.kind) {
    case 'escape':
      return 'back';
    case 'sequence':
      return moved(state, arrows[key.text] ?? 0, config);
    case 'paste':
      return typing(state.typed + key.text);
    case 'text':
      if (/^[?？]$/.test(key.text)) return 'explain';
      if (key.text === ' ' && config.several && state.typed === '') return toggled(state);
      return typing(state.typed + key.text.replace(/\p{Cc}/gu, ''));
    case 'backspace':
      return typing([...state.typed].slice(0, -1).join(''));
    case 'erase-line':
      return typing('');
    case 'enter': {
      const answer = state.typed.trim() === '' ? state.marked : chosen(state.typed, config.choices, config.several);
      return answer === null || answer.length === 0 ? { ...state, typed: '', fault: hint(config) } : { answer };
    }
  }
}

const moved = (state: State, by: number, { choices, several }: Pick): State => {
  if (by === 0) return state;
  const active = (state.active + by + choices.length) % choices.length;
  return { ...state, active, typed: '', fault: null, marked: several ? state.marked : [active] };
};

const toggled = (state: State): State => {
  const { active, marked } = state;
  const next = marked.includes(active) ? marked.filter((index) => index !== active) : [...marked, active];
  return { ...state, marked: next.toSorted((a, b) => a - b), fault: null };
};

const hint = ({ choices, several, words }: Pick): string =>
  several ? words.typeSeveral(choices.length) : words.typeOne(choices.length);

const same = (text: string): string => text;

/** The question, its numbered lines, the place where a number is typed and what may be done; and which line the cursor stands behind. */
export function page(config: Pick, state: State): [lines: Line[], cursor: number] {
  const { choices, several, style, words } = config;
  const lines = (text: string, look = same, indent = ''): Line[] =>
    fold(text, style.columns, indent)
      .split('\n')
      .map((line) => ({ text: line, look }));
  const typed = state.typed === '' ? null : chosen(state.typed, choices, several);
  const marked = typed ?? state.marked;
  const rows = choices.flatMap(({ label }, index) => {
    const isActive = typed === null ? index === state.active : typed.includes(index);
    const box = several ? (marked.includes(index) ? '[x] ' : '[ ] ') : '';
    const start = `${isActive ? '>' : ' '} ${box}${index + 1}  `;
    return lines(start + label, isActive ? style.title : same, ' '.repeat(start.length));
  });
  const above = [...lines(config.message), ...rows];
  const place = { text: words.yourChoice(numbers(state.marked)) + state.typed, look: same };
  const below =
    state.fault === null
      ? lines(several ? words.severalKeys : words.keys, style.quiet)
      : lines(state.fault, style.warn);
  return [[...above, place, ...below], above.length];
}

/** What is left of a question behind its answer. */
const answered = ({ message, choices, style, words }: Pick, answer: readonly number[]): string =>
  fold(
    `${message} > ${style.good(words.chosen(answer.flatMap((index) => choices[index]?.label ?? [])))}`,
    style.columns,
  );
