import { describe, expect, it } from 'vitest';
import { Secret } from '../../../src/core/key/secret.ts';
import { init } from '../../../src/flows/init.ts';
import type { Ask } from '../../../src/flows/ports.ts';
import { projectKey } from '../../support/keys.ts';
import { type Announced, countdown } from '../../support/scripted-ask.ts';
import { flags } from './support.ts';
import { answers, type World, type WorldOptions, world } from './world.ts';

const key = projectKey('mine');
const other = projectKey('another');

/** The same person, with every question and answer written down where it was asked. */
function written({ ask, ctx }: World): Ask {
  const say = (message: string, labels: readonly string[], answer: unknown): void =>
    ctx.say(
      [
        message,
        ...labels.map((label, index) => `  ${index + 1}  ${label}`),
        `> ${answer instanceof Secret ? '(hidden)' : String(answer)}`,
      ].join('\n'),
    );
  return {
    ...ask,
    async choose(question) {
      const answer = await ask.choose(question);
      say(
        question.message,
        question.choices.map(({ label }) => label),
        answer,
      );
      return answer;
    },
    async chooseSeveral(question) {
      const answer = await ask.chooseSeveral(question);
      say(
        question.message,
        question.choices.map(({ label }) => label),
        answer,
      );
      return answer;
    },
    async secret(question) {
      const answer = await ask.secret(question);
      say(question.message, [], answer);
      return answer;
    },
    async countdown(seconds, line) {
      ctx.say(line(seconds));
      return ask.countdown(seconds, line);
    },
  };
}

async function transcript(options: WorldOptions, over = {}): Promise<string> {
  const w = world(options);
  const { exitCode } = await init({ ...w.ctx, ticks: () => 0, ask: written(w) }, flags(over), w.practice);
  w.done();
  return `${w.ctx.printed.said.trim()}\n\n(exit code ${exitCode})\n`;
}

const pasted: Announced[] = [
  ['Where do you start?', 'paste'],
  ['Key:', new Secret(key)],
  ['Send it?', 'yes'],
];
const account: Announced[] = [
  ['Where do you start?', 'account'],
  ['Ready?', 'done'],
  [/^What will/, ['text', 'tools']],
  ['Do you have it?', 'paste'],
  ['Key:', new Secret(key)],
  ['Send it?', 'yes'],
  ['Write this?', 'yes'],
];
const what = 'What would you like to do?';
const ignored = { '.gitignore': '.env\n' };

const pages: [string, WorldOptions][] = [
  ['from an account', { replies: [answers.works], script: account }],
  ['from an account, accessible', { replies: [answers.works], script: account, accessible: true }],
  ['from an account, 40 columns', { replies: [answers.works], script: account, columns: 40 }],
  [
    'a key is here',
    {
      files: { ...ignored, '.env': `OPENAI_API_KEY=${key}\n` },
      replies: [answers.works],
      script: [[/^See whether/, 'check']],
    },
  ],
  [
    'two keys',
    {
      files: { ...ignored, '.env': `OPENAI_API_KEY=${key}\n` },
      env: { OPENAI_API_KEY: other },
      replies: [answers.works],
      script: [[what, 'rename'], ...pasted, ['Write this?', 'yes']],
    },
  ],
  [
    'no credit',
    {
      replies: [answers.noCredit, answers.works],
      script: [...pasted, [what, 'wait'], [countdown, 'done'], ['Write this?', 'yes']],
    },
  ],
  ['no permission', { replies: [answers.noScope], script: [...pasted, [what, 'save'], ['Write this?', 'yes']] }],
  ['a rejected key', { replies: [answers.wrongKey], script: [...pasted, [what, 'stop']] }],
  ['offline', { replies: [answers.noDns], script: [...pasted, [what, 'stop']] }],
  ['a company’s filter', { replies: [answers.untrusted], script: [...pasted, [what, 'stop']] }],
  ['git tracks the file', { files: { '.env': 'A=1\n' }, git: { tracked: ['.env'] }, script: pasted.slice(0, 2) }],
  [
    'another key is there',
    {
      files: { ...ignored, '.env': `A=1\nB=2\nOPENAI_API_KEY=${other}\n` },
      replies: [answers.works],
      script: [[/^See whether/, 'other'], ...pasted, [what, 'replace'], ['Write this?', 'yes']],
    },
  ],
  ['no button', { script: [...account.slice(0, 3), ['Do you have it?', 'blocked'], ['What fits?', 'write']] }],
];

describe('the wizard as a person sees it', () => {
  it.each(pages)('%s', async (name, options) => {
    const text = await transcript(options, { retries: 0 });
    for (const secret of [key, other]) expect(text).not.toContain(secret.slice(-12));
    await expect(text).toMatchFileSnapshot(`transcripts/${name.replaceAll(/[^a-z0-9]+/g, '-')}.txt`);
  });
});
