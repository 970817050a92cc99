import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsKey, maskSecrets } from '../../../src/core/key/mask.ts';
import { Secret } from '../../../src/core/key/secret.ts';
import {
  adminKey,
  legacyKey,
  practiceKey,
  projectKey,
  serviceAccountKey,
  sessionToken,
  vendorKey,
} from '../../support/keys.ts';
import { leaksOf } from '../../support/leaks.ts';

const key = projectKey('guard');
const tail = key.slice(-4);
const secrets = [new Secret(key)];
const base64 = (text: string) => Buffer.from(text).toString('base64');
const hex = (text: string) => Buffer.from(text).toString('hex');
const each = (text: string, form: (byte: string) => string) => hex(text).replace(/../g, form);

describe('a guarded secret is masked in every form', () => {
  it.each([
    ['plain', `Incorrect API key provided: ${key}.`, `Incorrect API key provided: …${tail}.`],
    ['twice', `${key} ${key}`, `…${tail} …${tail}`],
    ['glued to other text', `x${key}y`, `x…${tail}y`],
    ['its beginning', `sent ${key.slice(0, 30)} only`, 'sent … only'],
    ['its end', `sent ${key.slice(-12)} only`, `sent …${tail} only`],
    ['12 characters of its middle', `a ${key.slice(40, 52)} b`, 'a … b'],
    ['11 characters of its middle stay', `a ${key.slice(40, 51)} b`, `a ${key.slice(40, 51)} b`],
    ['reversed', `r ${[...key].reverse().join('')} r`, 'r … r'],
    ['JSON', JSON.stringify({ key }), `{"key":"…${tail}"}`],
    ['hex', `h ${hex(key)} h`, 'h … h'],
    ['hex in capitals', `h ${hex(key).toUpperCase()} h`, 'h … h'],
    ['percent-encoded whole', `p ${each(key, (byte) => `%${byte}`)} p`, 'p … p'],
    ['JSON-escaped whole', `j ${each(key, (byte) => `\\u00${byte}`)} j`, 'j … j'],
    ['on two lines', `one ${key}\ntwo\r\n${key}\n`, `one …${tail}\ntwo\r\n…${tail}\n`],
  ])('%s', (_name, text, masked) => expect(maskSecrets(text, secrets)).toBe(masked));

  it.each([0, 1, 2, 3, 4, 5].map((before) => ['x'.repeat(before)] as const))('base64, behind %j', (before) => {
    for (const encode of [base64, (text: string) => Buffer.from(text).toString('base64url')]) {
      const masked = maskSecrets(`b ${encode(`${before}${key} and more`)} b`, secrets);
      expect(leaksOf(masked, key)).toEqual([]);
    }
  });

  it.each([
    ['a project key', projectKey('stranger')],
    ['a service account’s', serviceAccountKey('stranger')],
    ['an admin’s', adminKey('stranger')],
    ['a user’s', legacyKey('stranger')],
    ['Anthropic’s', vendorKey('sk-ant-api03-')],
  ])('%s that nobody guarded', (_name, stranger) => {
    for (const [before, after] of [
      ['', ''],
      ['Bearer ', '\n'],
      ['{"a":"', '"}'],
      ['%20', '&x=1'],
      ['\\n', '\\n'],
      ['key=', ';'],
      ['"\\u0022', '"'],
      ['api_', ''],
    ] as const) {
      expect(maskSecrets(before + stranger + after, [])).toBe(`${before}…${stranger.slice(-4)}${after}`);
    }
  });

  it('user and password in front of a host', () => {
    expect(maskSecrets('proxy http://me:pass@proxy.example:3128 and https://user@host/x', [])).toBe(
      'proxy http://…@proxy.example:3128 and https://…@host/x',
    );
  });
});

/** What was left of a secret, whatever stands between its characters: pieces of 12 by their letters and digits. */
const leftOf = (masked: string, secret: string): string[] => {
  const bare = (text: string): string => text.replace(/\\[bfnrt]|%[0-2][0-9a-f]|[^A-Za-z0-9]/gi, '').toLowerCase();
  const [text, whole] = [bare(masked), bare(secret)];
  return Array.from({ length: whole.length - 11 }, (_, at) => whole.slice(at, at + 12)).filter((p) => text.includes(p));
};

describe('a guarded secret that something stands between the characters of', () => {
  const reversed = [...key].reverse().join('');
  const forms = [
    ['plain', key],
    ['reversed', reversed],
    ['base64', base64(key)],
    ['base64url', Buffer.from(key).toString('base64url')],
    ['hex', hex(key)],
    ['in capitals', key.toUpperCase()],
    ['12 characters of its middle', key.slice(60, 72)],
    ['its end', key.slice(-12)],
  ] as const;
  const gaps = [' ', '\n', '\r\n', '-', '_', '.', ', ', '\t', '\\n', '%20', '%0A', '\u200b', '·', '" "'];
  it.each(forms.flatMap(([name, form]) => gaps.map((gap) => [name, gap, form] as const)))(
    '%s, %j between all of them',
    (_name, gap, form) => {
      const text = `sent ${[...form].join(gap)} here`;
      const masked = maskSecrets(text, secrets);
      expect(masked.startsWith('sent')).toBe(true);
      expect(masked.endsWith(' here')).toBe(true);
      expect(masked).toContain('…');
      expect(leftOf(masked, form)).toEqual([]);
    },
  );

  it.each([2, 3, 4, 5, 8, 20, 40])('in groups of %i', (size) => {
    for (const gap of [' ', '\n', ' - ', '…']) {
      const groups = key.match(new RegExp(`.{1,${size}}`, 'g')) ?? [];
      expect(leftOf(maskSecrets(`a ${groups.join(gap)} b`, secrets), key)).toEqual([]);
    }
  });

  it('says the rest of the sentence', () => {
    expect(maskSecrets(`Bad key ${[...key].join(' ')}, try again.`, secrets)).toBe('Bad key …, try again.');
    expect(maskSecrets(`Bad key "${[...key].join('\n')}".\nTry again.`, secrets)).toBe('Bad key "…".\nTry again.');
  });

  it('a text that holds the words of a key of words stays, unless it is spelled', () => {
    const words = [new Secret('sk-litellm-master-key-for-team')];
    expect(maskSecrets('LiteLLM master key for team x is wrong', words)).toBe('LiteLLM master key for team x is wrong');
    expect(maskSecrets('l i t e l l m m a s t e r k e y', words)).toBe('…');
    expect(maskSecrets('is sk-litellm-master-key-for-team', words)).toBe('is …team');
  });

  it.each([...'abcdefghijklmnopqrstuvwxyz0123456789'])(
    'the id of a practice project that goes on as its key does: %s',
    (same) => {
      const practice = new Secret(`${practiceKey().slice(0, 16)}${same}7b2k9q4m1z8x3c6v`);
      const id = `proj_sandbox${same}89da4e883408d9d62`;
      expect(maskSecrets(`${id} ${practice.reveal().split('').join(' ')}`, [practice])).toBe(`${id} …`);
    },
  );

  it('the beginning of every practice key stays', () =>
    expect(maskSecrets('sk proj sandbox and s-k-p-r-o-j-s-a-n-d-b-o-x', [new Secret(practiceKey())])).toBe(
      'sk proj sandbox and s-k-p-r-o-j-s-a-n-d-b-o-x',
    ));

  it('wherever it stands, and whatever stands between', () => {
    const gap = fc.string({
      unit: fc.constantFrom(' ', '\n', '-', '_', '.', ',', '"', '/', '\u00a0', '·'),
      maxLength: 3,
    });
    fc.assert(
      fc.property(fc.string(), fc.nat(140), fc.array(gap, { minLength: 1, maxLength: 8 }), (before, from, between) => {
        const piece = [...key.slice(from)].map((char, at) => char + between[at % between.length]).join('');
        expect(leftOf(maskSecrets(`${before} ${piece}`, secrets), key)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('what is no secret stays', () => {
  it('a practice key that nobody guarded: keycheck sandbox has to show its own', () => {
    expect(maskSecrets(practiceKey(), [])).toBe(practiceKey());
    expect(maskSecrets(practiceKey(), [new Secret(practiceKey())])).toBe(`…${practiceKey().slice(-4)}`);
  });

  it.each([
    'request id req_0a1b2c3d4e5f60718293a4b5c6d7e8f9',
    'Organization org-Ab12Cd34Ef56Gh78Ij90Kl12, project proj_Ab12Cd34Ef56Gh78Ij90Kl12',
    'resp_0123456789abcdef0123456789abcdef0123456789abcdef',
    'Incorrect API key provided: sk-proj-********************************************x9Qa. You can find',
    'ends in …x9Qa',
    'sk-admin-, sk-proj-sandbox-…, sk-svcacct-',
    'a task-force-for-the-reduction-of-risk-taking',
    'https://platform.openai.com/settings/organization/billing/',
    'https://registry.example/@scope/package and a@b.example',
    'line one\r\nline two\n\n\tline four\u2028',
    'OPENAI_API_KEY=… dummy EMPTY changeme gateway-error',
    '',
  ])('%s', (text) => {
    const words = [
      'OPENAI_API_KEY',
      'dummy',
      'EMPTY',
      'changeme',
      'gateway',
      'https://platform.openai.com/settings/organization/billing/',
      '',
    ];
    expect(maskSecrets(text, [...words.map((word) => new Secret(word)), new Secret(practiceKey()), ...secrets])).toBe(
      text,
    );
  });

  it('a short secret is masked where it stands whole', () => {
    expect(maskSecrets('Bad key sk-g00d here, sk-g0 not', [new Secret('sk-g00d')])).toBe('Bad key … here, sk-g0 not');
  });

  it('a guarded text with blanks inside is masked piece by piece', () => {
    const broken = `${key.slice(0, 60)} ${key.slice(60)}`;
    expect(
      leaksOf(maskSecrets(`pasted ${broken} and ${broken.replace(' ', '\n')}`, [new Secret(broken)]), key),
    ).toEqual([]);
  });
});

describe('properties', () => {
  const makers = [
    projectKey,
    serviceAccountKey,
    adminKey,
    legacyKey,
    sessionToken,
    (seed: string) => vendorKey('gsk_', seed),
  ] as const;
  const guarded = fc.tuple(fc.constantFrom(...makers), fc.string({ maxLength: 4 })).map(([make, seed]) => make(seed));
  const around = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom('', ' ', '"', '\\', '%', '\n', '/', '=', 'sk-'),
  );

  it('no 12 characters in a row are left, whatever stands around and whichever piece it is', () => {
    const piece = fc.tuple(
      guarded,
      fc.array(fc.tuple(fc.nat(200), fc.nat(200), around), { minLength: 1, maxLength: 5 }),
    );
    fc.assert(
      fc.property(piece, ([secret, cuts]) => {
        const text = cuts
          .map(([from, to, between]) => between + secret.slice(Math.min(from, to), Math.max(from, to)))
          .join('');
        expect(leaksOf(maskSecrets(text, [new Secret(secret)]), secret)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  }, 30_000);

  it('nor in any encoding', () => {
    const encoders = [
      base64,
      (text: string) => Buffer.from(text).toString('base64url'),
      hex,
      encodeURIComponent,
      JSON.stringify,
      (text: string) => [...text].reverse().join(''),
      (text: string) => each(text, (byte) => `%${byte}`),
    ];
    const ascii = fc.string({ unit: 'binary-ascii', maxLength: 20 });
    fc.assert(
      fc.property(guarded, ascii, ascii, fc.constantFrom(...encoders), (secret, before, after, encode) => {
        expect(leaksOf(maskSecrets(encode(before + secret + after), [new Secret(secret)]), secret)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  }, 30_000);

  it('line ends stay where they are', () => {
    const lines = fc.array(fc.oneof(fc.constantFrom(key, `x${key}`, ''), fc.string()), { maxLength: 6 });
    fc.assert(
      fc.property(lines, fc.constantFrom('\n', '\r\n'), (all, end) => {
        const masked = maskSecrets(all.join(end), secrets);
        expect(masked.split('\n')).toHaveLength(all.join(end).split('\n').length);
      }),
    );
  });
});

describe('time', () => {
  it.each([
    ['plain text', 'The server had an error. '.repeat(42_000)],
    ['one line of one character', 'a'.repeat(1_000_000)],
    ['nothing but keys', `${key} `.repeat(6000)],
    ['nothing but beginnings', 'sk-'.repeat(330_000)],
    ['runs of 11', `${key.slice(30, 41)} `.repeat(83_000)],
    ['keys spelled out', `${[...key].join(' ')} `.repeat(3_000)],
    ['one character spelled out', 'a '.repeat(500_000)],
    ['one character in groups', 'aaaaa '.repeat(166_000)],
    ['spelled runs of 11', `${[...key.slice(30, 41)].join('-')} x`.repeat(43_000)],
    ['a key-like character soup', 'sk-proj-T3Blbk_'.repeat(66_000)],
    ['colons and slashes', '://'.repeat(330_000)],
    ['a URL that never ends', `http://${'a:'.repeat(500_000)}`],
    ['escapes', '\\u0073%73'.repeat(100_000)],
  ])(
    '1 MB of %s takes less than a second of processor time',
    (_name, text) => {
      const all = [new Secret(key), new Secret('a'.repeat(164)), new Secret(sessionToken())];
      maskSecrets('warm up', all);
      // Not the clock on the wall: other programs may be using this machine as well.
      const started = process.cpuUsage();
      maskSecrets(text, all);
      const { user, system } = process.cpuUsage(started);
      expect((user + system) / 1_000).toBeLessThan(1_000);
    },
    30_000,
  );
});

describe('an argument that holds a key', () => {
  it.each([
    [key, true],
    [`--model=${key}`, true],
    [`x${key}`, true],
    [`"${key}"`, true],
    ['sk-abcdefgh', true],
    ['--key=sk-abcdefgh', true],
    [practiceKey(), true],
    [sessionToken(), true],
    [vendorKey('gsk_'), true],
    [`Bearer ${key}`, true],
    [legacyKey(), true],
    ['verify', false],
    ['--model=gpt-6-luna', false],
    ['task-runner-with-a-long-hyphenated-name', false],
    ['proj_Ab12Cd34Ef56Gh78', false],
    ['org-Ab12Cd34Ef56Gh78Ij90', false],
    ['https://api.openai.com/v1', false],
    ['.env.local', false],
    ['sk-', false],
    ['', false],
  ] as const)('row %#', (text, expected) => expect(holdsKey(text)).toBe(expected));
});

describe('a guarded secret in other letters', () => {
  const shifted = (digit: number, capital: number, small: number): string =>
    key.replace(/[0-9A-Za-z]/g, (char) => {
      const [first, to] = char <= '9' ? ['0', digit] : char <= 'Z' ? ['A', capital] : ['a', small];
      return String.fromCodePoint(to + char.charCodeAt(0) - first.charCodeAt(0));
    });
  const alphabets = [
    ['wide', shifted(0xff10, 0xff21, 0xff41)],
    ['bold', shifted(0x1d7ce, 0x1d400, 0x1d41a)],
    ['one width', shifted(0x1d7f6, 0x1d670, 0x1d68a)],
    ['in circles', shifted(0x2461 - 1, 0x24b6, 0x24d0)],
  ] as const;
  it.each(alphabets)('%s', (_name, text) => {
    expect(text).not.toContain(key.slice(20, 32));
    for (const written of [text, [...text].join(' '), `mixed ${key.slice(0, 60)}${text.slice(-80)}`]) {
      const masked = maskSecrets(`sent ${written} here`, secrets);
      expect(masked).toMatch(/^sent .*….* here$/);
      expect(leftOf(masked.normalize('NFKC'), key)).toEqual([]);
    }
  });

  it('leaves the letters of an ordinary sentence, and the punctuation beside a secret', () => {
    const sentence = '第１步：ＡＰＩ 金鑰（①）， x² ℃ ™';
    expect(maskSecrets(sentence, secrets)).toBe(sentence);
    expect(maskSecrets(`金鑰：${key}，請刪除！`, secrets)).toBe(`金鑰：…${tail}，請刪除！`);
  });
});
