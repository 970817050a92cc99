const units = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** Timers cannot wait longer than this many milliseconds (2^31 - 1, almost 25 days). */
const longest = 2 ** 31 - 1;

/** Milliseconds of `30s`, `5m`, `90d`; null for anything else, zero included. Longer than a timer can wait counts as the longest. */
export function parseDuration(text: string): number | null {
  const match = /^(\d{1,9}(?:\.\d{1,3})?)(ms|s|m|h|d)$/.exec(text);
  if (!match) return null;
  const ms = Math.round(Number(match[1]) * units[match[2] as keyof typeof units]);
  return ms > 0 ? Math.min(ms, longest) : null;
}
