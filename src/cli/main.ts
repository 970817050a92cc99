import { UserError } from '../core/errors.ts';
import { exitCodes } from '../core/exit-codes.ts';
import { sinkOf } from '../doors/files/sink.ts';
import { letGoOfGoneTerminals, type Paper, paperOf } from '../doors/files/streams.ts';
import { createOutput, type Output } from '../doors/output.ts';
import { isAccessible } from '../doors/terminal/interactive.ts';
import { showsUnicode } from '../doors/terminal/unicode.ts';
import { aloud, inAscii } from '../words/adapt.ts';
import { wrapText } from '../words/layout.ts';
import { shellOf } from '../words/situation.ts';
import { calledCommand, commandFirst, hasSwitch, peekFlag, refuseUnsafeArguments, wantsJson } from './arguments.ts';
import { systemContext } from './context.ts';
import { endOf, isHelp } from './ends.ts';
import type { Host, Unfinished, Verdict } from './host.ts';
import { chooseLanguage, languageNames, loadWords } from './languages.ts';
import { type LoneCopy, loneCopy, watchFor } from './lone-copy.ts';
import { takeWarnings } from './node-warnings.ts';
import { asksForRootHelp, rootHelp } from './root-help.ts';
import { leave, stopSignal, whole } from './stopping.ts';

/**
 * Runs keycheck for these arguments and ends the process. Every way out has its exit code (contract.md); the process is
 * ended rather than left to run dry, because a look-up that never answers would keep it alive.
 * @param bin the file that was started, links followed
 */
export async function main(process: NodeJS.Process, bin: string): Promise<void> {
  const copy = paperOf(process, 'stderr').isTTY ? loneCopy(bin, shellOf(process.platform, process.env)) : null;
  const { read, unreached } = watchFor(copy);
  const output = createOutput({
    get stdout() {
      return sinkOf(process, 'stdout');
    },
    get stderr() {
      return sinkOf(process, 'stderr');
    },
    forReader: forReader(process, read),
  });
  const code = await run({ process, output, args: process.argv.slice(2), unreached });
  await leave(output, code);
  letGoOfGoneTerminals(process.platform);
  process.exit(code);
}

/** Runs `keycheck verify` as a GitHub action (action.yml) and ends the process. */
export async function action(process: NodeJS.Process): Promise<void> {
  const { runAction } = await import('./action.ts');
  await runAction(process, run);
}

/** One run: its arguments, where what it says goes, and who wants to know the verdict. */
export type Run = {
  process: NodeJS.Process;
  output: Output;
  args: readonly string[];
  /** This copy, where the run has named commands that reach it in its own folder only; null where they work anywhere. */
  unreached?: () => LoneCopy | null;
  onVerdict?: (verdict: Verdict) => void;
};

/** What is printed for people, as those who read it need it: accessible mode is heard, some terminals show ASCII alone. `read` is told of every text. */
function forReader(process: NodeJS.Process, read: (text: string) => void) {
  const { env, platform } = process;
  const heard = isAccessible(process, { accessible: hasSwitch(process.argv.slice(2), '--accessible') });
  const adapted = (stream: Paper) => {
    const shown = showsUnicode({ env, platform, stream });
    return (text: string): string => {
      read(text);
      return shown ? spoken(text) : inAscii(spoken(text));
    };
  };
  const spoken = (text: string): string => (heard ? aloud(text) : text);
  return { stdout: adapted(paperOf(process, 'stdout')), stderr: adapted(paperOf(process, 'stderr')) };
}

/** Does what the arguments say, and gives the exit code. Never throws; the caller ends the process. */
async function run({ process, output, args, unreached = () => null, onVerdict = () => {} }: Run): Promise<number> {
  takeWarnings(process, hasSwitch(args, '--debug') ? output.say : () => {});
  const flag = peekFlag(args, '--lang');
  const language = chooseLanguage(flag, {
    env: process.env,
    platform: process.platform,
    systemLocale: () => new Intl.DateTimeFormat().resolvedOptions().locale,
  });
  const json = wantsJson(args);
  // Prose inside JSON is English unless a language was asked for by flag, so that scripts see one language.
  const words = await loadWords(json && flag === null ? 'en' : (language ?? 'en'));
  let exitCode: number = exitCodes.internal;
  let unfinished: Unfinished | null = null;
  const heard = isAccessible(process, { accessible: hasSwitch(args, '--accessible') });
  const { isTTY, columns: width } = paperOf(process, 'stderr');
  const columns = isTTY && !heard ? width || 80 : null;
  const stop = stopSignal(process);
  const ends: (() => void)[] = [];
  const atEnd = (work: () => void) => void ends.push(work);
  const edge = { process, output, words, signal: stop.signal, atEnd, onVerdict };
  const host: Host = {
    words,
    context: (flags) => systemContext(edge, flags),
    finish: (code) => {
      exitCode = code;
    },
    unfinished: (at) => {
      unfinished = at;
    },
  };
  try {
    refuseUnsafeArguments(args, words);
    if (language === null) throw new UserError(words.usage.noSuchLanguage(languageNames.join(', ')));
    await act(host, { process, output, args }).catch((error: unknown) => {
      if (!isHelp(error)) throw error;
      exitCode = exitCodes.ok;
    });
    return await whole(exitCode, { output, words, signal: stop.signal });
  } catch (error) {
    return endOf(stop.signal.aborted ? stop.signal.reason : error, {
      output,
      words,
      json,
      unfinished,
      command: calledCommand(args),
      debug: hasSwitch(args, '--debug'),
      githubActions: process.env.GITHUB_ACTIONS === 'true',
      columns,
    });
  } finally {
    for (const end of ends) end();
    stop.release();
    const copy = hasSwitch(args, '--quiet') ? null : unreached();
    if (copy !== null) {
      const told = words.usage.loneCopy(copy.folder);
      output.say(`${columns === null ? told : wrapText(told, columns)}\n  ${copy.command}`);
    }
  }
}

/** Does what the arguments ask for. */
async function act(host: Host, { process, output, args }: Pick<Run, 'process' | 'output' | 'args'>): Promise<void> {
  if (asksForRootHelp(args)) {
    output.raw(rootHelp(host.words, paperOf(process, 'stdout').columns || 80));
    return host.finish(exitCodes.ok);
  }
  const { buildProgram } = await import('./program.ts');
  const program = await buildProgram(host, calledCommand(args), output.raw);
  await program.parseAsync(commandFirst(args), { from: 'user' });
}
