import { type Back, back } from '../../flows/ports.ts';
import type { Words } from '../../words/types.ts';

/**
 * Why a prompt ended without an answer: Esc, `?`, something pasted where only a choice is wanted, a key pasted where it
 * would be shown, a screen to be drawn anew, or a signal that took the question away.
 */
export type Interruption = 'back' | 'explain' | 'pasted' | 'key-shown' | 'again' | 'ended';

export type Outcome<T> = { kind: 'answer'; value: T } | { kind: Interruption };

/** Asks until there is an answer. What has to be said in between stands above the question that is asked again. */
export const untilAnswered = async <T>(
  once: () => Promise<Outcome<T>>,
  options: { explain: string; say: (text: string) => void; words: Words['terminal']; signal?: AbortSignal | undefined },
): Promise<T | Back> => {
  for (;;) {
    options.signal?.throwIfAborted();
    const outcome = await once();
    if (outcome.kind === 'answer') return outcome.value;
    if (outcome.kind === 'back') return back;
    if (outcome.kind === 'explain') options.say(options.explain);
    if (outcome.kind === 'pasted') options.say(options.words.pasteIgnored);
    if (outcome.kind === 'key-shown') options.say(options.words.keyNotHere);
  }
};

/** A pasted text that holds a key, as far as its beginning tells: a line that shows what is typed must not take it. */
export const looksLikeKey = (text: string): boolean => new RegExp(`${beginsAsKey.source}[\\w-]{12}`, 'i').test(text);

export const beginsAsKey = /\b(sk|ek|gsk|xai|sess)[-_]/i;
