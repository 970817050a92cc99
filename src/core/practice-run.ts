import type { KeyKind } from './report.ts';
import type { Endpoint } from './sources.ts';

/** Whether the practice platform plays OpenAI in a run: a practice key at an address of this machine. */
export const isPracticeRun = (endpoint: Pick<Endpoint, 'kind'> | null, key: KeyKind | undefined): boolean =>
  key === 'sandbox' && endpoint?.kind === 'loopback';
