/** What doctor may touch beside what every flow may: types only, as in ports.ts. */
import type { Attempt } from '../core/attempt.ts';
import type { Unsearched } from '../core/doctor.ts';
import type { KeyOnLine } from '../core/key/find.ts';
import type { Secret } from '../core/key/secret.ts';
import type { Area } from '../core/search-area.ts';
import type { Context } from './ports.ts';

/** A key's text in a file. */
export type ScanHit = KeyOnLine & { path: string; area: Area };

/** What a search of a folder found, and what it left out. */
export type ScanReport = {
  hits: readonly ScanHit[];
  /** Places where a client is told to run in a browser. */
  browserClients: readonly { path: string; line: number }[];
  /** Files that were searched, per area. */
  files: Readonly<Record<Area, number>>;
  bytes: number;
  /** Folders of built files, relative. */
  bundleFolders: readonly string[];
  unsearched: Unsearched;
};

/** Searches the files of the project folder, in a stream and in bounded time. */
export interface Scan {
  /** Links are not followed, nothing is run. Throws the signal's reason when the run is stopped. */
  tree(wish: { own: readonly Secret[]; timeMs: number; signal: AbortSignal }): Promise<ScanReport>;
}

/** A key's text in something git keeps. */
export type GitHit = KeyOnLine & { path: string | null; object: string };

export type HistoryReport =
  | { kind: 'no-git' | 'no-repository' }
  | { kind: 'unknown'; message: string }
  | { kind: 'searched'; hits: readonly GitHit[]; objects: number; outOfTime: boolean };

/** Which commit brought something in, and a remote branch that has it (null: none was seen). */
export type Origin = { commit: string; date: string; shared: string | null };

/** Asks git for the contents it keeps. No key is handed to git: what it holds is searched here. */
export interface GitContents {
  /** Everything that any branch, tag or stash reaches, newest first. */
  history(wish: { own: readonly Secret[]; timeMs: number; signal: AbortSignal }): Promise<HistoryReport>;
  /** What the next commit would take along and the last one has not; `objects` counts files. */
  staged(wish: { own: readonly Secret[]; timeMs: number; signal: AbortSignal }): Promise<HistoryReport>;
  /** Null where it cannot be found in time. */
  origin(object: string): Promise<Origin | null>;
}

/** The way to a host, tried without a key. `serverDate` in milliseconds, as the reply's Date header says. */
export interface Network {
  knock(
    baseUrl: string,
    signal: AbortSignal,
  ): Promise<{ attempt: Attempt; proxy: string | null; serverDate: number | null }>;
}

/** What doctor touches beside the usual. */
export type DoctorContext = Context & {
  readonly scan: Scan;
  readonly contents: GitContents;
  readonly network: Network;
  /** The version of Node, without `v`. */
  readonly nodeVersion: string;
  readonly terminal: { stdin: boolean; stderr: boolean };
};
