/**
 * An expected end that is the caller's to mend: wrong flags, or an answer is needed and nobody can be asked. Exit code 2.
 * Everything the contract calls a cause is a finding (a value), not an error; anything else that is thrown is a bug, exit code 1.
 */
export class UserError extends Error {
  override name = 'UserError';
  /** What to do, one step a line, each ready to copy. */
  readonly steps: readonly string[];
  /** Flags that would have answered, for `missing` in JSON. */
  readonly missing: readonly string[];
  constructor(
    message: string,
    options: { steps?: readonly string[]; missing?: readonly string[]; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.steps = options.steps ?? [];
    this.missing = options.missing ?? [];
  }
}

/** The person stopped the run: Ctrl-C (130) or SIGTERM (143). */
export class Cancelled extends Error {
  override name = 'Cancelled';
  readonly by: 'SIGINT' | 'SIGTERM';
  constructor(by: 'SIGINT' | 'SIGTERM' = 'SIGINT') {
    super(`stopped by ${by}`);
    this.by = by;
  }
}

/** A prompt lost its input: end of file, Ctrl-D, a closed pipe. Exit code 2. */
export class InputLost extends Error {
  override name = 'InputLost';
}
