import { defaultBaseUrl, type EndpointFault, parseBaseUrl } from './base-url.ts';
import type { Facts, Warning } from './report.ts';
import { type Endpoint, type FoundKey, placeFacts, type Setting, type Sources } from './sources.ts';

export {
  defaultBaseUrl,
  type EndpointFault,
  openaiHosts,
  type ParsedBaseUrl,
  parseBaseUrl,
  regionalHosts,
} from './base-url.ts';

export type ChosenEndpoint =
  | { ok: true; endpoint: Endpoint; warnings: Warning[] }
  | { ok: false; facts: Facts; askable: boolean };

type Candidate = { value: string; from: 'flag' | 'process' | 'env-file'; setting: Setting | null };

/** The base URL in force: the flag, else the strongest place that sets one. */
function candidateIn(flag: string | null, settings: readonly Setting[]): Candidate | null {
  if (flag !== null) return { value: flag, from: 'flag', setting: null };
  const setting = settings.find(({ value }) => value.trim() !== '');
  return setting === undefined ? null : { value: setting.value, from: setting.source, setting };
}

const isOwnFile = (setting: Setting | null, winner: FoundKey | null): boolean =>
  setting !== null && setting.path !== null && winner?.path === setting.path;

/** What speaks against an address that stands in an env file (contract.md, "Where a key may be sent"). */
function fileFault(own: boolean, allow: boolean, kind: Endpoint['kind']): EndpointFault | null {
  if (kind === 'openai') return null;
  if (!own) return 'from-other-file';
  return kind === 'loopback' || allow ? null : 'needs-consent';
}

/**
 * Decides where the key in force may be sent. First wins: `--base-url`, OPENAI_BASE_URL of the process (both are
 * consent), the file that gave the key (OpenAI and this machine freely, else with `allow`). Another env file may name
 * nothing but OpenAI's own hosts. `askable`: a yes in a terminal would lift the refusal (call again with `allow`).
 */
export function chooseEndpoint(input: { flag: string | null; allow: boolean; sources: Sources }): ChosenEndpoint {
  const { flag, allow, sources } = input;
  const candidate = candidateIn(flag, sources.baseUrls);
  if (candidate === null) return { ok: true, endpoint: defaultEndpoint, warnings: [] };
  const { from, setting } = candidate;
  const own = isOwnFile(setting, sources.winner);
  const parsed = parseBaseUrl(candidate.value);
  const refuse = (reason: EndpointFault, host: string | null, suggestion: string | null = null): ChosenEndpoint => ({
    ok: false,
    facts: {
      reason,
      ...(host === null ? {} : { host }),
      ...(setting === null ? {} : placeFacts(setting)),
      ...(suggestion === null ? {} : { suggestion }),
    },
    askable: reason === 'needs-consent',
  });
  if (!parsed.ok) return refuse(parsed.reason, parsed.host, parsed.suggestion);
  const { baseUrl, host, kind } = parsed;
  const fault = from === 'env-file' ? fileFault(own, allow, kind) : null;
  if (fault !== null) return refuse(fault, host);
  const path = setting?.path ?? null;
  const warnings: Warning[] = kind === 'elsewhere' ? [{ code: 'custom-base-url', host, from, path }] : [];
  return { ok: true, endpoint: { baseUrl, host, kind, from, path }, warnings };
}

const defaultEndpoint: Endpoint = {
  baseUrl: defaultBaseUrl,
  host: 'api.openai.com',
  kind: 'openai',
  from: 'default',
  path: null,
};
