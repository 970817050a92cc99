import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { widthOf } from '../../src/words/layout.ts';
import { projectKey } from '../support/keys.ts';
import { keycheck } from '../support/run.ts';
import { faultsOf } from '../words/zh-TW/style.ts';

/** The two ways in which most people come to Chinese. */
const ways = [
  ['--lang zh-TW', ['--lang', 'zh-TW'], {}],
  ['LANG=zh_TW.UTF-8', [], { LANG: 'zh_TW.UTF-8' }],
] as const;

/** A server that says that there is no credit, as OpenAI words it. */
async function noCredit(): Promise<string> {
  const body = JSON.stringify({
    error: { message: 'No credits.', type: 'insufficient_quota', param: null, code: 'credit_balance_exhausted' },
  });
  const server = createServer((_request, response) => {
    response.writeHead(429, { 'content-type': 'application/json', 'x-request-id': 'req_7Hq2' }).end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
}

describe.each(ways)('the program in Chinese, by %s', (_name, flags, env) => {
  it('begins with a screen that says how to read English', async () => {
    const run = await keycheck([...flags], { env });
    expect({ exitCode: run.exitCode, stderr: run.stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(run.stdout).toMatch(/^keycheck：取得 OpenAI API 金鑰/u);
    expect(run.stdout).toContain('English: --lang en');
    for (const line of run.stdout.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(80);
  });

  it('says that there is no key', async () => {
    const run = await keycheck(['verify', ...flags], { env });
    expect(run.exitCode).toBe(3);
    expect(run.stdout + run.stderr).toContain('沒有金鑰：這個終端機沒有設定 OPENAI_API_KEY');
    expect(run.stdout + run.stderr).toContain('missing-key，結束代碼 3');
  });

  it('says that there is no credit', async () => {
    const url = await noCredit();
    const run = await keycheck(['verify', ...flags, '--base-url', url, '--retries', '0'], {
      env: { ...env, OPENAI_API_KEY: projectKey() },
    });
    expect(run.exitCode).toBe(6);
    expect(run.stdout + run.stderr).toMatch(/^沒有額度：/u);
    expect(run.stdout + run.stderr).toMatch(/請求 ID\sreq_7Hq2/u);
  });

  it('lists what it can explain, in columns', async () => {
    const run = await keycheck(['explain', ...flags], { env });
    expect(run.exitCode).toBe(0);
    const rows = run.stdout.split('\n').filter((line) => /^ {2}[a-z]/.test(line));
    expect(rows.length).toBeGreaterThan(50);
    expect(new Set(rows.map((row) => row.search(/(?<= {2})[^ a-z-]|(?<=[a-z] {2,})\S/u))).size).toBe(1);
  });

  it('says what init needs where nobody can be asked', async () => {
    const run = await keycheck(['init', ...flags], { env });
    expect({ exitCode: run.exitCode, stdout: run.stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(faultsOf(run.stderr.trim())).toEqual([]);
    expect(run.stderr).toContain('--key-env NAME');
  });
});

describe('the language of JSON', () => {
  it('is English unless a flag asks for another', async () => {
    const summary = async (args: string[]) =>
      (JSON.parse((await keycheck(args, { env: { LANG: 'zh_TW.UTF-8' } })).stdout) as { summary: string }).summary;
    expect(await summary(['verify', '--json'])).toMatch(/^No key: /);
    expect(await summary(['verify', '--json', '--lang', 'zh-TW'])).toMatch(/^沒有金鑰：/u);
  });
});

it('names the languages there are for one that it does not speak', async () => {
  const run = await keycheck(['verify', '--lang', 'xx']);
  expect({ exitCode: run.exitCode, stderr: run.stderr }).toEqual({
    exitCode: 2,
    stderr: '--lang takes one of: en, zh-TW.\n',
  });
});
