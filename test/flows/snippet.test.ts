import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/core/errors.ts';
import { snippet } from '../../src/flows/snippet.ts';
import { practiceKey, projectKey } from '../support/keys.ts';
import { type WorldOptions, world } from './setup/world.ts';

const key = projectKey();

async function run(language: string | null, options: WorldOptions, json = false) {
  const w = world({ script: null, ...options });
  const { report, exitCode } = await snippet(w.ctx, language, { json });
  expect(w.ctx.printed.out).not.toContain(key.slice(20, 32));
  expect(w.written).toEqual([]);
  return { report, exitCode, out: w.ctx.printed.out };
}

describe('keycheck snippet', () => {
  it.each([
    ['python', { 'requirements.txt': '' }, 'python', 'python first.py'],
    [
      'a web framework',
      { 'package.json': '{"dependencies":{"next":"16"}}' },
      'node',
      'node --env-file=.env.local first.mjs',
    ],
    ['nothing', {}, 'node', 'node --env-file=.env first.mjs'],
    ['a language without a program', { 'Cargo.toml': '' }, 'curl', 'sh first.sh'],
  ])('takes the language of the folder: %s', async (_name, files, language, command) => {
    const { report } = await run(null, { files });
    expect([report.language, report.run, report.keyFound]).toEqual([language, command, false]);
  });

  it('names the file and the variable of the saved key, never the key', async () => {
    const { out, report } = await run('go', { files: { '.env': `A=1\nOPENAI_API_KEY=${key}\n` } });
    expect(report).toMatchObject({ envFile: '.env', variable: 'OPENAI_API_KEY', keyFound: true });
    expect(out).toContain('Then run:\n  go run first.go');
    expect(out).not.toContain('No key is saved here');
  });

  it('hands no file over where the key is in the terminal alone', async () => {
    const { out, report } = await run('node', { env: { OPENAI_API_KEY: key } });
    expect([report.run, report.keyFound]).toEqual(['node first.mjs', true]);
    expect(out).toContain('The program takes OPENAI_API_KEY from this terminal.');
    const both = await run('node', { files: { '.env': `OPENAI_API_KEY=${key}\n` }, env: { OPENAI_API_KEY: key } });
    expect(both.report.run).toBe('node --env-file=.env first.mjs');
  });

  it('points to the practice platform where only a practice key is here', async () => {
    const { out, report } = await run('node', { files: { '.env.sandbox': `OPENAI_API_KEY=${practiceKey()}\n` } });
    expect(report.run).toBe('node --env-file=.env.sandbox first.mjs');
    expect(out).toContain('npx keycheck sandbox');
    const address = `OPENAI_API_KEY=${practiceKey()}\nOPENAI_BASE_URL=http://127.0.0.1:4150/v1\n`;
    const moved = await run('node', { files: { '.env.sandbox': address } });
    expect(moved.out.replace(/\s+/g, ' ')).toContain('npx keycheck sandbox --port 4150');
  });

  it('says so too where the file with the practice key was named', async () => {
    const w = world({ script: null, files: { '.env.sandbox': `OPENAI_API_KEY=${practiceKey()}\n` } });
    await snippet(w.ctx, 'node', { json: false, dotenv: '.env.sandbox' });
    expect(w.ctx.printed.out.replace(/\s+/g, ' ')).toContain('.env.sandbox holds a practice key');
  });

  it('is one JSON document on request', async () => {
    const { out, report } = await run('c#', {}, true);
    expect(JSON.parse(out)).toEqual(report);
    expect(report).toMatchObject({ schemaVersion: 1, command: 'snippet', language: 'csharp' });
  });

  it('names the languages there are, for one there is not', async () => {
    const w = world({ script: null });
    await expect(snippet(w.ctx, 'cobol', { json: false })).rejects.toThrow(UserError);
    await expect(snippet(w.ctx, 'cobol', { json: false })).rejects.toThrow(/curl, node/);
  });
});
