import type { Attempt, Level, Reply, Silence } from '../attempt.ts';
import type { Facts, PlatformError, Usage, VerifyResult, Warning } from '../report.ts';
import { safeText } from '../safe-text.ts';
import { catalogue } from './catalogue.ts';
import { factsOfReply, factsOfSilence, idInHeader, requestIdOf } from './facts.ts';
import { type Cause, classOf } from './ids.ts';
import { type Finding, judge } from './judge.ts';
import { causeOfSilence } from './network.ts';
import type { Problem } from './shapes.ts';
import { rateLimitsOf, waitAsked } from './waits.ts';

/** What was asked for, as far as the meaning of an answer depends on it. */
export type Asked = {
  level: Level;
  endpointKind: 'openai' | 'loopback' | 'elsewhere';
  /** Sent along, and compared with the reply's headers. */
  organization: string | null;
  project: string | null;
  now: Date;
};

/** What one attempt means. `cause` null: it did what was asked for at that level. */
export type Verdict = {
  cause: Cause | null;
  facts: Facts;
  keyAccepted: boolean | null;
  retryable: boolean;
  platform: PlatformError | null;
  warnings: Warning[];
  answeredModel: string | null;
  usage: Usage | null;
  requestId: string | null;
  /** The wait the platform asked for. */
  retryAfterSeconds: number | null;
  organization: string | null;
  project: string | null;
  rateLimits: VerifyResult['rateLimits'];
};

const textLimit = 300;
const shown = (text: string | null): string | null =>
  text === null || text.trim() === '' ? null : safeText(text, textLimit);

const platformOf = (problem: Problem | null): PlatformError | null => {
  if (problem === null) return null;
  const platform = {
    type: shown(problem.type),
    code: shown(problem.code),
    param: shown(problem.param),
    message: shown(problem.message),
  };
  return Object.values(platform).every((field) => field === null) ? null : platform;
};

/** Whether the key was accepted, as the cause and its circumstances tell (contract.md, `keyAccepted`). */
function acceptance(found: Finding, attempt: Attempt, reply: Reply, asked: Asked): boolean | null {
  const { cause, problem } = found;
  if (cause === null) return asked.level === 'call' || asked.endpointKind === 'openai' ? true : null;
  // A gateway that hands on its upstream's refusal has let this key pass: its own key is the bad one.
  if (classOf(cause) === 'rejected' && problem?.upstream === true) return null;
  if (cause === 'request-rejected' && reply.status === 400 && asked.endpointKind === 'openai') {
    return attempt.sent.fields.includes(problem?.param?.split(/[.[]/)[0] ?? '') ? true : null;
  }
  return catalogue[cause].keyAccepted;
}

/** One code for both ids (contract.md, `verify` flags: `--project`, `--org`). */
const notConfirmed = (id: 'organization' | 'project', asked: string): Warning => ({
  code: 'project-not-confirmed',
  id,
  asked: safeText(asked, 100),
});

/** The headers of a good answer name another organisation or project than the one asked for, or none at all. */
function compareIds(
  asked: Asked,
  organization: string | null,
  project: string | null,
): { cause: Cause | null; warnings: Warning[] } {
  const warnings: Warning[] = [];
  if (asked.organization !== null) {
    // Some replies carry the organisation's name instead of its id; the two cannot be compared.
    const comparable =
      organization !== null && organization.startsWith('org-') === asked.organization.startsWith('org-');
    if (comparable && organization !== asked.organization) return { cause: 'org-mismatch', warnings };
    if (!comparable) warnings.push(notConfirmed('organization', asked.organization));
  }
  if (asked.project !== null) {
    if (project !== null && project !== asked.project) return { cause: 'project-mismatch', warnings };
    if (project === null) warnings.push(notConfirmed('project', asked.project));
  }
  return { cause: null, warnings };
}

/** The free request cannot see everything, and says so. A key that may not list models is a real key. */
function atLevel(found: Finding, reply: Reply, asked: Asked): Finding {
  if (asked.level !== 'free') return found;
  if (found.cause === 'missing-scope' && reply.status === 403) {
    return {
      ...found,
      cause: null,
      problem: null,
      warnings: [{ code: 'scope-not-checked' }, { code: 'credit-not-checked' }],
    };
  }
  return found.cause === null ? { ...found, warnings: [...found.warnings, { code: 'credit-not-checked' }] } : found;
}

function interpretReply(attempt: Attempt, reply: Reply, asked: Asked): Verdict {
  const judged = judge(attempt, reply);
  const found = atLevel(judged, reply, asked);
  const organization = idInHeader(reply.headers['openai-organization']);
  const project = idInHeader(reply.headers['openai-project']);
  const ids = found.cause === null ? compareIds(asked, organization, project) : { cause: null, warnings: [] };
  const cause = found.cause ?? ids.cause;
  const sentence = found.problem?.message ?? '';
  const wait = cause === null ? null : waitAsked(reply.headers, sentence, asked.now);
  const facts: Facts = cause === null ? {} : factsOfReply(cause, sentence, attempt, reply, asked);
  if (wait !== null) facts.retryAfterSeconds = wait;
  if (cause === 'request-rejected' && found.problem?.param) facts.param = safeText(found.problem.param, 100);
  if (cause !== null && classOf(cause) === 'rejected' && found.problem?.upstream === true) facts.reason = 'upstream';
  const scopeUnchecked = judged.cause === 'missing-scope' && found.cause === null;
  return {
    cause,
    facts,
    keyAccepted: scopeUnchecked || ids.cause !== null ? true : acceptance(found, attempt, reply, asked),
    retryable: cause !== null && catalogue[cause].retryable && facts.reason !== 'too-large',
    platform: found.cause === null ? null : platformOf(found.problem),
    warnings: [...found.warnings, ...ids.warnings],
    answeredModel: found.model,
    usage: found.usage,
    requestId: requestIdOf(reply.headers),
    retryAfterSeconds: wait,
    organization,
    project,
    rateLimits: rateLimitsOf(reply.headers),
  };
}

function interpretSilence(attempt: Attempt, silence: Silence, now: Date): Verdict {
  const cause = causeOfSilence(silence);
  return {
    cause,
    facts: factsOfSilence(cause, attempt, silence, now),
    keyAccepted: null,
    retryable: catalogue[cause].retryable,
    platform: null,
    warnings: [],
    answeredModel: null,
    usage: null,
    requestId: null,
    retryAfterSeconds: null,
    organization: null,
    project: null,
    rateLimits: null,
  };
}

/**
 * What an attempt means: the one true cause, with what the reply named. Pure; never throws, whatever came back. Text of others
 * is made safe; the key must have been masked in the attempt before.
 */
export function interpret(attempt: Attempt, asked: Asked): Verdict {
  const { outcome } = attempt;
  return outcome.kind === 'reply'
    ? interpretReply(attempt, outcome, asked)
    : interpretSilence(attempt, outcome, asked.now);
}
