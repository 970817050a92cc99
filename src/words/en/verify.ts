import type { Usage } from '../../core/report.ts';
import { dollars } from '../money.ts';
import { shown } from '../shown.ts';
import type { Situation } from '../situation.ts';
import { placeOf, server, variableOf, whereSet } from './phrases.ts';

/** What `verify` says around a cause: success, the closing line, headings of reports. */

const kinds: Readonly<Record<string, string>> = {
  project: 'a project key',
  'service-account': 'a service account key',
  legacy: 'a legacy key',
  sandbox: 'a practice key',
};

/** `OPENAI_API_KEY (.env line 3, …x9Qa)`. */
function keyAndPlace(s: Situation): string {
  if (!s.key) return variableOf(s);
  const tail = s.key.tail === null ? '' : `…${shown(s.key.tail)}`;
  if (s.key.variable === null || s.key.source === 'stdin' || s.key.source === 'argument') {
    const where = s.key.source === 'stdin' ? 'the key from standard input' : 'the key';
    return tail === '' ? where : `${where} (${tail})`;
  }
  return `${shown(s.key.variable)} (${[placeOf(s.key, s), tail].filter((part) => part !== '').join(', ')})`;
}

/** What an offline look can say. */
function looks(s: Situation): string {
  const kind = kinds[s.key?.kind ?? ''];
  return `Nothing wrong seen: ${keyAndPlace(s)}${kind === undefined ? ' was not sent' : ` looks like ${kind}`}.`;
}

/** The one sentence of success, which says no more than the level allows. */
function works(s: Situation): string {
  const model = shown(s.model.answered ?? s.model.requested ?? 'a model', 50);
  if (s.endpoint.level === 'call') {
    const at = s.endpoint.kind === 'openai' ? '' : ` at ${shown(s.endpoint.host)}`;
    return `Works: ${keyAndPlace(s)} got an answer from ${model}${at}.`;
  }
  if (s.endpoint.level === 'offline') return looks(s);
  return s.keyAccepted === true
    ? `Accepted: ${server(s)} knows ${keyAndPlace(s)}. Whether it has credit was not asked.`
    : `Answered: ${server(s)} replied to ${keyAndPlace(s)}; whether it looks at keys is not known.`;
}

export const verify = {
  works,
  skipped: (s: Situation): string =>
    s.facts.reason === 'dependabot'
      ? 'Skipped: a pull request by Dependabot gets no secrets, so no key was checked.'
      : 'Skipped: a pull request from a fork gets no secrets, so no key was checked.',
  /** Titles of annotations for runs that have no cause. */
  titles: {
    ok: 'the key works',
    offline: 'nothing wrong seen, nothing sent',
    free: 'the key is accepted',
    skipped: 'skipped, nothing was checked',
  },
  seconds: (ms: number): string => `${(ms / 1000).toFixed(1)} s`,
  /** The second line of success: how long, how much. */
  spent: (ms: number, usage: Usage | null, usd: number | null): string =>
    [
      `${(ms / 1000).toFixed(1)} s`,
      ...(usage === null ? [] : [`${usage.inputTokens} tokens in, ${usage.outputTokens} out`]),
      ...(usd === null ? [] : [`about ${dollars(usd)}`]),
    ].join(', '),
  requestId: (id: string): string => `Request id ${id}`,
  noRequestId: 'no request id came',
  withRequestId: (id: string): string => `request id ${id}`,
  /** The parts of the line for support. */
  joined: (parts: readonly string[]): string => parts.join(', '),
  exitCode: (code: number): string => `exit code ${code}`,
  place: (s: Situation): string | null => (s.key ? placeOf(s.key, s) : null),
  whereSet,
  /** The first step; its first word goes on in small letters where it is an ordinary one. */
  next: (step: string): string => `Next: ${step.replace(/^[A-Z][a-z]*(?=[\s:,])/, (word) => word.toLowerCase())}`,
  warning: 'Warning:',
  /** Between a heading and the sentence that follows it on the same line. */
  program: 'keycheck',
  summary: {
    next: 'Next:',
    warnings: 'Warnings',
    key: (variable: string, tail: string | null, place: string): string =>
      tail === null ? `Key: ${variable}, from ${place}` : `Key: ${variable}, ends in ${tail}, from ${place}`,
    noKey: 'Key: none',
    cause: (cause: string, exitCode: number): string => `Cause: ${cause}, exit code ${exitCode}`,
    request: (id: string): string => `Request id: ${id}`,
    model: (name: string): string => `Model: ${name}`,
    spent: (text: string): string => `Took: ${text}`,
  },
  junitCase: (variable: string): string => `${variable} works`,
  metrics: {
    up: '1 if the key works at the level that was asked for, else 0. Absent for a skipped run.',
    exitCode: 'Exit code of the run.',
    result: 'How the run ended, in its labels: class and cause. The value is always 1.',
    duration: 'Time the requests took.',
    attempts: 'Requests made.',
    cost: 'Estimated cost of the check.',
  },
};
