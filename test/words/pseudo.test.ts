import { describe, expect, it } from 'vitest';
import { Secret } from '../../src/core/key/secret.ts';
import { init } from '../../src/flows/init.ts';
import { en } from '../../src/words/en/index.ts';
import { printScreen } from '../../src/words/screen.ts';
import type { Words } from '../../src/words/types.ts';
import { flags } from '../flows/setup/support.ts';
import { answers, type WorldOptions, world } from '../flows/setup/world.ts';
import { projectKey } from '../support/keys.ts';
import type { Announced } from '../support/scripted-ask.ts';

/**
 * A language that nobody speaks: English in small capitals, as it were. Whatever of a screen is not in it was written
 * outside of words/, where no translation reaches it.
 */
const small = (text: string): string =>
  text
    .replace(kept, '\u0000$&\u0000')
    .split('\u0000')
    .map((piece, at) => (at % 2 === 1 ? piece : piece.replace(/[a-z]/g, raised)))
    .join('');
const raised = (letter: string): string => letters[letter.charCodeAt(0) - 97] ?? letter;
const letters = [...'ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡxʏᴢ'];

/** What no language changes: addresses, commands, flags, files, names of variables, ids, quoted labels. */
const kept =
  /https?:\/\/\S+|npx keycheck(?: [\w-]+)*|--[\w-]+|"[^"]+"|\.[a-z][\w.]*|\b[\w-]+\.(?:json|com|ts)\b|[A-Z][A-Z0-9]*_\w+|…\w+|\b(?:org-|proj_|req_|sk-|gpt-)[\w-]*/g;

function spoken<T>(value: T): T;
function spoken(value: unknown): unknown {
  if (typeof value === 'string') return small(value);
  if (typeof value === 'function') return (...args: unknown[]) => spoken(Reflect.apply(value, undefined, args));
  if (Array.isArray(value)) return value.map((item) => spoken(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, name === 'kind' || name === 'tone' ? item : spoken(item)]),
  );
}

/** The parts that the wizard speaks. Causes take facts that sentences are made of, so they are held against English elsewhere. */
const pseudo: Words = Object.defineProperties(Object.create(en), {
  setup: { value: spoken(en.setup) },
  usage: { value: spoken(en.usage) },
  warnings: { value: spoken(en.warnings) },
});

const key = projectKey('mine');
const pasted: Announced[] = [
  [small('Where do you start?'), 'paste'],
  [small('Key:'), new Secret(key)],
  [small('Send it?'), 'yes'],
];
const what = small('What would you like to do?');

const walks: [string, WorldOptions][] = [
  ['the whole way', { replies: [answers.works], script: [...pasted, [small('Write this?'), 'yes']] }],
  ['no credit', { replies: [answers.noCredit], script: [...pasted, [what, 'save'], [small('Write this?'), 'no']] }],
  ['a rejected key', { replies: [answers.wrongKey], script: [...pasted, [what, 'stop']] }],
  [
    'two keys',
    {
      files: { '.gitignore': '.env\n', '.env': `OPENAI_API_KEY=${projectKey('a')}\n` },
      env: { OPENAI_API_KEY: projectKey('b') },
      replies: [answers.works],
      script: [[what, 'replace'], ...pasted, [what, 'replace'], [small('Write this?'), 'yes']],
    },
  ],
];

describe('a language that nobody speaks', () => {
  it.each(walks)('%s: nothing on the screens is written outside of words/', async (_name, options) => {
    const w = world(options);
    await init({ ...w.ctx, words: pseudo }, flags(), w.practice);
    w.done();
    const english = w.ctx.printed.said.replace(kept, '').match(/\b[a-z]{3,}\b.*/g) ?? [];
    // The names of shells and of products are names everywhere.
    expect(english.filter((line) => !/^(?:read|unset|set|export|bash|fish)\b/.test(line))).toEqual([]);
  });

  it('is one that the test can tell from English', () => {
    expect(small('Send it to https://a.example/ by --key-env')).toBe('Sᴇɴᴅ ɪᴛ ᴛᴏ https://a.example/ ʙʏ --key-env');
    expect(printScreen(en.setup.finish.next.title('works', '.env'), { ...plain, columns: 80 })).toMatch(/[a-z]{3}/);
  });
});

const same = (text: string): string => text;
const plain = { title: same, good: same, bad: same, warn: same, quiet: same };
