import { existsSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CommandTree, TreeFlag } from '../../src/cli/tree.ts';
import { causes } from '../../src/core/causes/ids.ts';
import { keycheck } from '../support/run.ts';

const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true, strictTypes: false });
const validator = (name: string) => {
  const validate = ajv.compile(JSON.parse(readFileSync(`schema/${name}.schema.json`, 'utf8')));
  return (text: string): unknown[] => (validate(JSON.parse(text)) ? [] : (validate.errors ?? []));
};
const usage = validator('usage');

let tree: CommandTree;
let printed: string;
beforeAll(async () => {
  const run = await keycheck(['commands', '--json']);
  expect(run).toMatchObject({ exitCode: 0, stderr: '' });
  printed = run.stdout;
  tree = JSON.parse(printed);
});

const command = (name: string) => tree.commands.find((one) => one.name === name);
const flag = (name: string, of = 'verify'): TreeFlag | undefined => command(of)?.flags.find((one) => one.flag === name);

/** What the contract promises of each command. */
const promised: Record<string, string> = {
  init: '--yes --dotenv --env-name --key-stdin --key-env --uses --project --org --model --base-url --allow-base-url --force --no-gitignore --no-open --no-verify --level --timeout --retries --wait --dry-run --sandbox --port',
  verify:
    '--dotenv --env-name --key-stdin --key-env --level --model --project --org --base-url --allow-base-url --timeout --retries --wait --reporter --report --on-fork',
  doctor: '--fix --only --skip --staged --level',
  sandbox: '--port --scenario --state',
};

describe('one JSON document, however it is asked for', () => {
  it('keycheck --json, where no command is named, is the command tree', async () =>
    expect(await keycheck(['--json'])).toMatchObject({ exitCode: 0, stdout: printed, stderr: '' }));

  it.each([
    ['commands'],
    ['completion', 'bash'],
    ['explain', 'credits'],
    ['snippet', 'python'],
    ['doctor', '--only', 'node'],
    ['init', '--no-verify'],
  ])('%s: --reporter json is --json', async (...args) => {
    const said = await keycheck([...args, '--json']);
    const run = await keycheck([...args, '--reporter', 'json']);
    const shape = (text: string): unknown => JSON.parse(text.replace(/"durationMs": [\d.]+/g, '"durationMs": 0'));
    expect({ ...run, stdout: shape(run.stdout) }).toMatchObject({
      exitCode: said.exitCode,
      stdout: shape(said.stdout),
      stderr: said.stderr,
    });
  });

  it('has no other reporters outside of verify', async () => {
    const run = await keycheck(['doctor', '--reporter', 'junit']);
    expect(run).toMatchObject({ exitCode: 2, stdout: '' });
    expect(run.stderr).toContain('--reporter takes one of: human, json');
  });
});

describe('keycheck commands --json', () => {
  it('is what its schema says', () => expect(validator('commands')(printed)).toEqual([]));

  it.each(Object.keys(promised))('knows every flag the contract promises of %s', (name) => {
    const known = command(name)?.flags.map((one) => one.flag) ?? [];
    expect((promised[name] ?? '').split(' ').filter((one) => !known.includes(one))).toEqual([]);
  });

  it('names the flags of every command once, apart', () => {
    expect(tree.globalFlags.map((one) => one.flag)).toEqual([
      '--json',
      '--lang',
      '--accessible',
      '--no-color',
      '--no-input',
      '--quiet',
      '--debug',
      '--help',
    ]);
  });

  it('says what a flag takes, what is taken without it, what it excludes and whether it may come again', () => {
    expect(flag('--level')).toMatchObject({
      value: { name: 'level', choices: ['offline', 'free', 'call'] },
      default: 'call',
      repeatable: false,
    });
    expect(flag('--timeout')).toMatchObject({ value: { name: 'duration', choices: null }, default: '30s' });
    expect(flag('--key-env')).toMatchObject({ default: null, conflicts: ['--key-stdin'] });
    expect(flag('--allow-base-url')).toMatchObject({ value: null, default: null, conflicts: [] });
    expect(['--dotenv', '--reporter'].map((name) => flag(name)?.repeatable)).toEqual([true, true]);
    expect(flag('--only', 'doctor')).toMatchObject({ repeatable: true });
  });

  it('names exit codes with their classes, and all causes', () => {
    expect(tree.exitCodes.map((one) => `${one.code} ${one.class}`)).toEqual([
      '0 ok',
      '1 internal',
      '2 usage',
      '3 local',
      '4 rejected',
      '5 forbidden',
      '6 billing',
      '7 busy',
      '8 network',
      '9 not-openai',
      '10 unknown',
      '130 cancelled',
      '143 cancelled',
    ]);
    expect(tree.causes.map((one) => one.id)).toEqual([...causes]);
    expect(tree.causes.find((one) => one.id === 'rate-limited')).toMatchObject({ exitCode: 7, retryable: true });
  });

  it('names pages and schemas that are there', () => {
    const files = [...tree.causes.map((one) => one.docs), ...tree.commands.map((one) => one.schema), tree.usageSchema];
    expect(files.filter((path) => !existsSync(path))).toEqual([]);
  });

  it('speaks the language asked for', async () => {
    const { stdout } = await keycheck(['commands', '--json', '--lang', 'zh-TW']);
    expect(validator('commands')(stdout)).toEqual([]);
    expect(JSON.parse(stdout).commands[1].description).toMatch(/金鑰/);
  });

  it('says the same to people, in lines that fit', async () => {
    const { stdout, exitCode } = await keycheck(['commands']);
    expect(exitCode).toBe(0);
    const names = [
      ...tree.commands.map((one) => `keycheck ${one.name}`),
      ...tree.commands.flatMap((one) => one.flags.map((each) => each.flag)),
      ...causes,
    ];
    expect(names.filter((name) => !stdout.includes(name))).toEqual([]);
    expect(stdout.split('\n').filter((line) => line.startsWith('  ') && line.length > 80)).toEqual([]);
  });
});

describe('the tree and the command line are one', () => {
  it('--help of every command shows the same flags', { timeout: 120_000 }, async () => {
    for (const { name, flags } of tree.commands) {
      const { stdout } = await keycheck([name, '--help']);
      const shown = [...stdout.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map((match) => match[1]).sort();
      const known = [...flags, ...tree.globalFlags].map((one) => one.flag).sort();
      expect([name, ...shown]).toEqual([name, ...known]);
    }
  });

  it('every choice of the tree is taken, and another is refused', { timeout: 240_000 }, async () => {
    const wrong: string[] = [];
    for (const { name, flags } of tree.commands)
      for (const { flag, value } of flags) {
        if (value?.choices === null || value === null) continue;
        const refused = await keycheck([name, flag, 'nonsense', '--json']);
        const { missing, nextSteps: _, ...document } = JSON.parse(refused.stdout);
        expect(usage(refused.stdout)).toEqual([]);
        if (refused.exitCode !== 2 || missing.length > 0 || !document.summary.includes(value.choices.join(', ')))
          wrong.push(`${name} ${flag}`);
      }
    expect(wrong).toEqual([]);
  });

  it('a flag without its value is named in `missing`, for every flag that takes one', {
    timeout: 240_000,
  }, async () => {
    const wrong: string[] = [];
    for (const { name, flags } of tree.commands)
      for (const { flag, value } of flags) {
        if (value === null) continue;
        const run = await keycheck([name, '--json', flag]);
        expect(usage(run.stdout)).toEqual([]);
        if (run.exitCode !== 2 || JSON.parse(run.stdout).missing.join() !== flag) wrong.push(`${name} ${flag}`);
      }
    expect(wrong).toEqual([]);
  });
});

describe('usage errors are JSON where JSON was asked for', () => {
  it.each<[string[], string[]]>([
    [['verify', '--nonsense', '--json'], []],
    [['verify', '--json', '--dotenv'], ['--dotenv']],
    [['verify', '--reporter', 'json', '--nonsense'], []],
    [['verify', '--reporter=json', '--level', 'much'], []],
    [['nonsense', '--json'], []],
    [['verify', 'word', '--json'], []],
    [
      ['--json', 'init', '--no-input'],
      ['--key-env', '--key-stdin'],
    ],
    [['explain', 'nothing-we-know', '--json'], []],
    [['snippet', 'cobol', '--json'], []],
    [['sandbox', '--scenario', 'bad-luck', '--json'], []],
    [['commands', '--lang', 'xx', '--json'], []],
  ])('%j: missing %j', async (args, missing) => {
    const run = await keycheck(args);
    expect(run).toMatchObject({ exitCode: 2, stderr: '' });
    expect(usage(run.stdout)).toEqual([]);
    expect(JSON.parse(run.stdout).missing).toEqual(missing);
  });
});
