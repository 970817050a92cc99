import type { Cause } from '../../../core/causes/ids.ts';
import { links } from '../../links.ts';
import type { CauseWords } from '../../shapes.ts';
import { shown } from '../../shown.ts';
import type { Situation } from '../../situation.ts';
import { hostOf, listProxies, removeSetting, settingPlace } from '../phrases.ts';

/** Causes where something answered, but not the Responses API. */

const unknownKey = 'Whether the key works is not known.';
const status = (s: Situation): string => {
  const code = s.facts.status ?? s.request.status;
  return code === null ? '' : ` (status ${code})`;
};

/** Where the address comes from, where that is known. */
const addressFrom = (s: Situation): string[] =>
  s.settings.baseUrl ? [`The address comes from ${settingPlace(s.settings.baseUrl, s)}.`] : [];

function addressNext(s: Situation): string[] {
  if (!s.settings.baseUrl)
    return ['Write the base URL so that it ends where the API begins, such as https://api.openai.com/v1.'];
  return [
    'Correct it so that it ends where the API begins, most often in /v1, without /responses or /chat/completions.',
    `To use OpenAI's own address instead: ${lowerFirst(removeSetting(s.settings.baseUrl, '--base-url', s))}`,
  ];
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

function gatewayLead(s: Situation): string {
  switch (s.facts.reason) {
    case 'no-key-arrived':
      return `Key lost on the way: ${hostOf(s)} says that no key arrived, although one was sent.`;
    case 'empty':
      return `Not the API: an empty refusal came back from ${hostOf(s)}${status(s)}.`;
    case 'blocked':
      return `Blocked: a filter in front of ${hostOf(s)} refused the request${status(s)}.`;
    default:
      return s.endpoint.kind === 'openai'
        ? `Not OpenAI: a web page came back instead of an API answer${status(s)}.`
        : `Not an API: ${hostOf(s)} sent a web page instead of an API answer${status(s)}.`;
  }
}

const keyLost = (s: Situation): boolean => s.facts.reason === 'no-key-arrived';

function gatewayMeaning(s: Situation): string[] {
  if (keyLost(s))
    return [
      'Something between here and there takes the Authorization header away: a proxy, a filter or a gateway.',
      unknownKey,
    ];
  return [
    s.endpoint.kind === 'openai'
      ? "A company's filter (proxy), a VPN, or a Wi-Fi sign-in?"
      : 'Is it the address of a web page rather than of its API?',
    unknownKey,
  ];
}

function gatewayNext(s: Situation): string[] {
  if (keyLost(s))
    return [
      'Try another network or leave out the proxy; if it works there, ask IT to let the Authorization header through.',
      `See which proxy is set:\n  ${listProxies(s.shell)}`,
    ];
  if (s.endpoint.kind !== 'openai') return addressNext(s);
  return s.ci
    ? [
        'See whether this runner reaches the internet through a filter, and let api.openai.com through; then run this job again.',
      ]
    : [
        `Open ${links.modelsAddress.url} in a browser on this network, and sign in if a page asks you to; then:\n  npx keycheck verify`,
        'If a page says "blocked": leave the VPN, or try another network.',
      ];
}

export const notOpenaiCauses = {
  'wrong-base-url': {
    title: 'wrong API address',
    lead: (s) =>
      `Wrong address: ${hostOf(s)} answers, but has no Responses API ${s.endpoint.baseUrl === '' ? 'there' : `at ${shown(s.endpoint.baseUrl, 80)}`}${status(s)}.`,
    meaning: (s) => [...addressFrom(s), unknownKey],
    next: addressNext,
    more: [
      'The base URL is the part before /responses; for OpenAI it is https://api.openai.com/v1. Usual slips: /v1 is missing, stands there twice, or the address of one request was taken.',
      "Some servers that call themselves OpenAI-compatible know only chat completions. keycheck asks for a response (POST /responses), as OpenAI's current SDKs and documents do.",
    ],
    sources: [links.apiDescription],
    example: '404 invalid_request_error: "Invalid URL (POST /v1/v1/responses)"',
  },
  redirected: {
    title: 'sent to another address',
    lead: (s) =>
      s.facts.location === undefined
        ? `Sent elsewhere: ${hostOf(s)} answered with another address to go to${status(s)}.`
        : `Sent elsewhere: ${hostOf(s)} pointed to ${shown(s.facts.location, 50)}${status(s)}.`,
    meaning: (s) => [
      'keycheck did not follow: the key goes only where you chose. An API does not redirect such requests.',
      ...addressFrom(s),
    ],
    next: (s) =>
      s.endpoint.kind === 'openai'
        ? ['If this network has a sign-in page, open any page in a browser and sign in; then:\n  npx keycheck verify']
        : [
            'See whether the base URL is exact: https, the right host, no slash or word too many.',
            'If the other address is the one you mean, name it with --base-url.',
          ],
    more: [
      'A redirect would carry the key, or at least the request, to another place. Sign-in pages of networks redirect, and so do addresses that lack https or a part of the path.',
    ],
    sources: [],
    example: '302, Location: https://login.example/',
  },
  'gateway-error': {
    title: 'something else answered',
    lead: gatewayLead,
    meaning: gatewayMeaning,
    next: gatewayNext,
    more: [
      "Filters, sign-in pages and firewalls answer in the place of the API, most often with a web page (HTML). OpenAI's API answers with JSON, also when it refuses.",
      'Cloudflare stands in front of OpenAI and may block an address, often that of a VPN or a data center ("you have been blocked").',
      "The request, and with it the key, may have been read by what answered, if it sits inside the encrypted connection (a company's filter does). If you do not trust it, delete the key and make a new one on another network.",
    ],
    sources: [links.modelsAddress],
    example: '403 text/html: "<title>Attention Required! | Cloudflare</title>"',
  },
  'not-a-response': {
    title: 'not an answer of the Responses API',
    lead: (s) => `Not a response: ${hostOf(s)} answered${status(s)}, but not in the form of the Responses API.`,
    meaning: (s) => [...addressFrom(s), unknownKey],
    next: (s) =>
      s.endpoint.kind === 'openai'
        ? [
            'Check again; if it stays, make a report and show it to support:\n  npx keycheck verify --report report.json',
          ]
        : [
            'See whether this server has the Responses API (POST /responses): some have only chat completions.',
            'To look at what came:\n  npx keycheck verify --report report.json',
          ],
    more: [
      'keycheck counts an answer only if it is JSON with object: "response". A server that says 200 to everything would otherwise turn any text into a working key.',
      'Other forms seen: a chat completion, an empty body, a stream nobody asked for, broken JSON, an encoding nobody asked for, more than 1 MiB.',
    ],
    sources: [links.apiDescription],
    example: '200 {"object":"chat.completion", …}',
  },
} satisfies Partial<Record<Cause, CauseWords>>;
