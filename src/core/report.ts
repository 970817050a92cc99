import type { Level } from './attempt.ts';
import type { Cause } from './causes/ids.ts';
import type { ReportClass } from './exit-codes.ts';
import type { Removed } from './key/peel.ts';

/** What kind of key a text looks like (contract.md, JSON of verify). */
export type KeyKind =
  | 'project'
  | 'service-account'
  | 'admin'
  | 'legacy'
  | 'session-token'
  | 'other-vendor'
  | 'sandbox'
  | 'unknown';

/** Where a key was found. `argument` is the library's. */
export type SourceKind = 'stdin' | 'process' | 'env-file' | 'argument';

/** Facts that the reply (or the place it failed at) named. Only what is known is present. */
export type Facts = {
  missingScopes?: string[];
  /** The host to use, or the one that answered or did not. */
  host?: string;
  model?: string;
  project?: string;
  organization?: string;
  /** An environment variable that takes part in the cause. */
  variable?: string;
  file?: string;
  line?: number;
  /** The limit that was named, such as `requests per min (RPM): Limit 3`. */
  limit?: string;
  retryAfterSeconds?: number;
  /** Which form of the cause this is, such as `masked-copy` of `wrong-key-kind`. Sentences branch on it. */
  reason?: string;
  /** What was most likely meant, such as the right base URL for a refused one. Foreign text may be part of it. */
  suggestion?: string;
  /** The reader of env files that would read an edited file differently: `dotenv`, `node` or `python-dotenv`. */
  reader?: string;
  /** The .gitignore that got its line although the key could not be saved afterwards. */
  ruleAdded?: string;
  /** The vendor a key belongs to, for `wrong-key-kind`. */
  vendor?: string;
  /** The request field a 400 complained of. */
  param?: string;
  status?: number;
  /** Where a redirect pointed to: the host only, made safe. */
  location?: string;
  /** The code Node gave for a network fault, such as `ENOTFOUND`. */
  networkCode?: string;
  /** Where in the certificate or the clock the fault lies; dates as YYYY-MM-DD. */
  validFrom?: string;
  validTo?: string;
  proxy?: string;
};

/** One place a key was found at, as reports show it: never more of the key than its tail. */
export type SourceInfo = {
  source: SourceKind;
  variable: string | null;
  path: string | null;
  line: number | null;
  tail: string | null;
  used: boolean;
};

export type KeyInfo = Omit<SourceInfo, 'used'> & { kind: KeyKind; length: number };

/** The platform's own error, made safe for terminals and CI logs and at most 300 characters a field. */
export type PlatformError = { type: string | null; code: string | null; param: string | null; message: string | null };

export type RateLimit = { limit: number | null; remaining: number | null; resetSeconds: number | null };

export type Usage = { inputTokens: number; outputTokens: number; totalTokens: number };

/**
 * What could not be kept or done of a write that otherwise succeeded: the file's owner and group, its mode, or forcing the folder to disk, so
 * that the rename outlasts a power cut.
 */
export type WriteNote = 'owner-not-kept' | 'mode-not-kept' | 'folder-not-synced';

/** Something worth knowing that does not change the verdict. What is said of each stands in words. */
export type Warning =
  | { code: 'shadowed-source'; used: SourceInfo; others: SourceInfo[] }
  | {
      code: 'unusual-key-shape';
      shape: 'length' | 'marker' | 'alphabet' | 'prefix' | 'vendor' | 'short';
      vendor?: string;
      length: number;
    }
  | { code: 'not-verified' }
  | { code: 'credit-not-checked' }
  | { code: 'model-not-checked'; model: string }
  | { code: 'scope-not-checked' }
  | { code: 'project-not-confirmed'; id: 'organization' | 'project'; asked: string }
  | { code: 'unusual-answer'; status: string }
  | { code: 'client-exposed-key'; variable: string; path: string | null; line: number | null }
  | { code: 'unsafe-tls' }
  | { code: 'readers-disagree'; path: string; line: number; readers: string[] }
  | { code: 'env-file-unreadable'; path: string; reason: string }
  | { code: 'custom-base-url'; host: string; from: 'flag' | 'process' | 'env-file'; path: string | null }
  | { code: 'model-retires'; model: string; date: string }
  | { code: 'pull-request-target' }
  | { code: 'repaired-key'; variable: string; removed: readonly Removed[] }
  | { [N in WriteNote]: { code: N; path: string } }[WriteNote];

export type WarningCode = Warning['code'];

/**
 * What a check found, without a word of prose: flows make it, words turn it into a `VerifyReport`.
 * `cause` null and `skipped` false is success at the level asked for.
 */
export type VerifyResult = {
  cause: Cause | null;
  skipped: boolean;
  facts: Facts;
  retryable: boolean;
  keyAccepted: boolean | null;
  key: KeyInfo | null;
  sources: SourceInfo[];
  endpoint: { baseUrl: string; level: Level };
  model: { requested: string | null; answered: string | null };
  request: {
    status: number | null;
    requestId: string | null;
    attempts: number;
    durationMs: number;
    retryAfterSeconds: number | null;
  };
  usage: Usage | null;
  cost: { usd: number; pricesAsOf: string } | null;
  organization: string | null;
  project: string | null;
  rateLimits: { requests: RateLimit | null; tokens: RateLimit | null } | null;
  platform: PlatformError | null;
  warnings: Warning[];
};

/** The JSON document of `verify` (schema/verify.schema.json). Absent facts are null, never left out. */
export type VerifyReport = Omit<VerifyResult, 'skipped' | 'warnings'> & {
  schemaVersion: 1;
  command: 'verify' | 'init';
  ok: boolean;
  class: ReportClass;
  exitCode: number;
  summary: string;
  nextSteps: string[];
  /** The page that says more, such as `docs/causes/missing-scope.md`. */
  docs: string | null;
  warnings: { code: WarningCode; message: string }[];
};

/** What `init` wrote. */
export type Saved = { path: string; variable: string; changed: boolean; created: boolean; gitignored: boolean };

/** The JSON document of `init`. */
export type InitReport = VerifyReport & { command: 'init'; saved: Saved | null };

/** What `diagnose` answers (contract.md, Library). */
export type Diagnosis = {
  cause: Cause | null;
  class: ReportClass;
  summary: string;
  nextSteps: string[];
  retryable: boolean;
  keyAccepted: boolean | null;
  facts: Facts;
};
