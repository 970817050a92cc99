import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { load } from 'js-yaml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isRecord } from '../../src/practice/call.ts';
import { type Sandbox, startSandbox } from '../../src/practice/index.ts';
import { noShared, sharedDir, sharedText } from '../support/shared.ts';

type Schema = Record<string, unknown>;
type Operation = {
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
};
type Spec = { paths: Record<string, Record<string, Operation>> };

const here = sharedDir() !== null;

/** Checks a value against a schema of OpenAI's published OpenAPI document; gives the complaints. */
let complaints: (schema: Schema, value: unknown) => string[];
let spec: Spec;
let sandbox: Sandbox;

/** `nullable` is older than the document's own version of OpenAPI: said in today's words. */
function today(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(today);
  if (!isRecord(value)) return value;
  const { nullable, ...rest } = Object.fromEntries(Object.entries(value).map(([name, item]) => [name, today(item)]));
  return nullable === true ? { anyOf: [rest, { type: 'null' }] } : { ...rest, ...(isRecord(nullable) && { nullable }) };
}

beforeAll(async () => {
  sandbox = await startSandbox({ state: { organization: { verified: true } } });
  if (!here) return;
  spec = today(load(sharedText('openapi', 'openai-openapi-v2.3.0.yaml'))) as Spec;
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: false });
  ajv.addSchema(spec as unknown as Schema, 'spec');
  const compiled = new Map<string, ValidateFunction>();
  complaints = (schema, value) => {
    const whole = JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"spec#/')) as Schema;
    const id = JSON.stringify(whole);
    const validate = compiled.get(id) ?? ajv.compile(whole);
    compiled.set(id, validate);
    return validate(value)
      ? []
      : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
}, 30_000);
afterAll(() => sandbox.close());

type Case = {
  name: string;
  method: 'get' | 'post' | 'delete';
  path: string;
  ids?: Record<string, string>;
  query?: string;
  body?: unknown;
};

/** Sends one request and gives what breaks the contract, in it and in its answer. */
async function violations({ method, path, ids = {}, query = '', body }: Case): Promise<string[]> {
  const operation = spec.paths[path]?.[method];
  if (!operation) return [`the document has no ${method} ${path}`];
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
  if (response.status !== 200) return [`${response.status} ${text}`];
  const streamed = response.headers.get('content-type')?.startsWith('text/event-stream');
  const content = operation.responses['200']?.content ?? {};
  const schema = content[streamed ? 'text/event-stream' : 'application/json']?.schema ?? {};
  const values = streamed
    ? [...text.matchAll(/^data: (\{.*)$/gm)].map(([, event]) => JSON.parse(event ?? '') as unknown)
    : [JSON.parse(text) as unknown];
  const asked = operation.requestBody?.content['application/json']?.schema;
  return [
    ...(asked && body !== undefined ? complaints(asked, body).map((one) => `request ${one}`) : []),
    ...values.flatMap((value) =>
      complaints(schema, value).map(
        (one) => `reply ${isRecord(value) ? String(value['type'] ?? value['object']) : ''} ${one}`,
      ),
    ),
  ];
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

describe('where OpenAI’s OpenAPI document is at hand, nothing breaks it', () => {
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
  it.skipIf(!here).each(named)(here ? 'case %i' : `case %i (${noShared})`, async (_at, make) => {
    const one = make();
    expect({ [one.name]: await violations(one) }).toEqual({ [one.name]: [] });
  });
});
