import type { Silence } from '../attempt.ts';
import { catalogue } from './catalogue.ts';
import { type Cause, causes } from './ids.ts';

const byCode = new Map<string, Cause>(
  causes.flatMap((cause) => (catalogue[cause].signs.network ?? []).map((code) => [code, cause] as const)),
);

/**
 * Several addresses can fail in several ways (happy eyeballs). What came furthest says most: a refusal is an answer,
 * while "unreachable" may only be the address family this machine lacks.
 */
const telling: readonly Cause[] = [
  'malformed-key',
  'unsafe-base-url',
  'tls-wrong-host',
  'tls-expired',
  'tls-untrusted',
  'not-a-response',
  'connection-refused',
  'timeout',
  'connection-lost',
  'dns-failure',
  'unreachable',
  'tls-protocol',
];

/** The cause one code stands for, by table or by its family. */
function causeOfCode(code: string): Cause | null {
  const known = byCode.get(code);
  if (known) return known;
  if (code.startsWith('HPE_')) return 'not-a-response';
  if (code.startsWith('ERR_SSL_') || code.startsWith('ERR_TLS_') || code.startsWith('ERR_OSSL_')) return 'tls-protocol';
  if (code.startsWith('CERT_') || code.startsWith('CRL_')) return 'tls-untrusted';
  return code.startsWith('EAI_') ? 'dns-failure' : null;
}

/** Messages of runtimes that give no code. */
const sentences: readonly (readonly [RegExp, Cause])[] = [
  [/\bproxy\b/i, 'proxy-failure'],
  [/\bcertificate has expired|not yet valid/i, 'tls-expired'],
  [
    /\bself[- ]signed certificate|unable to (?:get|verify)|certificate verify failed|unknown (?:ca|authority)\b/i,
    'tls-untrusted',
  ],
  [/\bdoes not match certificate|hostname mismatch|altnames/i, 'tls-wrong-host'],
  [/\bwrong version number|ssl routines|ssl alert|handshake failure/i, 'tls-protocol'],
  [
    /\bgetaddrinfo\b|\bname or service not known|name resolution|could not resolve|no such host|nodename nor servname/i,
    'dns-failure',
  ],
  [/\bconnection refused|bad port\b/i, 'connection-refused'],
  [/\b(?:network is|host is|no route to) ?(?:unreachable|host)/i, 'unreachable'],
  [/\btimed? ?out|timeout|deadline exceeded/i, 'timeout'],
  [/\bredirect count exceeded|unexpected redirect|(?:maximum|too many) redirects\b/i, 'redirected'],
  [
    /\bsocket hang up|other side closed|terminated|connection (?:error|reset|aborted|closed|was closed)|premature|disconnected/i,
    'connection-lost',
  ],
];

/** A proxy that would not make the tunnel: the code beside it is that of the socket it closed. */
const refusedTunnel = /\btunnel(?:l?ing)? (?:socket|connection)\b|\bproxy response\b/i;

/** The cause a runtime's message speaks of, or null. */
export const causeOfMessage = (message: string): Cause | null =>
  sentences.find(([family]) => family.test(message))?.[1] ?? null;

/** The cause behind a silence: from the proxy's refusal, the codes (nested ones too), the phase and, at last, the message. */
export function causeOfSilence(silence: Silence): Cause {
  if (
    silence.proxyStatus !== undefined ||
    silence.phase === 'proxy' ||
    silence.codes.some((code) => code.startsWith('PROXY_')) ||
    refusedTunnel.test(silence.message)
  )
    return 'proxy-failure';
  const found = new Set(silence.codes.map(causeOfCode).filter((cause) => cause !== null));
  const cause = telling.find((candidate) => found.has(candidate)) ?? [...found][0];
  if (cause === 'timeout' && silence.phase === 'lookup') return 'dns-failure';
  if (cause !== undefined) return cause;
  const said = causeOfMessage(silence.message);
  if (said !== null) return said;
  if (silence.phase === 'tls') return 'tls-protocol';
  // A code nobody knows, of a connection that was never there: a blackhole route gives EINVAL.
  if (silence.phase === 'connect' && silence.codes.length > 0) return 'unreachable';
  return silence.phase === 'lookup' ? 'dns-failure' : 'unknown';
}
