import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanKey, type Removed } from '../../../src/core/key/clean.ts';
import {
  adminKey,
  legacyKey,
  practiceKey,
  projectKey,
  serviceAccountKey,
  sessionToken,
  shortProjectKey,
  vendorKey,
} from '../../support/keys.ts';

const key = projectKey('clean');
const token = sessionToken('clean');

/** What stands around a key, with `@` in its place, and what is said to be removed. */
const wrappers: readonly (readonly [name: string, around: string, removed: readonly Removed[]])[] = [
  ['nothing', '@', []],
  ['a line end', '@\n', ['line-ends']],
  ['a Windows line end', '@\r\n', ['line-ends']],
  ['blanks', '  @\t', ['blanks']],
  ['a no-break space', '\u00a0@\u00a0', ['blanks']],
  ['an ideographic space', '\u3000@\u3000', ['blanks']],
  ['a byte order mark', '\ufeff@', ['invisible']],
  ['zero-width spaces', '\u200b@\u200b', ['invisible']],
  ['a word joiner and direction marks', '\u2060\u200e@\u202c', ['invisible']],
  ['a line separator', '@\u2028', ['line-ends']],
  ['double quotes', '"@"', ['quotes']],
  ['single quotes', "'@'", ['quotes']],
  ['backticks', '`@`', ['quotes']],
  ['curly double quotes', '“@”', ['quotes']],
  ['curly single quotes', '‘@’', ['quotes']],
  ['German quotes', '„@“', ['quotes']],
  ['French quotes', '« @ »', ['quotes', 'blanks']],
  ['corner brackets', '「@」', ['quotes']],
  ['white corner brackets', '『@』', ['quotes']],
  ['full-width quotes', '＂@＂', ['quotes']],
  ['three backticks', '```@```', ['quotes']],
  ['quotes within quotes', '"\'@\'"', ['quotes']],
  ['only the first of two quotes', '"@', ['quotes']],
  ['only the last of two quotes', '@”', ['quotes']],
  ['angle brackets', '<@>', ['brackets']],
  ['a header', 'Authorization: Bearer @', ['bearer']],
  ['a header in lower case', 'authorization:bearer @', ['bearer']],
  ['curl’s option', '-H "Authorization: Bearer @"', ['bearer', 'quotes']],
  ['Bearer', 'Bearer @', ['bearer']],
  ['a header of its own', 'x-api-key: @', ['variable-name']],
  ['a line of an env file', 'OPENAI_API_KEY=@', ['variable-name']],
  ['a quoted line of an env file', 'OPENAI_API_KEY="@"', ['variable-name', 'quotes']],
  ['blanks around the equals sign', 'OPENAI_API_KEY = "@"', ['variable-name', 'quotes']],
  ['a full-width colon', 'OPENAI_API_KEY：@', ['variable-name']],
  ['a full-width equals sign', 'OPENAI_API_KEY＝@', ['variable-name']],
  ['YAML', 'OPENAI_API_KEY: @', ['variable-name']],
  ['JSON', '"OPENAI_API_KEY": "@",', ['variable-name', 'punctuation', 'quotes']],
  ['a JavaScript property', "apiKey: '@',", ['variable-name', 'punctuation', 'quotes']],
  ['any name before a whole key', 'mykey2 = @', ['variable-name']],
  ['a Chinese label', 'API 金鑰：@', ['variable-name']],
  ['a note', 'my new key: @', ['variable-name']],
  ['export', 'export OPENAI_API_KEY=@', ['command', 'variable-name']],
  ['a prompt and export', '$ export OPENAI_API_KEY="@"', ['command', 'variable-name', 'quotes']],
  ['cmd’s set', 'set OPENAI_API_KEY=@', ['command', 'variable-name']],
  ['cmd’s set in quotes', 'set "OPENAI_API_KEY=@"', ['command', 'quotes', 'variable-name']],
  ['setx', 'setx OPENAI_API_KEY "@"', ['command', 'quotes']],
  ['setx for all', 'setx OPENAI_API_KEY @ /M', ['command']],
  ['PowerShell', '$env:OPENAI_API_KEY = "@"', ['variable-name', 'quotes']],
  ['PowerShell with a semicolon', '$env:OPENAI_API_KEY="@";', ['variable-name', 'punctuation', 'quotes']],
  ['fish', 'set -gx OPENAI_API_KEY @', ['command']],
  ['csh', 'setenv OPENAI_API_KEY @', ['command']],
  ['a Dockerfile', 'ENV OPENAI_API_KEY=@', ['command', 'variable-name']],
  ['bracketed paste', '\u001b[200~@\u001b[201~', ['paste-marks']],
  ['bracketed paste without its escape', '[200~@[201~', ['paste-marks']],
  ['half of bracketed paste', '200~@', ['paste-marks']],
  ['the tilde of Windows', '~@~', ['paste-marks']],
  ['one tilde', '@~', ['paste-marks']],
  ['a doubled paste', '@@', ['doubled']],
  ['a paste of three', '@@@', ['doubled']],
  ['a doubled paste on two lines', '@\n@\n', ['doubled']],
  ['a doubled paste with a blank', '@ @', ['doubled']],
  ['a doubled line', 'OPENAI_API_KEY=@\nOPENAI_API_KEY=@', ['doubled', 'variable-name']],
  ['a doubled quotation that held a line end', '「@\r\n」\n「@\r\n」', ['doubled', 'quotes', 'line-ends']],
  ['three copies with blanks between', '@  @\t@', ['doubled']],
  ['commands on two lines', 'export A_KEY=@\n\nexport A_KEY=@\n', ['doubled']],
  ['twenty copies on lines', `export A_KEY=@\n`.repeat(20), ['doubled']],
  ['two lines, one quoted', '"@"\r\n@', ['doubled']],
  ['a full stop of JavaScript', "'@' ;", ['punctuation', 'quotes']],
  ['a comma behind a bare key', '@,', ['punctuation']],
  ['setx for all, quoted', 'setx /M OPENAI_API_KEY "@"', ['command', 'quotes']],
  ['declare', 'declare -x OPENAI_API_KEY="@"', ['command', 'variable-name', 'quotes']],
  ['env', 'env OPENAI_API_KEY=@', ['command', 'variable-name']],
  ['fish, universal', 'set -U -x OPENAI_API_KEY "@"', ['command', 'quotes']],
  ['a Dockerfile of old', 'ENV OPENAI_API_KEY @', ['command']],
  ['a prompt of cmd', '> set OPENAI_API_KEY=@', ['command', 'variable-name']],
  ['curl’s long option', "--header 'Authorization: Bearer @'", ['bearer', 'quotes']],
  ['a proxy’s header', 'Proxy-Authorization: Bearer @', ['bearer']],
  ['Bearer with a colon', 'Bearer: @', ['bearer']],
  ['Bearer with a full-width colon', 'Bearer：@', ['bearer']],
  ['a header with an equals sign', 'Authorization = Bearer @', ['bearer']],
  ['process.env', 'process.env.OPENAI_API_KEY = "@"', ['variable-name', 'quotes']],
  ['PowerShell with braces', '${env:OPENAI_API_KEY} = "@"', ['variable-name', 'quotes']],
  ['a token', 'token: @', ['variable-name']],
  ['round brackets', '(@)', ['brackets']],
  ['square brackets', '[@]', ['brackets']],
  ['an acute accent for a quote', '´@´', ['quotes']],
  ['caret notation of a paste', '^[[200~@^[[201~', ['paste-marks']],
  ['a paste mark of C1', '\u009b200~@\u009b201~', ['paste-marks']],
  ['the end of bracketed paste', '@\u001b[201~', ['paste-marks']],
  ['a doubled bracketed paste', '\u001b[200~@\u001b[201~\u001b[200~@\u001b[201~', ['doubled', 'paste-marks']],
  ['curl’s option without quotes', '-H Authorization: Bearer @', ['bearer']],
  ['curl’s option with two blanks', '-H  "Authorization: Bearer @"', ['bearer', 'quotes']],
  ['Bearer with two blanks', 'Bearer  @', ['bearer']],
  ['Bearer with a blank before its colon', 'Bearer : @', ['bearer']],
  ['any name that begins like Bearer', 'Bearerish: @', ['variable-name']],
  ['any name before a quoted key', 'mykey2 = "@"', ['variable-name', 'quotes']],
  ['any name before a quoted key and a comma', 'mykey2: "@",', ['variable-name', 'punctuation', 'quotes']],
  ['any name, a quoted key, a blank and a mark', 'mykey2: "@" ;', ['variable-name', 'punctuation', 'quotes']],
  ['any name before a bare key and a comma', 'mykey2: @,', ['variable-name', 'punctuation']],
  ['a doubled paste with three blanks', '@   @', ['doubled']],
  ['two lines with a blank one between, one quoted', '"@"\n \n@', ['doubled']],
  ['twenty lines, one quoted', `${'@\n'.repeat(19)}"@"`, ['doubled']],
  ['twenty lines of Windows, one quoted', `${'@\r\n'.repeat(19)}"@"\r\n`, ['doubled']],
  [
    'much at once',
    '\ufeff  export OPENAI_API_KEY = “@”;\r\n',
    ['invisible', 'blanks', 'line-ends', 'command', 'variable-name', 'punctuation', 'quotes'],
  ],
];

describe('what stands around a key is taken off', () => {
  it.each(wrappers)('%s', (_name, around, removed) => {
    const cleaned = cleanKey(around.replaceAll('@', key));
    expect(cleaned.text === key).toBe(true);
    expect([...cleaned.removed].sort()).toEqual([...removed].sort());
  });

  it.each(
    wrappers
      .filter(([, , removed]) => !removed.includes('brackets'))
      .filter(([name]) => !/only the|note|any name|one tilde|Chinese|semicolon|at once|bare key|acute/.test(name)),
  )('%s, around a sign-in token too', (_name, around) =>
    expect(cleanKey(around.replaceAll('@', token)).text === token).toBe(true),
  );
});

describe('what stands before another’s key', () => {
  const foreign = 'abcdefgh12345678';
  it.each([
    'key',
    'Token',
    'xkey',
    'x-api-key',
    'openaikey',
    'openai key',
    'OpenAI API Key',
    'open-ai-key',
    'open ai token',
    'secretkey',
    'secret key',
    'api_secret_key',
    '密钥',
    '密鑰',
    '金鑰',
    '金钥',
    'キー',
    '키',
    'TEAM_KEY',
    'TEAM_API_KEY',
    'A_KEY2',
  ])('%s is a name for it', (name) =>
    expect(cleanKey(`${name}: ${foreign}`)).toEqual({ text: foreign, removed: ['variable-name'] }),
  );
  it.each(['monkey', 'keyring', 'openly ai key', 'myTEAM_KEY', 'TEAM_KEYs', 'TEAM', 'team_key2', 'sk-key'])(
    '%s is none',
    (name) => expect(cleanKey(`${name}: ${foreign}`)).toEqual({ text: `${name}: ${foreign}`, removed: [] }),
  );
});

describe('nothing inside is changed, and nothing doubtful is taken off', () => {
  it.each([
    ['a blank inside', `${key.slice(0, 30)} ${key.slice(30)}`],
    ['a line break inside', `${key.slice(0, 30)}\n${key.slice(30)}`],
    ['a zero-width space inside', `${key.slice(0, 30)}\u200b${key.slice(30)}`],
    ['two different keys', `${key} ${projectKey('other')}`],
    ['base64 with padding', 'QUJDREVGR0hJSktMTU5PUA=='],
    ['base64url with padding', 'AB_CDEF='],
    ['a gateway’s name and secret', 'team_one:kq83hf9s'],
    ['a user and a password', 'user:pass'],
    ['a key that repeats one character', 'x'.repeat(48)],
    ['a URL', 'https://platform.openai.com/api-keys'],
    ['a name alone', 'OPENAI_API_KEY='],
    ['a tilde inside', 'abc8Q~Zx2345'],
    ['a tilde at one end of another’s key', 'abc8QZx2345~'],
    ['a sentence', 'set your key here'],
    ['two equal words that are no key', 'hello hello'],
    ['two equal short keys', 'abcdef1 abcdef1'],
    ['twice the same poor text', 'ababababababababababababababababab'],
    ['a gateway’s key that begins with a command', 'export'],
    ['Bearer alone', 'Bearer'],
    ['a word before Bearer', `my Bearer ${key}x y`],
    ['one quote at the end of another’s key', 'abcdefgh12345678"'],
    ['a comma at the end of another’s key', 'abcdefgh12345678,'],
    ['brackets around another’s key', '<abcdefgh12345678>'],
    ['two tildes and nothing', '~~'],
    ['a lower-case name before another’s key', 'my_team=abcdefgh12345678'],
    ['a URL behind a name', 'OPENAI_BASE_URL=//x.example'],
    ['nothing', ''],
  ])('%s', (_name, text) => expect(cleanKey(text)).toEqual({ text, removed: [] }));

  it.each([
    ['two copies with a comma between', `${key},${key}`],
    ['a name that is itself a key', `sk-mine: ${key}`],
    ['more padding than base64 has', 'AB_CD==='],
    ['a word before curl’s option', `x -H "Authorization: Bearer ${key}"`],
    ['twice a text of five characters', 'abcdeedcbaabcdea\nabcdeedcbaabcdea'],
    ['twice a text of fifteen', 'abcdeffedcbaabc\nabcdeffedcbaabc'],
    ['twice what begins as one character', `${'x'.repeat(64)}abcdefgh\n${'x'.repeat(64)}abcdefgh`],
  ])('%s', (_name, text) => expect(cleanKey(text)).toEqual({ text, removed: [] }));

  it('takes twice sixteen characters of six sorts for a doubled paste', () =>
    expect(cleanKey('abcdeffedcbaabcf\nabcdeffedcbaabcf')).toEqual({ text: 'abcdeffedcbaabcf', removed: ['doubled'] }));

  it('does not compare more than twenty lines', () =>
    expect(cleanKey(`${`${key}\n`.repeat(20)}"${key}"`).text === key).toBe(false));

  it('takes nothing but `/M` off the end of a setx', () =>
    expect(cleanKey(`setx A_KEY ${key} /merge`).text === `${key} /merge`).toBe(true));

  it('takes off fewer than 64 layers, else leaves the text as it came', () => {
    const wrap = (times: number) => '"'.repeat(times) + key + '"'.repeat(times);
    expect(cleanKey(wrap(63)).text === key).toBe(true);
    expect(cleanKey(wrap(64))).toEqual({ text: wrap(64), removed: [] });
  });

  it('cleans a text of 16 kB, and no longer one', () => {
    const padded = (length: number) => ' '.repeat(length - key.length) + key;
    expect(cleanKey(padded(16_384)).text === key).toBe(true);
    expect(cleanKey(padded(16_385))).toEqual({ text: padded(16_385), removed: [] });
  });

  it('leaves a huge text alone, quickly', () => {
    for (const huge of ['"'.repeat(1_000_000), ' '.repeat(1_000_000), key.repeat(6000), 'a '.repeat(500_000)]) {
      const started = performance.now();
      expect(cleanKey(huge).text).toHaveLength(huge.length);
      expect(performance.now() - started).toBeLessThan(1000);
    }
  });

  it('is quick at its limit, too', () => {
    for (const nasty of [
      ' '.repeat(16_000),
      `a${' '.repeat(16_000)}b`,
      '"'.repeat(16_000),
      `A_B=${'="'.repeat(8000)}`,
      '~'.repeat(16_000),
      `x${', '.repeat(8000)}y`,
    ]) {
      const started = performance.now();
      cleanKey(nasty);
      expect(performance.now() - started).toBeLessThan(1000);
    }
  });
});

const seeds = fc.string({ maxLength: 8 });
const keys = fc
  .tuple(fc.constantFrom(projectKey, shortProjectKey, serviceAccountKey, adminKey, legacyKey, practiceKey), seeds)
  .map(([make, seed]) => make(seed));
const outer = fc.constantFrom(
  '@',
  ' @ ',
  '@\r\n',
  '\ufeff@',
  '"@"',
  "'@'",
  '`@`',
  '“@”',
  '「@」',
  '«@»',
  'Bearer @',
  'Authorization: Bearer @',
  'OPENAI_API_KEY=@',
  'OPENAI_API_KEY：@',
  'export A_KEY=@',
  '$env:OPENAI_API_KEY = @',
  '\u001b[200~@\u001b[201~',
  '\u3000@',
  '@\u200b',
  '@\n@',
  'setx OPENAI_API_KEY @',
);

/** At most one of the layers is a second copy: nobody copies copies. */
const layersOf = fc
  .array(outer, { maxLength: 4 })
  .filter((layers) => layers.filter((layer) => layer === '@\n@').length < 2);

describe('properties', () => {
  it('cleaning twice changes nothing more, whatever the text', () => {
    const pieces = fc.constantFrom(
      '"',
      "'",
      '`',
      '~',
      '\u001b[200~',
      '201~',
      'Bearer ',
      'export ',
      'A_B',
      '=',
      ':',
      '：',
      ' ',
      '\n',
      '\ufeff',
      ',',
      ';',
      key,
      'sk-',
      '<',
      '>',
      '$env:',
      'setx ',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(pieces, { maxLength: 12 }).map((all) => all.join('')),
        ),
        (text) => {
          const once = cleanKey(text).text;
          expect(cleanKey(once)).toEqual({ text: once, removed: [] });
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('a clean key comes back as it is', () => {
    fc.assert(
      fc.property(keys, (clean) => {
        expect(cleanKey(clean)).toEqual({ text: clean, removed: [] });
      }),
    );
  });

  it('a key of another house comes back as it is', () => {
    const foreign = fc.oneof(
      fc.uuid(),
      fc.base64String({ minLength: 8 }),
      fc.stringMatching(/^[a-f0-9]{32}$/),
      fc.stringMatching(/^[A-Za-z0-9_.-]{20,60}$/),
      seeds.map((seed) => vendorKey('gsk_', seed)),
      seeds.map(sessionToken),
    );
    fc.assert(
      fc.property(foreign, (clean) => {
        expect(cleanKey(clean)).toEqual({ text: clean, removed: [] });
      }),
    );
  });

  it('a wrapped key is always recovered, however deep', () => {
    fc.assert(
      fc.property(keys, layersOf, (clean, layers) => {
        const wrapped = layers.reduce((text, layer) => layer.replaceAll('@', text), clean);
        expect(cleanKey(wrapped).text === clean).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('what comes out is a piece of what went in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(text.includes(cleanKey(text).text)).toBe(true);
      }),
    );
  });
});

it('the blanks of every script are taken off', () => {
  const all = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));
  const blanks = all.filter((char) => /[\t\v\f\p{Zs}]/u.test(char));
  expect(blanks.length).toBeGreaterThan(15);
  const removed = all.filter((char) => /[\s\p{Z}]/u.test(char) && cleanKey(char + key).removed.includes('blanks'));
  expect(removed).toEqual(blanks);
});
