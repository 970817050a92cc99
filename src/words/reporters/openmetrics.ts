import type { VerifyReport } from '../../core/report.ts';
import type { Look } from '../screen.ts';
import type { Words } from '../types.ts';
import type { ReporterExtra } from './index.ts';

/**
 * Text that both OpenMetrics 1.0 and Prometheus' older text format allow: node_exporter's textfile collector reads the older
 * one, and would drop the whole file for a type it does not know (`info`). The variable is a label, so that files of two
 * keys can stand side by side.
 */
export function openmetrics(
  report: VerifyReport,
  words: Words,
  _style: Look | null = null,
  _extra: ReporterExtra = {},
): string {
  const { metrics } = words.verify;
  const key = { variable: report.key?.variable ?? report.facts.variable ?? '', level: report.endpoint.level };
  const where = labelled(key);
  const result = labelled({ ...key, class: report.class, cause: report.cause ?? '' });
  return [
    ...(report.class === 'skipped' ? [] : gauge('keycheck_up', metrics.up, where, report.ok ? 1 : 0)),
    ...gauge('keycheck_exit_code', metrics.exitCode, where, report.exitCode),
    ...gauge('keycheck_result', metrics.result, result, 1),
    ...gauge('keycheck_request_duration_seconds', metrics.duration, where, report.request.durationMs / 1000, 'seconds'),
    ...gauge('keycheck_request_attempts', metrics.attempts, where, report.request.attempts),
    ...(report.cost === null ? [] : gauge('keycheck_cost_usd', metrics.cost, where, report.cost.usd)),
    '# EOF',
  ].join('\n');
}

const gauge = (name: string, about: string, labels: string, value: number, unit?: string): string[] => [
  `# TYPE ${name} gauge`,
  ...(unit === undefined ? [] : [`# UNIT ${name} ${unit}`]),
  `# HELP ${name} ${help(about)}`,
  `${name}${labels} ${value}`,
];

const labelled = (labels: Readonly<Record<string, string>>): string =>
  `{${Object.entries(labels)
    .map(([name, value]) => `${name}="${escaped(value)}"`)
    .join(',')}}`;

const help = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
const escaped = help;
