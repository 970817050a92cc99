import type { VerifyReport } from '../../core/report.ts';
import { paragraph } from '../layout.ts';
import type { Look } from '../screen.ts';
import { completeHints, situationOf } from '../situation.ts';
import type { Words } from '../types.ts';
import { annotation } from './annotation.ts';
import type { ReporterExtra } from './index.ts';
import { codeBlock, codeSpan, markdown } from './markdown.ts';

/** Annotations of GitHub Actions: the verdict, and one for every warning. Workflow commands, one line each, for stdout. */
export function github(
  report: VerifyReport,
  words: Words,
  _style: Look | null = null,
  _extra: ReporterExtra = {},
): string {
  const level = report.class === 'ok' || report.class === 'skipped' ? 'notice' : 'error';
  const id = report.request.requestId;
  const [step = '', ...commands] = report.nextSteps[0]?.split('\n') ?? [];
  const message = [
    paragraph([report.summary, step].filter((part) => part !== '')),
    ...commands,
    ...(id === null ? [] : [`(${words.verify.withRequestId(id)})`]),
  ];
  const verdict = annotation(level, `${words.verify.program}: ${titleOf(report, words)}`, message);
  const warnings = report.warnings.map((warning) =>
    annotation('warning', `${words.verify.program}: ${warning.code}`, [warning.message]),
  );
  return [verdict, ...warnings].join('\n');
}

/** The short name of how it ended. */
export function titleOf(report: VerifyReport, words: Words): string {
  const { titles } = words.verify;
  if (report.class === 'skipped') return titles.skipped;
  if (report.cause !== null) return words.causes[report.cause].title;
  return report.endpoint.level === 'call' ? titles.ok : titles[report.endpoint.level];
}

/** The summary page of a job, in Markdown: the same as the human report. What could be markup stands in code spans only. */
export function githubSummary(report: VerifyReport, words: Words, extra: ReporterExtra = {}): string {
  const s = situationOf(report, completeHints(extra.hints ?? {}));
  const { summary } = words.verify;
  const meaning = report.cause === null || report.class === 'skipped' ? [] : words.causes[report.cause].meaning(s);
  const place = words.verify.place(s);
  const facts = [
    report.key === null || place === null
      ? summary.noKey
      : summary.key(
          codeSpan(report.key.variable ?? place),
          report.key.tail === null ? null : codeSpan(`…${report.key.tail}`),
          markdown(place),
        ),
    ...(report.cause === null ? [] : [summary.cause(codeSpan(report.cause), report.exitCode)]),
    ...(report.request.requestId === null ? [] : [summary.request(codeSpan(report.request.requestId))]),
    ...(report.model.answered === null ? [] : [summary.model(codeSpan(report.model.answered))]),
  ];
  const said = report.class === 'unknown' && report.platform?.message ? [codeSpan(report.platform.message)] : [];
  return [
    `### ${words.verify.program}: ${markdown(titleOf(report, words))}`,
    markdown(report.summary),
    ...said,
    ...(meaning.length === 0 ? [] : [markdown(paragraph(meaning))]),
    ...report.nextSteps.map(
      (step, index) => (index === 0 ? `**${summary.next}** ` : '') + stepMarkdown(step, index === 0),
    ),
    facts.map((fact) => `- ${fact}`).join('\n'),
    ...(report.warnings.length === 0
      ? []
      : [`**${summary.warnings}**`, report.warnings.map(({ message }) => `- ${markdown(message)}`).join('\n')]),
  ].join('\n\n');
}

/** A step; further ones are items of a list, their commands inside the item. */
function stepMarkdown(step: string, first: boolean): string {
  const [prose = '', ...commands] = step.split('\n');
  const block = commands.length === 0 ? '' : `\n\n${codeBlock(commands.map((line) => line.trim()))}`;
  if (first) return markdown(prose) + block;
  return `- ${markdown(prose)}${block.replaceAll('\n', '\n  ')}`;
}
