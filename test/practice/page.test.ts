import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyKey } from '../../src/library/verify-key.ts';
import { practiceKind, type Sandbox, startSandbox } from '../../src/practice/index.ts';
import { screenNames } from '../../src/practice/page/layout.ts';
import { projectKey } from '../support/keys.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox();
});
afterEach(() => sandbox.close());

const paths = screenNames.map((name) => (name === 'start' ? '' : name));
const get = async (path: string) => (await fetch(sandbox.pageUrl + path)).text();

/** What a browser without JavaScript does: the fields of the form as they stand in the page, those changed that a person changes. */
async function submit(path: string, action: string, change: Record<string, string | string[] | null> = {}) {
  const page = await get(path);
  const form = page.match(new RegExp(`<form method="post" action="/do/${action}">.*?</form>`, 's'))?.[0];
  if (!form) throw new Error(`no form ${action} on /${path}`);
  const fields = new URLSearchParams();
  for (const [input] of form.matchAll(/<input[^>]*>/g)) {
    const of = (name: string) => input.match(new RegExp(` ${name}="([^"]*)"`))?.[1];
    if (/type="(checkbox|radio)"/.test(input) && !input.includes(' checked')) continue;
    fields.append(of('name') ?? '', of('value') ?? '');
  }
  for (const [select, name] of form.matchAll(/<select[^>]* name="([^"]*)".*?<\/select>/gs)) {
    const options = [...select.matchAll(/<option value="([^"]*)"( selected)?/g)];
    fields.append(name ?? '', (options.find(([, , selected]) => selected) ?? options[0])?.[1] ?? '');
  }
  for (const [name, value] of Object.entries(change)) {
    fields.delete(name);
    for (const one of [value ?? []].flat()) fields.append(name, one);
  }
  return fetch(`${sandbox.pageUrl}do/${action}`, { method: 'POST', body: fields, redirect: 'manual' });
}

describe('every screen', () => {
  it.each(paths)('/%s says what this is not, runs one script of its own, and is whole', async (path) => {
    const response = await fetch(sandbox.pageUrl + path);
    const text = await response.text();
    expect(response.status).toBe(200);
    expect(text).toContain('Practice platform: not OpenAI');
    expect(text).toMatch(/<title>[^<]*\(not OpenAI\)<\/title>/);
    expect(text.match(/<script[^>]*>/g)).toEqual(['<script src="/page.js" defer>']);
    expect(text).not.toMatch(/\son\w+=|\sstyle=|javascript:|undefined|\[object|NaN/i);
    expect(response.headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; script-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    );
    expect(response.headers.get('x-frame-options')).toBe('DENY');
    const ids = [...text.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of text.matchAll(/ (?:for|aria-describedby)="([^"]*)"/g)) expect(ids).toContain(target);
    expect(text.match(/<h1>/g)).toHaveLength(1);
  });

  it('another address is a page to browsers and the API’s error to programs', async () => {
    const page = await fetch(`${sandbox.pageUrl}nowhere`, { headers: { accept: 'text/html' } });
    expect([page.status, await page.text()]).toEqual([404, expect.stringContaining('not OpenAI')]);
    const api = await fetch(`${sandbox.pageUrl}responses`, { method: 'POST' });
    expect([api.status, await api.json()]).toMatchObject([
      404,
      { error: { message: 'Invalid URL (POST /responses)' } },
    ]);
  });
});

it('the whole way of a newcomer, by forms alone', async () => {
  await submit('organization', 'organization', { name: 'Ours', verified: 'on' });
  await submit('billing', 'no-credit');
  await submit('billing', 'credit', { amount: '7.5' });
  await submit('projects', 'create-project', { name: 'First program' });
  const project = sandbox.state.projects.find(({ name }) => name === 'First program');
  expect(sandbox.state.organization).toMatchObject({ name: 'Ours', verified: true, credits: 7.5 });

  const made = await submit('keys', 'create-key', {
    name: 'server',
    project: project?.id ?? '',
    permission: 'restricted',
    scope: ['api.responses.write'],
  });
  const place = made.headers.get('location') ?? '';
  expect([made.status, place]).toEqual([303, expect.stringMatching(/^\/keys\/new\/[0-9a-f]{32}$/)]);
  const once = await get(place.slice(1));
  const key = once.match(/value="(sk-proj-sandbox-[a-z0-9]+)"/)?.[1] ?? '';
  expect(practiceKind(key)).toBe('project');
  expect(await get(place.slice(1))).toContain('shown once');
  for (const path of paths) expect(await get(path)).not.toContain(key);

  const check = () => verifyKey({ key, baseUrl: sandbox.baseUrl, retries: 0 });
  expect(await check()).toMatchObject({ ok: true, project: project?.id });
  await submit('billing', 'no-credit');
  expect(await check()).toMatchObject({ cause: 'credits-exhausted', exitCode: 6 });
  const list = await get('requests');
  expect(list).toContain('credits-exhausted, exit code 6');
  expect(list).toContain('ok, exit code 0');
  expect(list).toContain(`…${key.slice(-4)}`);
});

describe('a form that is refused', () => {
  const faultOf = (page: string, id: string) => ({
    input: page.match(new RegExp(`<(?:input|select|fieldset)[^>]* aria-describedby="${id}-fault[^>]*>`))?.[0],
    text: page.match(new RegExp(`id="${id}-fault">([^<]*)<`))?.[1],
  });

  it('comes back as it was filled in, with what is wrong below its field and the focus there', async () => {
    const project = sandbox.state.projects[0]?.id ?? '';
    const filled = { name: 'my "server"', project, permission: 'restricted', scope: null };
    const page = await (await submit('keys', 'create-key', filled)).text();
    expect(page).toContain('name="name" type="text" value="my &quot;server&quot;"');
    expect(page.match(/<input type="checkbox"[^>]* checked/g)).toBeNull();
    expect(page.match(/<input type="radio"[^>]* checked/g)).toHaveLength(1);
    expect(faultOf(page, 'scope')).toEqual({
      input: '<fieldset aria-describedby="scope-fault">',
      text: 'Restricted needs at least one box.',
    });
    expect(page.match(/ id="([^"]*)"[^>]* autofocus/g)?.map((one) => / id="([^"]*)"/.exec(one)?.[1])).toEqual([
      's-model.request',
    ]);
  });

  it.each([
    ['organization', 'organization', { name: 'x'.repeat(301), country: 'TW' }, 'name', 'At most 300 characters.'],
    ['billing', 'credit', { amount: '0' }, 'amount', 'A number above 0, up to 1,000,000.'],
    ['billing', 'billing', { limit: '-3' }, 'limit', 'A number that is not negative.'],
    ['projects', 'create-project', { name: ' ' }, 'name', 'A name is needed.'],
    ['keys', 'create-key', { name: ' ' }, 'name', 'A name is needed.'],
    ['keys', 'create-key', { name: 'x', project: 'proj_gone' }, 'project', 'Choose one of the list.'],
    ['switches', 'fault', { next: '1.5', rate: '20' }, 'next', 'A whole number that is not negative.'],
    ['switches', 'fault', { next: '2', rate: '200' }, 'rate', 'A number from 0 to 100.'],
    ['switches', 'scenario', { cause: 'fire' }, 'cause', 'Choose one of the list.'],
  ] as const)('/%s %s %j: below %s: %s', async (path, action, filled, field, text) => {
    const page = await (await submit(path, action, filled)).text();
    const fault = faultOf(page, field);
    expect(fault.text).toBe(text);
    expect(fault.input).toContain(' aria-invalid="true" autofocus');
    expect(page.match(/ autofocus/g)).toHaveLength(1);
    for (const [name, value] of Object.entries(filled))
      if (/^(?:name|country|amount|limit|next|rate)$/.test(name))
        expect(page).toMatch(new RegExp(`name="${name}" type="\\w+" value="${value}"`));
  });

  it('of one project marks the fields of that project alone', async () => {
    await submit('projects', 'create-project', { name: 'Second' });
    const id = sandbox.state.projects[1]?.id ?? '';
    const page = await (await submit('projects', 'project', { id, models: 'a"b' })).text();
    expect(page.match(/ aria-invalid/g)).toHaveLength(1);
    expect(page).toContain(`id="models-${id}" name="models" type="text" value="a&quot;b"`);
    expect(faultOf(page, `models-${id}`).text).toMatch(/^Ids of models/);
  });

  it.each([
    ['organization', 'organization', 'name'],
    ['projects', 'create-project', 'name'],
    ['keys', 'create-key', 'name'],
  ] as const)('/%s %s: a key in %s is neither taken nor shown again', async (path, action, field) => {
    for (const key of [projectKey('named'), sandbox.key]) {
      const before = sandbox.state.toJSON();
      const response = await submit(path, action, { [field]: `mine ${key}` });
      const page = await response.text();
      expect([response.status, sandbox.state.toJSON()]).toEqual([422, before]);
      expect(page).not.toContain(key.slice(-12));
      expect(faultOf(page, field).text).toMatch(/^This looks like a key\./);
    }
  });
});

describe('forms', () => {
  it.each([
    ['revoke-key', 'invalid-key'],
    ['expire-key', 'key-expired'],
  ])('%s: %s, and back', async (action, cause) => {
    await submit('keys', action);
    expect(await verifyKey({ key: sandbox.key, baseUrl: sandbox.baseUrl, retries: 0 })).toMatchObject({ cause });
    await submit('keys', 'restore-key');
    expect(await verifyKey({ key: sandbox.key, baseUrl: sandbox.baseUrl, retries: 0 })).toMatchObject({ ok: true });
  });

  it('a switch for the next call, seen on the page and taken off again', async () => {
    await submit('switches', 'fault', { kind: 'overloaded', next: '3', rate: '50', seed: '9' });
    expect(sandbox.state.faults).toMatchObject([{ kind: 'overloaded', next: 3, rate: 0.5, seed: 9 }]);
    expect(await get('switches')).toContain('the next 3 calls, 50 of 100 calls');
    await submit('switches', 'calm-one');
    expect(sandbox.state.faults).toEqual([]);
  });

  it('a scenario, and everything right again', async () => {
    await submit('switches', 'scenario', { cause: 'project-archived' });
    expect(sandbox.state.projects[0]?.status).toBe('archived');
    await submit('switches', 'reset');
    expect(sandbox.state.projects[0]?.status).toBe('active');
  });

  it('project settings: limit, models, residency', async () => {
    await submit('projects', 'project', { limit: '12.5', models: 'gpt-6-sol gpt-6-luna', residency: 'eu' });
    expect(sandbox.state.projects[0]).toMatchObject({
      spendLimitCents: 1250,
      models: { mode: 'allow_list', ids: ['gpt-6-sol', 'gpt-6-luna'] },
      residency: 'eu',
    });
    await submit('projects', 'project', { limit: '', models: '-', residency: '' });
    expect(sandbox.state.projects[0]).toMatchObject({
      spendLimitCents: null,
      models: { mode: 'allow_list', ids: [] },
      residency: null,
    });
  });

  it.each([
    ['keys', 'create-key', { name: '', scope: 'model.request' }],
    ['keys', 'create-key', { name: 'x', permission: 'restricted', scope: null }],
    ['keys', 'create-key', { name: 'x', permission: 'everything', scope: 'a' }],
    ['billing', 'credit', { amount: '-1' }],
    ['billing', 'credit', { amount: 'Infinity' }],
    ['organization', 'organization', { name: 'x'.repeat(400) }],
    ['switches', 'fault', { kind: 'fire' }],
    ['switches', 'fault', { next: '1.5' }],
    ['projects', 'create-project', { name: '' }],
    ['projects', 'project', { id: 'proj_other' }],
  ])('/%s %s with %j is not taken, and the page says so', async (path, action, change) => {
    const before = sandbox.state.toJSON();
    const response = await submit(path, action, change);
    expect([response.status, await response.text()]).toEqual([422, expect.stringContaining('role="alert"')]);
    expect(sandbox.state.toJSON()).toEqual(before);
  });
});

it('what clients and people send is shown as text, never as markup', async () => {
  const evil = '<img src=x onerror=alert(1)>"\'&';
  await fetch(`${sandbox.baseUrl}/<script>x`, { method: 'POST', headers: { authorization: `Bearer ${sandbox.key}` } });
  await fetch(`${sandbox.baseUrl}/responses`, {
    method: 'POST',
    headers: { authorization: `Bearer ${sandbox.key}` },
    body: JSON.stringify({ model: `${evil}\u202e`, input: 'x' }),
  });
  await submit('organization', 'organization', { name: evil });
  await submit('projects', 'create-project', { name: evil });
  await submit('keys', 'create-key', { name: evil, permission: 'all' });
  for (const path of paths) {
    const page = await get(path);
    expect(page).not.toContain('<img');
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page).not.toContain('\u202e');
  }
  expect(await get('keys')).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;');
});

it('the key that was ready from the start stands whole on the first screen, until it is revoked', async () => {
  const settings = `OPENAI_BASE_URL=${sandbox.baseUrl}\nOPENAI_API_KEY=`;
  expect(await get('')).toContain(`>${settings}${sandbox.key}</pre>`);
  for (const path of paths.filter((one) => one !== '')) expect(await get(path)).not.toContain(sandbox.key);
  await submit('keys', 'revoke-key');
  expect(await get('')).toContain(`>${settings}(a practice key that you make under API keys)</pre>`);
});

it('tells the time by the clock of this machine', async () => {
  await fetch(`${sandbox.baseUrl}/models`, { headers: { authorization: `Bearer ${sandbox.key}` } });
  const now = new Date();
  const hour = String(now.getHours()).padStart(2, '0');
  expect(await get('requests')).toMatch(new RegExp(`data-label="Time">${hour}:\\d\\d:\\d\\d<`));
});

it('refreshes by itself only where a person asked for it', async () => {
  const refresh = async (path: string) => (await fetch(sandbox.pageUrl + path)).headers.get('refresh');
  expect([await refresh('requests'), await refresh('requests?live=1'), await refresh('?live=1')]).toEqual([
    null,
    '5',
    null,
  ]);
});
