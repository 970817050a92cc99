import type { Attempt } from './attempt.ts';
import type { Verdict } from './causes/interpret.ts';
import { maskSecrets } from './key/mask.ts';
import type { Secret } from './key/secret.ts';
import { mapTexts } from './map-texts.ts';

/**
 * An attempt without the secrets, and without anything of the shape of a key, in all that is foreign: a server may echo
 * the key anywhere. To be done before anything is read from it.
 */
export function maskAttempt(attempt: Attempt, secrets: readonly Secret[]): Attempt {
  const mask = (text: string): string => maskSecrets(text, secrets);
  const maskAll = <T extends Readonly<Record<string, string>>>(texts: T): T =>
    Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, mask(text)])) as T;
  const { outcome } = attempt;
  if (outcome.kind === 'reply') {
    const masked = {
      text: mask(outcome.text),
      statusText: mask(outcome.statusText),
      headers: maskAll(outcome.headers),
    };
    return { ...attempt, outcome: { ...outcome, ...masked } };
  }
  const certificate = outcome.certificate === undefined ? {} : { certificate: maskAll(outcome.certificate) };
  return { ...attempt, outcome: { ...outcome, message: mask(outcome.message), ...certificate } };
}

/**
 * A verdict without the secrets. Reading a reply takes its wrapping off (JSON escapes, escape sequences, letters that are
 * not drawn), and a key that was broken up by those is whole again only then.
 */
export function maskVerdict(verdict: Verdict, secrets: readonly Secret[]): Verdict {
  return mapTexts(verdict, (text) => maskSecrets(text, secrets));
}
