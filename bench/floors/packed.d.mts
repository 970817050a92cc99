/** Kilobytes packed, by kind: what the package cannot go below while it brings these along. */
export function packedFloor(dist?: string): Record<'sentences' | 'libraries' | 'practice', number>;
