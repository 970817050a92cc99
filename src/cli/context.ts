import { dirname, isAbsolute, resolve, sep } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import { UserError } from '../core/errors.ts';
import { Secret } from '../core/key/secret.ts';
import { printsInput } from '../core/node-debug.ts';
import { once } from '../core/once.ts';
import { systemBrowser } from '../doors/browser.ts';
import { systemCi } from '../doors/ci.ts';
import { systemEnvReaders } from '../doors/env-readers.ts';
import { isTerminal, paperOf } from '../doors/files/streams.ts';
import { systemFiles } from '../doors/files.ts';
import { systemGit } from '../doors/git.ts';
import { systemApi } from '../doors/openai.ts';
import type { Output } from '../doors/output.ts';
import { appendReportFile, writeReportFile } from '../doors/report-file.ts';
import { createBusy } from '../doors/spinner.ts';
import { systemStdin } from '../doors/stdin.ts';
import { systemStyle } from '../doors/style.ts';
import { terminalAsk } from '../doors/terminal/ask.ts';
import { isAccessible, isInteractive } from '../doors/terminal/interactive.ts';
import { showsUnicode } from '../doors/terminal/unicode.ts';
import type { Ask, Stdin } from '../flows/ports.ts';
import { allPages } from '../words/links.ts';
import type { Words } from '../words/types.ts';
import { traced } from './debug.ts';
import type { GlobalFlags } from './flags.ts';
import type { CliContext, Verdict } from './host.ts';
import { noted } from './written.ts';

/** What a run hands in to have its world brought together. */
export type Edge = {
  process: NodeJS.Process;
  output: Output;
  words: Words;
  signal: AbortSignal;
  /** Gives the terminal back; called when the run ends. */
  atEnd(work: () => void): void;
  /** Told how a check ended. */
  onVerdict(verdict: Verdict): void;
};

/**
 * Brings the world together once, at the edge. Dear things come on first use; without a terminal there is no `ask`,
 * and the compiler wants to know what happens then.
 */
export function systemContext(edge: Edge, flags: GlobalFlags): CliContext {
  const { process, output, words, signal } = edge;
  const { env, platform } = process;
  const cwd = currentFolder(process);
  // Standard input is a stream only for those who read it: making it takes longer than a check without a request.
  const typed = isTerminal(0, platform);
  const interactive = isInteractive({ stdin: { isTTY: typed }, stderr: paperOf(process, 'stderr'), env }, flags);
  const accessible = isAccessible(process, flags);
  const style = systemStyle({
    env,
    color: flags.color,
    stream: paperOf(process, interactive ? 'stderr' : 'stdout'),
    accessible,
  });
  const questions = interactive ? terminal(edge, style, accessible) : null;
  const quiet = flags.quiet ?? false;
  const written: string[] = [];
  const git = once(() => systemGit(cwd, env));
  const api = once(() => (flags.debug ? traced(systemApi(env), output.say) : systemApi(env)));
  const browser = once(() => systemBrowser({ env, platform, allowed: allPages }));
  return {
    env,
    cwd,
    platform,
    now: () => new Date(),
    // `performance` would load node:perf_hooks and all it measures with.
    ticks: () => Number(process.hrtime.bigint()) / 1e6,
    random: Math.random,
    sleep: (ms) => later(ms, undefined, { signal }).catch(() => Promise.reject(signal.reason)),
    out: output.out,
    verbatim: output.verbatim,
    say: output.say,
    guard: output.guard,
    command: output.command,
    busy: createBusy(busyWay(interactive && !quiet, accessible, edge)),
    quiet,
    get ask() {
      return questions?.ask() ?? null;
    },
    files: noted(systemFiles(cwd, platform, signal), written),
    written,
    envReaders: systemEnvReaders,
    get git() {
      return git();
    },
    get api() {
      return api();
    },
    get browser() {
      return browser();
    },
    get stdin() {
      // Typed into a terminal it shows nothing, so one line says what is waited for.
      const hint = () => (typed && !quiet ? output.say(words.usage.typeKey) : undefined);
      refuseNodeDebug(process, words);
      return questions?.asStdin(hint) ?? systemStdin(process.stdin, hint);
    },
    style,
    words,
    ci: systemCi(env),
    signal,
    onVerdict: edge.onVerdict,
    async writeReport(path, text, holds) {
      await writeReportFile(resolve(cwd, path), output.forFile(text, holds), output.holdsSecret).catch((cause) => {
        const steps = cause?.code === 'ENOENT' ? [words.usage.reportFolder(dirname(path))] : [];
        throw new UserError(words.usage.reportFile(path), { cause, steps });
      });
    },
    appendFor: (path, text) => appendReportFile(path, output.forFile(text)).catch(() => {}),
  };
}

/**
 * The folder to work on. One that was deleted under the shell's feet still has its name in PWD: nothing is found there and nothing can be written,
 * which is then said as of any folder that is not there.
 */
function currentFolder({ cwd, env }: NodeJS.Process): string {
  try {
    return cwd();
  } catch {
    return isAbsolute(env['PWD'] ?? '') ? (env['PWD'] ?? '') : sep;
  }
}

/** Questions in the terminal, taken over when the first flow looks for somebody to ask, not before: a check that asks nothing leaves it alone. */
function terminal({ process, output, words, signal, atEnd }: Edge, style: CliContext['style'], accessible: boolean) {
  let made: Ask | null = null;
  return {
    ask(): Ask {
      if (made) return made;
      refuseNodeDebug(process, words);
      const { stdin, stderr } = process;
      const ask = terminalAsk({ stdin, stderr, style, words: words.terminal, signal, accessible, clean: output.clean });
      atEnd(ask.close);
      made = ask;
      return ask;
    },
    /** A terminal has one reader: once it is taken over, a key that is typed for `--key-stdin` is a question too. Null before that. */
    asStdin: (hint: () => void): Stdin | null => made && typedStdin(made, hint, words),
  };
}

/** A hidden line as standard input. Esc is an empty one. */
const typedStdin = (ask: Ask, hint: () => void, { setup, usage }: Words): Stdin => ({
  async read(limit) {
    hint();
    const answer = await ask.secret({ message: setup.key.paste.message, explain: usage.typeKey });
    if (typeof answer === 'symbol') return { kind: 'text', text: new Secret('') };
    return answer.length > limit ? { kind: 'too-large' } : { kind: 'text', text: answer };
  },
});

function busyWay(shown: boolean, accessible: boolean, { process, output }: Edge): Parameters<typeof createBusy>[0] {
  if (!shown) return { kind: 'silent' };
  if (accessible) return { kind: 'line', say: output.say };
  const { env, platform, stderr: stream } = process;
  return { kind: 'spinner', stream, clean: output.clean, ascii: !showsUnicode({ env, platform, stream }) };
}

/** Under NODE_DEBUG=stream Node itself prints what is typed or piped in, the key with it: it is not read at all. */
function refuseNodeDebug({ env }: NodeJS.Process, { usage }: Words): void {
  if (printsInput(env['NODE_DEBUG'] ?? ''))
    throw new UserError(usage.nodeDebug.message, { steps: [usage.nodeDebug.step] });
}
