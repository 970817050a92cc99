import { unixNow } from './fresh.ts';
import { RequestLog } from './log.ts';
import { Meter } from './meter.ts';
import { SandboxState } from './state.ts';

/** A running practice platform: its state, and what it remembers only while it runs. */
export class Platform {
  readonly state: SandboxState;
  readonly log = new RequestLog();
  readonly meter = new Meter();
  /** Whoever wants to change something over HTTP has to show this: other pages in the same browser cannot read it. */
  readonly token: string;
  readonly now: () => number;
  /** The key that was ready when the platform started: its page shows it whole, the terminal never does (init). */
  readonly firstKey: string | null;
  #ids = 0;
  readonly #once = new Map<string, string>();
  readonly #run = randomHex(12);
  constructor(state = new SandboxState(), options: { token?: string; now?: () => number; firstKey?: string } = {}) {
    this.state = state;
    this.token = options.token ?? randomHex(16);
    this.now = options.now ?? unixNow;
    this.firstKey = options.firstKey ?? null;
  }

  /** An id that this run has not given before: random bytes for each would cost more than the rest of a request. */
  id(prefix: string): string {
    this.#ids += 1;
    return `${prefix}${this.#run}${this.#ids.toString(16).padStart(8, '0')}`;
  }

  /** A ticket for a key that is about to be shown once. At most 20 wait at a time. */
  showOnce(key: string): string {
    const ticket = randomHex(16);
    this.#once.set(ticket, key);
    const [oldest] = this.#once.keys();
    if (this.#once.size > 20 && oldest !== undefined) this.#once.delete(oldest);
    return ticket;
  }

  /** The key behind a ticket, the first time only. */
  shown(ticket: string): string | null {
    const key = this.#once.get(ticket) ?? null;
    this.#once.delete(ticket);
    return key;
  }
}

const randomHex = (bytes: number): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) => byte.toString(16).padStart(2, '0')).join('');
