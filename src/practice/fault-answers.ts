import { type Answer, type Refusal, refused } from './answer.ts';
import { type Call, jsonBody } from './call.ts';
import type { Fault, FaultKind } from './faults.ts';
import { badRequest, rateLimited, wrongPath } from './refusals.ts';

const overloaded: Refusal = {
  status: 503,
  type: 'service_unavailable_error',
  code: 'server_is_overloaded',
  message: 'Our servers are currently overloaded. Please try again later.',
};
const slowDown: Refusal = {
  status: 429,
  type: 'rate_limit_error',
  code: 'slow_down',
  message: 'Slow down',
};
const serverError: Refusal = {
  status: 500,
  type: 'server_error',
  code: 'server_error',
  message: 'The server had an error while processing your request.',
};
const paused: Refusal = {
  status: 418,
  type: 'request_paused',
  code: null,
  message: 'This request is paused for review.',
};

const page = (title: string, text: string): string =>
  `<!DOCTYPE html>\n<html lang="en"><head><title>${title}</title></head><body><h1>${title}</h1><p>${text}</p></body></html>\n`;
const html = { 'content-type': 'text/html; charset=utf-8' };

type Strike = (call: Call, fault: Fault, usual: () => Answer) => Answer;

/** What each switch makes of a request; `usual` gives the answer that would have come without it. */
const strikes: Record<FaultKind, Strike> = {
  'rate-limit': (call, { retryAfterSeconds }) =>
    refused(
      rateLimited({
        model: modelIn(call),
        organization: call.platform.state.organization.id,
        limit: 3,
        seconds: retryAfterSeconds ?? 1,
        unit: 'requests',
      }),
    ),
  overloaded: () => refused(overloaded),
  'slow-down': () => refused(slowDown),
  'server-error': () => refused(serverError),
  'bad-gateway': () => ({
    status: 502,
    headers: html,
    text: page('502: Bad gateway', 'Practice: the gateway got no answer.'),
  }),
  slow: (_call, _fault, usual) => usual(),
  hang: () => ({ status: 200, text: '', spoilt: 'hang' }),
  reset: () => ({ status: 200, text: '', spoilt: 'reset' }),
  cut: (_call, _fault, usual) => ({ ...usual(), spoilt: 'cut' }),
  'broken-stream': (_call, _fault, usual) => ({ ...usual(), spoilt: 'broken-stream' }),
  garbage: () => ({ status: 200, text: '{"id": "resp_sandbox", "object": "respo' }),
  empty: () => ({ status: 200, text: '' }),
  html: () => ({
    status: 200,
    headers: html,
    text: page('Sign in to this network', 'Practice: a page like those of guest networks.'),
  }),
  'empty-401': () => ({ status: 401, text: '' }),
  redirect: () => ({ status: 307, text: '', headers: { location: 'https://login.example.com/' } }),
  'wrong-path': (call) => refused(wrongPath(call.method, call.path)),
  'bad-request': () => refused(badRequest('This request was refused, for practice.', null)),
  teapot: () => refused(paused),
};

/** The answer of a struck request. */
export function struck(call: Call, fault: Fault, usual: () => Answer): Answer {
  const answer = strikes[fault.kind](call, fault, usual);
  if (fault.retryAfterSeconds === null || answer.status < 400) return answer;
  return { ...answer, headers: { ...answer.headers, 'retry-after': String(fault.retryAfterSeconds) } };
}

/** The model that the request names, as far as it can stand in a message. */
function modelIn(call: Call): string {
  const model = jsonBody(call)?.['model'];
  return typeof model === 'string' ? model.slice(0, 100) : 'gpt-6-luna';
}
