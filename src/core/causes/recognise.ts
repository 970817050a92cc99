import { catalogue, type Signs } from './catalogue.ts';
import { type Cause, causes } from './ids.ts';
import type { Problem } from './shapes.ts';

/** A cause, and the problem that named it. */
type Recognised = { cause: Cause; problem: Problem };

/** `DeploymentNotFound`, `invalid-api-key` and `INVALID_API_KEY` in one spelling: lower case with underscores. */
const normalCode = (code: string): string =>
  code
    .trim()
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[\s.-]+/g, '_')
    .toLowerCase();

const index = (pick: (signs: Signs) => readonly string[] | undefined): ReadonlyMap<string, Cause> =>
  new Map(causes.flatMap((cause) => (pick(catalogue[cause].signs) ?? []).map((code) => [code, cause] as const)));
const strong = index((signs) => signs.codes);
const weak = index((signs) => signs.weak);

/**
 * Sentences are tried in this order, the narrower family before the wider one: a rate limit's text names a model,
 * a billing text names an account, and "key" stands in nearly all of them. A cause with sentences (`says`, `coded`) that has no place here
 * is never read; a test sees to it.
 */
export const reading: readonly Cause[] = [
  'missing-scope',
  'region-unsupported',
  'ip-not-allowed',
  'wrong-regional-host',
  'org-unverified',
  'org-mismatch',
  'spend-limit-reached',
  'credits-exhausted',
  'billing-inactive',
  'overloaded',
  'rate-limited',
  'model-unavailable',
  'project-mismatch',
  'key-expired',
  'account-deactivated',
  'gateway-error',
  'invalid-key',
  'wrong-base-url',
  'server-error',
  'request-rejected',
];

/** Long texts carry their point early; what follows may be a whole prompt. */
const readLimit = 2_000;
/** A code is a name; what is longer is a sentence in the wrong place. */
const longestCode = 100;

/** "don't have" as "do not have": a family of sentences need not know both. */
const written = (text: string): string =>
  text.replace(/\b(?:ca|(\w+))n['’]t\b/gi, (_, word?: string) => `${word ?? 'can'} not`);

/** The cause a sentence belongs to, or null. */
export function causeOfSentence(sentence: string, inPage = false): Cause | null {
  const text = written(sentence.slice(0, readLimit));
  const matches = (cause: Cause): boolean => {
    const { says, unless, inPages } = catalogue[cause].signs;
    return (!inPage || inPages === true) && (says ?? []).some((family) => family.test(text)) && !unless?.test(text);
  };
  return reading.find(matches) ?? null;
}

/** A code that stands as a word in a sentence, as in "Error code: 429 - insufficient_quota". */
function codeInSentence(sentence: string): Cause | null {
  for (const word of sentence.slice(0, readLimit).match(/\b[a-z]+(?:_[a-z]+)+\b/g) ?? []) {
    const cause = strong.get(word);
    if (cause) return cause;
  }
  return null;
}

/** Sentences that win over every code: "must be verified" comes as unsupported_value, "archived" as a wrong project. */
function overriding(problem: Problem): Cause | null {
  const text = (problem.message ?? '').slice(0, readLimit);
  return causes.find((cause) => catalogue[cause].signs.overrides?.some((family) => family.test(text))) ?? null;
}

/** A complaint about one of the fields that were sent. The model's name is a finding of its own. */
function byParam(problem: Problem, fields: readonly string[]): Cause | null {
  const field = problem.param?.split(/[.[]/)[0] ?? '';
  if (field === '' || !fields.includes(field)) return null;
  return field === 'model' ? 'model-unavailable' : 'request-rejected';
}

/** Codes that cover several causes, of which the sentence may name the one: `invalid_token` is also an expired one. */
const finer: Partial<Record<Cause, readonly Cause[]>> = {
  'invalid-key': ['key-expired', 'account-deactivated'],
  'credits-exhausted': ['spend-limit-reached', 'billing-inactive'],
};

function refined(cause: Cause, { message }: Problem): Cause {
  const said = message === null || finer[cause] === undefined ? null : causeOfSentence(message);
  return said !== null && finer[cause]?.includes(said) === true ? said : cause;
}

const byCode = (codes: ReadonlyMap<string, Cause>, code: string | null): Cause | null =>
  code === null ? null : (codes.get(normalCode(code)) ?? null);

/** The cause a code names: by the list, else by the way it is built. */
function strongCode(code: string | null): Cause | null {
  if (code === null) return null;
  const name = normalCode(code.slice(0, longestCode));
  if (weak.has(name)) return null;
  return (
    strong.get(name) ??
    reading.find((cause) => catalogue[cause].signs.coded?.some((family) => family.test(name))) ??
    null
  );
}

/**
 * Names the cause from the errors in a body: sentences that override, then code, type, param, sentence, and at last the codes
 * that say it only if nothing better did. Null where none is known. `fields`: the members of the request's body.
 */
export function recognise(problems: readonly Problem[], fields: readonly string[]): Recognised | null {
  const steps: readonly ((problem: Problem) => Cause | null)[] = [
    overriding,
    (problem) => strongCode(problem.code),
    (problem) => strongCode(problem.type),
    (problem) => byParam(problem, fields),
    (problem) =>
      problem.message === null ? null : (codeInSentence(problem.message) ?? causeOfSentence(problem.message)),
    (problem) => byCode(weak, problem.code) ?? byCode(weak, problem.type),
  ];
  for (const step of steps) {
    for (const problem of problems) {
      const cause = step(problem);
      if (cause === 'request-rejected' && byParam(problem, fields) === 'model-unavailable')
        return { cause: 'model-unavailable', problem };
      if (cause !== null) return { cause: refined(cause, problem), problem };
    }
  }
  return null;
}
