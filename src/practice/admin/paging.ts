import type { Call } from '../call.ts';

/** A page of a list, as the admin endpoints give it. */
export type Page<T> = { object: 'list'; data: T[]; first_id: string | null; last_id: string | null; has_more: boolean };

const usual = 20;
const most = 100;

/** The page that `after` and `limit` ask for. An unknown `after` gives an empty page. */
export function pageOf<T extends { id: string }>({ query }: Call, items: readonly T[]): Page<T> {
  const after = query.get('after');
  const at = after === null ? 0 : items.findIndex(({ id }) => id === after) + 1;
  const rest = after !== null && at === 0 ? [] : items.slice(at);
  const data = rest.slice(0, limitOf(query, usual, most));
  return {
    object: 'list',
    data,
    first_id: data[0]?.id ?? null,
    last_id: data.at(-1)?.id ?? null,
    has_more: rest.length > data.length,
  };
}

/** `limit` as a whole number from 1 to `highest`; anything else counts as not given. */
export function limitOf(query: URLSearchParams, fallback: number, highest: number): number {
  const limit = Number(query.get('limit') ?? fallback);
  return Number.isInteger(limit) && limit >= 1 ? Math.min(limit, highest) : fallback;
}
