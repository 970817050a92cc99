import type { Cause } from '../../../core/causes/ids.ts';
import { links } from '../../links.ts';
import type { CauseWords } from '../../shapes.ts';
import { shown } from '../../shown.ts';
import type { Situation } from '../../situation.ts';
import { atOpenAI, server, span } from '../phrases.ts';

/** Causes that pass by themselves, most of the time. */

/** How long the server asked to wait, or null. */
const asked = (s: Situation): number | null => s.facts.retryAfterSeconds ?? s.request.retryAfterSeconds;

function later(s: Situation): string {
  const seconds = asked(s);
  if (seconds === null) return 'Check again in a minute:\n  npx keycheck verify --wait 2m';
  const minutes = Math.max(1, Math.ceil(seconds / 60) + 1);
  return seconds > 15 * 60
    ? `Check again in ${span(seconds)}, the time the server asks for:\n  npx keycheck verify`
    : `The server asks to wait ${span(seconds)}. To wait and check by itself:\n  npx keycheck verify --wait ${minutes}m`;
}

const tooLarge = (s: Situation): boolean => s.facts.reason === 'too-large';
const tries = (s: Situation): string[] =>
  s.request.attempts > 1 ? [`keycheck tried ${s.request.attempts} times.`] : [];
const statusPage = (s: Situation): string[] =>
  atOpenAI(s) ? [`OpenAI reports disturbances at ${links.status.url}`] : [`Ask whoever runs ${server(s)}.`];

export const busyCauses = {
  'rate-limited': {
    title: 'too many requests for now',
    lead: (s) =>
      tooLarge(s)
        ? 'Too large: the key is accepted, but this request is above the limit for one minute.'
        : 'Too many requests: the key is accepted, but a limit on requests or tokens is reached for now.',
    meaning: (s) => [
      ...(s.facts.limit === undefined ? [] : [`The limit: ${shown(s.facts.limit, 100)}.`]),
      ...(tooLarge(s) ? ['Waiting does not help: the request must be smaller, or the limit higher.'] : tries(s)),
    ],
    next: (s) =>
      tooLarge(s)
        ? [`See the limits of this model at ${links.limits.url}`]
        : [later(s), ...(atOpenAI(s) ? [`If it comes often: see your limits at ${links.limits.url}`] : [])],
    more: [
      'Limits count requests and tokens per minute and per day, for a model and a project or organization; other programs with keys of the same project use them up too.',
      'Limits rise with the usage tier. New organizations start low.',
      'No credit has the same status 429, but another code; keycheck calls that no API credit.',
    ],
    sources: [links.limits, links.errorCodes],
    example: '429 rate_limit_exceeded: "Rate limit reached for … Please try again in 26.604s."',
  },
  overloaded: {
    title: 'service overloaded',
    lead: (s) => `Overloaded: ${server(s)} has too much to do at the moment.`,
    meaning: (s) => ['This says nothing about the key.', ...tries(s)],
    next: (s) => [later(s), ...statusPage(s)],
    more: [
      'The servers answer, but take no more work for now. It usually passes within minutes.',
      'Programs should wait a little longer after each such answer, and honour Retry-After.',
    ],
    sources: [links.status, links.errorCodes],
    example: '503 server_is_overloaded: "Our servers are currently overloaded."',
  },
  'server-error': {
    title: 'error on the server',
    lead: (s) =>
      `Server error: ${server(s)} could not handle the request${s.request.status === null ? '' : ` (status ${s.request.status})`}.`,
    meaning: (s) => ['This says nothing about the key.', ...tries(s)],
    next: (s) => [later(s), ...statusPage(s)],
    more: [
      "Statuses 500 to 599, 408 and 409 are the server's own trouble, or that of something in front of it. keycheck repeats the request up to twice.",
      'A gateway answers so when it cannot reach what lies behind it.',
      'If it stays, hand the request id to the support of that service.',
    ],
    sources: [links.status, links.errorCodes],
    example: '500 server_error: "The server had an error while processing your request. …"',
  },
} satisfies Partial<Record<Cause, CauseWords>>;
