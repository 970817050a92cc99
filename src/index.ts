/**
 * keycheck as a library: the check, the diagnosis, the env-file edit and the practice platform.
 * Nothing here prints, asks, or reads a variable other than the proxy and CA ones.
 */
export type { Level } from './core/attempt.ts';
export type { Cause, CauseClass } from './core/causes/ids.ts';
export { setEnvValue } from './core/env/edit.ts';
export type { ReportClass } from './core/exit-codes.ts';
export type { Diagnosis, Facts, VerifyReport } from './core/report.ts';
export { diagnose } from './library/diagnose.ts';
export type { VerifyOptions } from './library/options.ts';
export { verifyKey } from './library/verify-key.ts';
export {
  type FaultKind,
  type FaultOptions,
  type Sandbox,
  type SandboxOptions,
  type SandboxState,
  type StatePatch,
  startSandbox,
} from './practice/index.ts';
