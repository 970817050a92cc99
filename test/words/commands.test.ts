import { describe, expect, it } from 'vitest';
import { takenFlags } from '../../src/cli/again.ts';
import { sameCheck } from '../../src/words/commands.ts';

describe('a next step that checks again', () => {
  it.each([
    ['Check again:\n  npx keycheck verify', ['--key-env K'], 'Check again:\n  npx keycheck verify --key-env K'],
    [
      'Then:\n  npx keycheck verify --wait 5m',
      ['--base-url https://gw.example/v1'],
      'Then:\n  npx keycheck verify --wait 5m --base-url https://gw.example/v1',
    ],
    [
      'Name another:\n  npx keycheck verify --dotenv .env.local',
      ['--dotenv .env', '--key-env K'],
      'Name another:\n  npx keycheck verify --dotenv .env.local --key-env K',
    ],
    [
      'Allow it:\n  npx keycheck verify --allow-base-url',
      ['--base-url x'],
      'Allow it:\n  npx keycheck verify --allow-base-url --base-url x',
    ],
    ['Save one:\n  npx keycheck init', ['--key-env K'], 'Save one:\n  npx keycheck init'],
    ['Run npx keycheck verify later.', ['--key-env K'], 'Run npx keycheck verify later.'],
    ['Check again:\n  npx keycheck verify', [], 'Check again:\n  npx keycheck verify'],
  ])('%j with %j', (step, again, expected) => expect(sameCheck(step, again)).toBe(expected));
});

describe('the flags a run took its key and address from', () => {
  const usual = { envName: 'OPENAI_API_KEY' };
  it.each([
    [usual, []],
    [{ ...usual, dotenv: ['.env', 'my file'] }, ['--dotenv .env', "--dotenv 'my file'"]],
    [{ envName: 'OTHER', keyEnv: 'K' }, ['--env-name OTHER', '--key-env K']],
    [{ ...usual, keyStdin: true, allowBaseUrl: true }, ['--key-stdin', '--allow-base-url']],
    [{ ...usual, baseUrl: 'http://[::1]:4/v1' }, ["--base-url 'http://[::1]:4/v1'"]],
  ])('%j', (given, flags) => expect(takenFlags(given, 'posix')).toEqual(flags));
});
