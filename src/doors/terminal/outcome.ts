import { type Back, back } from '../../flows/ports.ts';
import type { Words } from '../../words/types.ts';

/** Why a question ended without an answer: Esc, `?`, or a text or a key where only a choice is wanted. */
export type Interruption = 'back' | 'explain' | 'pasted' | 'key-pasted';

export type Outcome<T> = { kind: 'answer'; value: T } | { kind: Interruption };

/** Asks until there is an answer. What has to be said in between stands above the question that is asked again. */
export const untilAnswered = async <T>(
  once: () => Promise<Outcome<T>>,
  options: { explain: string; say: (text: string) => void; words: Words['terminal'] },
): Promise<T | Back> => {
  for (;;) {
    const outcome = await once();
    if (outcome.kind === 'answer') return outcome.value;
    if (outcome.kind === 'back') return back;
    if (outcome.kind === 'explain') options.say(options.explain);
    if (outcome.kind === 'pasted') options.say(options.words.pasteIgnored);
    if (outcome.kind === 'key-pasted') options.say(options.words.keyNotHere);
  }
};
