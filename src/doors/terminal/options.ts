import type { Choice } from '../../flows/ports.ts';

/**
 * Which choices a typed line means: by number (`2`, `1 3`, `1,3`) or by the beginning of a value or label that only one
 * choice has (`y`). Null when it means none, or more than one where only one is asked for. Positions, counted from 0.
 */
export const chosen = (
  typed: string,
  choices: readonly Choice<string>[],
  several: boolean,
): readonly number[] | null => {
  const words = typed.trim().split(/[\s,，、]+/);
  const found = words.map((word) => position(word, choices));
  if (found.includes(-1) || (!several && found.length !== 1)) return null;
  return [...new Set(found)].sort((a, b) => a - b);
};

const position = (word: string, choices: readonly Choice<string>[]): number => {
  // Full-width digits are what a Chinese or Japanese keyboard may send.
  const plain = word.normalize('NFKC').toLowerCase();
  if (/^\d+$/.test(plain)) return choices[Number(plain) - 1] === undefined ? -1 : Number(plain) - 1;
  if (plain === '') return -1;
  const starting = choices.flatMap(({ value, label }, index) =>
    value.toLowerCase().startsWith(plain) || label.toLowerCase().startsWith(plain) ? [index] : [],
  );
  return starting.length === 1 ? (starting[0] ?? -1) : -1;
};

/** The numbers a person sees for positions: `1 3`. */
export const numbers = (positions: readonly number[]): string => positions.map((index) => index + 1).join(' ');
