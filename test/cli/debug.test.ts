import { describe, expect, it } from 'vitest';
import { traced } from '../../src/cli/debug.ts';
import type { Attempt } from '../../src/core/attempt.ts';
import { Secret } from '../../src/core/key/secret.ts';
import type { ApiRequest } from '../../src/flows/ports.ts';
import { projectKey } from '../support/keys.ts';

const sent: Attempt['sent'] = {
  operation: 'create-response',
  method: 'POST',
  baseUrl: 'https://api.openai.com/v1',
  path: '/responses',
  model: 'gpt-6-luna',
  fields: [],
  organization: null,
  project: null,
};
const request: ApiRequest = {
  operation: 'create-response',
  key: new Secret(projectKey()),
  baseUrl: sent.baseUrl,
  model: sent.model,
  organization: null,
  project: null,
  optionalFields: [],
  connectMs: 1,
  headersMs: 1,
};
const reply = (headers: Record<string, string>): Attempt['outcome'] => ({
  kind: 'reply',
  status: 401,
  statusText: 'Unauthorized',
  headers,
  text: 'words of somebody else',
  ended: 'complete',
});

const linesFor = async (outcome: Attempt['outcome']): Promise<string[]> => {
  const lines: string[] = [];
  const attempt = { sent, outcome, durationMs: 411.6 };
  const api = traced({ send: async () => attempt }, (line) => lines.push(line));
  expect(await api.send(request, new AbortController().signal)).toBe(attempt);
  return lines;
};

describe('--debug says one line for a request', () => {
  it.each<[string, Attempt['outcome'], string]>([
    [
      'answered',
      reply({ 'x-request-id': 'req_7', 'set-cookie': 'not said' }),
      'debug: POST api.openai.com/v1/responses, status 401, request id req_7, 412 ms',
    ],
    [
      'answered without an id',
      reply({}),
      'debug: POST api.openai.com/v1/responses, status 401, request id none, 412 ms',
    ],
    [
      'not answered',
      { kind: 'silence', phase: 'lookup', codes: ['ENOTFOUND'], message: 'words of somebody else' },
      'debug: POST api.openai.com/v1/responses, no answer (lookup: ENOTFOUND), 412 ms',
    ],
  ])('%s', async (_name, outcome, line) => {
    expect(await linesFor(outcome)).toEqual([line]);
  });

  it('without the control characters a server sends', async () => {
    const [line] = await linesFor(reply({ 'x-request-id': 'req_\u001b[31m7' }));
    expect(line).not.toContain('\u001b');
  });
});
