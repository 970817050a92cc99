import type { Level } from '../core/attempt.ts';
import { parseBaseUrl } from '../core/endpoint.ts';
import type { Facts, KeyInfo, PlatformError, SourceInfo, VerifyReport, VerifyResult } from '../core/report.ts';
import type { Setting } from '../core/sources.ts';

/** The command language a person types in: decides how a variable is set and removed. */
export type Shell = 'posix' | 'fish' | 'powershell' | 'cmd';

/** What sentences need to know of the machine, beside the result. */
export type Hints = {
  platform: NodeJS.Platform;
  shell: Shell;
  /** Nobody sits at this run: secrets come from the CI's settings, not from a terminal. */
  ci: boolean;
  githubActions: boolean;
  /** The settings in force that change a request, and where each is set. Null where none is. */
  settings: { organization: Setting | null; project: Setting | null; baseUrl: Setting | null };
  /** The flags this run took its key and address from, each as it is typed: a check of the same key needs them again. */
  again: readonly string[];
};

/** One check as the sentences see it: what was found, where, and on which machine. */
export type Situation = Hints & {
  facts: Facts;
  key: KeyInfo | null;
  sources: readonly SourceInfo[];
  endpoint: { baseUrl: string; host: string; kind: 'openai' | 'loopback' | 'elsewhere'; level: Level };
  model: { requested: string | null; answered: string | null };
  request: VerifyResult['request'];
  reply: PlatformError | null;
  keyAccepted: boolean | null;
  retryable: boolean;
  /** Ids from the reply's headers. */
  organization: string | null;
  project: string | null;
};

/** Hints where nothing is known of the machine: a POSIX terminal, nothing set. */
export const plainHints: Hints = {
  platform: 'linux',
  shell: 'posix',
  ci: false,
  githubActions: false,
  settings: { organization: null, project: null, baseUrl: null },
  again: [],
};

/** Hints of which only some are known; the shell follows the platform. */
export const completeHints = (hints: Partial<Hints>): Hints => ({
  ...plainHints,
  ...(hints.platform === 'win32' ? { shell: 'powershell' as const } : {}),
  ...hints,
});

/**
 * The shell a run was most likely started from. Windows sets PSModulePath for both of its shells, but PROMPT only in
 * cmd; MSYSTEM is Git Bash's.
 */
export function shellOf(platform: NodeJS.Platform, env: Readonly<Record<string, string | undefined>>): Shell {
  if (platform !== 'win32') return /(^|\/)fish$/.test(env['SHELL'] ?? '') ? 'fish' : 'posix';
  if (env['MSYSTEM']) return 'posix';
  return env['PROMPT'] ? 'cmd' : 'powershell';
}

/** Whether a CI variable says that nobody is there (contract.md, Interactive). */
const inCi = (value: string | undefined): boolean => !['', '0', 'false'].includes((value ?? '').toLowerCase());

/** The hints that the environment gives; settings are the caller's to add. */
export function hintsFrom(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
  settings: Hints['settings'] = plainHints.settings,
  again: Hints['again'] = plainHints.again,
): Hints {
  const githubActions = env['GITHUB_ACTIONS'] === 'true';
  return {
    platform,
    shell: shellOf(platform, env),
    ci: githubActions || inCi(env['CI']),
    githubActions,
    settings,
    again,
  };
}

/** Who stands behind an address. One that cannot be used is nobody's. */
function endpointOf({ baseUrl, level }: VerifyResult['endpoint']): Situation['endpoint'] {
  const parsed = parseBaseUrl(baseUrl);
  return parsed.ok
    ? { baseUrl, host: parsed.host, kind: parsed.kind, level }
    : { baseUrl, host: parsed.host ?? '', kind: 'elsewhere', level };
}

/** The situation of a result or of a finished report. */
export function situationOf(result: VerifyResult | VerifyReport, hints: Hints = plainHints): Situation {
  return {
    ...hints,
    facts: result.facts,
    key: result.key,
    sources: result.sources,
    endpoint: endpointOf(result.endpoint),
    model: result.model,
    request: result.request,
    reply: result.platform,
    keyAccepted: result.keyAccepted,
    retryable: result.retryable,
    organization: result.organization,
    project: result.project,
  };
}
