import assert from 'node:assert/strict';
import { Agent, request } from 'node:http';
import fc from 'fast-check';
import { type Sandbox, startSandbox } from '../../../src/practice/index.ts';
import { projectKey } from '../../support/keys.ts';
import { leaksOf } from '../../support/leaks.ts';
import { hostile } from '../../words/hostile.ts';
import { jsonOf, mutated } from '../mutations.ts';
import { target } from '../target.ts';

const mistake = projectKey('sent to the practice platform');
const projects = '/v1/organization/projects';
const one = `${projects}/proj_sandboxDefault`;
const routes = [
  '/v1/responses',
  '/v1/responses/input_tokens',
  '/v1/chat/completions',
  '/v1/embeddings',
  '/v1/models',
  '/v1/models/gpt-6-luna',
  projects,
  one,
  `${one}/archive`,
  `${one}/service_accounts`,
  `${one}/api_keys`,
  `${one}/rate_limits`,
  `${one}/spend_limit`,
  `${one}/model_permissions`,
  '/v1/organization/spend_limit',
  '/v1/organization/costs?start_time=1',
  '/v1/organization/usage/completions?start_time=1',
  '/sandbox/state',
  '/sandbox/scenario',
  '/sandbox/requests',
  '/do/create-key',
  '/do/fault',
  '/do/revoke-key',
  '/',
  '/keys',
  '/requests',
  '/billing',
  '/limits',
];
const names = [
  'model',
  'input',
  'messages',
  'role',
  'content',
  'type',
  'tools',
  'stream',
  'text',
  'format',
  'schema',
  'name',
  'parameters',
  'tool_choice',
  'reasoning',
  'max_output_tokens',
  'metadata',
  'response_format',
  'organization',
  'projects',
  'keys',
  'credits',
  'faults',
  'kind',
  'cause',
  'limit',
  'ids',
  'mode',
  '__proto__',
  'constructor',
  'id',
  'spendLimitCents',
];
const words = [
  'gpt-6-luna',
  'text-embedding-3-small',
  'user',
  'function',
  'json_schema',
  'object',
  'rate-limit',
  'credits-exhausted',
  'hang',
  'allow_list',
  mistake,
  1e308,
  -1,
  true,
  null,
  ...hostile,
];
const value = jsonOf(names, fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'binary' })));
const asked = fc.record(
  {
    model: fc.constantFrom('gpt-6-luna', 'text-embedding-3-small', 'x'),
    input: value,
    messages: value,
    tools: value,
    text: value,
    stream: fc.boolean(),
  },
  { requiredKeys: ['model'] },
);
const json = fc.oneof(asked, value).map((body) => JSON.stringify(body) ?? '');
const form = fc
  .dictionary(fc.constantFrom('name', 'token', 'id', 'kind', 'permission', 'project'), fc.string())
  .map((all) => new URLSearchParams(all).toString());

let running: Promise<Sandbox> | null = null;
const sandbox = (): Promise<Sandbox> => {
  running ??= startSandbox();
  return running;
};
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

type Sent = { method: string; path: string; body: string; who: string; type: string };

const send = async ({
  method,
  path,
  body,
  who,
  type,
}: Sent): Promise<{ status: number; text: string; length: number }> => {
  const { pageUrl, key, adminKey, token } = await sandbox();
  const keys: Record<string, string> = { key, adminKey, token, mistake, nobody: '' };
  const headers = {
    authorization: `Bearer ${keys[who]}`,
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    origin: pageUrl.slice(0, -1),
  };
  return new Promise((resolve, reject) => {
    const call = request({ agent, port: new URL(pageUrl).port, method, path, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString(), length: parts.length }),
      );
    });
    call.setTimeout(5_000, () => call.destroy(new Error('no answer in five seconds')));
    call.on('error', reject);
    call.end(body);
  });
};

/** Any request gets an answer of HTTP that is no failure of the platform itself and does not give a real key back. */
export const practiceRoutes = target(
  'practice routes',
  fc.record({
    method: fc.constantFrom('GET', 'POST', 'PATCH', 'DELETE', 'PUT', 'HEAD', 'OPTIONS'),
    path: fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...routes) },
      {
        weight: 1,
        arbitrary: mutated(fc.constantFrom(...routes)).map((path) =>
          encodeURI(`/${path.replace(/\p{Surrogate}/gu, '')}`),
        ),
      },
    ),
    body: fc.oneof(json, mutated(json), form, fc.string({ unit: 'binary' })),
    who: fc.constantFrom('key', 'key', 'adminKey', 'token', 'mistake', 'nobody'),
    type: fc.constantFrom('application/json', 'application/x-www-form-urlencoded', 'text/plain'),
  }),
  async (sent) => {
    const { state } = await sandbox();
    const { status, text } = await send(sent);
    assert.ok(status >= 200 && status < 500, `status ${status}: ${text.slice(0, 200)}`);
    // What was sent in the body may come back as the answer of a model; who sent it may not.
    if (sent.who === 'mistake' && !sent.body.includes(mistake.slice(0, 20)))
      assert.deepEqual(leaksOf(text, mistake), []);
    assert.deepEqual(Object.keys(Object.prototype), []);
    // A failure that was asked for is none of the platform's, and would answer the cases that follow.
    state.faults.length = 0;
  },
  {
    async close() {
      agent.destroy();
      await (await running)?.close();
    },
  },
);
