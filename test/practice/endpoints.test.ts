import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/practice/index.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ state: { organization: { verified: true } } });
});
afterAll(() => sandbox.close());

type Case = {
  name: string;
  method: 'get' | 'post' | 'delete';
  path: string;
  ids?: Record<string, string>;
  query?: string;
  body?: unknown;
};

/** Sends one request: the status, and of what is no answer the text. */
async function send({ method, path, ids = {}, query = '', body }: Case): Promise<string> {
  const admin = path.startsWith('/organization');
  const response = await fetch(
    sandbox.baseUrl + path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? '') + query,
    {
      method: method.toUpperCase(),
      headers: {
        authorization: `Bearer ${admin ? sandbox.adminKey : sandbox.key}`,
        'content-type': 'application/json',
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    },
  );
  const text = await response.text();
  return response.status === 200 ? '200' : `${response.status} ${text}`;
}

const tool = {
  type: 'function',
  name: 'weather',
  strict: true,
  parameters: {
    type: 'object',
    properties: { city: { type: 'string' } },
    required: ['city'],
    additionalProperties: false,
  },
};
const messages = [{ role: 'user', content: 'hello' }];
const chatTool = { type: 'function', function: { name: 'weather', parameters: tool.parameters } };
const project = () => ({ project_id: sandbox.state.firstProject() });
const limit = { currency: 'USD', interval: 'month', threshold_amount: 100_000 };

/** Like every exchange of a test run, these are held against OpenAI's OpenAPI document at its end (test/contract). */
describe('an ordinary call to every endpoint', () => {
  const cases: (() => Case)[] = [
    () => ({
      name: 'a response',
      method: 'post',
      path: '/responses',
      body: { model: 'gpt-6-luna', input: 'hi', max_output_tokens: 16, store: false, reasoning: { effort: 'none' } },
    }),
    () => ({
      name: 'a response cut short',
      method: 'post',
      path: '/responses',
      body: { model: 'gpt-6-luna', input: 'x'.repeat(200), max_output_tokens: 16 },
    }),
    () => ({
      name: 'a streamed response',
      method: 'post',
      path: '/responses',
      body: { model: 'gpt-6-luna', input: messages, stream: true },
    }),
    () => ({
      name: 'a function call',
      method: 'post',
      path: '/responses',
      body: { model: 'gpt-6-luna', input: 'Taipei', tools: [tool] },
    }),
    () => ({
      name: 'a streamed function call',
      method: 'post',
      path: '/responses',
      body: { model: 'gpt-6-luna', input: 'Taipei', tools: [tool], stream: true },
    }),
    () => ({
      name: 'input tokens',
      method: 'post',
      path: '/responses/input_tokens',
      body: { model: 'gpt-6-luna', input: 'hi' },
    }),
    () => ({ name: 'models', method: 'get', path: '/models' }),
    () => ({ name: 'a model', method: 'get', path: '/models/{model}', ids: { model: 'gpt-6-luna' } }),
    () => ({ name: 'a chat', method: 'post', path: '/chat/completions', body: { model: 'gpt-6-luna', messages } }),
    () => ({
      name: 'a streamed chat',
      method: 'post',
      path: '/chat/completions',
      body: { model: 'gpt-6-luna', messages, stream: true, stream_options: { include_usage: true } },
    }),
    () => ({
      name: 'a function in a chat',
      method: 'post',
      path: '/chat/completions',
      body: { model: 'gpt-6-luna', messages, tools: [chatTool] },
    }),
    () => ({
      name: 'a streamed function in a chat',
      method: 'post',
      path: '/chat/completions',
      body: { model: 'gpt-6-luna', messages, tools: [chatTool], stream: true },
    }),
    () => ({
      name: 'embeddings',
      method: 'post',
      path: '/embeddings',
      body: { model: 'text-embedding-3-small', input: ['a', 'b'], encoding_format: 'float' },
    }),
    () => ({ name: 'new project', method: 'post', path: '/organization/projects', body: { name: 'mine' } }),
    () => ({
      name: 'new project with a residency',
      method: 'post',
      path: '/organization/projects',
      body: { name: 'eu', residency: 'EU_STORAGE_PROCESSING' },
    }),
    () => ({ name: 'projects', method: 'get', path: '/organization/projects', query: '?limit=1' }),
    () => ({ name: 'a project', method: 'get', path: '/organization/projects/{project_id}', ids: project() }),
    () => ({
      name: 'new service account',
      method: 'post',
      path: '/organization/projects/{project_id}/service_accounts',
      ids: project(),
      body: { name: 'ci' },
    }),
    () => ({
      name: 'service accounts',
      method: 'get',
      path: '/organization/projects/{project_id}/service_accounts',
      ids: project(),
    }),
    () => ({
      name: 'new key of it',
      method: 'post',
      path: '/organization/projects/{project_id}/service_accounts/{service_account_id}/api_keys',
      ids: { ...project(), service_account_id: sandbox.state.serviceAccounts[0]?.id ?? '' },
      body: { name: 'k', scopes: ['api.responses.write'] },
    }),
    () => ({ name: 'keys', method: 'get', path: '/organization/projects/{project_id}/api_keys', ids: project() }),
    () => ({
      name: 'a key',
      method: 'get',
      path: '/organization/projects/{project_id}/api_keys/{api_key_id}',
      ids: { ...project(), api_key_id: sandbox.state.keys[0]?.id ?? '' },
    }),
    () => ({
      name: 'rate limits',
      method: 'get',
      path: '/organization/projects/{project_id}/rate_limits',
      ids: project(),
    }),
    () => ({
      name: 'new rate limit',
      method: 'post',
      path: '/organization/projects/{project_id}/rate_limits/{rate_limit_id}',
      ids: { ...project(), rate_limit_id: 'rl-gpt-6-sol' },
      body: { max_requests_per_1_minute: 3 },
    }),
    () => ({
      name: 'new spend limit',
      method: 'post',
      path: '/organization/projects/{project_id}/spend_limit',
      ids: project(),
      body: limit,
    }),
    () => ({
      name: 'spend limit',
      method: 'get',
      path: '/organization/projects/{project_id}/spend_limit',
      ids: project(),
    }),
    () => ({
      name: 'no spend limit',
      method: 'delete',
      path: '/organization/projects/{project_id}/spend_limit',
      ids: project(),
    }),
    () => ({ name: 'new spend limit of all', method: 'post', path: '/organization/spend_limit', body: limit }),
    () => ({ name: 'spend limit of all', method: 'get', path: '/organization/spend_limit' }),
    () => ({ name: 'no spend limit of all', method: 'delete', path: '/organization/spend_limit' }),
    () => ({
      name: 'new model permissions',
      method: 'post',
      path: '/organization/projects/{project_id}/model_permissions',
      ids: project(),
      body: { mode: 'deny_list', model_ids: ['gpt-6-astra'] },
    }),
    () => ({
      name: 'model permissions',
      method: 'get',
      path: '/organization/projects/{project_id}/model_permissions',
      ids: project(),
    }),
    () => ({
      name: 'costs',
      method: 'get',
      path: '/organization/costs',
      query: `?start_time=${Math.floor(Date.now() / 1000) - 86_400}&group_by=project_id`,
    }),
    () => ({
      name: 'usage',
      method: 'get',
      path: '/organization/usage/completions',
      query: `?start_time=${Math.floor(Date.now() / 1000) - 86_400}&group_by=model`,
    }),
    () => ({
      name: 'an archived project',
      method: 'post',
      path: '/organization/projects/{project_id}/archive',
      ids: project(),
    }),
  ];
  const named = cases.map((make, at) => [at, make] as const);
  it.each(named)('case %i', async (_at, make) => {
    const one = make();
    expect({ [one.name]: await send(one) }).toEqual({ [one.name]: '200' });
  });
});
