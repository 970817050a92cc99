import { shown } from '../shown.ts';
import { findings } from './doctor/findings.ts';
import { count } from './doctor/parts.ts';

const statuses = { ok: 'ok', warning: 'warning', error: 'error', skipped: 'skipped', crashed: 'failed' } as const;

export const doctor = {
  findings,
  /** The state of a check, in a word. */
  statuses: statuses as { readonly [S in keyof typeof statuses]: string },
  next: (step: string): string => `Next: ${step.replace(/^[A-Z][a-z]*(?=[\s:,])/, (word) => word.toLowerCase())}`,
  /** The last line: how many of each, gravest first, and why it ends as it does. */
  closing: (counts: Readonly<Record<string, number>>, exitCode: number, because: string | null): string => {
    const parts = [
      ...(counts.error ? [count(counts.error, 'error')] : []),
      ...(counts.warning ? [count(counts.warning, 'warning')] : []),
      ...(counts.crashed ? [`${counts.crashed} failed`] : []),
      ...(counts.skipped ? [`${counts.skipped} skipped`] : []),
      ...(counts.ok ? [`${counts.ok} ok`] : []),
    ];
    return `${parts.join(', ')}. Exit code ${exitCode}${because === null ? '' : ` (${because})`}.`;
  },
  looking: 'Looking around',
  unknownCheck: (flag: string, known: string): string => `${flag} takes one or more of: ${known}.`,
  willChange: 'To be changed:',
  changeThis: 'Change this?',
  fixExplain: 'The lines above are everything that is changed. No key is touched, and nothing is deleted.',
  addRule: (rule: string): string => `add    ${shown(rule, 120)}`,
  closeMode: (mode: string): string => `mode   ${mode} becomes 600: for you alone`,
  changed: (path: string): string => `Changed: ${shown(path)}`,
  notChanged: (path: string): string => `Could not be changed: ${shown(path)}`,
  nothingToFix: 'Nothing here that --fix may change: what is left needs a decision of yours.',
  nothingChanged: 'Nothing was changed.',
};
