import type { CauseClass } from './causes/ids.ts';

/** The class a report ends with: a cause's class, or one of the ends that have no cause. */
export type ReportClass = CauseClass | 'ok' | 'skipped' | 'usage' | 'internal';

/** Exit codes of contract.md. Text and JSON runs end with the same one. */
export const exitCodes = {
  ok: 0,
  skipped: 0,
  internal: 1,
  usage: 2,
  local: 3,
  rejected: 4,
  forbidden: 5,
  billing: 6,
  busy: 7,
  network: 8,
  'not-openai': 9,
  unknown: 10,
} as const satisfies Record<ReportClass, number>;

/** A run that was stopped: by Ctrl-C (SIGINT) or by SIGTERM. */
export const stopCodes = { SIGINT: 130, SIGTERM: 143 } as const;

/** The exit code for the class a run ended with. */
export const exitCodeFor = (end: ReportClass): number => exitCodes[end];
