import { practice } from '../words/en/practice.ts';
import { type Sandbox, type SandboxOptions, startPractice } from './start.ts';

export type { FaultKind, FaultOptions } from './faults.ts';
export { makeKey, practiceKind } from './keys.ts';
export { scenarios } from './scenarios.ts';
export type { Sandbox, SandboxOptions, StartOptions } from './start.ts';
export { startNear, startPractice, usualPort } from './start.ts';
export type { SandboxState, StateData } from './state.ts';
export type { StatePatch } from './state-patch.ts';

/**
 * Starts a practice platform on a free port of 127.0.0.1: an OpenAI-compatible server on which every success and every failure can
 * be had. For tests: `const sandbox = await startSandbox(); sandbox.state.fail('overloaded', { next: 2 }); …; await sandbox.close()`.
 * Throws UserError for a scenario that no server can produce, StateFault for a state that is none, and what the system says of a taken port.
 */
export const startSandbox = (options: SandboxOptions = {}): Promise<Sandbox> =>
  startPractice({ ...options, words: practice });
