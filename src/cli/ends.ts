import type { CommanderError } from 'commander';
import { Cancelled, InputLost, UserError } from '../core/errors.ts';
import { exitCodes, stopCodes } from '../core/exit-codes.ts';
import { paragraph, wrapText } from '../words/layout.ts';
import { usageErrorReport } from '../words/render.ts';
import { annotation } from '../words/reporters/annotation.ts';
import type { Words } from '../words/types.ts';
import type { Unfinished } from './host.ts';

type End = {
  output: { verbatim(text: string): void; say(text: string): void; command(text: string): void };
  words: Words;
  json: boolean;
  /** Where the run stood; null for a command that saves nothing. */
  unfinished: Unfinished | null;
  /** The command that was called, as typed. */
  command: string | null;
  debug: boolean;
  /** Whether GitHub reads the log: then wrong flags are an annotation too. */
  githubActions: boolean;
  /** Columns of the terminal that reads it; null where none does, and lines stay whole. */
  columns: number | null;
};

/** Whether commander only showed help or the version, which is no mistake. */
export const isHelp = (error: unknown): boolean =>
  error instanceof Error &&
  ['commander.helpDisplayed', 'commander.help', 'commander.version'].includes((error as CommanderError).code);

/** Says how a run ended that threw, and gives its exit code. The three expected ends first; anything else is a bug. */
export function endOf(error: unknown, end: End): number {
  const { usage } = end.words;
  if (error instanceof Cancelled) {
    end.output.say(paragraph([usage.stopped, ...savedSoFar(end)]));
    sayHowToGoOn(end);
    return stopCodes[error.by];
  }
  if (error instanceof InputLost) {
    const code = usageEnd(new UserError(paragraph([usage.inputLost, ...savedSoFar(end)])), end);
    if (!end.json) sayHowToGoOn(end);
    return code;
  }
  if (error instanceof UserError) return usageEnd(error, end);
  return internalEnd(error, end);
}

function sayHowToGoOn({ unfinished, output, words: { usage } }: End): void {
  if (unfinished?.resume) output.say(paragraph([usage.continueWith, unfinished.resume]));
}

/** What a run that did not reach its end has saved, as far as saving is its work. */
const savedSoFar = ({ unfinished, words: { usage } }: End): string[] =>
  unfinished === null
    ? []
    : [unfinished.written.length === 0 ? usage.nothingSaved : usage.savedAlready(unfinished.written)];

function usageEnd(error: UserError, { output, words, json, command, columns, githubActions }: End): number {
  if (json) {
    output.verbatim(JSON.stringify(usageErrorReport(error, command), null, 2));
    return exitCodes.usage;
  }
  const lines = [
    error.message,
    ...error.steps.map((step, index) => (index === 0 ? paragraph([words.usage.try, step]) : step)),
  ];
  for (const line of lines) output.say(columns === null ? line : wrapText(line, columns));
  if (githubActions) output.command(annotation('error', words.verify.program, lines));
  return exitCodes.usage;
}

/** A bug: a fixed sentence, and where it happened only on request; never the error's message, which may hold anything. */
function internalEnd(error: unknown, { output, words, json, command, debug }: End): number {
  const { usage } = words;
  const name = error instanceof Error ? error.name : typeof error;
  if (json) output.verbatim(JSON.stringify(bugReport(command, usage.bug), null, 2));
  else output.say(`${usage.bug} (${name})\n${paragraph([usage.try, usage.bugStep])}`);
  if (debug && error instanceof Error) output.say(framesOf(error));
  return exitCodes.internal;
}

/** The stack without its message lines. */
const framesOf = (error: Error): string =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');

/** What `--json` prints of a bug: the shape of a usage error, with its own class and code. */
const bugReport = (command: string | null, summary: string) => ({
  ...usageErrorReport(new UserError(summary), command),
  class: 'internal',
  exitCode: exitCodes.internal,
});
