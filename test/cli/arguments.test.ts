import { describe, expect, it } from 'vitest';
import { hasSwitch, peekFlag, refuseUnsafeArguments } from '../../src/cli/arguments.ts';
import { UserError } from '../../src/core/errors.ts';
import { en } from '../../src/words/en/index.ts';
import { adminKey, legacyKey, projectKey, serviceAccountKey } from '../support/keys.ts';

const key = projectKey();

describe('a key on the command line', () => {
  it.each([
    [['verify', key]],
    [[key]],
    [['verify', `--key=${key}`]],
    [['verify', '--key', 'anything']],
    [['verify', '--api-key=x']],
    [['init', `OPENAI_API_KEY=${serviceAccountKey()}`]],
    [['init', '--model', legacyKey()]],
    [['verify', '--base-url', `https://user:${adminKey()}@example.com/v1`]],
    [['verify', '--', key]],
  ])('is refused and not repeated: %#', (args) => {
    const refused = catching(() => refuseUnsafeArguments(args, en));
    expect(refused).toBeInstanceOf(UserError);
    const { message, steps } = refused as UserError;
    expect(message).toBe(en.usage.keyInArguments.message);
    expect(`${message}${steps.join()}`).not.toContain(key.slice(20, 32));
  });

  it.each([
    [['verify', '--key-stdin']],
    [['verify', '--key-env', 'MY_KEY']],
    [['verify', '--model', 'gpt-6-luna', '--project', 'proj_abcdefghijklmnopqrst']],
    [['explain', 'keys']],
  ])('is not seen where there is none: %j', (args) => {
    expect(() => refuseUnsafeArguments(args, en)).not.toThrow();
  });
});

it.each([[['verify', '--env-file', '.env']], [['verify', '--env-file=.env']]])(
  '--env-file is refused with its reason: %j',
  (args) => expect(() => refuseUnsafeArguments(args, en)).toThrow(en.usage.envFileFlag.message),
);

describe('a flag looked at early', () => {
  it.each([
    [['verify', '--lang', 'en'], 'en'],
    [['verify', '--lang=zh-TW'], 'zh-TW'],
    [['verify', '--lang'], ''],
    [['verify'], null],
    [['verify', '--', '--lang', 'en'], null],
  ])('%j', (args, value) => expect(peekFlag(args, '--lang')).toBe(value));

  it('a switch behind -- is an argument', () => {
    expect([hasSwitch(['a', '--json'], '--json'), hasSwitch(['a', '--', '--json'], '--json')]).toEqual([true, false]);
  });
});

function catching(work: () => void): unknown {
  try {
    work();
    return null;
  } catch (error) {
    return error;
  }
}
