/** How a cause is told from what came back. Read by `recognise.ts`, in this order: code, type, param, message, then what is weak. */
export type Signs = {
  /** `error.code`, in lower case with underscores. Also matched against `type`, where gateways often put it. */
  codes?: readonly string[];
  /** How such codes are built (`model_…_denied`, `insufficient_…_balance`), for those nobody has listed. */
  coded?: readonly RegExp[];
  /** Codes and types that say it only if the message says nothing better, such as `authentication_error`. */
  weak?: readonly string[];
  /** Families of sentences, in any language they come in. */
  says?: readonly RegExp[];
  /** Sentences that belong to another cause although one of `says` matches. */
  unless?: RegExp;
  /** Sentences that win over code, type and param (facts/openai-api.md §d: two exceptions). */
  overrides?: readonly RegExp[];
  /** Whether these sentences count in a web page too; elsewhere a page is only a page. */
  inPages?: boolean;
  /** Node's and OpenSSL's codes for faults of the network. */
  network?: readonly string[];
};

/** An answer that means this cause, for tests, docs and the practice platform: status and body, or a network code. */
export type Example = { status: number; body: unknown } | { network: string } | { local: string };

/**
 * How `--wait` treats a cause: `no`; `retries` (it may pass by itself: class busy and the like); `settles` (a change on
 * the platform spreads slowly); `settles-soon` (only in the first minute, after which it is what it says).
 */
export type Patience = 'no' | 'retries' | 'settles' | 'settles-soon';

/** What most refusals have in common: the key was accepted, and the same request will be refused again. */
export const accepted = { keyAccepted: true, retryable: false } as const;

/** Everything but words about a cause. */
export type Entry = {
  signs: Signs;
  /** Whether the key was accepted, by the rule of contract.md (`keyAccepted`); circumstances may say more. */
  keyAccepted: boolean | null;
  /** May succeed later with nothing changed. */
  retryable: boolean;
  patience: Patience;
  example: Example;
};

/** An error as OpenAI writes it. */
export const openaiError = (
  status: number,
  message: string,
  code: string | null = null,
  more: { type?: string; param?: string } = {},
): Example => ({
  status,
  body: { error: { message, type: more.type ?? 'invalid_request_error', param: more.param ?? null, code } },
});
