import { describe, expect, it } from 'vitest';
import { Cancelled } from '../../../src/core/errors.ts';
import { Secret } from '../../../src/core/key/secret.ts';
import { init } from '../../../src/flows/init.ts';
import { back } from '../../../src/flows/ports.ts';
import type { InitFlags } from '../../../src/flows/setup/answers.ts';
import { adminKey, legacyKey, practiceKey, projectKey, sessionToken, vendorKey } from '../../support/keys.ts';
import { type Announced, countdown } from '../../support/scripted-ask.ts';
import { flags } from './support.ts';
import { answers, type World, type WorldOptions, world } from './world.ts';

const key = projectKey('mine');
const tail = key.slice(-4);
const other = projectKey('another');

const start = 'Where do you start?';
const paste = 'Key:';
const send = 'Send it?';
const write = 'Write this?';
const what = 'What would you like to do?';
const pasted: Announced = [paste, new Secret(key)];

/** Walks with these answers; every announced question, answer and request has to come. */
async function walk(options: WorldOptions, over: Partial<InitFlags> = {}) {
  const w = world(options);
  const progress: string[] = [];
  const end = await init(w.ctx, flags(over), w.practice, (command) => progress.push(command));
  w.done();
  expectNoKey(w);
  return { ...end, w, said: w.ctx.printed.said, progress };
}

/** Nothing that was printed or asked holds 12 characters of a key. */
function expectNoKey(w: World): void {
  const shown = w.ctx.printed.said + w.ctx.printed.out + w.ask.asked.join('\n');
  for (const secret of [key, other]) {
    for (let at = 0; at + 12 <= secret.length; at += 1) expect(shown).not.toContain(secret.slice(at, at + 12));
  }
}

const good = { replies: [answers.works] };

/** Another program writes a file. */
async function replace({ ctx }: World, path: string, text: string): Promise<void> {
  const now = await ctx.files.read(path);
  const expected = now.kind === 'file' ? now.snapshot : null;
  await ctx.files.write(path, new TextEncoder().encode(text), { expected });
}

describe('the whole way', () => {
  it('with a key that is pasted: checked before it is saved, ignored before it is written', async () => {
    const { w, report, exitCode, said, told } = await walk({
      ...good,
      script: [[start, 'paste'], pasted, [send, 'yes'], [write, 'yes']],
    });
    expect(told).toBe(true);
    expect(exitCode).toBe(0);
    expect(report).toMatchObject({
      command: 'init',
      ok: true,
      cause: null,
      saved: { path: '.env', variable: 'OPENAI_API_KEY', changed: true, created: true, gitignored: true },
    });
    expect(w.files()['.env']).toContain(`OPENAI_API_KEY=${key}`);
    expect(w.written[0]).toBe('.gitignore');
    expect(w.written.indexOf('.gitignore')).toBeLessThan(w.written.indexOf('.env'));
    expect(w.sent).toHaveLength(1);
    expect(said).toContain(`Received 164 characters, ends in …${tail}. It looks like a project key.`);
    expect(said).toMatch(/It works\. gpt-6-luna answered in \d\.\d s, for about \$0\.000002\./);
    expect(said).toContain('Saved in .env, which only you can read and git ignores. Read back: the same.');
    expect(said).toContain('5 of 5: Next');
  });

  it('from an account without a key', async () => {
    const { w, said, report } = await walk({
      ...good,
      script: [
        [start, 'account'],
        ['Ready?', 'more'],
        ['Ready?', 'done'],
        [/^What will your program work with/, ['text', 'files']],
        ['Do you have it?', 'copied'],
        pasted,
        [send, 'yes'],
        [write, 'yes'],
      ].map((line) => (line[1] === 'copied' ? ['Do you have it?', 'paste'] : line)) as Announced[],
    });
    expect(report.saved?.path).toBe('.env');
    expect(said.replaceAll('\n', ' ')).toContain('ChatGPT Plus does not include the API');
    expect(said.replaceAll('\n', ' ')).toContain(
      'For text and files: choose "Restricted", and set "Model capabilities" to Write (it may be called Request) and "Files" to Write.',
    );
    expect(said).toContain('--uses text,files --dotenv .env --key-stdin');
    expect(w.sent).toHaveLength(1);
  });

  it('tells how to check again at the address and under the name that were used', async () => {
    const { said } = await walk(
      {
        ...good,
        replies: [answers.noCredit],
        script: [[start, 'paste'], pasted, [send, 'yes'], [what, 'save'], [write, 'yes']],
      },
      { uses: ['text'], dotenv: 'config.env', envName: 'MY_KEY', baseUrl: 'http://127.0.0.1:4999/v1' },
    );
    const flowing = said.replace(/\s+/g, ' ');
    expect(flowing).toContain('npx keycheck snippet node --dotenv config.env --env-name MY_KEY');
    expect(flowing).toContain(
      'npx keycheck verify --dotenv config.env --env-name MY_KEY --base-url http://127.0.0.1:4999/v1',
    );
  });

  it('does not take a scrap of text for a key that a reseller sold', async () => {
    const { said } = await walk({
      script: [
        [start, 'paste'],
        [paste, new Secret('x')],
        [what, 'stop'],
      ],
    });
    expect(said).toContain('Received 1 character.');
    expect(said).toContain('a part may be');
    expect(said).not.toContain('reseller');
  });

  it('asks nothing that a flag has answered, and says where the first steps went', async () => {
    const { report, said } = await walk(
      {
        ...good,
        env: { MY_KEY: key },
        script: [
          [send, 'yes'],
          [write, 'yes'],
        ],
      },
      { keyEnv: 'MY_KEY', uses: ['text'], dotenv: 'config.env' },
    );
    expect(report.saved).toMatchObject({ path: 'config.env', variable: 'OPENAI_API_KEY' });
    const [first] = said.split('keycheck init, 4 of 5');
    expect(first?.replace(/\s+/g, ' ')).toContain(
      `Steps 1 to 3 are answered: the key comes from --key-env MY_KEY and ends in …${key.slice(-4)}.`,
    );
  });

  it('with Enter alone in practice: the practice key, saved where no real one is', async () => {
    const { w, report, said } = await walk(
      {
        ...good,
        files: { '.env': 'A=1\n' },
        script: [
          ['Ready?', 'done'],
          [/^What will your program/, ['text']],
          ['Do you have it?', 'paste'],
          [paste, new Secret('')],
          [send, 'yes'],
          [write, 'yes'],
          ['What would you like to see?', 'done'],
        ],
      },
      { sandbox: true },
    );
    expect(report).toMatchObject({ ok: true, saved: { path: '.env.sandbox' } });
    expect(w.files()['.env']).toBe('A=1\n');
    expect(w.files()['.env.sandbox']).toContain(`OPENAI_API_KEY=${w.platform.key}`);
    expect(w.files()['.env.sandbox']).toContain('OPENAI_BASE_URL=http://127.0.0.1:4141/v1');
    expect(w.sent[0]?.baseUrl).toBe('http://127.0.0.1:4141/v1');
    expect(said).toContain('Practice platform: not OpenAI.');
    expect(said).not.toContain('https://platform.openai.com');
    expect(w.started).toEqual([{ port: null, key: null }]);
  });

  it('uses a practice key again, with its address brought up to date', async () => {
    const old = practiceKey('old');
    const { w } = await walk(
      {
        ...good,
        files: {
          '.env.sandbox': `OPENAI_API_KEY=${old}\nOPENAI_BASE_URL=http://127.0.0.1:9/v1\n`,
          '.gitignore': '.env.sandbox\n',
        },
        script: [
          ['Ready?', 'done'],
          [/^What will your program/, ['text']],
          ['Do you have it?', 'paste'],
          [paste, new Secret('')],
          [send, 'yes'],
          [write, 'yes'],
          ['What would you like to see?', 'done'],
        ],
      },
      { sandbox: true },
    );
    expect(w.started.map(({ key: kept }) => String(kept))).toEqual([`…${old.slice(-4)}`]);
    expect(w.files()['.env.sandbox']).toBe(`OPENAI_API_KEY=${old}\nOPENAI_BASE_URL=http://127.0.0.1:4141/v1\n`);
  });

  it('shows a failure and its cure in practice', async () => {
    const { w, said } = await walk({
      replies: [answers.works, answers.noCredit, answers.works, answers.wrongKey, answers.works],
      script: [
        [start, 'practice'],
        ['Ready?', 'done'],
        [/^What will your program/, ['text']],
        ['Do you have it?', 'paste'],
        [paste, new Secret('')],
        [send, 'yes'],
        [write, 'yes'],
        ['What would you like to see?', 'credits'],
        ['What would you like to see?', 'wrong'],
        ['What would you like to see?', 'done'],
      ],
    });
    expect(w.platform.changes).toEqual(['credits-exhausted', 'reset', 'invalid-key', 'reset']);
    expect(said).toMatch(/The credits are taken away.*No credit.*Credit is added.*Works/s);
  });
});

describe('the first screen', () => {
  it('checks a key that is here first, and writes nothing', async () => {
    const { w, said, report } = await walk({
      ...good,
      files: { '.env': `OPENAI_API_KEY=${key}\n`, '.gitignore': '.env\n' },
      script: [[/^See whether it works\? One request to api.openai.com/, 'check']],
    });
    expect(w.written).toEqual([]);
    expect(report).toMatchObject({ ok: true, saved: null, key: { path: '.env', line: 1 } });
    expect(said).toContain(`OPENAI_API_KEY in .env, line 1, ends in …${tail}`);
  });

  it('takes another key than the one here, and keeps the old one unless told otherwise', async () => {
    const files = { '.env': `# mine\nOPENAI_API_KEY=${other}\n`, '.gitignore': '.env\n' };
    const kept = await walk({
      ...good,
      files,
      script: [[/^See whether/, 'other'], [start, 'paste'], pasted, [send, 'yes'], [what, 'keep']],
    });
    expect([kept.w.written, kept.report.saved]).toEqual([[], null]);
    const replaced = await walk({
      ...good,
      files,
      script: [[/^See whether/, 'other'], [start, 'paste'], pasted, [send, 'yes'], [what, 'replace'], [write, 'yes']],
    });
    expect(replaced.w.files()['.env']).toBe(`# mine\nOPENAI_API_KEY=${key}\n`);
    expect(replaced.said).toContain(`delete …${other.slice(-4)} at https://platform.openai.com/api-keys`);
    const renamed = await walk({
      ...good,
      files,
      script: [[/^See whether/, 'other'], [start, 'paste'], pasted, [send, 'yes'], [what, 'rename'], [write, 'yes']],
    });
    expect(renamed.w.files()['.env']).toBe(`# mine\nOPENAI_API_KEY=${other}\nOPENAI_API_KEY_DEMO=${key}\n`);
  });

  it('asks again where a third key came in after the question', async () => {
    const third = projectKey('third');
    const w = world({
      ...good,
      files: { '.env': `OPENAI_API_KEY=${other}\n`, '.gitignore': '.env\n' },
      script: [
        [/^See whether/, 'other'],
        [start, 'paste'],
        pasted,
        [send, 'yes'],
        [what, 'replace'],
        [write, 'yes'],
        [what, 'keep'],
      ],
    });
    // While the last question stands there, another program writes its key into the file.
    const choose: typeof w.ask.choose = async (question) => {
      if (question.message === write) await replace(w, '.env', `OPENAI_API_KEY=${third}\n`);
      return w.ask.choose(question);
    };
    const { report } = await init({ ...w.ctx, ask: { ...w.ask, choose } }, flags(), w.practice, () => {});
    w.done();
    expectNoKey(w);
    expect([w.files()['.env'], report.saved]).toEqual([`OPENAI_API_KEY=${third}\n`, null]);
  });

  it('shows the changes again where another file would be written than was agreed to', async () => {
    const w = world({
      ...good,
      files: { '.env': '# mine\n', '.gitignore': '.env\n' },
      script: [[start, 'paste'], pasted, [send, 'yes'], [write, 'yes'], [write, 'no']],
    });
    // While the question stands there, the rule is taken away.
    const choose: typeof w.ask.choose = async (question) => {
      if (question.message === write) await replace(w, '.gitignore', '# none\n');
      return w.ask.choose(question);
    };
    await init({ ...w.ctx, ask: { ...w.ask, choose } }, flags(), w.practice, () => {});
    w.done();
    expect(w.files()).toEqual({ '.env': '# mine\n', '.gitignore': '# none\n' });
  });

  it('says what could not be kept of the files it wrote', async () => {
    const { said, report } = await walk({
      ...good,
      files: { '.gitignore': '.env\n' },
      notes: ['mode-not-kept'],
      script: [[start, 'paste'], pasted, [send, 'yes'], [write, 'yes']],
    });
    expect(report.warnings.map(({ code }) => code)).toEqual(['mode-not-kept']);
    expect(said.replace(/\s+/g, ' ')).toContain('did not take its permissions');
  });

  it('names two different keys and which one wins', async () => {
    const files = { '.env': `OPENAI_API_KEY=${key}\n`, '.gitignore': '.env\n' };
    const { w, said } = await walk({ ...good, files, env: { OPENAI_API_KEY: other }, script: [[what, 'check']] });
    expect(w.sent[0]?.key.reveal()).toBe(other);
    expect(w.written).toEqual([]);
    expect(said).toMatch(/this terminal +ends in ….{4} +most programs started here take this one/);
  });

  it('shows how to remove the other key from this terminal after saving a new one', async () => {
    const third = projectKey('third');
    const { said, report } = await walk({
      ...good,
      files: { '.env': `OPENAI_API_KEY=${key}\n`, '.gitignore': '.env\n' },
      env: { OPENAI_API_KEY: other },
      script: [
        [what, 'replace'],
        [start, 'paste'],
        [paste, new Secret(third)],
        [send, 'yes'],
        [what, 'replace'],
        [write, 'yes'],
      ],
    });
    expect(said).toContain('unset OPENAI_API_KEY');
    expect(report.warnings.map(({ code }) => code)).toContain('shadowed-source');
  });

  it('says nothing of two equal keys, and takes a placeholder for none', async () => {
    await walk({
      ...good,
      files: { '.env': `OPENAI_API_KEY=${key}\n`, '.gitignore': '.env\n' },
      env: { OPENAI_API_KEY: key },
      script: [[/^See whether/, 'check']],
    });
    await walk({
      ...good,
      files: { '.env': 'OPENAI_API_KEY=your-api-key-here\n', '.gitignore': '.env\n' },
      script: [[start, 'paste'], pasted, [send, 'yes'], [write, 'yes']],
    });
  });
});

describe('the paste', () => {
  const wrong: [string, string, RegExp][] = [
    ['an admin key', adminKey(), /admin key \(sk-admin-\)/],
    ['a masked copy', 'sk-proj-abcd••••••••••••wxyz', /shortened name of a key/],
    ['a ChatGPT token', sessionToken(), /begins with eyJ/],
    ['another vendor’s key', vendorKey('sk-or-v1-'), /OpenRouter’s keys/],
    ['a project’s id', 'proj_AbCdEf0123456789', /id of a project/],
    ['an address', 'https://platform.openai.com/api-keys', /address of a page/],
    ['a placeholder', 'your-api-key-here', /placeholder/],
    ['a practice key', practiceKey(), /practice key: OpenAI does not know it/],
    ['a sentence', `my key is ${'sk-proj-'}abc def`, /blank inside/],
  ];
  it.each(wrong)('%s is named, not sent, and asked for again', async (_name, text, sentence) => {
    const { said, w } = await walk({
      ...good,
      script: [[start, 'paste'], [paste, new Secret(text)], pasted, [send, 'yes'], [write, 'yes']],
    });
    expect(said.replaceAll('\n', ' ')).toMatch(sentence);
    expect(said.replaceAll('\n', ' ')).toContain('Nothing was sent or saved.');
    expect(w.sent).toHaveLength(1);
  });

  it('asks again when nothing arrived', async () => {
    const { said } = await walk({
      ...good,
      script: [[start, 'paste'], [paste, new Secret('')], pasted, [send, 'yes'], [write, 'yes']],
    });
    expect(said).toContain('Nothing arrived.');
  });

  it('tells somebody who pressed Ctrl-V how a terminal pastes', async () => {
    const { said, w } = await walk({
      ...good,
      script: [[start, 'paste'], [paste, new Secret('\u0016')], pasted, [send, 'yes'], [write, 'yes']],
    });
    expect(said.replaceAll('\n', ' ')).toContain('Ctrl-V arrived, and no text: a terminal pastes in another way.');
    expect(w.sent).toHaveLength(1);
  });

  it('names what was taken off around the key', async () => {
    const { said, w } = await walk({
      ...good,
      script: [
        [start, 'paste'],
        [paste, new Secret(`"${key}"\n`)],
        [send, 'yes'],
        [write, 'yes'],
      ],
    });
    expect(said.replaceAll('\n', ' ')).toMatch(
      /Removed around it: (a line end and quotes|quotes and a line end)\. Nothing inside it was changed\./,
    );
    expect(w.sent[0]?.key.reveal()).toBe(key);
  });

  it('asks about a key without the mark, and stops without sending it', async () => {
    const odd = `sk-${'qW3r'.repeat(12)}`;
    const stopped = await walk({
      script: [
        [start, 'paste'],
        [paste, new Secret(odd)],
        [what, 'stop'],
      ],
    });
    expect([stopped.exitCode, stopped.w.sent, stopped.w.written]).toEqual([3, [], []]);
    const anyway = await walk({
      ...good,
      script: [
        [start, 'paste'],
        [paste, new Secret(legacyKey().replace(/.{8}$/, ''))],
        [what, 'again'],
        pasted,
        [send, 'yes'],
        [write, 'yes'],
      ],
    });
    expect(anyway.exitCode).toBe(0);
    expect(stopped.said.replaceAll('\n', ' ')).toContain('the seller can read everything you send');
  });
});

describe('hard moments', () => {
  const before: Announced[] = [[start, 'paste'], pasted, [send, 'yes']];

  it('no credit: checks again with a countdown until it is there', async () => {
    const { said, exitCode, w } = await walk({
      replies: [answers.noCredit, answers.noCredit, answers.works],
      script: [...before, [what, 'wait'], [countdown, 'done'], [countdown, 'now'], [write, 'yes']],
    });
    expect(said.replaceAll('\n', ' ')).toContain(
      'The key is right, but its organization has no credit. ChatGPT Plus does not count here.',
    );
    expect([exitCode, w.sent.length]).toEqual([0, 3]);
  });

  it('no credit: saved, not verified, with the exit code of the check', async () => {
    const { said, exitCode, report } = await walk({
      replies: [answers.noCredit],
      script: [...before, [what, 'longAgo'], [what, 'save'], [write, 'yes']],
    });
    expect([exitCode, report.cause, report.saved?.path]).toEqual([6, 'credits-exhausted', '.env']);
    expect(said).toContain('Saved in .env, not verified.');
    expect(said).toContain('Another organization');
  });

  it('no credit: Esc stops waiting, and the choice is there again', async () => {
    const { exitCode } = await walk({
      replies: [answers.noCredit],
      script: [...before, [what, 'wait'], [countdown, back], [what, 'save'], [write, 'no']],
    });
    expect(exitCode).toBe(6);
  });

  it('a missing permission names the scope and the box', async () => {
    const { said, exitCode } = await walk({
      replies: [answers.noScope, answers.works],
      script: [...before, [what, 'changed'], [write, 'yes']],
    });
    expect(said.replaceAll('\n', ' ')).toContain('api.responses.write, the right to ask a model for an answer');
    expect(said).toContain('"Model capabilities"');
    expect(exitCode).toBe(0);
  });

  it('a rejected key is not saved: paste again, make a new one, or stop', async () => {
    const again = await walk({
      replies: [answers.wrongKey, answers.works],
      script: [...before, [what, 'paste'], [paste, new Secret(other)], [send, 'yes'], [write, 'yes']],
    });
    expect(again.w.files()['.env']).toContain(other);
    const stopped = await walk({ replies: [answers.wrongKey], script: [...before, [what, 'stop']] });
    expect([stopped.exitCode, stopped.report.saved, stopped.w.written]).toEqual([4, null, []]);
    expect(stopped.said.replaceAll('\n', ' ')).toContain('It was not saved, and your files are as before.');
    const made = await walk({
      replies: [answers.wrongKey, answers.works],
      script: [
        ...before,
        [what, 'create'],
        [/^What will your program/, ['text']],
        ['Do you have it?', 'paste'],
        [paste, new Secret(other)],
        [send, 'yes'],
        [write, 'yes'],
      ],
    });
    expect(made.exitCode).toBe(0);
  });

  it('no connection: the key was not sent; try again or save unverified', async () => {
    const flagsNow = { retries: 0 };
    const { exitCode, report } = await walk(
      { replies: [answers.noDns, answers.noDns], script: [...before, [what, 'again'], [what, 'save'], [write, 'yes']] },
      flagsNow,
    );
    expect([exitCode, report.cause, report.saved?.path]).toEqual([8, 'dns-failure', '.env']);
  });

  it('an untrusted certificate never leads to switching the check off', async () => {
    const { said, exitCode } = await walk(
      { replies: [answers.untrusted], script: [...before, [what, 'stop']] },
      { retries: 0 },
    );
    expect(exitCode).toBe(8);
    expect(said).toContain('NODE_EXTRA_CA_CERTS');
    expect(said).not.toContain('NODE_TLS_REJECT_UNAUTHORIZED=0');
  });

  it('an unknown answer is told as it is', async () => {
    const { exitCode, report } = await walk(
      { replies: [answers.teapot], script: [...before, [what, 'save'], [write, 'yes']] },
      { retries: 0 },
    );
    expect([exitCode, report.saved?.path]).toEqual([10, '.env']);
  });
});

describe('less than a call', () => {
  const free = { object: 'model', id: 'gpt-6-luna' };
  it('is not said to work, and saved as not verified', async () => {
    const listed = { ...answers.works, text: JSON.stringify(free) };
    const { said, exitCode } = await walk(
      { replies: [listed], script: [[start, 'paste'], pasted, [send, 'yes'], [write, 'yes']] },
      { level: 'free' },
    );
    expect(exitCode).toBe(0);
    expect(said).toContain('One free request to api.openai.com');
    expect(said).not.toContain('works');
    expect(said).toContain('Saved in .env, not verified.');
  });
});

describe('what is worth knowing', () => {
  it('is told at the end', async () => {
    const { said } = await walk({
      ...good,
      env: { OPENAI_BASE_URL: 'https://gateway.example/v1' },
      script: [[start, 'paste'], pasted, [send, 'yes'], [write, 'yes']],
    });
    expect(said).toMatch(/gateway\.example.*gateway\.example/s);
  });
});

describe('what a newcomer stumbled over', () => {
  it('names the variable of this terminal when its key is to go, whatever name the new one got', async () => {
    const { said } = await walk({
      files: { '.gitignore': '.env\n', '.env': `OPENAI_API_KEY=${other}\n` },
      env: { OPENAI_API_KEY: projectKey('third') },
      replies: [answers.works],
      script: [[what, 'replace'], [start, 'paste'], pasted, [send, 'yes'], [what, 'rename'], [write, 'yes']],
    });
    expect(said).toMatch(/unset OPENAI_API_KEY\n/);
    expect(said).not.toContain('unset OPENAI_API_KEY_DEMO');
  });

  it('does not call a key that lacks the mark an older key of OpenAI', async () => {
    const { said } = await walk({
      script: [
        [start, 'paste'],
        [paste, new Secret(`sk-${'Ab3dEf6hIj'.repeat(5).slice(0, 48)}`)],
        [what, 'stop'],
      ],
    });
    expect(said).toContain('fixed mark in the middle');
    expect(said).not.toContain('older key');
  });

  it('tells how to check a key that was saved without a check', async () => {
    const { said } = await walk({ script: [[start, 'paste'], pasted, [send, 'no'], [write, 'yes']] });
    expect(said).toMatch(/Check again +npx keycheck verify\n/);
  });

  it('does not send to verify while the key is in no file', async () => {
    const { said } = await walk(
      { replies: [answers.noDns], script: [[start, 'paste'], pasted, [send, 'yes'], [what, 'stop']] },
      { retries: 0, uses: ['text'] },
    );
    expect(said).not.toContain('npx keycheck verify');
    expect(said).toContain('npx keycheck init --uses text');
  });

  it('speaks of OpenAI’s pages only where OpenAI answered', async () => {
    const { said } = await walk(
      { replies: [answers.noCredit], script: [[start, 'paste'], pasted, [send, 'yes'], [what, 'save'], [write, 'no']] },
      { baseUrl: 'https://gateway.example/v1' },
    );
    const [, after = ''] = said.split('Price');
    expect(said).toContain('Its price is not known to keycheck.');
    expect(after.split('5 of 5')[0]).not.toContain('ChatGPT Plus does not count');
  });
});

describe('what cannot be made here', () => {
  const toCreate: Announced[] = [
    [start, 'account'],
    ['Ready?', 'done'],
    [/^What will your program/, ['text']],
    ['Do you have it?', 'blocked'],
  ];
  it('a message to an owner, ready to copy, ends with 3', async () => {
    const { said, exitCode, w } = await walk({ script: [...toCreate, ['What fits?', 'write']] });
    expect([exitCode, w.written, w.sent]).toEqual([3, [], []]);
    expect(said).toContain('I need an OpenAI API key');
  });
  it('the own organization, or an owner’s way', async () => {
    await walk({
      ...good,
      script: [
        ...toCreate,
        ['What fits?', 'owner'],
        ['Do you have it?', 'paste'],
        pasted,
        [send, 'yes'],
        [write, 'yes'],
      ],
    });
    await walk({
      ...good,
      script: [
        ...toCreate,
        ['What fits?', 'own'],
        ['Ready?', 'done'],
        ['Do you have it?', 'paste'],
        pasted,
        [send, 'yes'],
        [write, 'yes'],
      ],
    });
  });
});

describe('back and out', () => {
  it('Esc goes back through every screen', async () => {
    const { exitCode } = await walk({
      ...good,
      script: [
        [start, 'account'],
        ['Ready?', back],
        [start, 'account'],
        ['Ready?', 'done'],
        [/^What will/, back],
        ['Ready?', 'done'],
        [/^What will/, ['text']],
        ['Do you have it?', 'blocked'],
        ['What fits?', back],
        ['Do you have it?', 'paste'],
        [paste, back],
        ['Do you have it?', 'paste'],
        pasted,
        [send, back],
        pasted,
        [send, 'yes'],
        [write, 'yes'],
      ],
    });
    expect(exitCode).toBe(0);
  });

  it('nothing is written before the yes, wherever it is stopped', async () => {
    const way: Announced[] = [
      [start, 'account'],
      ['Ready?', 'done'],
      [/^What will/, ['text']],
      ['Do you have it?', 'paste'],
      pasted,
      [send, 'yes'],
      [write, 'yes'],
    ];
    for (let at = 0; at < way.length; at += 1) {
      const [question] = way[at] ?? [''];
      const w = world({ replies: [answers.works], script: [...way.slice(0, at), [question, new Cancelled()]] });
      const progress: string[] = [];
      await expect(init(w.ctx, flags(), w.practice, (command) => progress.push(command))).rejects.toBeInstanceOf(
        Cancelled,
      );
      expect(w.written).toEqual([]);
      expect(progress.at(-1)).toBe(at > 2 ? 'npx keycheck init --uses text' : 'npx keycheck init');
      expectNoKey(w);
    }
  });

  it('a no at the price saves without checking, and says so', async () => {
    const { said, report, exitCode } = await walk({ script: [[start, 'paste'], pasted, [send, 'no'], [write, 'yes']] });
    expect([exitCode, report.keyAccepted, report.warnings.map(({ code }) => code)]).toEqual([
      0,
      null,
      ['not-verified'],
    ]);
    expect(said).toContain('Saved in .env, not verified.');
  });

  it('for this terminal instead: the shell’s own words, and no file', async () => {
    const { said, w } = await walk({ ...good, script: [[start, 'paste'], pasted, [send, 'yes'], [write, 'terminal']] });
    expect(w.written).toEqual([]);
    expect(said).toMatch(/read|export/);
    expect(said).not.toContain('setx');
  });

  it('on Windows, also for the windows that are opened later, without the key in a command', async () => {
    const { said } = await walk({
      ...good,
      platform: 'win32',
      env: { PROMPT: '$P$G' },
      script: [[start, 'paste'], pasted, [send, 'yes'], [write, 'terminal']],
    });
    expect(said).toMatch(/cmd +set \/p OPENAI_API_KEY=\n/);
    expect(said).toContain('setx OPENAI_API_KEY "%OPENAI_API_KEY%"');
    expect(said).toMatch(/\n +\$env:OPENAI_API_KEY = .*\.Password\n/);
    expect(said).toContain("[Environment]::SetEnvironmentVariable('OPENAI_API_KEY', $env:OPENAI_API_KEY, 'User')");
  });
});

describe('the file', () => {
  it('that git tracks ends the run before anything is sent', async () => {
    const { w, exitCode, report, said } = await walk({
      files: { '.env': 'A=1\n' },
      git: { tracked: ['.env'] },
      script: [[start, 'paste'], pasted],
    });
    expect([exitCode, report.cause, w.sent, w.written]).toEqual([3, 'env-file-exposed', [], []]);
    // Told on the first screen already, since a key is shown a single time, and where it ends.
    expect(said.split('git rm --cached .env').length - 1).toBe(2);
  });

  it('is only described by --dry-run', async () => {
    const { w, exitCode, said } = await walk({ script: [[start, 'paste'], pasted] }, { dryRun: true });
    expect([exitCode, w.sent, w.written]).toEqual([0, [], []]);
    expect(said).toContain(`OPENAI_API_KEY=…${tail}`);
  });
});

describe('how it looks', () => {
  const script: Announced[] = [
    [start, 'account'],
    ['Ready?', 'more'],
    ['Ready?', 'done'],
    [/^What will/, ['text']],
    ['Do you have it?', 'paste'],
    pasted,
    [send, 'yes'],
    [write, 'yes'],
  ];

  it.each([40, 60, 80, 200])('in %i columns no line is wider, addresses and commands excepted', async (columns) => {
    const { said } = await walk({ ...good, script, columns });
    for (const line of said.split('\n')) {
      if (!/https:\/\/|npx keycheck|--lang|--accessible/.test(line))
        expect(line.length, line).toBeLessThanOrEqual(columns);
    }
  });

  it('in accessible mode: one fact a line, no empty lines, nothing in columns', async () => {
    const { said } = await walk({ ...good, script, accessible: true });
    expect(said).toContain('keycheck init. Step 1 of 5: Start.\n');
    expect(said).toContain('Found: no package.json, no program yet.\n');
    expect(said).toContain(`Received 164 characters, ends in …${tail}.\nIt looks like a project key.\n`);
    expect(said).not.toMatch(/\n\n/);
    expect(said).not.toMatch(/\S {3,}\S/);
  });
});
