/** "1", "1 or 2", "1, 2 or 3". */
const anyOf = (count: number): string => {
  const numbers = Array.from({ length: count }, (_, index) => String(index + 1));
  const last = numbers.pop() ?? '';
  return numbers.length === 0 ? last : `${numbers.join(', ')} or ${last}`;
};

/** The few sentences that prompts themselves need. */
export const terminal = {
  yourChoice: (preset: string) => (preset === '' ? 'Your choice: ' : `Your choice [${preset}]: `),
  keys: 'Type a number, or use the arrow keys, then Enter. ? explains, Esc goes back.',
  severalKeys:
    'Type numbers such as 1 2, or mark with arrow keys and the space bar, then Enter. ? explains, Esc goes back.',
  /** The labels of what was chosen, behind the question. */
  chosen: (labels: readonly string[]) => labels.join(', '),
  typeOne: (count: number) => `Type ${anyOf(count)}, then press Enter.`,
  typeSeveral: (count: number) => `Type one or more of the numbers 1 to ${count}, such as 1 2, then press Enter.`,
  presetTaken: (preset: string) => `Enter alone takes ${preset}.`,
  /** Said once in accessible mode, behind the first question. */
  explainAndBack: 'Type a question mark for an explanation, or the word back to go to the question before.',
  pasteIgnored: 'A text that is no answer arrived here and was not read. Answer this question first.',
  keyNotHere:
    'That looks like a key. It was not used, since what is typed here can be seen. Answer this question first; the key has a question of its own.',
  /** What a person types to go back where Esc is not at hand. Lower case. */
  backWord: 'back',
};
