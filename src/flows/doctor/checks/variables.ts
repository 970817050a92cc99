import type { Effect } from '../../../core/doctor.ts';
import { parseBaseUrl } from '../../../core/endpoint.ts';
import { kindOf } from '../../../core/key/kind.ts';
import { printsKey } from '../../../core/node-debug.ts';
import { isPracticeRun } from '../../../core/practice-run.ts';
import type { KeyKind } from '../../../core/report.ts';
import { maskUrl } from '../../../core/safe-text.ts';
import { type Check, error, type Found, type Here, ok, orElse, warning } from '../check.ts';

/** Where a variable is set: the environment (path null), or an env file. `key`: what kind of key stands beside it. */
type Set = { variable: string; value: string; path: string | null; line: number | null; key: KeyKind };

/** Names that look right and are read by nobody, and what the SDK reads instead (facts/openai-api.md §g). */
const wrongNames: Readonly<Record<string, string>> = {
  OPENAI_KEY: 'OPENAI_API_KEY',
  OPENAI_APIKEY: 'OPENAI_API_KEY',
  OPENAI_TOKEN: 'OPENAI_API_KEY',
  OPENAI_SECRET_KEY: 'OPENAI_API_KEY',
  OPEN_AI_KEY: 'OPENAI_API_KEY',
  OPEN_AI_API_KEY: 'OPENAI_API_KEY',
  OPENAI_API_BASE: 'OPENAI_BASE_URL',
  OPENAI_API_BASE_URL: 'OPENAI_BASE_URL',
  OPENAI_BASE: 'OPENAI_BASE_URL',
  OPENAI_ORGANIZATION: 'OPENAI_ORG_ID',
  OPENAI_ORG: 'OPENAI_ORG_ID',
  OPENAI_PROJECT: 'OPENAI_PROJECT_ID',
};

type Rule = (set: Set, here: Here) => Promise<Found | null> | Found | null;

const told = (set: Set, effect: Effect, more: { value?: string | null; instead?: string } = {}) =>
  ({
    code: 'variable',
    effect,
    variable: set.variable,
    path: set.path,
    line: set.line,
    value: more.value ?? null,
    instead: more.instead ?? null,
  }) as const;

/** Ids are no secrets; anything else under such a name might be. */
const idOrNothing = (value: string): string | null => (/^(?:org|proj)[-_][\w-]{1,60}$/.test(value) ? value : null);

const rules: Readonly<Record<string, Rule>> = {
  OPENAI_ORG_ID: (set) =>
    set.value.startsWith('org-')
      ? warning(told(set, 'organization', { value: idOrNothing(set.value) }))
      : warning(told(set, 'organization-malformed')),
  OPENAI_PROJECT_ID: (set) =>
    set.value.startsWith('proj_')
      ? ok(told(set, 'project', { value: idOrNothing(set.value) }))
      : warning(told(set, 'project-name')),
  OPENAI_BASE_URL: (set) => {
    const parsed = parseBaseUrl(set.value);
    // What `init --sandbox` writes: to take the address away would send a practice key to OpenAI.
    if (parsed.ok && isPracticeRun(parsed, set.key)) return ok(told(set, 'base-url-practice', { value: parsed.host }));
    const finding = told(set, 'base-url', { value: parsed.ok ? parsed.host : null });
    return parsed.ok && parsed.kind === 'openai' ? ok(finding) : warning(finding);
  },
  OPENAI_CUSTOM_HEADERS: (set) => warning(told(set, 'custom-headers')),
  OPENAI_LOG: (set) =>
    /^(?:debug|info)$/i.test(set.value) ? warning(told(set, 'log', { value: set.value.toLowerCase() })) : null,
  NODE_DEBUG: (set) =>
    printsKey(set.value) ? error(told(set, 'node-debug'), null) : warning(told(set, 'node-debug-other')),
  NODE_OPTIONS: (set) =>
    /(?:^|\s)(?:-r\b|--(?:require|import|loader|experimental-loader|inspect|tls-|dns-|use-openssl|openssl|env-file|max-http))/.test(
      set.value,
    )
      ? warning(told(set, 'node-options'))
      : null,
  NODE_EXTRA_CA_CERTS: async (set, { ctx }) => {
    if (set.path !== null) return warning(told(set, 'certificates-missing', { value: 'env-file' }));
    const state = await ctx.files.read(set.value, 4 * 1024 * 1024);
    const holds = state.kind === 'file' && new TextDecoder('latin1').decode(state.bytes).includes('-----BEGIN');
    return holds ? ok(told(set, 'certificates')) : warning(told(set, 'certificates-missing', { value: state.kind }));
  },
  HTTPS_PROXY: proxyRule,
  https_proxy: proxyRule,
  ALL_PROXY: proxyRule,
  all_proxy: proxyRule,
  NODE_TLS_REJECT_UNAUTHORIZED: (set) => (set.value === '0' ? error(told(set, 'tls-off'), 'unsafe-tls') : null),
};

/** Node's own fetch, which the SDK uses, goes past a proxy unless it is told otherwise (Node 24 and 22.21: NODE_USE_ENV_PROXY, --use-env-proxy). */
function proxyRule(set: Set, { ctx: { env } }: Here): Found | null {
  const shown = URL.canParse(set.value) ? maskUrl(new URL(set.value).origin) : null;
  if (shown === null || shown === 'null') return warning(told(set, 'proxy-malformed'));
  const used = env.NODE_USE_ENV_PROXY === '1' || (env.NODE_OPTIONS ?? '').includes('--use-env-proxy');
  const finding = told(set, 'proxy', { value: shown });
  return used ? ok(finding) : warning(finding);
}

const wrongName: Rule = (set) => {
  const instead = wrongNames[set.variable];
  return instead === undefined ? null : warning(told(set, 'wrong-name', { instead }));
};

/** Variables that change what programs send without a word, and names that look right and do nothing. */
export const variables: Check = {
  id: 'variables',
  look: async (here) => {
    const sets = [...ofEnvironment(here), ...(await ofFiles(here))].filter(({ value }) => value !== '');
    const found: Found[] = [];
    for (const set of sets) {
      const rule = rules[set.variable] ?? wrongName;
      const one = await rule(set, here);
      if (one !== null) found.push(one);
    }
    return orElse(found, ok({ code: 'variables-clean' }));
  },
};

const known = [...Object.keys(rules), ...Object.keys(wrongNames)];

/** Windows hands every name over once, whatever its case. */
function ofEnvironment({ ctx: { env } }: Here): Set[] {
  return known.flatMap((variable) => {
    const value = env[variable]?.trim();
    return value === undefined || (variable === variable.toLowerCase() && env[variable.toUpperCase()]?.trim() === value)
      ? []
      : [{ variable, value, path: null, line: null, key: kindOf(env['OPENAI_API_KEY']?.trim() ?? '') }];
  });
}

async function ofFiles({ survey }: Here): Promise<Set[]> {
  const files = await survey.envFiles();
  return files.flatMap(({ path, entries }) => {
    const key = kindOf(entries.find(({ name }) => name === 'OPENAI_API_KEY')?.value.trim() ?? '');
    return entries
      .filter(({ name }) => known.includes(name))
      .map(({ name, value, line }) => ({ variable: name, value: value.trim(), path, line, key }));
  });
}
