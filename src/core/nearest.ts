/** Longer words are never near anything: nobody mistypes forty letters. */
const longest = 40;

/** Edits (insert, delete, replace) between two words: Levenshtein's distance; infinite for words over 40 letters. */
export function distance(a: string, b: string): number {
  if (a.length > longest || b.length > longest) return Number.POSITIVE_INFINITY;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, left] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, right] of [...b].entries()) {
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (left === right ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length] ?? Number.POSITIVE_INFINITY;
}

/** The known names that were probably meant: within two edits, or holding what was typed. Best first, at most three. */
export function nearest(typed: string, known: readonly string[]): string[] {
  const score = (name: string) => (typed.length > 2 && name.includes(typed) ? 0.5 : distance(typed, name));
  const near = known
    .map((name) => ({ name, away: score(name) }))
    .filter(({ away }) => away <= Math.min(2, typed.length / 3))
    .sort((a, b) => a.away - b.away);
  return [...new Set(near.map(({ name }) => name))].slice(0, 3);
}
