import type { Meaning } from './meaning.ts';

/** One request as the page lists it. Of a key only the last four characters, and only of a practice key. */
export type Logged = {
  at: number;
  method: string;
  path: string;
  status: number | null;
  model: string | null;
  keyTail: string | null;
  requestId: string;
  /** What the answer means to verify; found out when somebody looks. */
  meaning: () => Meaning;
};

const most = 200;
const longestPath = 200;

/** The last requests, newest first: at most 200, so that no client can fill the memory. */
export class RequestLog {
  readonly #ring: Logged[] = [];
  #next = 0;
  /** How many there were since the start. */
  total = 0;

  add(entry: Logged): void {
    if (entry.path.length > longestPath) entry.path = `${entry.path.slice(0, longestPath)}…`;
    this.#ring[this.#next] = entry;
    this.#next = (this.#next + 1) % most;
    this.total += 1;
  }

  recent(limit: number = most): Logged[] {
    return [...this.#ring.slice(0, this.#next).reverse(), ...this.#ring.slice(this.#next).reverse()].slice(0, limit);
  }
}
