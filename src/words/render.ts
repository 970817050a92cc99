import { type Cause, classOf } from '../core/causes/ids.ts';
import type { UserError } from '../core/errors.ts';
import { exitCodeFor, exitCodes, type ReportClass } from '../core/exit-codes.ts';
import type {
  Diagnosis,
  Facts,
  KeyInfo,
  PlatformError,
  SourceInfo,
  VerifyReport,
  VerifyResult,
  Warning,
} from '../core/report.ts';
import { sameCheck } from './commands.ts';
import { completeHints, type Hints, plainHints, type Situation, situationOf } from './situation.ts';
import type { Words } from './types.ts';

/** Results become reports here: the verdict of core, and the sentences that belong to it. */

/** The page in the repository that says more about a cause. */
export const docsPage = (cause: Cause): string => `docs/causes/${cause}.md`;

/** The class a result ends with. */
export const classOfResult = ({ cause, skipped }: Pick<VerifyResult, 'cause' | 'skipped'>): ReportClass =>
  skipped ? 'skipped' : cause === null ? 'ok' : classOf(cause);

/** The sentence of a result: a cause's lead, or how well it went. */
function summaryOf(result: Pick<VerifyResult, 'cause' | 'skipped'>, words: Words, s: Situation): string {
  if (result.skipped) return words.verify.skipped(s);
  return result.cause === null ? words.verify.works(s) : words.causes[result.cause].lead(s);
}

/** The sentence of one warning. The table is complete by type, so the entry of a code takes that code's warning. */
export function sayWarning<C extends Warning['code']>(
  warning: Extract<Warning, { code: C }>,
  words: Words,
  s: Situation,
): string {
  const say: (w: Extract<Warning, { code: C }>, s: Situation) => string = words.warnings[warning.code as C];
  return say(warning, s);
}

/**
 * The JSON document of a result: class, exit code and sentences added, keys in the contract's order.
 * `hints` say on which machine it is read; without them a POSIX terminal.
 */
export function toReport(
  result: VerifyResult,
  words: Words,
  command: VerifyReport['command'],
  hints: Partial<Hints> = plainHints,
): VerifyReport {
  const s = situationOf(result, completeHints(hints));
  const end = classOfResult(result);
  const { cause } = result;
  const isCause = cause !== null && !result.skipped;
  return {
    schemaVersion: 1,
    command,
    ok: end === 'ok',
    cause,
    class: end,
    exitCode: exitCodeFor(end),
    summary: summaryOf(result, words, s),
    nextSteps: isCause ? words.causes[cause].next(s).map((step) => sameCheck(step, s.again)) : [],
    docs: cause === null ? null : docsPage(cause),
    retryable: result.retryable,
    keyAccepted: result.keyAccepted,
    facts: result.facts,
    key: result.key === null ? null : keyInOrder(result.key),
    sources: result.sources.map(sourceInOrder),
    endpoint: { baseUrl: result.endpoint.baseUrl, level: result.endpoint.level },
    model: { requested: result.model.requested, answered: result.model.answered },
    request: result.request,
    usage: result.usage,
    cost: result.cost,
    organization: result.organization,
    project: result.project,
    rateLimits: result.rateLimits,
    platform: result.platform,
    warnings: result.warnings.map((warning) => ({ code: warning.code, message: sayWarning(warning, words, s) })),
  };
}

const keyInOrder = ({ variable, source, path, line, kind, tail, length }: KeyInfo): KeyInfo => ({
  variable,
  source,
  path,
  line,
  kind,
  tail,
  length,
});

const sourceInOrder = ({ source, variable, path, line, tail, used }: SourceInfo): SourceInfo => ({
  source,
  variable,
  path,
  line,
  tail,
  used,
});

/** What a verdict about a caught error gives, as far as sentences need it. */
export type Verdict = {
  cause: Cause | null;
  facts: Facts;
  retryable: boolean;
  keyAccepted: boolean | null;
  platform?: PlatformError | null;
};

/** What is known where only an error was caught: nothing of the key, its place or the address. */
const caughtOnly: Omit<VerifyResult, keyof Verdict> = {
  skipped: false,
  key: null,
  sources: [],
  endpoint: { baseUrl: '', level: 'call' },
  model: { requested: null, answered: null },
  request: { status: null, requestId: null, attempts: 1, durationMs: 0, retryAfterSeconds: null },
  usage: null,
  cost: null,
  organization: null,
  project: null,
  rateLimits: null,
  warnings: [],
};

/** The answer of the library's `diagnose`. */
export function diagnosisOf(verdict: Verdict, words: Words, hints: Partial<Hints> = plainHints): Diagnosis {
  const { cause, facts, retryable, keyAccepted, platform = null } = verdict;
  const caught = { ...caughtOnly, cause, facts, retryable, keyAccepted, platform };
  // Most callers talk to OpenAI, so its pages are the ones to name; who answered is not said, for it is not known.
  const endpoint = { baseUrl: '', host: '', kind: 'openai', level: 'call' } as const;
  const s = { ...situationOf(caught, completeHints(hints)), endpoint };
  return {
    cause,
    class: classOfResult({ cause, skipped: false }),
    summary: summaryOf({ cause, skipped: false }, words, s),
    nextSteps: cause === null ? [] : words.causes[cause].next(s),
    retryable,
    keyAccepted,
    facts,
  };
}

/** The JSON document of exit code 2. */
export type UsageErrorReport = {
  schemaVersion: 1;
  command: string | null;
  ok: false;
  class: 'usage';
  exitCode: 2;
  summary: string;
  /** Flags that would have answered. */
  missing: string[];
  nextSteps: string[];
};

/** What `--json` prints where the command line has to be mended. `command` is null where it did not come that far. */
export const usageErrorReport = (error: UserError, command: string | null = null): UsageErrorReport => ({
  schemaVersion: 1,
  command,
  ok: false,
  class: 'usage',
  exitCode: exitCodes.usage,
  summary: error.message,
  missing: [...error.missing],
  nextSteps: [...error.steps],
});
