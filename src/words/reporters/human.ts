import type { VerifyReport } from '../../core/report.ts';
import { practice } from '../commands.ts';
import { ended, paragraph, wrap } from '../layout.ts';
import type { Look } from '../screen.ts';
import { shown } from '../shown.ts';
import { completeHints, type Situation, situationOf } from '../situation.ts';
import type { Words } from '../types.ts';
import type { ReporterExtra } from './index.ts';

/**
 * What a person reads: what happened, what it means, the next step, and the line to hand to support. Words carry the
 * state; colour may join the short name at the beginning.
 */
export function human(report: VerifyReport, words: Words, style: Look, extra: ReporterExtra = {}): string {
  const s = situationOf(report, completeHints(extra.hints ?? {}));
  const body =
    report.class === 'ok' || report.class === 'skipped'
      ? wentWell(report, words, style, s)
      : failed(report, words, style, s);
  const warnings = report.warnings.flatMap(({ message }) => warned(words.verify.warning, message, style));
  return [...body, ...warnings].join('\n');
}

function wentWell(report: VerifyReport, words: Words, style: Look, s: Situation): string[] {
  const lead = headed(report.summary, style.columns, report.ok ? style.good : style.warn);
  if (report.request.attempts === 0) return lead;
  // Practice costs nothing, whatever the same tokens would cost at OpenAI.
  const usd = practice(s) ? null : (report.cost?.usd ?? null);
  const spent = words.verify.spent(report.request.durationMs, report.usage, usd);
  const id = report.request.requestId;
  return [
    ...lead,
    ...wrap(paragraph([ended(spent, '.'), ...(id === null ? [] : [words.verify.requestId(id)])]), style.columns),
  ];
}

function failed(report: VerifyReport, words: Words, style: Look, s: Situation): string[] {
  const meaning = report.cause === null ? [] : words.causes[report.cause].meaning(s);
  return [
    ...headed(report.summary, style.columns, style.bad),
    ...quoted(report, style.columns),
    ...(meaning.length === 0 ? [] : wrap(paragraph(meaning), style.columns)),
    ...report.nextSteps.flatMap((step, index) =>
      index === 0 ? stepLines(words.verify.next(step), style.columns, '') : stepLines(`- ${step}`, style.columns, '  '),
    ),
    ...wrap(closing(report, words, s), style.columns).map(style.quiet),
  ];
}

/** A warning behind the word for it; only that word is painted. */
function warned(word: string, message: string, style: Look): string[] {
  const [first = '', ...rest] = wrap(paragraph([word, message]), style.columns);
  return [style.warn(word) + first.slice(word.length), ...rest];
}

/** The sentence with its short name (up to the first colon) painted, which changes no width. */
function headed(sentence: string, columns: number, paint: (text: string) => string): string[] {
  const [first = '', ...rest] = wrap(sentence, columns);
  const name = /^[^:：]{1,40}[:：]/u.exec(first)?.[0] ?? '';
  return [name === '' ? first : paint(name) + first.slice(name.length), ...rest];
}

/** What the platform said, where keycheck has no name for it. Indented and in quotes: no line of it stands at a margin. */
function quoted(report: VerifyReport, columns: number): string[] {
  if (report.class !== 'unknown' || !report.platform?.message) return [];
  return wrap(`"${shown(report.platform.message, 300)}"`, columns - 2).map((line) => `  ${line}`);
}

/** A step: prose wrapped, lines to copy left whole. */
function stepLines(step: string, columns: number, hang: string): string[] {
  const [prose = '', ...commands] = step.split('\n');
  return [...wrap(prose, columns, hang), ...commands.map((line) => hang + line)];
}

/** The line for support: place, cause, exit code, request id. */
function closing(report: VerifyReport, words: Words, s: Situation): string {
  const { requestId, attempts } = report.request;
  const id =
    requestId === null
      ? report.request.status === null
        ? null
        : words.verify.noRequestId
      : words.verify.withRequestId(requestId);
  const parts = [
    words.verify.place(s),
    report.key?.tail ? `…${shown(report.key.tail)}` : null,
    // Where the key went, when it was not OpenAI's own address (contract.md: the host is named).
    attempts > 0 && s.endpoint.kind !== 'openai' ? shown(s.endpoint.host) : null,
    report.cause,
    words.verify.exitCode(report.exitCode),
    attempts === 0 ? null : id,
  ];
  return words.verify.joined(parts.filter((part) => part !== null));
}
