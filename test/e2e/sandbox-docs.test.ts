import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from 'vitest';
import { startSandbox } from '../../src/practice/index.ts';
import { tapped } from '../support/contract/tapped.ts';
import { cleanEnvironment, tempFolder } from '../support/run.ts';
import { repoRoot } from '../support/shared.ts';
import { stop } from '../support/stop.ts';
import { freePort } from '../support/third-party.ts';

/** Every line of docs/sandbox.md that can be run is run here as it stands, but for the ports; its test for vitest is in package/sandbox-consumer. */
const text = readFileSync(join(repoRoot, 'docs/sandbox.md'), 'utf8');
const lines = [...text.matchAll(/```sh\n(.*?)```/gs)].flatMap(([, block = '']) => block.trim().split('\n'));
const starts = lines.filter((line) => line.startsWith('npx keycheck sandbox'));
const others = lines.filter((line) => !starts.includes(line));

const running: ChildProcess[] = [];
afterEach(() => Promise.all(running.splice(0).map((child) => stop(child))));

const env = (more: Record<string, string> = {}) => ({ ...cleanEnvironment(tempFolder('home')), ...tapped(), ...more });

/** Starts the platform by a line of the page: what it said on both streams until it was ready. */
async function start(line: string, cwd = tempFolder('project')): Promise<{ out: string[]; said: string[] }> {
  const words = (line.split('#')[0] ?? '').trim().split(/ +/).slice(2);
  const port = String(await freePort());
  const at = words.indexOf('--port');
  const args = at === -1 ? [...words, '--port', port] : words.with(at + 1, port);
  const child = spawn(process.execPath, [join(repoRoot, 'bin/keycheck.js'), ...args], { cwd, env: env() });
  running.push(child);
  const [out, said]: [string[], string[]] = [[], []];
  await new Promise<void>((ready, failed) => {
    const heard = (all: string[]) => (one: string) => {
      all.push(one);
      if (args.includes('--json') ? out.length === 1 : out.length === 2 && said.some((one) => one.includes('Ctrl-C')))
        ready();
    };
    createInterface(child.stdout).on('line', heard(out));
    createInterface(child.stderr).on('line', heard(said));
    child.once('exit', (code) => failed(new Error(`${line} ended with ${code}: ${said.join('\n')}`)));
  });
  return { out, said };
}

describe('docs/sandbox.md', () => {
  it('holds the lines that are run below, and no other', () => {
    expect(starts).toHaveLength(5);
    expect(others.map((line) => line.split(' ')[0])).toEqual(['curl', 'npx', ...Array(6).fill('curl')]);
  });

  it.each(starts.map((line) => [line.split('#')[0]?.trim() ?? '', line]))('%s', async (_name, line) => {
    const cwd = tempFolder('project');
    const { out } = await start(line, cwd);
    const settings: Record<string, string> = line.includes('--json')
      ? (JSON.parse(out[0] ?? '') as Record<string, string>)
      : Object.fromEntries(out.map((one) => one.split('=') as [string, string]));
    const baseUrl = settings['baseUrl'] ?? settings['OPENAI_BASE_URL'];
    const key = settings['key'] ?? settings['OPENAI_API_KEY'];
    const response = await fetch(`${baseUrl}/responses`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}` },
      body: JSON.stringify({ model: 'gpt-6-luna', input: 'ping' }),
    });
    expect(response.status).toBe(line.includes('credits-exhausted') ? 429 : 200);
    // It is written beside the answering.
    await expect.poll(() => existsSync(join(cwd, 'practice.json'))).toBe(line.includes('--state'));
  });

  const curl = spawnSync('curl', ['--version']).status === 0;
  it.skipIf(!curl)(
    `the other lines, one after the other, in a shell${curl ? '' : ' (skipped: no curl here)'}`,
    async () => {
      const sandbox = await startSandbox();
      const cwd = tempFolder('project');
      const npx = join(cwd, 'npx');
      writeFileSync(npx, `#!/bin/sh\nshift\nexec "${process.execPath}" "${join(repoRoot, 'bin/keycheck.js')}" "$@"\n`, {
        mode: 0o755,
      });
      const shell = (line: string) =>
        new Promise<string>((resolve) => {
          const child = spawn('sh', ['-c', line.replaceAll('http://127.0.0.1:4141/', sandbox.pageUrl)], {
            cwd,
            env: env({
              PATH: `${cwd}:${process.env['PATH'] ?? ''}`,
              OPENAI_BASE_URL: sandbox.baseUrl,
              OPENAI_API_KEY: sandbox.key,
              TOKEN: sandbox.token,
            }),
          });
          let given = '';
          child.stdout.on('data', (part) => {
            given += part;
          });
          child.on('close', () => resolve(given));
        });
      const [streamed, verified, requests, credits, overloads, errors, scope, fresh] = others;
      expect(await shell(streamed ?? '')).toMatch(/^event: response\.created\n.*event: response\.completed\n/s);
      expect(await shell(verified ?? '')).toMatch(/^Works: /);
      expect(JSON.parse(await shell(requests ?? ''))).toMatchObject({ total: 2 });
      expect(JSON.parse(await shell(credits ?? ''))).toMatchObject({ organization: { credits: 0 } });
      expect(JSON.parse(await shell(overloads ?? ''))).toMatchObject({ faults: [{ kind: 'overloaded', next: 2 }] });
      expect(JSON.parse(await shell(errors ?? ''))).toMatchObject({
        faults: [{ kind: 'server-error', rate: 0.1, seed: 7 }],
      });
      expect(JSON.parse(await shell(scope ?? ''))).toMatchObject({ newKeys: { permission: 'read-only' } });
      expect(JSON.parse(await shell(fresh ?? ''))).toMatchObject({ organization: { credits: 5 }, faults: [] });
      await sandbox.close();
    },
  );

  it('what it says can be done with the state', async () => {
    const sandbox = await startSandbox();
    const rows = [...text.matchAll(/^\| (`[^|]*\)`(?:, `[^|]*\)`)*) \|/gm)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`([^`]*)`/g)].map(([, code = '']) => code),
    );
    expect(rows.map((code) => code.split('(')[0])).toEqual(['patch', 'scenario', 'fail', 'calm', 'reset', 'addKey']);
    for (const code of rows) new Function('state', `state.${code}`)(sandbox.state);
    expect(sandbox.state.toJSON()).toMatchObject({ organization: { verified: false }, faults: [] });
    expect(sandbox.state.keys.at(-1)).toMatchObject({ permission: 'restricted', scopes: ['api.responses.write'] });
    await sandbox.close();
  });
});
