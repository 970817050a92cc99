import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type SandboxFlags, serveSandbox } from '../../src/cli/commands/sandbox.ts';
import { Cancelled, UserError } from '../../src/core/errors.ts';
import { verifyKey } from '../../src/library/verify-key.ts';
import { makeKey, startNear } from '../../src/practice/index.ts';
import { en } from '../../src/words/en/index.ts';

const none: SandboxFlags = { port: 0, scenario: null, state: null, json: false };

/** Runs the command until `until` has looked at what it printed, then stops it. */
async function serve(flags: Partial<SandboxFlags>, until: (out: string[], said: string[]) => Promise<void>) {
  const stop = new AbortController();
  const out: string[] = [];
  const said: string[] = [];
  const ctx = {
    verbatim: (text: string) => void out.push(text),
    say: (text: string) => void said.push(text),
    signal: stop.signal,
    words: en,
  };
  const run = serveSandbox(ctx, { ...none, ...flags });
  run.catch(() => undefined);
  while (out.length === 0 || (!flags.json && !said.includes(en.practice.cli.stop)))
    await new Promise((resolve) => setTimeout(resolve, 5));
  await until(out, said);
  const reason = new Cancelled('SIGINT');
  stop.abort(reason);
  await expect(run).rejects.toBe(reason);
}

describe('keycheck sandbox', () => {
  it('prints settings that work, until it is stopped', async () => {
    let baseUrl = '';
    await serve({}, async (out) => {
      const settings = new Map(out.map((line) => line.split('=') as [string, string]));
      baseUrl = settings.get('OPENAI_BASE_URL') ?? '';
      expect(await verifyKey({ key: settings.get('OPENAI_API_KEY') ?? '', baseUrl, retries: 0 })).toMatchObject({
        ok: true,
      });
    });
    await expect(fetch(`${baseUrl}/models`)).rejects.toThrow();
  });

  it('--json: one line', async () => {
    await serve({ json: true, scenario: 'billing-inactive' }, async (out, said) => {
      expect([out.length, said]).toEqual([1, []]);
      const ready = JSON.parse(out[0] ?? '') as {
        schemaVersion: number;
        command: string;
        baseUrl: string;
        key: string;
      };
      expect(ready).toMatchObject({ schemaVersion: 1, command: 'sandbox' });
      expect(await verifyKey({ key: ready.key, baseUrl: ready.baseUrl, retries: 0 })).toMatchObject({
        cause: 'billing-inactive',
      });
    });
  });

  it('takes the next port where the one wanted is busy, and says so', async () => {
    const busy = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => busy.once('listening', resolve));
    const { port } = busy.address() as AddressInfo;
    await serve({ port }, async (out, said) => {
      const given = Number(new URL(out[0]?.split('=')[1] ?? '').port);
      expect(given).toBeGreaterThan(port);
      expect(said).toContain(en.practice.cli.movedPort(port, given));
    });
    busy.close();
  });

  it.each([
    [{ scenario: 'nonsense' }],
    [{ scenario: 'missing-key' }],
    [{ scenario: 'toString' }],
    [{ state: '.' }],
    [{ state: '/nowhere/at/all.json' }],
  ])('%j is a usage error', async (flags) => {
    const ctx = { verbatim: () => undefined, say: () => undefined, signal: new AbortController().signal, words: en };
    await expect(serveSandbox(ctx, { ...none, ...flags })).rejects.toThrow(UserError);
  });

  it('says where a state could not be kept', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'practice-'));
    const state = join(folder, 'state.json');
    const said: string[] = [];
    await serve({ state }, async (_out, heard) => {
      await rm(folder, { recursive: true });
      heard.push = (text) => said.push(text);
      // Something has to have changed since the last save, or there is nothing to lose.
      const baseUrl = _out[0]?.split('=')[1] ?? '';
      await verifyKey({ key: _out[1]?.split('=')[1] ?? '', baseUrl, retries: 0 });
    });
    expect(said).toEqual([en.practice.cli.notSaved(state, 'ENOENT')]);
  });
});

it('the wizard’s way: a saved key is used again, a damaged one is not', async () => {
  const key = makeKey();
  const first = await startNear(0, { key, words: en.practice });
  const second = await startNear(0, { key: `${key.slice(0, -1)}-`, words: en.practice });
  expect(first.key).toBe(key);
  expect(second.key).not.toContain(key.slice(20, 40));
  await Promise.all([first.close(), second.close()]);
});
