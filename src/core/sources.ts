import type { Removed } from './key/clean.ts';
import type { Secret } from './key/secret.ts';
import type { Facts, SourceInfo, SourceKind, Warning } from './report.ts';

/** One place that holds a key under the name asked for. An empty `secret` is a variable set to nothing. */
export type FoundKey = {
  source: SourceKind;
  variable: string | null;
  /** Relative to the folder, with `/`. */
  path: string | null;
  line: number | null;
  secret: Secret;
  /**
   * What was taken off around a key that came by a pipe or a variable (core/key/clean.ts). Programs that read the
   * variable do not take it off.
   */
  removed?: readonly Removed[];
};

/** How a place is shown in reports: where it is, and never more of the key than its tail. */
export const sourceInfo = ({ source, variable, path, line, secret }: FoundKey, used: boolean): SourceInfo => ({
  source,
  variable,
  path,
  line,
  tail: secret.tail,
  used,
});

/** A place as facts of a cause: only what is known of it. */
export const placeFacts = ({ variable, path, line }: Pick<FoundKey, 'variable' | 'path' | 'line'>): Facts => ({
  ...(variable === null ? {} : { variable }),
  ...(path === null ? {} : { file: path }),
  ...(line === null ? {} : { line }),
});

/** A setting that changes a request (base URL, organisation, project), and where it is set. */
export type Setting = {
  value: string;
  variable: string;
  source: 'flag' | 'process' | 'env-file';
  path: string | null;
  line: number | null;
};

/** Every place that was looked at, strongest first, and what it gave. */
export type Sources = {
  /** All keys found under the name, in order of precedence. The first is the one in force. */
  found: readonly FoundKey[];
  /** The key in force, or null when no place holds one. */
  winner: FoundKey | null;
  /** Strongest first; settings of env files keep their path, so that policy can tell the key's own file from others. */
  baseUrls: readonly Setting[];
  organizations: readonly Setting[];
  projects: readonly Setting[];
  /** Env files that are there and not read under this project's rule. */
  unused: readonly string[];
  /** Keys that stand in those files: no program here reads them unless it is told to. */
  aside: readonly FoundKey[];
  /** Set where the place that should have given the key cannot be read: the run ends with it. */
  fault: { cause: 'env-file-unreadable' | 'missing-key' | 'malformed-key'; facts: Facts } | null;
  warnings: readonly Warning[];
};

/** Where a request may go, decided (contract.md, "Where a key may be sent"). */
export type Endpoint = {
  /** Without a slash at the end, such as `https://api.openai.com/v1`. */
  baseUrl: string;
  host: string;
  /** OpenAI's own hosts (regional ones count), this machine, or anything else. */
  kind: 'openai' | 'loopback' | 'elsewhere';
  from: 'default' | 'flag' | 'process' | 'env-file';
  path: string | null;
};
