import { describe, expect, it } from 'vitest';
import { Secret } from '../../../src/core/key/secret.ts';
import type { Endpoint } from '../../../src/core/sources.ts';
import { init } from '../../../src/flows/init.ts';
import { addressFor } from '../../../src/flows/setup/address.ts';
import { projectKey } from '../../support/keys.ts';
import type { Announced } from '../../support/scripted-ask.ts';
import { flags } from './support.ts';
import { answers, type WorldOptions, world } from './world.ts';

const key = projectKey('mine');
const baseUrl = 'https://gateway.example/v1';
const endpoint: Endpoint = { baseUrl, host: 'gateway.example', kind: 'elsewhere', from: 'flag', path: null };
const alone = { otherKeyHere: false, inFile: null, inTerminal: null };
const save = { kind: 'save', baseUrl };
const tell = { kind: 'tell', baseUrl, host: 'gateway.example' };
const none = { kind: 'none' };

describe('the address of a saved key', () => {
  it.each([
    ['given by flag', {}, {}, {}, save],
    ['OpenAI’s usual one', { baseUrl: 'https://api.openai.com/v1', kind: 'openai' }, {}, {}, none],
    ['a regional one of OpenAI', { kind: 'openai' }, {}, {}, save],
    ['none was used', null, {}, {}, none],
    ['it is in the file already', {}, {}, { inFile: baseUrl }, none],
    ['another one is in the file', {}, {}, { inFile: 'https://else.example/v1' }, tell],
    ['the terminal sets one', { from: 'process' }, {}, { inTerminal: baseUrl }, tell],
    ['the terminal sets another', {}, {}, { inTerminal: 'https://else.example/v1' }, tell],
    // Written into the file it would lead the key that programs take, another one, to that host.
    ['another key is in the terminal', {}, {}, { otherKeyHere: true }, tell],
    ['the key goes under another name', {}, { variable: 'OPENAI_API_KEY_DEMO' }, {}, tell],
  ] as const)('%s', (_name, at, known, around, expected) => {
    const given = at === null ? null : { ...endpoint, ...at };
    expect(addressFor({ endpoint: given, variable: 'OPENAI_API_KEY', ...known }, { ...alone, ...around })).toEqual(
      expected,
    );
  });
});

const checked: Announced[] = [
  ['Where do you start?', 'paste'],
  ['Key:', new Secret(key)],
  ['Send it?', 'yes'],
];

async function walked(answer: string, options: WorldOptions = {}) {
  const w = world({ replies: [answers.works], script: [...checked, ['Write this?', answer]], ...options });
  const end = await init(w.ctx, flags({ baseUrl }), w.practice);
  w.done();
  return { ...end, w, said: w.ctx.printed.said.replace(/\s+/g, ' ') };
}

describe('init --base-url', () => {
  it('shows the address in the diff, and saves it beside the key', async () => {
    const { w, said, report } = await walked('yes');
    expect(w.files()['.env']).toBe(`OPENAI_API_KEY=${key}\nOPENAI_BASE_URL=${baseUrl}\n`);
    expect(said).toContain(`add OPENAI_BASE_URL=${baseUrl}`);
    expect(said).toContain('Undo delete the two lines in .env');
    expect(said).not.toContain('your program needs');
    expect(report.saved).toMatchObject({ path: '.env', variable: 'OPENAI_API_KEY' });
  });

  it('writes the key alone where that is wanted, and says what the program needs', async () => {
    const { w, said } = await walked('key');
    expect(w.files()['.env']).toBe(`OPENAI_API_KEY=${key}\n`);
    expect(said).toContain(`your program needs OPENAI_BASE_URL=${baseUrl} beside it`);
    expect(said).toContain('Undo delete the line in .env');
  });

  it('keeps another address that is in the file', async () => {
    const theirs = 'OPENAI_BASE_URL=https://else.example/v1\n';
    const { w, said } = await walked('yes', { files: { '.env': theirs } });
    expect(w.files()['.env']).toBe(`${theirs}OPENAI_API_KEY=${key}\n`);
    expect(said).toContain('your program needs');
  });

  it('without anybody to ask, writes the key alone and gives the address back to be told', async () => {
    const w = world({ replies: [answers.works], script: null, env: { MINE: key } });
    const { address } = await init(w.ctx, flags({ baseUrl, keyEnv: 'MINE' }), w.practice);
    expect([w.files()['.env'], address]).toEqual([`OPENAI_API_KEY=${key}\n`, baseUrl]);
  });

  it('asks for no other address where OpenAI is the one', async () => {
    const w = world({ replies: [answers.works], script: null, env: { MINE: key } });
    const { address } = await init(w.ctx, flags({ keyEnv: 'MINE' }), w.practice);
    expect(address).toBeNull();
  });
});
