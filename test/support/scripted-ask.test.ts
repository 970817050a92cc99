import { describe, expect, it } from 'vitest';
import { Cancelled } from '../../src/core/errors.ts';
import { Secret } from '../../src/core/key/secret.ts';
import { back } from '../../src/flows/ports.ts';
import { testContext } from './context.ts';
import { countdown, scriptedAsk } from './scripted-ask.ts';

const choices = [
  { value: 'a', label: 'First' },
  { value: 'b', label: 'Second' },
] as const;
const where = { message: 'Where?', choices, explain: 'E' };

describe('scriptedAsk', () => {
  it('answers what was announced, in order', async () => {
    const secret = new Secret('not a key');
    const ask = scriptedAsk([
      ['Where?', 'b'],
      [/several/, ['a', 'b']],
      ['Key:', secret],
      [countdown, 'now'],
      ['Where?', back],
    ]);
    expect(await ask.choose(where)).toBe('b');
    expect(await ask.chooseSeveral({ message: 'Choose several', choices, preset: ['a'], explain: 'E2' })).toEqual([
      'a',
      'b',
    ]);
    expect(await ask.secret({ message: 'Key:', explain: 'E4' })).toBe(secret);
    expect(await ask.countdown(5, (left) => `${left}`)).toBe('now');
    expect(await ask.choose(where)).toBe(back);
    ask.expectAllAsked();
    expect(ask.asked.slice(0, 2)).toEqual(['Where?\n1  First\n2  Second', 'Choose several\n1  First\n2  Second']);
    expect(ask.explanations).toEqual(['E', 'E2', 'E4', 'E']);
  });

  it.each([
    ['a question nobody announced', [], /nobody announced/],
    ['another question', [['When?', 'a']], /announced was When\?/],
    ['an answer that is no choice', [['Where?', 'c']], /"c" is none of a, b/],
    ['an error of the person', [['Where?', new Cancelled()]], /stopped by SIGINT/],
  ] as const)('fails on %s', async (_name, script, message) => {
    await expect(scriptedAsk(script).choose(where)).rejects.toThrow(message);
  });

  it('fails at the end when an announced question never came', () => {
    expect(() => scriptedAsk([['Where?', 'a']]).expectAllAsked()).toThrow('never asked: Where?');
  });
});

describe('testContext', () => {
  it('fails at every door that nobody opened, and says which', () => {
    const { files, git, api, stdin, browser } = testContext();
    expect(() => files.read('.env')).toThrow('files.read was used');
    expect(() => git.look('.env')).toThrow('git.look was used');
    expect(() => api.send({} as never, {} as never)).toThrow('api.send was used');
    expect(() => stdin.read(1, 1)).toThrow('stdin.read was used');
    expect(() => browser.open('https://a/')).toThrow('browser.open was used');
  });

  it('keeps what is printed', () => {
    const context = testContext({ env: { A: '1' } });
    context.out('answer');
    context.say('one');
    context.say('two');
    expect([context.env['A'], context.printed]).toEqual(['1', { out: 'answer\n', said: 'one\ntwo\n' }]);
  });
});
