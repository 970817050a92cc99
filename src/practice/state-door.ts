import type { IncomingMessage } from 'node:http';
import { isCause } from '../core/causes/ids.ts';
import { type Answer, ok } from './answer.ts';
import { jsonBody } from './call.ts';
import { sameOrigin, sameToken } from './guard.ts';
import type { Logged } from './log.ts';
import type { Platform } from './platform.ts';
import { scenarios } from './scenarios.ts';
import { StateFault } from './state-patch.ts';

const no = (status: number, message: string): Answer => ({ status, json: { error: { message } } });

/**
 * The state over HTTP: GET /sandbox/state and /sandbox/requests read; PATCH /sandbox/state changes what it names,
 * DELETE /sandbox/state starts afresh, POST /sandbox/scenario takes `{cause}`. Changes need the token.
 */
export function answerState(
  platform: Platform,
  request: Pick<IncomingMessage, 'method' | 'headers'>,
  path: string,
  text: string,
): Answer {
  const route = `${request.method} ${path}`;
  if (route === 'GET /sandbox/state') return ok(platform.state);
  if (route === 'GET /sandbox/requests')
    return ok({ total: platform.log.total, requests: platform.log.recent().map(told) });
  const change = changes[route];
  if (!change)
    return no(404, 'Known here: GET, PATCH and DELETE /sandbox/state, GET /sandbox/requests, POST /sandbox/scenario.');
  if (!sameOrigin(request)) return no(403, 'A page of another address may not change this platform.');
  if (!sameToken(tokenIn(request), platform.token)) {
    return no(
      403,
      'A change needs the token that this platform printed when it started: "authorization: Bearer TOKEN".',
    );
  }
  return change(platform, text);
}

/** A request as it is listed: with the cause that verify finds in its answer. */
const told = ({ meaning, ...entry }: Logged) => ({ ...entry, cause: meaning().cause });

const changes: Record<string, (platform: Platform, text: string) => Answer> = {
  'PATCH /sandbox/state': ({ state }, text) => {
    const patch = jsonBody({ text });
    if (!patch) return no(400, 'The body is not a JSON object.');
    try {
      state.patch(patch);
    } catch (error) {
      if (error instanceof StateFault) return no(400, error.message);
      throw error;
    }
    return ok(state);
  },
  'DELETE /sandbox/state': ({ state }) => {
    state.reset();
    return ok(state);
  },
  'POST /sandbox/scenario': ({ state }, text) => {
    const cause = jsonBody({ text })?.['cause'];
    if (typeof cause !== 'string' || !isCause(cause) || !scenarios[cause])
      return no(400, `"cause" is one of ${Object.keys(scenarios).join(', ')}.`);
    state.scenario(cause);
    return ok(state);
  },
};

const tokenIn = ({ headers }: Pick<IncomingMessage, 'headers'>): string =>
  /^bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? '';
