import type { Attempt, Reply } from '../attempt.ts';
import type { Usage, Warning } from '../report.ts';
import type { Cause } from './ids.ts';
import { isFilterPage, pageText } from './page.ts';
import { causeOfSentence, recognise } from './recognise.ts';
import { type Body, type Problem, readBody } from './shapes.ts';
import { isOtherAnswer, readAnswer } from './success.ts';

/** What a reply means, before facts and ids are read off it. `cause` null: it answers what was asked. */
export type Finding = {
  cause: Cause | null;
  /** The error that named the cause, or the one that is shown; null where the body held none. */
  problem: Problem | null;
  model: string | null;
  usage: Usage | null;
  warnings: Warning[];
};

const finding = (cause: Cause | null, problem: Problem | null = null): Finding => ({
  cause,
  problem,
  model: null,
  usage: null,
  warnings: [],
});

/** A message longer than this is somebody's document, not an error's sentence. */
const sentenceLimit = 600;

const sentence = (message: string | null): Problem | null =>
  message === null ? null : { type: null, code: null, param: null, message, upstream: false };

/** The errors in a body, with short plain text read as one. */
function problemsOf(body: Body): readonly Problem[] {
  if (body.kind === 'empty') return [];
  const text =
    body.kind === 'text' && body.problems.length === 0 && body.text.length <= sentenceLimit
      ? sentence(body.text)
      : null;
  return text === null ? body.problems : [text];
}

/** The error to show where none named the cause: the first with words, else a page's title or the text itself. */
function shownOf(body: Body, problems: readonly Problem[]): Problem | null {
  const spoken = problems.find((problem) => problem.message !== null) ?? problems[0];
  if (spoken) return spoken;
  if (body.kind === 'page') return sentence(body.title);
  return body.kind === 'text' ? sentence(body.text) : null;
}

/** 408, 409 and 500–599 are busy whatever the body; the body may only say that it is an overload (contract.md, Causes). */
function busyCause(status: number, problems: readonly Problem[]): Cause | null {
  if (status !== 408 && status !== 409 && !(status >= 500 && status <= 599)) return null;
  if (status === 503 || status === 529) return 'overloaded';
  return problems.some((problem) => recognise([{ ...problem, message: null, param: null }], [])?.cause === 'overloaded')
    ? 'overloaded'
    : 'server-error';
}

/** The cause by status alone, for an answer that is the API's own kind (JSON) and says nothing that is known. */
function byStatus(status: number): Cause {
  switch (status) {
    case 400:
      return 'request-rejected';
    case 401:
      return 'invalid-key';
    case 402:
      return 'credits-exhausted';
    case 404:
    case 405:
    case 410:
      return 'wrong-base-url';
    case 407:
      return 'gateway-error';
    case 429:
      return 'rate-limited';
    default:
      return status >= 200 && status <= 299 ? 'not-a-response' : 'unknown';
  }
}

/** A server that reports a failure under status 200 often puts the status it means in the error's code. */
function meantStatus(problem: Problem | null): number | null {
  const status = Number(problem?.code ?? Number.NaN);
  return Number.isInteger(status) && status >= 400 && status <= 599 ? status : null;
}

/** A 404 that says no more than the model's name means the model. */
const namesModel = (problem: Problem | null, model: string | null): boolean =>
  model !== null && problem?.message?.includes(model) === true;

const isEnvelope = (body: Body): boolean =>
  body.kind === 'json' &&
  typeof body.value === 'object' &&
  body.value !== null &&
  typeof (body.value as { error?: unknown }).error === 'object';
const hasError = (body: Body): boolean =>
  body.kind === 'json' &&
  typeof body.value === 'object' &&
  body.value !== null &&
  (('error' in body.value && body.value.error !== null) || ('object' in body.value && body.value.object === 'error'));

/** The cause of an answer in which nothing known was found, by what it is made of. */
function byShape(reply: Reply, body: Body, shown: Problem | null): Cause {
  const { status } = reply;
  if (reply.ended === 'cut') return 'connection-lost';
  if (reply.ended !== 'complete') return 'not-a-response';
  if (body.kind === 'page') {
    const noSuchPage = status === 404 || status === 405 || status === 410;
    return noSuchPage && !isFilterPage(body.text, reply.headers.server ?? '') ? 'wrong-base-url' : 'gateway-error';
  }
  if (status === 403) return isEnvelope(body) ? 'unknown' : 'gateway-error';
  if (status === 401 && body.kind === 'empty') return 'gateway-error';
  if (status === 401 && body.kind === 'text')
    return /auth|key|token|credential|api/i.test(body.text.slice(0, sentenceLimit)) ? 'invalid-key' : 'gateway-error';
  if (status === 200 && hasError(body)) {
    const meant = meantStatus(shown);
    return meant === null ? 'unknown' : (busyCause(meant, []) ?? byStatus(meant));
  }
  return byStatus(status);
}

/** What a reply means. Order: redirects, busy statuses, a real answer, what code or words name, and at last the shape. */
export function judge(attempt: Attempt, reply: Reply): Finding {
  const body = readBody(reply.text, reply.headers['content-type'] ?? '');
  const problems = problemsOf(body);
  const shown = shownOf(body, problems);
  const { status } = reply;
  if (status >= 300 && status <= 399) return finding('redirected', shown);
  const busy = busyCause(status, problems);
  if (busy !== null) return finding(busy, shown);
  if (status === 407) return finding('gateway-error', shown);
  if (status >= 200 && status <= 299 && reply.ended !== 'complete') return finding(byShape(reply, body, shown), shown);

  const answer = status === 200 ? readAnswer(attempt.sent.operation, body) : null;
  if (answer?.kind === 'ok')
    return { ...finding(null), model: answer.model, usage: answer.usage, warnings: answer.warnings };
  if (answer?.kind === 'failed') {
    const named = recognise(answer.problems, attempt.sent.fields);
    const failed = named?.problem ?? answer.problems[0] ?? null;
    const meant = meantStatus(failed);
    return finding(named?.cause ?? (meant === null ? 'unknown' : (busyCause(meant, []) ?? byStatus(meant))), failed);
  }
  if (status === 200 && isOtherAnswer(body)) return finding('not-a-response');

  const named = recognise(problems, attempt.sent.fields);
  if (named) return finding(named.cause, named.problem);
  if (status === 404 && body.kind === 'json' && namesModel(shown, attempt.sent.model))
    return finding('model-unavailable', shown);
  // A filter's page may say nearly anything; only a refusal's own page is read, and only for what a page can know.
  const said =
    body.kind === 'page' && (status === 403 || status === 429) ? causeOfSentence(pageText(body.text), true) : null;
  return finding(said ?? byShape(reply, body, shown), shown);
}
