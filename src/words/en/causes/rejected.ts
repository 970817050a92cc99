import type { Cause } from '../../../core/causes/ids.ts';
import { links } from '../../links.ts';
import type { CauseWords } from '../../shapes.ts';
import { shown } from '../../shown.ts';
import type { Situation } from '../../situation.ts';
import { atOpenAI, placeOf, server, tailOf, theKey, unset } from '../phrases.ts';

/** Causes where the key itself is not accepted. */

/** Another key under the same name that is there, but was not the one sent. */
function otherKey(s: Situation): string[] {
  const other = s.sources.find((source) => !source.used && source.tail !== null && source.tail !== s.key?.tail);
  if (!other) return [];
  const found = `Another key, …${shown(other.tail ?? '')}, is in ${placeOf(other, s)}, but is not the one in force.`;
  const name = shown(s.key?.variable ?? 'OPENAI_API_KEY');
  const command = s.key?.source === 'process' && !s.ci ? unset(name, s.shell) : null;
  return [command ? `${found} To use it, remove ${name} from this terminal:\n  ${command}` : found];
}

/** A key without OpenAI's mark at OpenAI's door is often a reseller's. */
const resold = (s: Situation): boolean => atOpenAI(s) && s.key?.kind === 'unknown';

const renew = (s: Situation): string =>
  s.ci
    ? `Put a new key from ${links.apiKeys.url} into the secret of this job, then delete the old one.`
    : `Make a new key at ${links.apiKeys.url} and save it:\n  npx keycheck init --force`;

/** A gateway passed on the refusal of what lies behind it, which may concern a key of the gateway's own. */
const upstream = (s: Situation): boolean => s.facts.reason === 'upstream';

function invalidNext(s: Situation): string[] {
  if (upstream(s)) return [`Look at the key that ${server(s)} is set up with, or ask whoever runs it.`];
  if (!atOpenAI(s)) {
    return [
      `Look up the key at the service behind ${server(s)}; a key of OpenAI's does not work there, nor the other way round.`,
      ...otherKey(s),
    ];
  }
  const compare = s.key?.tail
    ? `See whether a key ending in ${tailOf(s)} is still listed at ${links.apiKeys.url}; if not, make a new one there.`
    : renew(s);
  const save = s.ci ? renew(s) : 'To save a new key:\n  npx keycheck init --force';
  return [compare, ...otherKey(s), ...(s.key?.tail ? [save] : [])];
}

export const rejectedCauses = {
  'invalid-key': {
    title: 'key not accepted',
    lead: (s) =>
      upstream(s)
        ? `Key not accepted: a service behind ${server(s)} does not accept the key that it was given.`
        : `Key not accepted: ${server(s)} does not accept ${theKey(s)}.`,
    meaning: (s) => [
      upstream(s)
        ? "It may be a key of that gateway's own, not yours."
        : atOpenAI(s)
          ? 'It is mistyped, deleted (revoked) or expired; the answer does not say which.'
          : 'It may be mistyped, deleted, or meant for another service.',
      ...(resold(s)
        ? [
            "It lacks the mark that OpenAI's keys have. If a reseller sold it, it works only at the seller's address (--base-url), and the seller can read everything you send.",
          ]
        : []),
    ],
    next: invalidNext,
    more: [
      'OpenAI answers a mistyped, a deleted and an expired key alike, as far as is known: no public example of an answer that says "expired" was found. keycheck therefore names all three.',
      'A deleted key stops working within seconds. A new one usually works at once; with --wait keycheck also repeats the check during the first minute.',
      'The usual surprise is an old key in the terminal that wins over the new one in .env. keycheck says which key it sent, by its last four characters and its place.',
      'GitHub reports OpenAI keys found in public repositories to OpenAI, which revokes them.',
    ],
    sources: [links.errorCodes, links.secretScanning],
    example:
      '401 invalid_request_error, invalid_api_key: "Incorrect API key provided: …. You can find your API key at https://platform.openai.com/account/api-keys."',
  },
  'key-expired': {
    title: 'key expired',
    lead: (s) => `Key expired: ${theKey(s)} has reached the end of its time.`,
    meaning: () => ['An expired key cannot be prolonged.'],
    next: (s) => (atOpenAI(s) ? [renew(s)] : [`Get a new key from the service behind ${server(s)}.`]),
    more: [
      'Keys can be given an end when they are made, since September 2026; an organization or a project can demand one, of at most one year.',
      'Note the end of the new key where your team sees it. OpenAI does not document a way for a program to read it off the key.',
    ],
    sources: [links.sdk, links.administration],
    example: '401: "… API key has expired …"   (how OpenAI words it is not documented)',
  },
  'account-deactivated': {
    title: 'account deactivated',
    lead: (s) => `Account deactivated: the account that ${theKey(s)} belongs to was closed.`,
    meaning: () => ['A new key of the same account would not work either.'],
    next: (s) =>
      atOpenAI(s)
        ? [
            `Look for a mail from OpenAI at the address of the account. If you think it is a mistake, write to ${links.helpCenter.url}`,
            'If the key is not yours, ask the person it belongs to.',
          ]
        : [`Ask the service behind ${server(s)}.`],
    more: [
      "OpenAI writes to the account's address when it deactivates an account, and says why there. The API does not say why.",
      'A key bought from a reseller often belongs to such an account. The money is with the seller then, not with OpenAI.',
    ],
    sources: [links.helpCenter, links.errorCodes],
    example: '401 account_deactivated: "The OpenAI account associated with this API key has been deactivated. …"',
  },
} satisfies Partial<Record<Cause, CauseWords>>;
