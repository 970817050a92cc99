import { classOf } from '../core/causes/ids.ts';
import {
  type CheckResult,
  type DoctorReport,
  doctorExitCode,
  type Finding,
  type FindingOf,
  type ReportedCheck,
} from '../core/doctor.ts';
import { exitCodeFor } from '../core/exit-codes.ts';
import type { VerifyResult } from '../core/report.ts';
import { paragraph } from './layout.ts';
import { sayWarning, toReport } from './render.ts';
import type { Said } from './shapes.ts';
import { type Hints, type Situation, situationOf } from './situation.ts';
import type { Words } from './types.ts';

/** One finding in words, for the printers. */
export type SaidCheck = { result: CheckResult; said: Said };

/** Every finding in words. */
export const sayChecks = (results: readonly CheckResult[], words: Words, hints: Hints): SaidCheck[] =>
  results.map((result) => ({ result, said: say(result.finding, words, hints) }));

/** The JSON document of a run. */
export function toDoctorReport(checks: readonly SaidCheck[]): DoctorReport {
  const exitCode = doctorExitCode(
    checks.map(({ result }) => result),
    (cause) => exitCodeFor(classOf(cause)),
  );
  return { schemaVersion: 1, command: 'doctor', ok: exitCode === 0, exitCode, checks: checks.map(reported) };
}

/** The check that decided the exit code, or null. */
export function decidingCheck({ exitCode, checks }: DoctorReport): string | null {
  const codeOf = ({ cause }: ReportedCheck): number => (cause === null ? 3 : exitCodeFor(classOf(cause)));
  return checks.find((check) => check.status === 'error' && codeOf(check) === exitCode)?.id ?? null;
}

const reported = ({ result, said }: SaidCheck): ReportedCheck => ({
  id: result.id,
  status: result.status,
  cause: result.cause,
  summary: paragraph([ended(said.lead), ...(said.more ?? [])]),
  nextStep: said.next ?? null,
  facts: factsOf(result.finding),
  durationMs: result.durationMs,
});

const ended = (text: string): string => (/[.?!。？！]$/u.test(text) ? text : `${text}.`);

/** The facts of a finding for scripts. What is unknown is left out. */
function factsOf(finding: Finding): Record<string, unknown> {
  switch (finding.code) {
    case 'cause':
      return known({ ...place(finding.key), ...inFile(finding.facts), ...finding.facts });
    case 'warning':
      return known({ ...finding.warning, warning: finding.warning.code, code: null });
    case 'key-found':
      return known({
        ...place(finding.key),
        kind: finding.key.kind,
        length: finding.key.length,
        unused: finding.unused,
      });
    case 'verified': {
      const { result } = finding;
      const { request, model, endpoint, usage, cost } = result;
      return known({
        ...place(result.key),
        ...inFile(result.facts),
        ...result.facts,
        level: endpoint.level,
        baseUrl: endpoint.baseUrl,
        model: model.answered ?? model.requested,
        ...request,
        usage,
        cost,
      });
    }
    default: {
      const { code: _code, ...facts } = finding;
      return known(facts);
    }
  }
}

const place = (key: FindingOf<'cause'>['key']): Record<string, unknown> =>
  key === null ? {} : { variable: key.variable, source: key.source, path: key.path, line: key.line, tail: key.tail };

/** Every check calls a place `path`. */
const inFile = ({ file }: { file?: string }): Record<string, unknown> => (file === undefined ? {} : { path: file });

const known = (facts: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null && value !== undefined));

function say(finding: Finding, words: Words, hints: Hints): Said {
  switch (finding.code) {
    case 'cause': {
      const s = situationFor(finding, hints);
      const cause = words.causes[finding.cause];
      const [next] = cause.next(s);
      return { lead: cause.lead(s), more: cause.meaning(s), ...(next === undefined ? {} : { next }) };
    }
    case 'warning':
      return { lead: sayWarning(finding.warning, words, situationFor({ facts: {}, key: null, baseUrl: null }, hints)) };
    case 'verified': {
      const own = { ...hints, settings: finding.settings };
      const report = toReport(finding.result, words, 'verify', own);
      const meaning =
        finding.result.cause === null
          ? []
          : words.causes[finding.result.cause].meaning(situationOf(finding.result, own));
      const [next] = report.nextSteps;
      return { lead: report.summary, more: meaning, ...(next === undefined ? {} : { next }) };
    }
    default:
      return sayOwn(finding.code, finding, words, hints);
  }
}

/** The table is complete by type, so the entry of a code takes that code's finding. */
function sayOwn<C extends keyof Words['doctor']['findings']>(
  code: C,
  finding: FindingOf<C>,
  words: Words,
  hints: Hints,
): Said {
  const sentence: (f: FindingOf<C>, h: Hints) => Said = words.doctor.findings[code];
  return sentence(finding, hints);
}

/** A situation in which nothing was sent, for sentences that were written for the check of a key. */
const situationFor = (
  { facts, key, baseUrl }: Pick<FindingOf<'cause'>, 'facts' | 'key' | 'baseUrl'>,
  hints: Hints,
): Situation =>
  situationOf(
    { ...nothingSent, facts, key, endpoint: { baseUrl: baseUrl ?? nothingSent.endpoint.baseUrl, level: 'offline' } },
    hints,
  );

const nothingSent: VerifyResult = {
  cause: null,
  skipped: false,
  facts: {},
  retryable: false,
  keyAccepted: null,
  key: null,
  sources: [],
  endpoint: { baseUrl: 'https://api.openai.com/v1', level: 'offline' },
  model: { requested: null, answered: null },
  request: { status: null, requestId: null, attempts: 0, durationMs: 0, retryAfterSeconds: null },
  usage: null,
  cost: null,
  organization: null,
  project: null,
  rateLimits: null,
  platform: null,
  warnings: [],
};
