const custom = Symbol.for('nodejs.util.inspect.custom');

/** Shorter than this, four characters would give too much of a key away (contract.md: `tail` is null). */
const shortest = 20;

/**
 * A key as a value that does not show itself. It gives its text up in one spelled-out place (`reveal`);
 * in templates, JSON, `inspect` and test output only the tail appears.
 */
export class Secret {
  readonly #text: string;
  constructor(text: string) {
    this.#text = text;
  }
  /** The key itself: for the Authorization header and the env file, nowhere else. */
  reveal(): string {
    return this.#text;
  }
  /** How many characters the key has. */
  get length(): number {
    return this.#text.length;
  }
  /** The last four characters, or null for a key under 20 characters. */
  get tail(): string | null {
    return this.#text.length < shortest ? null : this.#text.slice(-4);
  }
  equals(other: Secret): boolean {
    return this.#text === other.#text;
  }
  toString(): string {
    return this.tail === null ? '…' : `…${this.tail}`;
  }
  toJSON(): string {
    return this.toString();
  }
  [custom](): string {
    return `Secret(${this.toString()})`;
  }
}
