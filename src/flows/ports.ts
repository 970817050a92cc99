/**
 * What a flow may touch: types only. The real things stand in doors/ and come together in cli/context.ts;
 * tests hand in strict fakes from test/support/. What only doctor touches stands in doctor-ports.ts.
 */
import type { Attempt, Operation } from '../core/attempt.ts';
import type { EnvReader } from '../core/env/readers/types.ts';
import type { FileFault } from '../core/file-faults.ts';
import type { Secret } from '../core/key/secret.ts';
import type { WriteNote } from '../core/report.ts';
import type { Words } from '../words/types.ts';

/** Went back with Esc: the question before this one is asked again. */
export const back = Symbol('back');
export type Back = typeof back;

export type Choice<T extends string> = {
  value: T;
  label: string;
};

/**
 * Questions for a person. Every method explains itself on `?` (prints `explain` and asks again), answers `back` on Esc,
 * throws Cancelled on Ctrl-C and InputLost when the input ends. Absent (`ask: null` in Context) where nobody can be asked.
 */
export interface Ask {
  /** Which way of asking this is: the accessible one has numbered lines and no redraw. */
  readonly accessible: boolean;
  /** One of the choices; Enter takes `preset` (the first where none is named). */
  choose<T extends string>(question: {
    message: string;
    choices: readonly Choice<T>[];
    preset?: T;
    explain: string;
  }): Promise<T | Back>;
  /** Any number of the choices, at least one. */
  chooseSeveral<T extends string>(question: {
    message: string;
    choices: readonly Choice<T>[];
    preset: readonly T[];
    explain: string;
  }): Promise<readonly T[] | Back>;
  /** A hidden line: nothing of it is ever shown, pastes of several lines arrive as one text. Raw, not cleaned. */
  secret(question: { message: string; explain: string }): Promise<Secret | Back>;
  /**
   * A wait that is seen: calls `line(secondsLeft)` for what to show once a second (accessible: at the start and every 30 s).
   * Answers `done` when the time is over, `now` on Enter, `back` on Esc.
   */
  countdown(seconds: number, line: (secondsLeft: number) => string): Promise<'done' | 'now' | Back>;
}

/** What a path turned out to be. */
export type FileState =
  | { kind: 'absent' }
  | { kind: 'file'; bytes: Uint8Array; mode: number; links: number; viaLink: string | null; snapshot: Snapshot }
  | { kind: 'unreadable'; reason: FileFault; message: string };

/** How a file was when it was read; a write compares before it replaces. `null`: it was not there. */
export type Snapshot = { inode: string; size: number; mtimeNs: string; hash: string } | null;

export type WriteFailed = { kind: 'failed'; reason: FileFault; message: string };
export type WriteOutcome = { kind: 'written'; mode: number; notes: readonly WriteNote[] } | WriteFailed;
export type WriteOptions = { expected: Snapshot; mode?: number };
export type Done<T> = { kind: 'done'; value: T };

/** Reads and writes files of the project folder. All paths are relative to it or absolute. */
export interface Files {
  /** At most `limit` bytes (default 5 MiB): a larger file is `too-large`. Never hangs on a FIFO. */
  read(path: string, limit?: number): Promise<FileState>;
  /** Replaces (or creates, mode 0600 or `mode`) a file in one rename; `expected` must still be what is there. */
  write(path: string, bytes: Uint8Array, options: WriteOptions): Promise<WriteOutcome>;
  /**
   * Does some work while no other keycheck writes in the folder of `path`, so that what is read within is what the writes start from (editors
   * and other programs know nothing of it). `write` is for files of that folder. Fails where the folder cannot be had.
   */
  alone<T>(path: string, work: (write: Files['write']) => Promise<T>): Promise<Done<T> | WriteFailed>;
  /** Whether a write would be possible, without writing. `null`: nothing seen that speaks against it. */
  writable(path: string): Promise<{ reason: FileFault; message: string } | null>;
  /** Names in a folder, or an empty list. */
  list(path: string): Promise<readonly string[]>;
  /** Removes what an interrupted run left behind (temporary files of keycheck's own name pattern). */
  sweep(path: string): Promise<void>;
}

/** What git says about one path. */
export type GitView =
  | { kind: 'no-git' }
  | { kind: 'no-repository' }
  | { kind: 'unknown'; message: string }
  | { kind: 'repository'; root: string; tracked: boolean; ignored: { by: string; rule: string } | null };

/** Asks git, in a way that runs nothing of the repository. */
export interface Git {
  look(path: string): Promise<GitView>;
}

/** One request to the API. The key goes into the Authorization header and nowhere else. */
export type ApiRequest = {
  operation: Operation;
  key: Secret;
  baseUrl: string;
  model: string | null;
  organization: string | null;
  project: string | null;
  /** Extra top-level fields of POST /responses that may be left out when a server refuses them. */
  optionalFields: readonly ('store' | 'reasoning' | 'max_output_tokens')[];
  /** Milliseconds for connecting (TLS and proxy included) and until the first header. */
  connectMs: number;
  headersMs: number;
};

export interface Api {
  /** Never throws for anything the wire or a server does: that is the attempt's outcome. Throws the signal's reason when aborted. */
  send(request: ApiRequest, signal: AbortSignal): Promise<Attempt>;
}

/** Opens a page, where that is possible; the address is always printed by the caller. */
export interface Browser {
  /** False where no browser can be seen from here (SSH, WSL, headless): print only. */
  readonly available: boolean;
  open(url: string): Promise<boolean>;
}

/** Standard input as data. */
export interface Stdin {
  /** Everything until the end, at most `limit` characters (then `too-large`); `silent` when nothing ended it within `timeoutMs`. */
  read(
    limit: number,
    timeoutMs: number,
  ): Promise<{ kind: 'text'; text: Secret } | { kind: 'silent' } | { kind: 'too-large' }>;
}

/** How text for people may look. Colour and symbols never carry meaning alone. */
export interface Style {
  title(text: string): string;
  good(text: string): string;
  bad(text: string): string;
  warn(text: string): string;
  quiet(text: string): string;
  /** Columns of the terminal, 80 where there is none. */
  readonly columns: number;
}

/** What is known of the CI system around this run. */
export type Ci = {
  name: string | null;
  /** A pull request that gets no secrets: from a fork, or Dependabot's. */
  fork: boolean;
  /** Whether it is Dependabot's. */
  dependabot: boolean;
  pullRequestTarget: boolean;
  githubActions: boolean;
};

/** Everything a flow may touch. A function's signature picks what it needs. */
export interface Context {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder keycheck works on, absolute. */
  readonly cwd: string;
  readonly platform: NodeJS.Platform;
  now(): Date;
  /** Milliseconds on a clock that never steps back. */
  ticks(): number;
  /** At least 0, below 1. */
  random(): number;
  /** Resolves after that time; rejects with the signal's reason when the run is stopped. */
  sleep(ms: number): Promise<void>;
  /** Answers, to stdout. A line end is added. */
  out(text: string): void;
  /** Documents for programs and lines to copy, to stdout, as they are. A line end is added. */
  verbatim(text: string): void;
  /** Everything else, to stderr. A line end is added. */
  say(text: string): void;
  /** Tells the output door about a secret, which it then masks everywhere. */
  guard(secret: Secret): void;
  /** Shows that something takes its time, where that can be shown. */
  busy<T>(message: string, work: () => Promise<T>): Promise<T>;
  /** Asked to say nothing but one line on failure. */
  readonly quiet: boolean;
  readonly ask: Ask | null;
  readonly files: Files;
  readonly git: Git;
  /** The real readers of env files (dotenv, util.parseEnv), which read back what is about to be written; models stand in where they are absent. */
  readonly envReaders: () => Promise<readonly EnvReader[]>;
  readonly api: Api;
  readonly browser: Browser;
  readonly stdin: Stdin;
  readonly style: Style;
  readonly words: Words;
  readonly ci: Ci;
  /** Aborted by Ctrl-C and SIGTERM (reason: Cancelled). */
  readonly signal: AbortSignal;
}
