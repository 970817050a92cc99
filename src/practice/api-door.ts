import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { type Answer, refused } from './answer.ts';
import { bodyLimit, readMasked } from './body.ts';
import type { Call } from './call.ts';
import { struck } from './fault-answers.ts';
import { strike } from './faults.ts';
import { bearer } from './judge.ts';
import { practiceKind } from './keys.ts';
import { meaningOf } from './meaning.ts';
import type { Platform } from './platform.ts';
import { answerApi } from './routes.ts';
import { type Headers, sent } from './sent.ts';
import { write } from './write.ts';

/** Answers one request to the API, from its body to the last byte, and notes it in the list of requests. */
export async function serveApi(
  platform: Platform,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  query: string,
): Promise<void> {
  const began = performance.now();
  const body = await readMasked(request, bodyLimit);
  if (body.kind === 'lost') return;
  const call: Call = {
    method: request.method ?? 'GET',
    path,
    query: new URLSearchParams(query),
    headers: request.headers,
    text: body.kind === 'text' ? body.text : '',
    requestId: platform.id('req_'),
    platform,
  };
  const answer = body.kind === 'text' ? await answered(call) : tooLarge;
  const headers = {
    'x-request-id': call.requestId,
    'openai-processing-ms': String(Math.max(1, Math.round(performance.now() - began))),
    'openai-version': '2020-10-01',
    'x-practice-platform': 'not OpenAI',
  };
  note(call, answer, headers);
  await write(response, answer, headers);
}

const tooLarge: Answer = {
  ...refused({
    status: 413,
    type: 'invalid_request_error',
    code: 'request_too_large',
    message: `The request is over ${bodyLimit} bytes.`,
  }),
  headers: { connection: 'close' },
};

async function answered(call: Call): Promise<Answer> {
  const fault = call.platform.state.faults.length > 0 ? strike(call.platform.state.faults) : null;
  if (!fault) return answerApi(call);
  if (fault.kind === 'slow') await wait(fault.delayMs, undefined, { ref: false });
  return struck(call, fault, () => answerApi(call));
}

/** Of a key only its end goes into the list, and only of a practice key: somebody may have sent a real one here by mistake. */
function note(call: Call, answer: Answer, headers: Headers): void {
  const key = bearer(call);
  const { model = null, spoilt } = answer;
  call.platform.log.add({
    at: call.platform.now(),
    method: call.method,
    path: call.path,
    model,
    requestId: call.requestId,
    status: spoilt === 'hang' || spoilt === 'reset' ? null : answer.status,
    keyTail: key !== null && practiceKind(key) ? key.slice(-4) : null,
    meaning: meaningOf(call, key, model, () => sent(answer, headers)),
  });
}
