import { dollars } from '../../money.ts';
import type { Screen } from '../../screen.ts';
import { begin } from './begin.ts';

/** Screen 4: one request, and the hard moments after it. */
export const check = {
  before: (model: string, host: string, price: string): Screen => ({
    title: begin.title(4),
    groups: [
      {
        kind: 'prose',
        sentences: [
          `One request to ${model} at ${host}: about 10 tokens (pieces of words) sent, 16 at most back.`,
          price,
        ],
      },
    ],
  }),
  beforeFree: (host: string): Screen => ({
    title: begin.title(4),
    groups: [
      {
        kind: 'prose',
        sentences: [
          `One free request to ${host}: does it know the key?`,
          'Whether there is credit does not show that way.',
        ],
      },
    ],
  }),
  price: (usd: number, asOf: string) => `About ${dollars(usd)}, prices of ${asOf}.`,
  shortPrice: (usd: number) => `about ${dollars(usd)}`,
  shortUnknownPrice: 'at a price keycheck does not know',
  unknownPrice: 'Its price is not known to keycheck.',
  free: 'Practice costs nothing.',
  send: {
    message: 'Send it?',
    yes: 'Yes, send it',
    no: 'No: save the key without checking it',
    explain:
      'The request says hello and nothing else. It carries the key in its Authorization header, as every program would. It is not stored (store: false).',
  },
  asking: (host: string) => `Asking ${host}`,
  works: (model: string, ms: number, usd: number | null): string[] => [
    'It works.',
    `${model} answered in ${(ms / 1000).toFixed(1)} s${usd === null ? '' : `, for about ${dollars(usd)}`}.`,
  ],
  ids: (organization: string | null, project: string | null, request: string | null): string[] => {
    const parts = [
      ...(organization === null ? [] : [`Organization ${organization}`]),
      ...(project === null ? [] : [`project ${project}`]),
      ...(request === null ? [] : [`request id ${request}`]),
    ];
    return parts.length === 0 ? [] : [parts.join(', ')];
  },
  request: (id: string | null) => (id === null ? [] : [`Request id ${id}`]),
  credit: {
    tell: (billing: string): string[] => [
      'The key is right, but its organization has no credit.',
      'ChatGPT Plus does not count here.',
      `Credit is sold from $5, and "Use auto-reload" starts switched on: ${billing}`,
    ],
    longAgo: (billing: string, keys: string): Screen => ({
      title: null,
      groups: [
        {
          kind: 'facts',
          heading: 'When credit was added long ago, one of these is usual',
          rows: [
            {
              label: 'Another organization',
              text: `the credit is in one, the key in another: look at the top of ${billing}`,
            },
            {
              label: 'The key is older',
              text: `people report that keys made before the first credit went on failing: make a new one at ${keys}`,
            },
            { label: 'It is used up', text: 'or it has expired: credit lasts 1 year' },
          ],
        },
      ],
    }),
  },
  permission: (scopes: readonly string[], tail: string | null, page: string): string[] => [
    scopes.length === 0
      ? 'The key is real but lacks a permission.'
      : `The key is real but lacks a permission: ${scopes.join(', ')}${scopes.includes('api.responses.write') ? ', the right to ask a model for an answer' : ''}.`,
    `Set "Model capabilities" to Write for ${tail === null ? 'this key' : `…${tail}`} at ${page} (it takes some minutes).`,
  ],
  rejected: (tail: string | null, who: string): string[] => [
    `${who} does not accept ${tail === null ? 'this key' : `…${tail}`}: mistyped, deleted (revoked) or expired.`,
    'It was not saved, and your files are as before.',
  ],
  reseller:
    'OpenAI’s mark is missing in it: a key that somebody sold may work only at the seller’s address (--base-url), and the seller sees what you send.',
  next: (step: string) => `Next: ${step}`,
  what: 'What would you like to do?',
  options: {
    wait: 'I added credit: check again, for up to 5 minutes (it can take some)',
    again: 'Try again',
    changed: 'I changed it: check again',
    save: 'Finish for now: save the key, not verified',
    keep: 'Finish for now: leave everything as it is',
    longAgo: 'I added credit long ago (in another organization, or after making the key?)',
    paste: 'Paste it again',
    another: 'Another key',
    create: 'Make a new key',
    stop: 'Stop',
  },
  explain: {
    credit:
      'Making a key costs nothing, asking a model does. New credit can take some minutes to count; checking again costs nothing while it fails.',
    permission:
      'The page that lists your keys can edit their permission. A change is usually active within 15 minutes.',
    rejected:
      'A key works only as it was shown when it was made, complete. A deleted or expired key never works again; a new one costs nothing.',
    network:
      'Nothing is known about the key until an answer comes. Saving it unverified is safe: npx keycheck verify checks it later.',
    other: 'The key can be saved and checked later with npx keycheck verify, where that makes sense.',
  },
  countdown: (next: string, left: string) => `next check in ${next} s, ${left} left.   Enter: now   Esc: stop`,
  waitOver:
    'Five minutes are over, and it is still the same. It can take longer; npx keycheck verify asks again at any time.',
};
