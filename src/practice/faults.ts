/** Failures that no state explains. The broken forms of an answer are acted out on the wire by write.ts. */
export const faultKinds = [
  'rate-limit',
  'overloaded',
  'slow-down',
  'server-error',
  'bad-gateway',
  'slow',
  'hang',
  'cut',
  'reset',
  'broken-stream',
  'garbage',
  'empty',
  'html',
  'empty-401',
  'redirect',
  'wrong-path',
  'bad-request',
  'teapot',
] as const;

export type FaultKind = (typeof faultKinds)[number];

/** One switch. It fires while `next` is not used up (null: without end), each time at `rate` (null: always). */
export type Fault = {
  kind: FaultKind;
  next: number | null;
  rate: number | null;
  /** Where the dice of `rate` start: the same seed gives the same run. */
  seed: number;
  /** How long `slow` waits, milliseconds. */
  delayMs: number;
  /** What `retry-after` says; null leaves the header out. */
  retryAfterSeconds: number | null;
};

export type FaultOptions = Partial<Omit<Fault, 'kind'>>;

export const newFault = (kind: FaultKind, options: FaultOptions = {}): Fault => ({
  kind,
  next: null,
  rate: null,
  seed: 1,
  delayMs: 2000,
  retryAfterSeconds: kind === 'rate-limit' ? 1 : null,
  ...options,
});

/** Which failure strikes this request, if any: the first switch that fires. Used-up switches are taken off the list. */
export function strike(faults: Fault[]): Fault | null {
  for (const [at, fault] of faults.entries()) {
    if (fault.rate !== null && roll(fault) >= fault.rate) continue;
    if (fault.next === null) return fault;
    fault.next -= 1;
    if (fault.next <= 0) faults.splice(at, 1);
    return fault;
  }
  return null;
}

/** A number from 0 to 1 out of the switch's own seed, which moves on (mulberry32: small and the same everywhere). */
function roll(fault: Fault): number {
  fault.seed = (fault.seed + 0x6d2b79f5) >>> 0;
  let mixed = Math.imul(fault.seed ^ (fault.seed >>> 15), 1 | fault.seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
}
