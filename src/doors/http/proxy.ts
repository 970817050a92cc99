import type { Agent } from 'node:http';
import type { OwnCode } from '../../core/attempt.ts';
import { addressPatienceMs } from './look-up.ts';

/** How a request gets out of here. `shown`: the proxy's address without user and password. */
export type Way =
  | { kind: 'direct' }
  | { kind: 'proxy'; agent: Agent; shown: string }
  | { kind: 'unusable'; code: OwnCode; shown: string };

type Env = Readonly<Record<string, string | undefined>>;

const variables = ['https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY'] as const;

/** Basic credentials of a proxy address, percent-decoded where that is possible. */
function login(proxy: URL): Record<string, string> {
  if (proxy.username === '' && proxy.password === '') return {};
  const decode = (text: string): string => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  };
  const pair = `${decode(proxy.username)}:${decode(proxy.password)}`;
  return { 'Proxy-Authorization': `Basic ${Buffer.from(pair).toString('base64')}` };
}

/** The proxy for an address, as its text stands in the environment, or null. */
async function proxyTextFor(url: string, env: Env): Promise<string | null> {
  const set = variables.map((name) => env[name]).filter((value) => value !== undefined && value !== '');
  if (set.length === 0) return null;
  const { getProxyForUrl } = await import('proxy-from-env');
  const found = getProxyForUrl(url);
  if (found === '') return null;
  // Without a scheme the library takes the target's, https; everybody else (curl, git, npm) means http.
  return set.includes(found) ? found : found.replace(/^https:\/\//, 'http://');
}

/**
 * The way to an https address. Only CONNECT is ever spoken to a proxy, so that it never sees the key; plain http goes to
 * this machine alone and directly. `signal` ends the proxy's connection when the request is over.
 */
export async function wayTo(url: string, env: Env, signal: AbortSignal): Promise<Way> {
  if (!url.startsWith('https:')) return { kind: 'direct' };
  const text = await proxyTextFor(url, env);
  if (text === null) return { kind: 'direct' };
  if (!URL.canParse(text))
    return { kind: 'unusable', code: 'PROXY_MALFORMED', shown: 'an address that cannot be read' };
  const proxy = new URL(text);
  const shown = `${proxy.protocol}//${proxy.host}`;
  if (proxy.protocol !== 'http:' && proxy.protocol !== 'https:')
    return { kind: 'unusable', code: 'PROXY_UNSUPPORTED', shown };
  if (proxy.hostname === '') return { kind: 'unusable', code: 'PROXY_MALFORMED', shown };
  const { HttpsProxyAgent } = await import('https-proxy-agent');
  // User and password travel in the header only: the agent prints its address where DEBUG asks for it.
  const agent = new HttpsProxyAgent(new URL(shown), {
    headers: login(proxy),
    keepAlive: false,
    rejectUnauthorized: true,
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: addressPatienceMs,
    signal,
  });
  return { kind: 'proxy', agent, shown };
}
