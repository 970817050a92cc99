import fc from 'fast-check';

/** Something to be fed with made-up input: how its cases are made, and what must hold for every one of them. */
export type Target = {
  name: string;
  /** Checks so many cases with this seed; `until` (milliseconds) ends it earlier. */
  round(options: { seed: number; numRuns: number; until?: number }): Promise<Round>;
  /** Releases what `check` uses. */
  close?(): Promise<void>;
};

/** `found`: the smallest case that broke the rule, and how; null where none did. */
export type Round = { cases: number; found: string | null };

/**
 * Makes a target. `cpuLimitMs`: a case may use so much of the processor; more is the start of a denial of service. `check` throws where a rule is broken; its input is printed then, so it must hold no real key.
 */
export function target<T>(
  name: string,
  cases: fc.Arbitrary<T>,
  check: (input: T) => void | Promise<void>,
  { close, cpuLimitMs = 1_000 }: { close?: () => Promise<void>; cpuLimitMs?: number } = {},
): Target {
  const property = fc.asyncProperty(cases, async (input) => {
    const before = process.cpuUsage();
    await check(input);
    const { user, system } = process.cpuUsage(before);
    if ((user + system) / 1_000 > cpuLimitMs) throw new Error(`took ${Math.round((user + system) / 1_000)} ms`);
  });
  return {
    name,
    async round({ seed, numRuns, until }) {
      const result = await fc.check(property, {
        seed,
        numRuns,
        ...(until === undefined ? {} : { interruptAfterTimeLimit: Math.max(1, until) }),
      });
      // A round whose time is over before its first case counts as failed, without a case that failed.
      if (!result.failed || result.counterexample === null) return { cases: result.numRuns, found: null };
      return { cases: result.numRuns, found: `${result.errorInstance}\n${await fc.asyncDefaultReportMessage(result)}` };
    },
    ...(close === undefined ? {} : { close }),
  };
}

/** Round after round, each with a new seed, until the time is over or something was found. */
export async function fuzz(one: Target, minutes: number, seed: number): Promise<Round & { seconds: number }> {
  const started = performance.now();
  const left = (): number => minutes * 60_000 - (performance.now() - started);
  let cases = 0;
  let found: string | null = null;
  for (let at = 0; found === null && left() > 0; at += 1) {
    const round = await one.round({ seed: seed + at, numRuns: 2_000, until: left() });
    cases += round.cases;
    found = round.found;
  }
  return { cases, found, seconds: Math.round((performance.now() - started) / 1_000) };
}
