/** The one drawn prompt for choosing: one or several, by typed numbers or by arrow keys. Loaded with the first question. */
import { createPrompt, isDownKey, isEnterKey, isSpaceKey, isUpKey, useKeypress, useState } from '@inquirer/core';
import type { Choice, Style } from '../../flows/ports.ts';
import type { Words } from '../../words/types.ts';
import { fold } from './fold.ts';
import { chosen, numbers } from './options.ts';

export type Pick = {
  message: string;
  choices: readonly Choice<string>[];
  /** Positions that Enter alone takes. */
  preset: readonly number[];
  several: boolean;
  style: Style;
  words: Words['terminal'];
};

type State = {
  /** Positions that Enter takes while nothing is typed. */
  marked: readonly number[];
  active: number;
  typed: string;
  fault: string | null;
  done: boolean;
};

/** Answers the positions that were chosen, lowest first. */
export const pick = createPrompt<readonly number[], Pick>((config, done) => {
  const start: State = { marked: config.preset, active: config.preset[0] ?? 0, typed: '', fault: null, done: false };
  const [state, setState] = useState(start);
  useKeypress((key, line) => {
    if (isUpKey(key, []) || isDownKey(key, [])) {
      line.clearLine(0);
      return setState(moved(state, isUpKey(key, []) ? -1 : 1, config));
    }
    if (isSpaceKey(key) && config.several && state.typed === '') {
      line.clearLine(0);
      return setState(toggled(state));
    }
    if (!isEnterKey(key)) return setState({ ...state, typed: line.line, fault: null });
    const answer = state.typed.trim() === '' ? state.marked : chosen(state.typed, config.choices, config.several);
    if (answer === null || answer.length === 0) return setState({ ...state, typed: '', fault: hint(config) });
    setState({ ...state, marked: answer, done: true });
    done(answer);
  });
  return state.done ? finished(config, state) : [question(config, state), below(config, state)];
});

const moved = (state: State, by: number, { choices, several }: Pick): State => {
  const active = (state.active + by + choices.length) % choices.length;
  return { ...state, active, typed: '', fault: null, marked: several ? state.marked : [active] };
};

const toggled = (state: State): State => {
  const { active, marked } = state;
  const next = marked.includes(active) ? marked.filter((index) => index !== active) : [...marked, active];
  return { ...state, marked: next.sort((a, b) => a - b), fault: null };
};

const hint = ({ choices, several, words }: Pick): string =>
  several ? words.typeSeveral(choices.length) : words.typeOne(choices.length);

/** The question, its numbered lines, and at the end the place where a number is typed. */
const question = (config: Pick, state: State): string => {
  const { choices, several, style, words } = config;
  const typed = state.typed === '' ? null : chosen(state.typed, choices, several);
  const marked = typed ?? state.marked;
  const rows = choices.map(({ label }, index) => {
    const isActive = typed === null ? index === state.active : typed.includes(index);
    const box = several ? (marked.includes(index) ? '[x] ' : '[ ] ') : '';
    const start = `${isActive ? '>' : ' '} ${box}${index + 1}  `;
    const row = fold(start + label, style.columns, ' '.repeat(start.length));
    return isActive ? style.title(row) : row;
  });
  return [
    fold(config.message, style.columns),
    ...rows,
    `${words.yourChoice(numbers(state.marked))}${state.typed}`,
  ].join('\n');
};

const below = ({ several, style, words }: Pick, { fault }: State): string => {
  const keys = several ? words.severalKeys : words.keys;
  return fault === null ? style.quiet(fold(keys, style.columns)) : style.warn(fold(fault, style.columns));
};

const finished = ({ message, choices, style, words }: Pick, { marked }: State): string =>
  fold(
    `${message} > ${style.good(words.chosen(marked.flatMap((index) => choices[index]?.label ?? [])))}`,
    style.columns,
  );
