import OpenAI from 'openai';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { practiceKind, type Sandbox, startSandbox } from '../../src/practice/index.ts';

let sandbox: Sandbox;
let admin: OpenAI['admin']['organization'];

beforeEach(async () => {
  sandbox = await startSandbox();
  admin = new OpenAI({ baseURL: sandbox.baseUrl, apiKey: sandbox.key, adminAPIKey: sandbox.adminKey, maxRetries: 0 })
    .admin.organization;
});
afterEach(() => sandbox.close());

const ask = (key: string, more: object = {}) =>
  new OpenAI({ baseURL: sandbox.baseUrl, apiKey: key, maxRetries: 0 }).responses.create({
    model: 'gpt-6-luna',
    input: 'ping',
    ...more,
  });

it('the way of least privilege: project, bare account, role, one key with one scope', async () => {
  const project = await admin.projects.create({ name: 'mine' });
  const account = await admin.projects.serviceAccounts.create(project.id, {
    name: 'ci',
    create_service_account_only: true,
  });
  expect([account.role, account.api_key]).toEqual(['none', null]);
  await admin.projects.serviceAccounts.update(account.id, { project_id: project.id, role: 'member' });
  const key = await admin.projects.serviceAccounts.apiKeys.create(account.id, {
    project_id: project.id,
    scopes: ['api.responses.write'],
  });
  expect(practiceKind(key.value)).toBe('service-account');
  expect(await ask(key.value)).toMatchObject({ object: 'response', status: 'completed' });
  const client = new OpenAI({ baseURL: sandbox.baseUrl, apiKey: key.value, maxRetries: 0 });
  await expect(client.models.list()).rejects.toMatchObject({ status: 403, code: 'missing_scope' });
  await expect(client.embeddings.create({ model: 'text-embedding-3-small', input: 'x' })).rejects.toMatchObject({
    status: 401,
    code: 'missing_scope',
  });
  await admin.projects.serviceAccounts.delete(account.id, { project_id: project.id });
  await expect(ask(key.value)).rejects.toMatchObject({ status: 401, code: 'invalid_api_key' });
});

it('a plain account comes with a key that may do everything', async () => {
  const { api_key: key } = await admin.projects.serviceAccounts.create(sandbox.state.firstProject(), { name: 'all' });
  expect(await ask(key?.value ?? '')).toMatchObject({ status: 'completed' });
});

it('lists in pages that the SDK walks through', async () => {
  for (let at = 0; at < 25; at++) await admin.projects.create({ name: `p${at}` });
  const names: (string | null | undefined)[] = [];
  for await (const { name } of admin.projects.list({ limit: 10 })) names.push(name);
  expect(names).toEqual(['Default project', ...Array.from({ length: 25 }, (_, at) => `p${at}`)]);
  const page = await admin.projects.list({ limit: 10 });
  expect([page.data.length, page.has_more, page.last_id]).toEqual([10, true, page.data.at(-1)?.id]);
});

it('archives: hidden from the list unless asked for, its keys refused, a second time said', async () => {
  const id = sandbox.state.firstProject();
  await admin.projects.archive(id);
  expect((await admin.projects.list()).data).toEqual([]);
  expect((await admin.projects.list({ include_archived: true })).data).toMatchObject([{ id, status: 'archived' }]);
  await expect(ask(sandbox.key)).rejects.toMatchObject({ status: 401, code: 'not_authorized_invalid_project' });
  await expect(admin.projects.archive(id)).rejects.toMatchObject({ status: 400, code: 'project_archived' });
});

it('project keys: listed by their short name, deleted for good', async () => {
  const project = sandbox.state.firstProject();
  const { data } = await admin.projects.apiKeys.list(project);
  const [key] = data;
  expect(key).toMatchObject({
    object: 'organization.project.api_key',
    redacted_value: `${sandbox.key.slice(0, 8)}***${sandbox.key.slice(-4)}`,
    owner: { type: 'user' },
  });
  expect(JSON.stringify(data)).not.toContain(sandbox.key);
  await admin.projects.apiKeys.delete(key?.id ?? '', { project_id: project });
  expect((await admin.projects.apiKeys.list(project)).data).toEqual([]);
  await expect(ask(sandbox.key)).rejects.toMatchObject({ code: 'invalid_api_key' });
});

describe('limits take effect', () => {
  it('spend', async () => {
    const project = sandbox.state.firstProject();
    await expect(admin.projects.spendLimit.retrieve(project)).rejects.toMatchObject({ status: 404 });
    for (const spender of [sandbox.state.organization, ...sandbox.state.projects]) spender.spentCents = 1;
    await admin.projects.spendLimit.update(project, { currency: 'USD', interval: 'month', threshold_amount: 1 });
    expect(await admin.projects.spendLimit.retrieve(project)).toMatchObject({
      threshold_amount: 1,
      enforcement: { status: 'enforcing' },
    });
    await expect(ask(sandbox.key)).rejects.toMatchObject({ status: 429, code: 'project_spend_limit_exceeded' });
    await admin.projects.spendLimit.delete(project);
    await admin.spendLimit.update({ currency: 'USD', interval: 'month', threshold_amount: 1 });
    await expect(ask(sandbox.key)).rejects.toMatchObject({ status: 429, code: 'organization_spend_limit_exceeded' });
    await admin.spendLimit.delete();
    expect(await ask(sandbox.key)).toMatchObject({ status: 'completed' });
  });

  it('rate', async () => {
    const project = sandbox.state.firstProject();
    const [limit] = (await admin.projects.rateLimits.listRateLimits(project)).data;
    await admin.projects.rateLimits.updateRateLimit(limit?.id ?? '', {
      project_id: project,
      max_requests_per_1_minute: 1,
    });
    expect(await ask(sandbox.key)).toMatchObject({ status: 'completed' });
    const refused = await ask(sandbox.key).catch((error: unknown) => error);
    expect(refused).toMatchObject({
      status: 429,
      code: 'rate_limit_exceeded',
      type: 'requests',
      message: expect.stringContaining('Please try again in'),
    });
  });

  it('models', async () => {
    const project = sandbox.state.firstProject();
    await admin.projects.modelPermissions.update(project, { mode: 'allow_list', model_ids: ['gpt-6-sol'] });
    await expect(ask(sandbox.key)).rejects.toMatchObject({ status: 403, code: 'model_not_found' });
    expect(await ask(sandbox.key, { model: 'gpt-6-sol' })).toMatchObject({ model: 'gpt-6-sol' });
    await admin.projects.modelPermissions.delete(project);
    expect(await ask(sandbox.key)).toMatchObject({ status: 'completed' });
  });
});

it('costs and usage add up, by day and by project', async () => {
  const now = Math.floor(Date.now() / 1000);
  await ask(sandbox.key);
  await ask(sandbox.key, { model: 'gpt-6-sol' });
  const costs = await admin.usage.costs({ start_time: now - 86_400, group_by: ['project_id'] });
  expect(costs.data.map(({ results }) => results.length).reduce((sum, count) => sum + count)).toBe(1);
  const result = costs.data.flatMap(({ results }) => results)[0];
  expect(result).toMatchObject({ object: 'organization.costs.result', project_id: sandbox.state.firstProject() });
  expect(result).toHaveProperty('amount.value', expect.closeTo(5 - sandbox.state.organization.credits, 12));
  const usage = await admin.usage.completions({ start_time: now - 86_400, group_by: ['model'] });
  expect(usage.data.flatMap(({ results }) => results)).toMatchObject([
    { model: 'gpt-6-luna', num_model_requests: 1 },
    { model: 'gpt-6-sol', num_model_requests: 1 },
  ]);
  await new OpenAI({ baseURL: sandbox.baseUrl, apiKey: sandbox.key }).embeddings.create({
    model: 'text-embedding-3-small',
    input: 'two words',
  });
  const embedded = await admin.usage.embeddings({ start_time: now - 86_400, group_by: ['model'] });
  expect(embedded.data.flatMap(({ results }) => results)).toMatchObject([
    { model: 'text-embedding-3-small', num_model_requests: 1, input_tokens: 3 },
  ]);
  expect(await admin.usage.completions({ start_time: now - 86_400, group_by: ['model'] })).toEqual(usage);
  await expect(
    fetch(`${sandbox.baseUrl}/organization/costs`, { headers: { authorization: `Bearer ${sandbox.adminKey}` } }).then(
      ({ status }) => status,
    ),
  ).resolves.toBe(400);
});

it('an admin key asks no model, a project key administers nothing', async () => {
  await expect(ask(sandbox.adminKey)).rejects.toMatchObject({ status: 401, code: 'missing_scope' });
  const wrong = new OpenAI({ baseURL: sandbox.baseUrl, apiKey: 'x', adminAPIKey: sandbox.key, maxRetries: 0 }).admin
    .organization;
  await expect(wrong.projects.list()).rejects.toMatchObject({ status: 401, code: 'missing_scope' });
});

it('costs page through days', async () => {
  const start = Math.floor(Date.now() / 1000) - 20 * 86_400;
  const first = await admin.usage.costs({ start_time: start, limit: 7 });
  expect([first.data.length, first.has_more]).toEqual([7, true]);
  const second = await admin.usage.costs({ start_time: start, limit: 7, page: first.next_page ?? '' });
  expect(second.data[0]?.start_time).toBe(first.data[6]?.end_time ?? 0);
});
