import { Cancelled, InputLost, UserError } from '../core/errors.ts';
import { exitCodes, stopCodes } from '../core/exit-codes.ts';
import type { Words } from '../words/types.ts';

type End = {
  output: { out(text: string): void; say(text: string): void };
  words: Words;
  json: boolean;
  /** The command that continues after Ctrl-C. */
  resume: string | null;
  /** The command that was called, as typed. */
  command: string | null;
  debug: boolean;
};

/** Says how a run ended that threw, and gives its exit code. The three expected ends first; anything else is a bug. */
export function endOf(error: unknown, end: End): number {
  const { usage } = end.words;
  if (error instanceof Cancelled) {
    end.output.say(usage.stopped);
    if (end.resume !== null) end.output.say(`${usage.continueWith} ${end.resume}`);
    return stopCodes[error.by];
  }
  if (error instanceof InputLost) return usageEnd(new UserError(usage.inputLost), end);
  if (error instanceof UserError) return usageEnd(error, end);
  return internalEnd(error, end);
}

function usageEnd(error: UserError, { output, words, json, command }: End): number {
  if (json) {
    output.out(JSON.stringify(usageDocument(command, 'usage', error.message, error.missing), null, 2));
    return exitCodes.usage;
  }
  output.say(error.message);
  for (const [index, step] of error.steps.entries()) output.say(index === 0 ? `${words.usage.try} ${step}` : step);
  return exitCodes.usage;
}

/** A bug: a fixed sentence, and where it happened only on request; never the error's message, which may hold anything. */
function internalEnd(error: unknown, { output, words, json, command, debug }: End): number {
  const { usage } = words;
  const name = error instanceof Error ? error.name : typeof error;
  if (json) output.out(JSON.stringify(usageDocument(command, 'internal', usage.bug, []), null, 2));
  else output.say(`${usage.bug} (${name})\n${usage.try} ${usage.bugStep}`);
  if (debug && error instanceof Error) output.say(framesOf(error));
  return exitCodes.internal;
}

/** The stack without its message lines. */
const framesOf = (error: Error): string =>
  (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).join('\n');

const usageDocument = (command: string | null, end: 'usage' | 'internal', summary: string, missing: readonly string[]) => ({
  schemaVersion: 1,
  command,
  ok: false,
  class: end,
  exitCode: exitCodes[end],
  summary,
  missing,
});
