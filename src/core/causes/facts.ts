import type { Attempt, Reply, Silence } from '../attempt.ts';
import { regionalHosts } from '../endpoint.ts';
import type { Facts } from '../report.ts';
import { safeText } from '../safe-text.ts';
import type { Cause } from './ids.ts';
import { causeOfSentence } from './recognise.ts';

/** What was asked for beyond the attempt itself. */
export type AskedIds = { organization: string | null; project: string | null };

/** keycheck was built on this day: a clock that stands before it is wrong. */
const builtOn = new Date('2026-11-23T00:00:00Z');

/** The id of the request, for support. Nothing else is taken for one, so that it can be shown as it is. */
export function requestIdOf(headers: Reply['headers']): string | null {
  const ids = [headers['x-request-id'], headers['request-id'], headers['apim-request-id']];
  return ids.find((id) => id !== undefined && /^[A-Za-z0-9_-]{1,80}$/.test(id)) ?? null;
}

/** An organisation's or project's id from a header, or null for what cannot be one. */
export function idInHeader(text: string | undefined): string | null {
  return text !== undefined && /^[A-Za-z0-9_-]{1,100}$/.test(text) ? text : null;
}

const hostOf = (url: string): string | null => (URL.canParse(url) ? new URL(url).host : null);

function scopesIn(text: string): string[] {
  const list =
    /\bmissing (?:required )?(?:scopes?|permissions?)\W+((?:[a-z_]+(?:\.[a-z_]+)+(?:\s*,\s*|\s+and\s+|\s+)?)+)/i.exec(
      text,
    )?.[1] ?? '';
  return [...new Set(list.match(/[a-z_]+(?:\.[a-z_]+)+/gi) ?? [])].slice(0, 8);
}

const modelIn = (text: string): string | undefined =>
  /\bmodels?\b\W{0,3}\s*[`'"]([^`'"\s]{1,100})[`'"]/i.exec(text)?.[1] ??
  /\b(?:rate limit reached|request too large) for ([a-z0-9][\w.:-]{1,80}) (?:in|on)\b/i.exec(text)?.[1];

const limitIn = (text: string): string | undefined =>
  /\bon ((?:requests|tokens|images)\b[^:.{}]{0,40}[:.] Limit:? \d(?:[\d,]*\d)?)/i.exec(text)?.[1];

/** An id that was sent and disagreed, and the variable that usually holds it. */
const sentId = (name: 'organization' | 'project', id: string | null, variable: string): Facts =>
  id === null ? {} : { [name]: safeText(id, 100), variable };

const gone = /\b(?:deprecated|retired|decommissioned|shut ?down|no longer)\b/i;

/** What stands between here and the API: something that took the key away, answered with nothing, or blocked the way. */
function gatewayReason(text: string, { outcome }: Attempt): Facts {
  if (outcome.kind !== 'reply') return {};
  if (outcome.text.trim() === '') return { reason: 'empty' };
  if (causeOfSentence(text) === 'gateway-error') return { reason: 'no-key-arrived' };
  return outcome.status === 403 ? { reason: 'blocked' } : {};
}

/** Facts that belong to one cause, from the sentence that named it. */
function byCause(cause: Cause, text: string, attempt: Attempt, asked: AskedIds): Facts {
  switch (cause) {
    case 'missing-scope': {
      const missingScopes = scopesIn(text);
      return missingScopes.length > 0 ? { missingScopes } : {};
    }
    case 'wrong-regional-host': {
      // Only a known host is ever recommended: the sentence is somebody else's.
      const host = regionalHosts.find((known) =>
        new RegExp(`(?<![\\w.-])${known.replace(/\./g, '\\.')}(?![\\w-]|\\.\\w)`, 'i').test(text),
      );
      return host === undefined ? {} : { host };
    }
    case 'model-unavailable': {
      const model = modelIn(text) ?? attempt.sent.model ?? undefined;
      return {
        ...(model === undefined ? {} : { model: safeText(model, 100) }),
        ...(gone.test(text) ? { reason: 'retired' } : {}),
      };
    }
    case 'gateway-error':
      return gatewayReason(text, attempt);
    case 'rate-limited': {
      const limit = limitIn(text);
      const model = modelIn(text);
      return {
        ...(limit === undefined ? {} : { limit: safeText(limit, 100) }),
        ...(model === undefined ? {} : { model: safeText(model, 100) }),
        ...(/\brequest too large\b/i.test(text) ? { reason: 'too-large' } : {}),
      };
    }
    case 'org-mismatch':
      return sentId('organization', asked.organization ?? attempt.sent.organization, 'OPENAI_ORG_ID');
    case 'project-mismatch':
    case 'project-archived':
      return sentId('project', asked.project ?? attempt.sent.project, 'OPENAI_PROJECT_ID');
    default:
      return {};
  }
}

/** Ids the sentence names. The platform's own spelling is the only one taken. */
function idsIn(text: string): Facts {
  const project = /\bproj_[A-Za-z0-9]{4,80}\b/.exec(text)?.[0];
  const organization = /\borg-[A-Za-z0-9]{4,80}\b/.exec(text)?.[0];
  return { ...(project === undefined ? {} : { project }), ...(organization === undefined ? {} : { organization }) };
}

/** Where a redirect pointed to: its host, else as much of the address as can be shown. */
function locationOf(reply: Reply, baseUrl: string): Facts {
  const location = reply.headers.location;
  if (location === undefined || location === '') return {};
  const target = URL.canParse(location, baseUrl) ? new URL(location, baseUrl) : null;
  return { location: safeText(target !== null && target.host !== '' ? target.host : location, 120) };
}

/** What a reply names, for the cause it was given. `sentence`: the text that named the cause, empty where none did. */
export function factsOfReply(cause: Cause, sentence: string, attempt: Attempt, reply: Reply, asked: AskedIds): Facts {
  return {
    ...idsIn(sentence.slice(0, 2_000)),
    ...byCause(cause, sentence.slice(0, 2_000), attempt, asked),
    ...(cause === 'redirected' ? locationOf(reply, attempt.sent.baseUrl) : {}),
    ...(cause === 'unknown' || cause === 'wrong-base-url' || cause === 'gateway-error' || cause === 'not-a-response'
      ? { status: reply.status }
      : {}),
  };
}

/** What a silence names: the host that did not answer, the code, the proxy, the certificate, the clock. */
export function factsOfSilence(cause: Cause, attempt: Attempt, silence: Silence, now: Date): Facts {
  const host = hostOf(attempt.sent.baseUrl);
  const { validFrom, validTo } = silence.certificate ?? {};
  const reason = reasonOf(cause, silence, now);
  return {
    ...(host === null ? {} : { host: safeText(host, 120) }),
    ...(silence.codes[0] === undefined ? {} : { networkCode: safeText(silence.codes[0], 60) }),
    ...(silence.proxy === undefined ? {} : { proxy: safeText(silence.proxy, 120) }),
    ...(silence.proxyStatus === undefined ? {} : { status: silence.proxyStatus }),
    ...(validFrom === undefined ? {} : { validFrom: safeText(validFrom, 40) }),
    ...(validTo === undefined ? {} : { validTo: safeText(validTo, 40) }),
    ...(reason === undefined ? {} : { reason }),
  };
}

/** Whether all addresses that were tried are IPv6 ones: then it is most likely this network that lacks IPv6. */
const namesOnlyIpv6 = (message: string): boolean =>
  /\s[\da-f]{0,4}(?::[\da-f]{0,4}){2,7}:\d+\b/i.test(message) && !/\s\d{1,3}(?:\.\d{1,3}){3}:\d+\b/.test(message);

/** Which form of the fault it is; sentences branch on it. */
function reasonOf(cause: Cause, silence: Silence, now: Date): string | undefined {
  const has = (code: string): boolean => silence.codes.includes(code);
  if (cause === 'tls-expired' && now < builtOn) return 'clock-behind';
  if (cause === 'tls-expired') return has('CERT_NOT_YET_VALID') ? 'not-yet-valid' : 'expired';
  if (
    cause === 'tls-protocol' &&
    (has('ERR_SSL_WRONG_VERSION_NUMBER') || /wrong version number|packet length too long/i.test(silence.message))
  )
    return 'plain-http';
  if (cause === 'proxy-failure') {
    if (silence.proxyStatus === 407) return 'login';
    if (silence.proxyStatus !== undefined) return 'refused';
    if (has('PROXY_UNSUPPORTED')) return 'unsupported';
    return has('PROXY_MALFORMED') ? 'malformed' : 'unreachable';
  }
  if (cause === 'dns-failure') return has('ENOTFOUND') ? 'not-found' : 'unavailable';
  return cause === 'unreachable' && namesOnlyIpv6(silence.message) ? 'only-ipv6' : undefined;
}
