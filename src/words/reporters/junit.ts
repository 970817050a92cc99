import type { VerifyReport } from '../../core/report.ts';
import { paragraph } from '../layout.ts';
import type { Look } from '../screen.ts';
import type { Words } from '../types.ts';
import type { ReporterExtra } from './index.ts';

/** One test case in the XML that CI systems read as JUnit's: a failure for a bad verdict, skipped for a skipped run. */
export function junit(
  report: VerifyReport,
  words: Words,
  _style: Look | null = null,
  _extra: ReporterExtra = {},
): string {
  const seconds = (report.request.durationMs / 1000).toFixed(3);
  const skipped = report.class === 'skipped';
  const failed = !report.ok && !skipped;
  const counts = `tests="1" failures="${failed ? 1 : 0}" errors="0" skipped="${skipped ? 1 : 0}" time="${seconds}"`;
  const name = words.verify.junitCase(report.key?.variable ?? report.facts.variable ?? 'OPENAI_API_KEY');
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="keycheck" ${counts}>`,
    `  <testsuite name="keycheck ${report.command}" ${counts}>`,
    `    <testcase classname="keycheck" name="${attribute(name)}" time="${seconds}">`,
    ...(skipped ? [`      <skipped message="${attribute(report.summary)}"/>`] : []),
    ...(failed
      ? [
          `      <failure message="${attribute(report.summary)}" type="${attribute(report.cause ?? report.class)}">${text(details(report, words))}</failure>`,
        ]
      : []),
    ...(report.warnings.length === 0
      ? []
      : [
          `      <system-out>${text(report.warnings.map(({ message }) => paragraph([words.verify.warning, message])).join('\n'))}</system-out>`,
        ]),
    '    </testcase>',
    '  </testsuite>',
    '</testsuites>',
  ].join('\n');
}

function details(report: VerifyReport, words: Words): string {
  const id = report.request.requestId;
  return [
    report.summary,
    ...report.nextSteps.map((step, index) => (index === 0 ? words.verify.next(step) : `- ${step}`)),
    words.verify.joined([
      ...(report.cause === null ? [] : [report.cause]),
      words.verify.exitCode(report.exitCode),
      ...(id === null ? [] : [words.verify.withRequestId(id)]),
    ]),
  ].join('\n');
}

/** What XML 1.0 cannot hold, escaped or not, is left out (its production Char). */
const notXml = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

const text = (value: string): string =>
  value.replace(notXml, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const attribute = (value: string): string =>
  text(value)
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;')
    .replace(/[\t\n\r]/g, (char) => `&#${char.charCodeAt(0)};`);
