import type { Cause } from '../../../core/causes/ids.ts';
import { practice, startPractice } from '../../commands.ts';
import { links } from '../../links.ts';
import type { CauseWords } from '../../shapes.ts';
import { shown } from '../../shown.ts';
import type { Situation } from '../../situation.ts';
import { hostOf, listProxies, span } from '../phrases.ts';
import { tlsCauses } from './tls.ts';

/** Causes on the way to the endpoint. */

const notSent = 'The key was not sent, so nothing is known about it.';
const about = 'To read about proxies and company networks:\n  npx keycheck explain proxies';
const again = 'Check again:\n  npx keycheck verify';

const code = (s: Situation): string =>
  s.facts.networkCode === undefined ? '' : ` (${shown(s.facts.networkCode, 40)})`;

function refusedNext(s: Situation): string[] {
  if (practice(s)) return [`Start the practice platform in another terminal, and check again:\n  ${startPractice(s)}`];
  if (s.endpoint.kind === 'loopback')
    return [`Start the server that should answer at ${shown(s.endpoint.baseUrl)}, and look at its port.`, again];
  return [
    `Look whether a firewall or VPN on this network stops ${hostOf(s)}; try another network, such as a phone's.`,
    about,
  ];
}

/** What the proxy did, per reason; a status says enough where no reason is given. */
const proxyForms: Readonly<Record<string, (host: string) => string>> = {
  login: () => 'asks for a user name and password',
  refused: (host) => `does not let this machine through to ${host}`,
  unreachable: () => 'cannot be reached',
  unsupported: () => 'is of a kind that keycheck cannot use',
  malformed: () => 'has an address that keycheck cannot read',
};

/** Which form it is, or null where nothing says it. */
function proxyForm(s: Situation): string | null {
  if (s.facts.reason !== undefined && Object.hasOwn(proxyForms, s.facts.reason)) return s.facts.reason;
  if (s.facts.status === 407) return 'login';
  return s.facts.status === undefined ? null : 'refused';
}

function proxyLead(s: Situation): string {
  const proxy = s.facts.proxy === undefined ? 'the proxy' : `the proxy ${shown(s.facts.proxy, 60)}`;
  const did = proxyForms[proxyForm(s) ?? '']?.(hostOf(s)) ?? `opened no way to ${hostOf(s)}`;
  return `Proxy: ${proxy} ${did}${s.facts.status === undefined ? '' : ` (status ${s.facts.status})`}.`;
}

export const networkCauses = {
  'dns-failure': {
    title: 'no address found for the host',
    lead: (s) => `No connection: this machine could not find the address of ${hostOf(s)}.`,
    meaning: (s) => [
      notSent,
      ...(s.facts.reason === 'unavailable' ? ['The name server did not answer.'] : []),
      s.ci ? 'Does this job have a network?' : 'Are you online?',
    ],
    next: (s) => [
      ...(s.endpoint.kind === 'elsewhere'
        ? [`See whether ${hostOf(s)} is spelled right; it comes from the base URL.`]
        : []),
      s.ci
        ? 'See whether this job may use the network, then run it again.'
        : `Open ${links.platform.url} in a browser: if that fails too, it is the connection. Then:\n  npx keycheck verify`,
    ],
    more: [
      'Before anything is sent, the name of the host is looked up (DNS). That look-up failed: no network, a name server that does not answer, a VPN that wants its own, or a misspelled host.',
      'In containers and CI a job is often run without a network on purpose.',
      'A name server that never answers can hold the run up somewhat longer than --timeout: the system decides that.',
    ],
    sources: [],
    example: 'getaddrinfo ENOTFOUND api.openai.com',
  },
  'connection-refused': {
    title: 'connection refused',
    lead: (s) =>
      s.endpoint.kind === 'loopback'
        ? `Nobody answers: nothing listens at ${shown(s.endpoint.baseUrl)}.`
        : `Connection refused: ${hostOf(s)} does not take connections from here.`,
    meaning: () => [notSent],
    next: refusedNext,
    more: [
      'The machine was reached, and said no. On this machine it means that the server is not running, or on another port. Elsewhere it is most often a firewall.',
      'Practice: the address in .env.sandbox answers while keycheck sandbox is running.',
    ],
    sources: [],
    example: 'connect ECONNREFUSED 127.0.0.1:4141',
  },
  unreachable: {
    title: 'network unreachable',
    lead: (s) => `No way there: this network has no route to ${hostOf(s)}${code(s)}.`,
    meaning: (s) =>
      s.facts.reason === 'only-ipv6'
        ? ['Only an IPv6 address of it is known, and this network has no IPv6.', notSent]
        : [notSent],
    next: (s) => [
      s.ci
        ? 'See whether this job may use the network, then run it again.'
        : 'See whether you are online, and whether a VPN is half connected. Then:\n  npx keycheck verify',
      about,
    ],
    more: [
      'The system knows no way to that address: no network, a VPN that is half connected, or a host that has only an IPv6 address on a network without IPv6.',
    ],
    sources: [],
    example: 'connect ENETUNREACH',
  },
  'connection-lost': {
    title: 'connection lost',
    lead: (s) => `Connection lost: the connection to ${hostOf(s)} broke off before the answer was complete.`,
    meaning: (s) => [
      'The request may have arrived. Whether the key works is not known.',
      ...(s.request.attempts > 1 ? [`keycheck tried ${s.request.attempts} times.`] : []),
    ],
    next: () => [
      again,
      'If it happens each time, something on this network cuts it, such as a filter or a VPN: try another network.',
    ],
    more: [
      "A connection that breaks now and then is ordinary. One that breaks each time is cut by something on the way: a company's filter, a VPN, an antivirus program.",
      "A call that broke off may have been counted and paid; for keycheck's own check that is about $0.00001.",
    ],
    sources: [],
    example: 'read ECONNRESET',
  },
  timeout: {
    title: 'no answer in time',
    lead: (s) =>
      `No answer in time: ${hostOf(s)} did not answer within ${span(Math.round(s.request.durationMs / 1000))}.`,
    meaning: () => ['Whether the key works is not known.'],
    next: (s) => [
      'Check again, with more time:\n  npx keycheck verify --timeout 2m',
      s.endpoint.kind === 'openai'
        ? `If it stays: try another network, and look at ${links.status.url}`
        : `If it stays: see whether ${hostOf(s)} is running.`,
    ],
    more: [
      'keycheck waits 5 s for a connection, 15 s for the beginning of an answer and 30 s in all; --timeout changes the whole.',
      'A firewall that drops packets without a word looks like this, and so does a local model that is still loading.',
    ],
    sources: [],
    example: '(nothing came within 30 s)',
  },
  'proxy-failure': {
    title: 'the proxy did not let it through',
    lead: proxyLead,
    meaning: () => [notSent, 'The proxy comes from the variable HTTPS_PROXY (or its relatives).'],
    next: (s) => [
      proxyForm(s) === 'login'
        ? 'Put user name and password into the proxy address (ask IT for the right one):\n  HTTPS_PROXY=http://USER:PASSWORD@HOST:PORT'
        : `Ask IT for the right proxy address, and whether ${hostOf(s)} is allowed.`,
      s.ci
        ? 'If no proxy is needed: remove HTTPS_PROXY from this job.'
        : `If no proxy is needed here, remove the variable. To see which one it is:\n  ${listProxies(s.shell)}`,
    ],
    more: [
      "A proxy is a station on the way that a company's network asks programs to use. keycheck goes by HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY, and shows a proxy without its password.",
      'The refusal came from the proxy, before the way to the API was open: the key was not sent.',
      'Many programs on Node 20 and 22 ignore these variables, so your own program may fail or work where keycheck does not. From Node 24 on, NODE_USE_ENV_PROXY=1 makes Node use them.',
    ],
    sources: [],
    example: 'CONNECT api.openai.com:443 → 407 Proxy Authentication Required',
  },
  ...tlsCauses,
} satisfies Partial<Record<Cause, CauseWords>>;
