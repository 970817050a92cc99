import type { VerifyReport } from '../../core/report.ts';
import { parts } from '../parts.ts';
import type { Look } from '../screen.ts';
import type { Hints } from '../situation.ts';
import type { Words } from '../types.ts';
import { github } from './github.ts';
import { human } from './human.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { openmetrics } from './openmetrics.ts';

export { supportBundle } from './bundle.ts';
export { githubSummary } from './github.ts';

/** What a reporter may use beside the report: the machine it is read on. */
export type ReporterExtra = { hints?: Partial<Hints> };

/** Turns a report into text. The text ends without a line end where `out` adds one; printing is somebody else's work. */
export type Reporter = (report: VerifyReport, words: Words, style: Look, extra?: ReporterExtra) => string;

/** A run loads only those it shows. */
export const reporters = parts({
  human: () => human,
  json: () => json,
  github: () => github,
  junit: () => junit,
  openmetrics: () => openmetrics,
}) satisfies Readonly<Record<string, Reporter>>;
