/**
 * How far two texts agree around one pair of places, once `sure` characters from there on are known to be the same: so many
 * before (no further back in `text` than `from`) and so many from the place on.
 */
export function commonRun(
  text: string,
  at: number,
  other: string,
  place: number,
  { sure, from }: { sure: number; from: number },
): { before: number; after: number } {
  const same = (step: number): boolean => text.charCodeAt(at + step) === other.charCodeAt(place + step);
  const furthest = Math.min(at - from, place);
  let before = 0;
  while (before < furthest && same(-before - 1)) before += 1;
  const longest = Math.min(text.length - at, other.length - place);
  let after = sure;
  while (after < longest && same(after)) after += 1;
  return { before, after };
}
