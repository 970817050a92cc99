import type { Level } from '../../core/attempt.ts';
import type { Cause } from '../../core/causes/ids.ts';
import type { Secret } from '../../core/key/secret.ts';
import type { Use } from '../../core/permissions.ts';
import type { Saved, VerifyResult } from '../../core/report.ts';
import type { Endpoint, FoundKey } from '../../core/sources.ts';

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
  /** Tail of a key that the new one took the place of. */
  replaced: string | null;
  /** Show how to remove the key from this terminal; its tail. */
  shellKey: { tail: string | null } | null;
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
  replaced: null,
  shellKey: null,
});

/** A word of a command line: quoted where a shell would take it apart. */
export const word = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;

/** The command that brings somebody back to where they were. Never holds a key: that is asked for again. */
export function resumeCommand(answers: Pick<Answers, 'uses' | 'practice' | 'variable'>, flags: InitFlags): string {
  const given: [string, string | null][] = [
    ['--uses', answers.uses === null ? null : answers.uses.join(',')],
    ['--dotenv', flags.dotenv],
    ['--env-name', answers.variable === 'OPENAI_API_KEY' ? null : answers.variable],
    ['--model', flags.model],
    ['--project', flags.project],
    ['--org', flags.organization],
    ['--base-url', flags.baseUrl],
    ['--port', flags.port === null ? null : String(flags.port)],
  ];
  const switches = [
    ...(flags.sandbox || answers.practice !== null ? ['--sandbox'] : []),
    ...(flags.allowBaseUrl ? ['--allow-base-url'] : []),
    ...(flags.gitignore ? [] : ['--no-gitignore']),
    ...(flags.open ? [] : ['--no-open']),
    ...(flags.verify ? [] : ['--no-verify']),
  ];
  return [
    'npx keycheck init',
    ...switches,
    ...given.flatMap(([flag, value]) => (value === null ? [] : [flag, word(value)])),
  ].join(' ');
}
