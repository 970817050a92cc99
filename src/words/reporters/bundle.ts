import { mapTexts } from '../../core/map-texts.ts';
import type { VerifyReport } from '../../core/report.ts';
import { safeText } from '../../core/safe-text.ts';
import { situationOf } from '../situation.ts';

/** What made the report. */
export type About = { version: string; node: string; platform: string };

/**
 * The support bundle of `--report`: the report without what belongs to its owner (tails, ids, private hosts, folders), so
 * that it is fit for a public issue. Request ids stay: support looks calls up by them. JSON text, with a line end.
 */
export function supportBundle(report: VerifyReport, about: About): string {
  const s = situationOf(report);
  const host = s.endpoint.kind === 'elsewhere' ? s.endpoint.host : '';
  const clean = cleaner([
    ...(host === '' ? [] : [host, host.replace(/:\d+$/, '')]),
    ...[report.organization, report.project, report.facts.organization, report.facts.project],
    ...(s.endpoint.kind === 'elsewhere' ? [report.facts.host] : []),
    report.facts.proxy,
  ]);
  const told: VerifyReport = {
    ...report,
    key: report.key && { ...report.key, tail: null, path: nameOf(report.key.path) },
    sources: report.sources.map((source) => ({ ...source, tail: null, path: nameOf(source.path) })),
    facts: { ...report.facts, ...(report.facts.file === undefined ? {} : { file: nameOf(report.facts.file) ?? '' }) },
  };
  const bundle = { keycheck: about.version, node: about.node, system: about.platform, report: told };
  return `${JSON.stringify(
    mapTexts(bundle, (text) => clean(text.includes('\n') ? text : safeText(text, 2000))),
    null,
    2,
  )}\n`;
}

/** A file's name without its folders. */
const nameOf = (path: string | null): string | null => path?.split(/[\\/]/).at(-1) ?? null;

/** Things that name a person or a company, wherever they stand. The order matters: longer forms first. */
const personal: readonly (readonly [RegExp, string])[] = [
  [/…[A-Za-z0-9_-]{4}(?![A-Za-z0-9_-])/g, '…'],
  // Two causes begin as organizations' ids do.
  [/\b(org-(?!mismatch\b|unverified\b)|proj_|user-|asst_|svcacct_)[A-Za-z0-9_-]{3,}/g, '$1…'],
  [/\bft:[^\s"'`]+/g, 'ft:…'],
  [/[^\s@"'<>()]+@[^\s@"'<>()]+\.[A-Za-z]{2,}/g, '(mail address)'],
  [/\b(?!127\.)(?:\d{1,3}\.){3}\d{1,3}\b/g, '(address)'],
  [/(?<![\w:])(?:[0-9a-f]{1,4}:){4,7}[0-9a-f]{1,4}(?![\w:])/gi, '(address)'],
];

function cleaner(values: readonly (string | null | undefined)[]): (text: string) => string {
  const known = values
    .filter((value) => value !== null && value !== undefined)
    .filter((value) => value.length > 3)
    .sort((a, b) => b.length - a.length);
  return (text) => {
    const named = known.reduce((line, value) => line.replaceAll(value, '(private)'), text);
    return personal.reduce((line, [form, instead]) => line.replace(form, instead), named);
  };
}
