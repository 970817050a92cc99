import type { Endpoint } from './sources.ts';

/** Where requests go unless something else is said. */
export const defaultBaseUrl = 'https://api.openai.com/v1';

/** OpenAI's regional hosts (facts/openai-api.md §d; the SDK's `dataResidency`, 2026-11). */
export const regionalHosts = ['us', 'eu', 'ae', 'au', 'in', 'jp'].map((region) => `${region}.api.openai.com`);

/** The hosts a key may be sent to without consent. Compared whole: look-alikes are elsewhere. */
export const openaiHosts: readonly string[] = ['api.openai.com', ...regionalHosts];

/** Pages for people, where no API answers. */
const pages = new Set([
  'openai.com',
  'www.openai.com',
  'platform.openai.com',
  'developers.openai.com',
  'help.openai.com',
  'chat.openai.com',
  'chatgpt.com',
  'www.chatgpt.com',
]);

/** Why a base URL is refused, as `facts.reason` of `unsafe-base-url` says it; sentences branch on it. */
export type EndpointFault =
  /** No web address that can be read; one without `https://` in front belongs here. */
  | 'malformed'
  /** `http:` to anything but this machine. */
  | 'not-https'
  /** Neither `https:` nor `http:`. */
  | 'scheme'
  /** A user, a password, or an `@` before the host. */
  | 'userinfo'
  /** Control characters, line breaks or blanks inside. */
  | 'control-characters'
  /** A backslash, which programs read in different ways. */
  | 'backslash'
  /** A `?` or `#`: what the API adds would come behind it. */
  | 'query'
  /** An OpenAI host, and the path of one request behind the base, such as `/v1/responses`. */
  | 'endpoint-path'
  /** An OpenAI host, and a path other than `/v1`: nothing answers there. */
  | 'missing-version'
  /** A page for people: dashboard, documentation, ChatGPT. */
  | 'web-page'
  /** It stands in an env file that did not give the key. Only `--base-url` lifts that. */
  | 'from-other-file'
  /** It stands beside the key in its own file, and nobody agreed to it yet. */
  | 'needs-consent';

/** A base URL that can be used, or why not; `suggestion` is what was most likely meant. */
export type ParsedBaseUrl =
  | { ok: true; baseUrl: string; host: string; kind: Endpoint['kind'] }
  | { ok: false; reason: EndpointFault; host: string | null; suggestion: string | null };

/** Whether a host name (without port) is this machine. Names such as `x.localhost` are not: some resolvers ask the network for them. */
const isLoopback = (name: string): boolean =>
  name === 'localhost' || name === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(name);

function kindOfHost(url: URL): Endpoint['kind'] {
  if (isLoopback(url.hostname)) return 'loopback';
  return url.protocol === 'https:' && openaiHosts.includes(url.host) ? 'openai' : 'elsewhere';
}

/** What the text itself shows, before any parser makes it look better than it is. */
function textFault(text: string): EndpointFault | null {
  if (/[\u0000-\u0020\u007f-\u00a0\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]/.test(text))
    return 'control-characters';
  if (text.includes('\\')) return 'backslash';
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):\/\//.exec(text)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'https' && scheme !== 'http') return 'scheme';
  if (/^(?:file|data|javascript|ftp|wss?|unix|blob|about):/i.test(text)) return 'scheme';
  if (scheme === undefined) return 'malformed';
  if (/^[^/]*\/\/[^/?#]*@/.test(text)) return 'userinfo';
  return /[?#]/.test(text) ? 'query' : null;
}

/** Behind the base, these belong to one request. */
const endpointPath = /\/(?:responses|chat\/completions|completions|embeddings|models)$/;

function openaiPathFault(path: string): EndpointFault | null {
  if (path === '/v1') return null;
  return endpointPath.test(path) ? 'endpoint-path' : 'missing-version';
}

/** An address written without its scheme, completed; null where that would be a guess. */
function completed(text: string): string | null {
  const bare = text.replace(/^\/\//, '');
  if (!/^(?:[A-Za-z0-9-]+\.)*[A-Za-z0-9-]+(?::\d{1,5})?(?:\/[\w./-]*)?$/.test(bare)) return null;
  const local = /^(?:localhost|127(?:\.\d+){3})(?::|\/|$)/.test(bare);
  if (!local && !bare.includes('.')) return null;
  return `${local ? 'http' : 'https'}://${bare}`;
}

const withoutSlashes = (text: string): string => {
  let end = text.length;
  while (end > 0 && text.charAt(end - 1) === '/') end -= 1;
  return text.slice(0, end);
};

/**
 * Reads a base URL as it stands in a flag or a variable. `https` anywhere, `http` only to this machine; no user,
 * query, fragment, backslash or control characters. On OpenAI's hosts the path must be `/v1`; gateways may have any.
 * Blanks and slashes at the end are taken off, as the SDK does. `host` holds the port where one is named.
 */
export function parseBaseUrl(text: string): ParsedBaseUrl {
  const trimmed = text.trim();
  const refuse = (
    reason: EndpointFault,
    host: string | null = null,
    suggestion: string | null = null,
  ): ParsedBaseUrl => ({ ok: false, reason, host, suggestion });
  const fault = textFault(trimmed);
  if (fault === 'malformed') return refuse(fault, null, completed(trimmed));
  if (fault !== null) return refuse(fault, URL.canParse(trimmed) ? new URL(trimmed).host || null : null);
  if (!URL.canParse(trimmed) || trimmed.length > 2048 || /^https?:\/\/\//i.test(trimmed)) return refuse('malformed');
  const url = new URL(trimmed);
  const path = withoutSlashes(url.pathname);
  const kind = kindOfHost(url);
  if (url.protocol === 'http:' && kind !== 'loopback')
    return refuse('not-https', url.host, `https://${url.host}${path}`);
  if (pages.has(url.host)) return refuse('web-page', url.host, defaultBaseUrl);
  const pathFault = kind === 'openai' ? openaiPathFault(path) : null;
  if (pathFault !== null) return refuse(pathFault, url.host, `${url.origin}/v1`);
  return { ok: true, baseUrl: url.origin + path, host: url.host, kind };
}
