import { type Level, levels } from '../core/attempt.ts';

/** What `verifyKey` takes. Only `key` is needed. */
export type VerifyOptions = {
  /** The key as text. White space and quotes around it are removed, nothing inside it is changed. */
  key: string;
  /** `offline` sends nothing, `free` makes one unpaid request, `call` (the default) one tiny paid one. */
  level?: Level;
  /** The model to ask; without it keycheck tries its own candidates. */
  model?: string;
  /** Where to send the request; `https://api.openai.com/v1` unless given. Naming an address is consent to send the key there. */
  baseUrl?: string;
  /** Sent as OpenAI-Project, and compared with the reply. */
  project?: string;
  /** Sent as OpenAI-Organization, and compared with the reply. */
  organization?: string;
  /** Milliseconds for the whole check; 30,000 unless given. */
  timeoutMs?: number;
  /** How often to repeat what may pass by itself; 2 unless given. */
  retries?: number;
  /** Stops the check; the promise then rejects with the signal's reason. */
  signal?: AbortSignal;
};

type Rule = { expected: string; fits: (value: unknown) => boolean };

const text: Rule = { expected: 'a text', fits: (value) => typeof value === 'string' };
const amount: Rule = { expected: 'a number from 0 up', fits: (value) => typeof value === 'number' && value >= 0 };

const rules: Readonly<Record<keyof VerifyOptions, Rule>> = {
  key: text,
  level: { expected: `one of ${levels.join(', ')}`, fits: (value) => levels.some((level) => level === value) },
  model: text,
  baseUrl: text,
  project: text,
  organization: text,
  timeoutMs: amount,
  retries: amount,
  signal: { expected: 'an AbortSignal', fits: (value) => value instanceof AbortSignal },
};

/**
 * The options as they may be used. JavaScript checks no types, and a level that is none must not send what `offline` was to keep here: a value
 * that does not fit is a TypeError which names the option and never quotes it. A key that is not there (`process.env.OPENAI_API_KEY`)
 * is an empty one.
 */
export function checkedOptions(given: VerifyOptions): VerifyOptions {
  const options = Object.entries({ ...given, key: given?.key ?? '' }).filter(([, value]) => value != null);
  for (const [name, value] of options) {
    const rule = Object.hasOwn(rules, name) ? rules[name as keyof VerifyOptions] : null;
    if (rule !== null && !rule.fits(value)) throw new TypeError(`verifyKey: ${name} has to be ${rule.expected}`);
  }
  return Object.fromEntries(options) as VerifyOptions;
}
