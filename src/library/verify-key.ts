import { chooseEndpoint } from '../core/endpoint.ts';
import { cleanKey } from '../core/key/clean.ts';
import { judgeKey } from '../core/key/judge.ts';
import { Secret } from '../core/key/secret.ts';
import type { VerifyReport } from '../core/report.ts';
import type { FoundKey, Setting, Sources } from '../core/sources.ts';
import { systemApi } from '../doors/openai.ts';
import { checkKey } from '../flows/verify/check-key.ts';
import { localResult } from '../flows/verify/checks.ts';
import { en } from '../words/en/index.ts';
import { toReport } from '../words/render.ts';
import { checkedOptions, type VerifyOptions } from './options.ts';

/**
 * Checks one key and answers with the JSON document of `keycheck verify` (schema/verify.schema.json), in English.
 * Never throws for anything the key, the network or the server does: that is the report's `cause`. Rejects with the
 * signal's reason when stopped, and with a TypeError for an option of another type. Reads no environment variable but the proxy and CA ones.
 */
export async function verifyKey(options: VerifyOptions): Promise<VerifyReport> {
  const result = await check(checkedOptions(options));
  return toReport(result, en, 'verify', { platform: process.platform, ci: false });
}

async function check(options: VerifyOptions) {
  const found = argumentKey(options.key);
  const sources = sourcesOf(found, options);
  const level = options.level ?? 'call';
  const model = options.model ?? null;
  const chosen = chooseEndpoint({ flag: options.baseUrl ?? null, allow: false, sources });
  const endpoint = chosen.ok ? chosen.endpoint : null;
  const local = { sources, endpoint, level, model, warnings: chosen.ok ? chosen.warnings : [] };
  const judged = judgeKey(found.secret.reveal(), endpoint?.kind ?? 'elsewhere');
  if (!judged.ok) return localResult(local, judged.cause, judged.facts);
  if (!chosen.ok) return localResult(local, 'unsafe-base-url', chosen.facts);
  return checkKey(libraryContext(options.signal), {
    found,
    sources,
    endpoint: chosen.endpoint,
    level,
    model,
    organization: sources.organizations[0] ?? null,
    project: sources.projects[0] ?? null,
    timeoutMs: options.timeoutMs ?? 30_000,
    retries: options.retries ?? 2,
    waitMs: null,
    warnings: [...chosen.warnings, ...judged.warnings],
  });
}

const argumentKey = (key: string): FoundKey => ({
  source: 'argument',
  variable: null,
  path: null,
  line: null,
  secret: new Secret(cleanKey(key).text),
});

function sourcesOf(found: FoundKey, options: VerifyOptions): Sources {
  const named = (value: string | undefined, variable: string): Setting[] =>
    value === undefined ? [] : [{ value, variable, source: 'flag', path: null, line: null }];
  return {
    found: [found],
    winner: found,
    baseUrls: [],
    organizations: named(options.organization, 'organization'),
    projects: named(options.project, 'project'),
    unused: [],
    aside: [],
    fault: null,
    warnings: [],
  };
}

/** The little of the world that a check by an importing program touches: the network and the clock. */
const libraryContext = (signal: AbortSignal | undefined) => ({
  api: systemApi(proxyVariables(process.env)),
  env: proxyVariables(process.env),
  now: () => new Date(),
  ticks: () => performance.now(),
  random: Math.random,
  sleep: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
  signal: signal ?? new AbortController().signal,
  guard: () => {},
  say: () => {},
  quiet: true,
  words: en,
});

/** What of the environment the library may read (contract.md, Library): proxies, CA files, and what switches them off. */
function proxyVariables(env: NodeJS.ProcessEnv): Record<string, string | undefined> {
  const readable =
    /^(?:(?:https?|all|no)_proxy|node_extra_ca_certs|node_tls_reject_unauthorized|node_debug|ssl_cert_(?:file|dir))$/i;
  return Object.fromEntries(Object.entries(env).filter(([name]) => readable.test(name)));
}
