import type { VerifyReport } from '../../core/report.ts';

/** One JSON document, its keys in the contract's order. */
export const json = (report: VerifyReport): string => JSON.stringify(report, null, 2);
