import type { Level } from '../../core/attempt.ts';
import type { Cause } from '../../core/causes/ids.ts';
import type { Secret } from '../../core/key/secret.ts';
import type { Use } from '../../core/permissions.ts';
import type { Saved, VerifyResult, Warning } from '../../core/report.ts';
import type { Endpoint, FoundKey } from '../../core/sources.ts';
import { path } from '../../words/commands.ts';
import type { Shell } from '../../words/situation.ts';

/** The flags of `init`, read and checked by the command line: answers given early. */
export type InitFlags = {
  /** Take every default, ask nothing. */
  yes: boolean;
  dotenv: string | null;
  envName: string;
  keyStdin: boolean;
  keyEnv: string | null;
  uses: readonly Use[] | null;
  project: string | null;
  organization: string | null;
  model: string | null;
  baseUrl: string | null;
  allowBaseUrl: boolean;
  force: boolean;
  gitignore: boolean;
  open: boolean;
  verify: boolean;
  level: Level;
  timeoutMs: number;
  retries: number;
  waitMs: number | null;
  dryRun: boolean;
  sandbox: boolean;
  port: number | null;
  /** Flags of every command that shape how it is told (`--lang zh-TW`, `--accessible`), as they are typed. */
  telling: readonly string[];
};

/** A practice platform that runs: the part of practice/ that the wizard uses. */
export type PracticePlatform = {
  /** Ends in /v1. */
  baseUrl: string;
  pageUrl: string;
  /** A practice key; it opens nothing. */
  key: string;
  state: { scenario(cause: Cause): void; reset(): void };
  close(): Promise<void>;
};

/** Starts the practice platform. Handed in by the command line: flows do not reach into practice/. */
export interface Practice {
  /** On that port (null: 4141) or, where it is taken, the next free one. `key`: a practice key that is to be used again. */
  start(options: { port: number | null; key: Secret | null }): Promise<PracticePlatform>;
}

/** What is known so far on the way. Esc gives back the one of a question before. */
export type Answers = {
  /** How the person gets to a key. `found`: one that is here already, nothing is written. */
  way: 'open' | 'found' | 'paste' | 'account' | 'given';
  practice: PracticePlatform | null;
  uses: readonly Use[] | null;
  /** "I cannot see that button" was the answer. */
  blocked: boolean;
  key: FoundKey | null;
  /** The variable to save under. */
  variable: string;
  /** The request was agreed to before its screen. */
  agreed: boolean;
  /** Where the key was or would be sent. */
  endpoint: Endpoint | null;
  result: VerifyResult | null;
  saved: Saved | null;
  /** What could not be kept of the files that were written. */
  saveWarnings: readonly Warning[];
  /** The address went into the file as well. */
  addressSaved: boolean;
  /** Tail of a key that the new one took the place of. */
  replaced: string | null;
  /** Show how to remove this key from this terminal. */
  shellKey: { variable: string; tail: string | null } | null;
};

export const noAnswers = (flags: InitFlags): Answers => ({
  way: 'open',
  practice: null,
  uses: flags.uses,
  blocked: false,
  key: null,
  variable: flags.envName,
  agreed: false,
  endpoint: null,
  result: null,
  saved: null,
  saveWarnings: [],
  addressSaved: false,
  replaced: null,
  shellKey: null,
});

/** A word of a command line: quoted where that shell would take it apart. */
export const word = (text: string, shell: Shell): string =>
  /^[\w@+:,./][\w@+:,./-]*$/.test(text) ? text : path(text, shell);

/** What is taken without a flag. */
const usual = { timeoutMs: 30_000, retries: 2 };

const inSeconds = (ms: number): string => `${Math.ceil(ms / 1000)}s`;

/** The command that brings somebody back to where they were. Never holds a key: that is asked for again. */
export function resumeCommand(
  answers: Pick<Answers, 'way' | 'uses' | 'practice' | 'variable'>,
  flags: InitFlags,
  shell: Shell,
): string {
  const given: [string, string | null][] = [
    ['--key-env', answers.way === 'given' ? flags.keyEnv : null],
    ['--uses', answers.uses === null ? null : answers.uses.join(',')],
    ['--dotenv', flags.dotenv],
    ['--env-name', answers.variable === 'OPENAI_API_KEY' ? null : answers.variable],
    ['--model', flags.model],
    ['--project', flags.project],
    ['--org', flags.organization],
    ['--base-url', flags.baseUrl],
    ['--port', flags.port === null ? null : String(flags.port)],
    ['--level', flags.level === 'call' ? null : flags.level],
    ['--timeout', flags.timeoutMs === usual.timeoutMs || flags.waitMs !== null ? null : inSeconds(flags.timeoutMs)],
    ['--retries', flags.retries === usual.retries ? null : String(flags.retries)],
    ['--wait', flags.waitMs === null ? null : inSeconds(flags.waitMs)],
  ];
  const switches = [
    ...(flags.sandbox || answers.practice !== null ? ['--sandbox'] : []),
    ...(answers.way === 'given' && flags.keyStdin ? ['--key-stdin'] : []),
    ...(flags.allowBaseUrl ? ['--allow-base-url'] : []),
    ...(flags.gitignore ? [] : ['--no-gitignore']),
    ...(flags.open ? [] : ['--no-open']),
    ...(flags.verify ? [] : ['--no-verify']),
    ...(flags.force ? ['--force'] : []),
    ...(flags.dryRun ? ['--dry-run'] : []),
  ];
  return [
    'npx keycheck init',
    ...switches,
    ...given.flatMap(([flag, value]) => (value === null ? [] : [flag, word(value, shell)])),
    ...flags.telling,
  ].join(' ');
}
