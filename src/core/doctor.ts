import type { Cause } from './causes/ids.ts';
import type { Facts, KeyInfo, SourceInfo, VerifyResult, Warning } from './report.ts';
import type { Setting } from './sources.ts';

/** What `doctor` looks at, in the order it is told. */
export const checkIds = [
  'node',
  'terminal',
  'git',
  'sources',
  'env-file-tracked',
  'env-file-ignored',
  'env-file-mode',
  'key-in-frontend-variable',
  'browser-client',
  'key-in-source',
  'key-in-bundle',
  'key-in-history',
  'variables',
  'endpoint',
  'network',
  'verify',
] as const;
/** The id of a check. `key-staged` is the one that `--staged` makes instead of the others. */
export type CheckId = (typeof checkIds)[number] | 'key-staged';

export type CheckStatus = 'ok' | 'warning' | 'error' | 'skipped' | 'crashed';

/** What a search did not look into, and why. Said wherever a search found nothing. */
export type Unsearched = {
  /** Files over the size limit. */
  tooLarge: number;
  /** Images, archives and other packed files, in which no text can be found. */
  packed: number;
  unreadable: number;
  /** Names of folders that were passed by, such as `node_modules`; each once. */
  folders: readonly string[];
  /** The time was over before everything was seen. */
  outOfTime: boolean;
};

/** How a variable changes what programs send, or keeps them from it. */
export type Effect =
  | 'organization'
  | 'organization-malformed'
  | 'project'
  | 'project-name'
  | 'base-url'
  | 'base-url-practice'
  | 'custom-headers'
  | 'log'
  | 'node-debug'
  | 'node-debug-other'
  | 'node-options'
  | 'certificates'
  | 'certificates-missing'
  | 'proxy'
  | 'proxy-malformed'
  | 'tls-off'
  | 'wrong-name';

type At = { path: string; line: number | null; tail: string | null; own: boolean };

/** What a check found, without a word of prose: a stable code and the facts of this case. Never more of a key than its tail. */
export type Finding =
  | { code: 'node'; version: string; needed: string }
  | { code: 'terminal'; interactive: boolean; reason: 'none' | 'no-terminal' | 'dumb' | 'git-bash' }
  | { code: 'git'; inside: boolean }
  | { code: 'git-missing'; repository: boolean }
  | { code: 'git-unknown'; message: string }
  /** `alone`: no other key competes with it. */
  | { code: 'key-found'; key: KeyInfo; unused: readonly string[]; alone: boolean }
  | { code: 'cause'; cause: Cause; facts: Facts; key: KeyInfo | null; baseUrl: string | null }
  | { code: 'warning'; warning: Warning }
  | { code: 'shadowed'; variable: string; used: SourceInfo; others: readonly SourceInfo[] }
  | { code: 'no-env-file' }
  | { code: 'no-repository' }
  | { code: 'env-files-untracked'; paths: readonly string[] }
  | { code: 'env-file-tracked'; path: string; holdsKey: boolean }
  | { code: 'env-files-ignored'; paths: readonly string[]; by: string }
  | { code: 'env-file-not-ignored'; path: string; holdsKey: boolean }
  | { code: 'env-files-private'; paths: readonly string[] }
  | { code: 'env-file-open'; path: string; mode: string; writable: boolean }
  | { code: 'no-modes' }
  | {
      code: 'frontend-variable';
      variable: string;
      prefix: string;
      path: string | null;
      line: number | null;
      tail: string | null;
    }
  | { code: 'frontend-config'; variable: string; path: string; line: number }
  | { code: 'frontend-clean'; prefixes: readonly string[] }
  | { code: 'browser-client'; path: string; line: number | null }
  | { code: 'browser-client-none' }
  | ({ code: 'key-in-file'; ignored: boolean } & At)
  | { code: 'sources-clean'; files: number; unsearched: Unsearched }
  | ({ code: 'key-in-bundle' } & At)
  | { code: 'bundles-clean'; folders: readonly string[]; files: number; unsearched: Unsearched }
  | { code: 'no-bundle' }
  | {
      code: 'key-in-history';
      path: string | null;
      commit: string | null;
      date: string | null;
      tail: string | null;
      own: boolean;
      shared: string | null;
    }
  | { code: 'history-clean'; objects: number; outOfTime: boolean }
  | ({ code: 'key-staged' } & At)
  | { code: 'staged-clean'; files: number }
  | { code: 'staged-unknown'; message: string }
  | {
      code: 'variable';
      effect: Effect;
      variable: string;
      path: string | null;
      line: number | null;
      value: string | null;
      instead: string | null;
    }
  | { code: 'variables-clean' }
  | {
      code: 'endpoint';
      host: string;
      baseUrl: string;
      from: 'default' | 'flag' | 'process' | 'env-file';
      path: string | null;
    }
  | { code: 'network'; host: string; proxy: string | null; ms: number }
  | { code: 'clock'; seconds: number }
  | {
      code: 'verified';
      result: VerifyResult;
      settings: { organization: Setting | null; project: Setting | null; baseUrl: Setting | null };
    }
  | { code: 'nothing-sent'; because: 'offline' | 'node-debug' }
  | { code: 'depends'; on: CheckId }
  | { code: 'crashed'; name: string };

export type FindingOf<C extends Finding['code']> = Extract<Finding, { code: C }>;

/** One thing that a check found. A check that found several stands several times. */
export type CheckResult = {
  id: CheckId;
  status: CheckStatus;
  cause: Cause | null;
  finding: Finding;
  durationMs: number;
};

/** The JSON document of `doctor` (schema/doctor.schema.json). */
export type DoctorReport = {
  schemaVersion: 1;
  command: 'doctor';
  ok: boolean;
  exitCode: number;
  checks: readonly ReportedCheck[];
};

export type ReportedCheck = {
  id: CheckId;
  status: CheckStatus;
  cause: Cause | null;
  summary: string;
  nextStep: string | null;
  facts: Readonly<Record<string, unknown>>;
  durationMs: number;
};

/** The exit codes of errors, gravest first (contract.md, exit codes). */
const gravest = [3, 9, 8, 4, 5, 6, 7, 10] as const;

/** The exit code of a run: that of its gravest error; 1 where a check itself broke and nothing else is wrong; warnings alone are 0. */
export function doctorExitCode(
  checks: readonly Pick<CheckResult, 'status' | 'cause'>[],
  codeOf: (cause: Cause) => number,
): number {
  const codes = new Set(
    checks.filter(({ status }) => status === 'error').map(({ cause }) => (cause === null ? 3 : codeOf(cause))),
  );
  return gravest.find((code) => codes.has(code)) ?? (checks.some(({ status }) => status === 'crashed') ? 1 : 0);
}
