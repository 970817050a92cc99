import type { Cause } from '../../../core/causes/ids.ts';
import { links } from '../../links.ts';
import type { CauseWords } from '../../shapes.ts';
import { shown } from '../../shown.ts';
import type { Situation } from '../../situation.ts';
import { atOpenAI, server } from '../phrases.ts';

/** Causes that keycheck cannot name, said honestly. */

const status = (s: Situation): string => (s.request.status === null ? '' : ` (status ${s.request.status})`);

const keySentence = (s: Situation): string => {
  if (s.keyAccepted === true) return 'The key itself is accepted.';
  return s.keyAccepted === false ? 'The key was not accepted.' : 'Whether the key works is not known.';
};

const report =
  'For a question to support, make a report (the file never holds the key):\n  npx keycheck verify --report report.json';

export const unknownCauses = {
  unknown: {
    title: 'an answer keycheck does not know',
    lead: (s) => `Unknown: ${server(s)} said something that keycheck does not know${status(s)}.`,
    meaning: (s) => [keySentence(s)],
    next: (s) => [report, ...(atOpenAI(s) ? [`OpenAI's list of errors: ${links.errorCodes.url}`] : [])],
    more: [
      'keycheck names a cause only where the answer supports it. What it does not know it shows as it came, made safe for the terminal.',
      "If you find out what it was, tell keycheck's authors: the next person then gets a name for it.",
    ],
    sources: [links.errorCodes],
    example: '418 "This request is paused for review."',
  },
  'request-rejected': {
    title: 'the request itself was refused',
    lead: (s) =>
      s.facts.param === undefined
        ? `Request refused: ${server(s)} did not like the request${status(s)}.`
        : `Request refused: ${server(s)} did not like the field ${shown(s.facts.param, 40)} of the request${status(s)}.`,
    meaning: (s) => [keySentence(s)],
    next: (s) => [
      s.model.requested === null
        ? report
        : `See whether the model ${shown(s.model.requested, 50)} takes such requests, or check with keycheck's own choice:\n  npx keycheck verify`,
      ...(s.model.requested === null ? [] : [report]),
    ],
    more: [
      "The request reached the API, and a field of it was refused. On OpenAI's own hosts that proves the key: fields are looked at after the key.",
      'keycheck leaves the field out and asks once more, where it can. If the refusal stays, a new key changes nothing.',
      'A gateway may refuse for reasons of its own; then nothing is known of the key.',
    ],
    sources: [links.errorCodes, links.apiDescription],
    example: '400 invalid_request_error, unsupported_value (param reasoning.effort)',
  },
} satisfies Partial<Record<Cause, CauseWords>>;
