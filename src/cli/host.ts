import type { VerifyReport } from '../core/report.ts';
import type { Context } from '../flows/ports.ts';
import type { Words } from '../words/types.ts';
import type { GlobalFlags } from './flags.ts';

/** What a command gets from the edge: the words, a context made for its flags, and a way to end. */
export type Host = {
  readonly words: Words;
  /** Brings the world together for one run. */
  context(flags: GlobalFlags): CliContext;
  /** Sets the exit code of the run. */
  finish(code: number): void;
  /** Where a run that saves stands, for whoever stops it; kept up to date on the way. */
  unfinished(at: Unfinished): void;
};

/** Where a run that saves something stands. */
export type Unfinished = {
  /** The files that were written so far. */
  written: readonly string[];
  /** What the person pastes to go on; null while there is nothing but the same command. Never holds a key. */
  resume: string | null;
};

/** How a check ended, in the words that scripts branch on. */
export type Verdict = Pick<VerifyReport, 'ok' | 'cause' | 'class'>;

/** The context of the command line: what flows see, and what only commands may do. */
export type CliContext = Context & {
  /** A workflow command of GitHub Actions, on its own line, already escaped by its reporter. */
  command(text: string): void;
  /** Writes a report to the path the person named; throws UserError where that fails. `commands`: it is made of CI commands. */
  writeReport(path: string, text: string, holds?: 'text' | 'commands'): Promise<void>;
  /** The files of the folder that this run has written so far. */
  readonly written: readonly string[];
  /** Tells whoever started the run how the check ended. */
  onVerdict(verdict: Verdict): void;
  /** Appends to a file that the CI system named, such as GITHUB_STEP_SUMMARY; says nothing where that fails. */
  appendFor(ci: string, text: string): Promise<void>;
};
