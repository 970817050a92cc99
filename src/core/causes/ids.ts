/**
 * The causes of the contract, by class. Everything about a cause (how it is recognised, what is said of it)
 * is complete by type over this table: a new id makes the compiler ask for its row and its sentences.
 */
export const causesByClass = {
  local: [
    'missing-key',
    'placeholder-key',
    'malformed-key',
    'wrong-key-kind',
    'env-file-unreadable',
    'env-file-unwritable',
    'env-file-exposed',
    'client-exposed-key',
    'unsafe-base-url',
    'unsafe-tls',
    'fork-without-secrets',
  ],
  rejected: ['invalid-key', 'key-expired', 'account-deactivated'],
  forbidden: [
    'missing-scope',
    'model-unavailable',
    'org-unverified',
    'ip-not-allowed',
    'region-unsupported',
    'org-mismatch',
    'project-mismatch',
    'project-archived',
    'wrong-regional-host',
  ],
  billing: ['credits-exhausted', 'billing-inactive', 'spend-limit-reached'],
  busy: ['rate-limited', 'overloaded', 'server-error'],
  network: [
    'dns-failure',
    'connection-refused',
    'unreachable',
    'connection-lost',
    'timeout',
    'tls-untrusted',
    'tls-expired',
    'tls-wrong-host',
    'tls-protocol',
    'proxy-failure',
  ],
  'not-openai': ['wrong-base-url', 'redirected', 'gateway-error', 'not-a-response'],
  unknown: ['unknown', 'request-rejected'],
} as const;

/** The class of a cause: what a script branches on (contract.md, exit codes). */
export type CauseClass = keyof typeof causesByClass;

/** The stable id of a cause. */
export type Cause = (typeof causesByClass)[CauseClass][number];

/** Every cause, in the contract's order. */
export const causes: readonly Cause[] = Object.values(causesByClass).flat();

const classes = new Map<Cause, CauseClass>(
  (Object.keys(causesByClass) as CauseClass[]).flatMap((name) =>
    causesByClass[name].map((cause) => [cause, name] as const),
  ),
);

/** The class a cause belongs to. */
export function classOf(cause: Cause): CauseClass {
  const found = classes.get(cause);
  if (!found) throw new TypeError(`not a cause: ${String(cause)}`);
  return found;
}

/** Whether a text is the id of a cause. */
export const isCause = (text: string): text is Cause => classes.has(text as Cause);
