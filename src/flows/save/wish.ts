import type { Cause } from '../../core/causes/ids.ts';
import type { Secret } from '../../core/key/secret.ts';
import type { Facts, Saved } from '../../core/report.ts';
import type { Context } from '../ports.ts';

/** What saving touches: files, git, and where they are at hand the real readers of env files. */
export type SaveContext = Pick<Context, 'files' | 'git' | 'envReaders'>;

/** What is to be saved, and where. */
export type SaveWish = {
  /** The env file, relative to the folder or absolute. */
  path: string;
  variable: string;
  key: Secret;
  /** Other variables that go with the key, such as the practice platform's address. Not secret. */
  extras?: Readonly<Record<string, string>>;
  /** Whether an ignore rule may be added. */
  gitignore: boolean;
  /** Whether another value that stands there may be replaced: any, none, or only those that somebody was shown and gave up. */
  force: boolean | readonly Secret[];
  /** Whether the name, without the key, is also put into `.env.example` beside the file. */
  example: boolean;
};

/** A line of the masked diff. `text` never holds more of a key than its tail. `was`: what a person knows the old value by (…tail, host), or null. */
export type ChangeLine =
  | { kind: 'kept'; count: number }
  | { kind: 'added'; text: string }
  | { kind: 'replaced'; text: string; line: number; was: string | null };

/** What would change in one file. */
export type PlannedChange = { path: string; lines: readonly ChangeLine[] };

export type SaveCause = Extract<
  Cause,
  'env-file-unwritable' | 'env-file-exposed' | 'env-file-unreadable' | 'client-exposed-key'
>;

/** It may not be saved there. `facts.reason` says why: a FileFault, `utf-16`, `readers-disagree`, `tracked`, `not-ignored`, `git-unknown`, … */
export type SaveRefused = { kind: 'refused'; cause: SaveCause; facts: Facts };

/** Another value stands there, and nobody said that it may go. */
export type SaveOccupied = {
  kind: 'occupied';
  path: string;
  line: number;
  tail: string | null;
  valueKind: 'key' | 'reference' | 'placeholder' | 'other';
  /** Every value that stands in the way: who may replace them is asked about these, and about none that comes later. */
  values: readonly Secret[];
};

/** It can be saved: these are the changes (none: all is there already), and this is what the report will say. `target`: the env file, links followed. */
export type SaveReady = {
  kind: 'ready';
  changes: readonly PlannedChange[];
  target: string;
  saved: Saved;
  wish: SaveWish;
};

export type SavePlan = SaveRefused | SaveOccupied | SaveReady;
