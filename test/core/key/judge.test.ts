import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanKey } from '../../../src/core/key/clean.ts';
import { judgeKey, type KeyFault, type Verdict } from '../../../src/core/key/judge.ts';
import { keyMarker } from '../../../src/core/key/kind.ts';
import {
  adminKey,
  legacyKey,
  practiceKey,
  projectKey,
  realtimeSecret,
  serviceAccountKey,
  sessionToken,
  shortProjectKey,
  vendorKey,
} from '../../support/keys.ts';

const hosts = ['openai', 'loopback', 'elsewhere'] as const;
const key = projectKey('judge');
const other = projectKey('other');
const inside = (text: string): string => `${key.slice(0, 40)}${text}${key.slice(40)}`;

const brief = (verdict: Verdict): string => (verdict.ok ? 'ok' : `${verdict.cause}: ${verdict.facts.reason}`);

/** Refused wherever it would be sent, with cause and reason. */
const refused: Record<
  Exclude<Verdict, { ok: true }>['cause'],
  readonly (readonly [name: string, text: string, reason: KeyFault])[]
> = {
  'missing-key': [
    ['nothing', '', 'empty'],
    ['blanks', '  \t ', 'empty'],
    ['a line end', '\r\n', 'empty'],
  ],
  'placeholder-key': [
    ...[
      'your-key',
      'your_groq_api_key',
      'your-company-key-1',
      'fc-YOUR_API_KEY',
      'sk-your_name_here',
      'Replace-this-with-32-random-bytes',
      'sk-proj-xxxx...xxxx',
      'your_api_key',
      'YOUR_API_KEY',
      'YOUR-API-KEY-HERE',
      'yourApiKey',
      'your api key here',
      'your_openai_api_key_here',
      '<your-api-key>',
      '<OPENAI_API_KEY>',
      '<key>',
      '[YOUR_KEY]',
      '{YOUR_API_KEY}',
      'sk-your-key',
      'sk-proj-your-key-here',
      'sk-your-openai-api-key',
      'sk-...',
      'sk-proj-...',
      'sk-…',
      '...',
      '…',
      'sk-xxx',
      'sk-proj-xxxxxxxxxxxxxxxx',
      'xxxxxxxx',
      'sk-XXXX-XXXX',
      'changeme',
      'change-me',
      'replace-me',
      'REPLACE_WITH_YOUR_KEY',
      'insert-your-key-here',
      'paste_your_key_here',
      'enter your key',
      'put-your-key-here',
      'None',
      'null',
      'nil',
      'undefined',
      'NaN',
      'API_KEY',
      'OPENAI_API_KEY',
      'OPENAI_API_KEY=',
      'api-key',
      'apikey',
      'todo',
      'TODO',
      'fixme',
      'tbd',
      'placeholder',
      'my-placeholder-key',
      'example',
      'sk-example-key',
      'key-here',
      '[REDACTED]',
      'sk-',
      'sk-proj-',
      'sk-AbC123...',
      '你的key',
      '你的API密钥',
      '請填入金鑰',
      'ここにキー',
    ].map((text) => [text, text, 'placeholder'] as const),
    ...[
      'op://Private/OpenAI/credential',
      'encrypted:BDqDBibm4wsYqMpCjTQ6',
      '${OPENAI_KEY}',
      'sk-${REST}',
      '$OPENAI_API_KEY',
      '$env:OPENAI_API_KEY',
      '%OPENAI_API_KEY%',
      '$(pass show openai)',
      '{{ openai_key }}',
      '${{ secrets.OPENAI_API_KEY }}',
      'secrets.OPENAI_API_KEY',
      'process.env.OPENAI_API_KEY',
      'os.environ["OPENAI_API_KEY"]',
      'vault:secret/data/openai#key',
      'doppler://OPENAI',
      'arn:aws:secretsmanager:us-east-1:1:secret:openai',
      'projects/p/secrets/openai/versions/latest',
      '@Microsoft.KeyVault(SecretUri=https://v)',
    ].map((text) => [text, text, 'reference'] as const),
  ],
  'malformed-key': [
    ['a blank inside', inside(' '), 'blank-inside'],
    ['a tab inside', inside('\t'), 'blank-inside'],
    ['a no-break space inside', inside('\u00a0'), 'blank-inside'],
    ['an ideographic space inside', inside('\u3000'), 'blank-inside'],
    ['a sentence', 'I have a ChatGPT account', 'blank-inside'],
    ['a line end inside', inside('\n'), 'line-break-inside'],
    ['a carriage return inside', inside('\r'), 'line-break-inside'],
    ['a header smuggled in', `${key}\r\nX-Evil: 1`, 'line-break-inside'],
    ['a line separator inside', inside('\u2028'), 'line-break-inside'],
    ['a NUL inside', inside('\0'), 'control-inside'],
    ['an escape sequence', inside('\u001b[31m'), 'control-inside'],
    ['a delete character', inside('\u007f'), 'control-inside'],
    ['a C1 control', inside('\u009b'), 'control-inside'],
    ['Ctrl-V typed', '\u0016', 'control-inside'],
    ['a zero-width space inside', inside('\u200b'), 'non-ascii'],
    ['a byte order mark inside', inside('\ufeff'), 'non-ascii'],
    ['a right-to-left mark', inside('\u202e'), 'non-ascii'],
    ['a soft hyphen', inside('\u00ad'), 'non-ascii'],
    ['a dash from a word processor', key.replace('-', '–'), 'non-ascii'],
    ['a Cyrillic letter', inside('а'), 'non-ascii'],
    ['an emoji', inside('🔑'), 'non-ascii'],
    ['8-bit letters', inside('é'), 'non-ascii'],
    ['half a surrogate pair', inside('\ud83d'), 'non-ascii'],
    ['full-width letters', 'ｓｋ－ａｂｃｄｅｆｇｈ', 'non-ascii'],
    ['over 8 kB', `sk-${'a'.repeat(8200)}`, 'too-long'],
    ['1 MB', 'a'.repeat(1_000_000), 'too-long'],
    ['two keys, a blank between', `${key} ${other}`, 'several-keys'],
    ['two keys, a comma between', `${key},${other}`, 'several-keys'],
    ['two keys on two lines', `${key}\n${other}`, 'several-keys'],
    ['two keys glued', key + other, 'several-keys'],
    ['two lines of an env file', `A_KEY=${key}\nB_KEY=${other}`, 'several-keys'],
  ],
  'wrong-key-kind': [
    ['an admin key', adminKey(), 'admin'],
    ['a Realtime secret', realtimeSecret(), 'realtime-secret'],
    ['bullets', 'sk-proj-••••••••x9Qa', 'masked-copy'],
    ['bullets alone', '••••••••••••', 'masked-copy'],
    ['asterisks', 'sk-proj-********x9Qa', 'masked-copy'],
    ['asterisks alone', '****************', 'masked-copy'],
    ['asterisks at the end', 'sk-proj-****', 'masked-copy'],
    ['dots and characters', 'sk-...x9Qa', 'masked-copy'],
    ['two dots and characters', 'sk-pr..x9Qa', 'masked-copy'],
    ['an ellipsis and characters', 'sk-proj-…x9Qa', 'masked-copy'],
    ['keycheck’s own tail', '…x9Qa', 'masked-copy'],
    ['middle dots', 'sk-····x9Qa', 'masked-copy'],
    ['dots, a blank, characters', 'sk-... x9Qa', 'masked-copy'],
    ['dots in another’s name', 'abcd...x9Qa', 'masked-copy'],
    ['one asterisk after sk-', 'sk-a*x9Qa', 'masked-copy'],
    ['an organisation', 'org-Ab12Cd34Ef56', 'organization-id'],
    ['a project', 'proj_Ab12Cd34Ef56', 'project-id'],
    ['the dashboard', 'https://platform.openai.com/api-keys', 'url'],
    ['the dashboard without its scheme', 'platform.openai.com/api-keys', 'url'],
    ['ChatGPT', 'chatgpt.com', 'url'],
    ['another page', 'http://localhost:3000/', 'url'],
  ],
};

describe.each(Object.entries(refused))('%s, wherever it would be sent', (cause, rows) => {
  it.each(rows)('%s', (_name, text, reason) => {
    expect(hosts.map((toward) => brief(judgeKey(text, toward)))).toEqual(Array(3).fill(`${cause}: ${reason}`));
  });
});

it('counts at least 60 malformed and mistaken forms', () => {
  const count = Object.values(refused).reduce((sum, rows) => sum + rows.length, 0);
  expect(count).toBeGreaterThanOrEqual(120);
});

describe('refused only where nobody else could want it', () => {
  it.each([
    ['a sign-in token', sessionToken(), 'wrong-key-kind: session-token', 'wrong-key-kind: session-token', 'ok'],
    ['Anthropic’s', vendorKey('sk-ant-'), 'wrong-key-kind: other-vendor', 'wrong-key-kind: other-vendor', 'ok'],
    ['OpenRouter’s', vendorKey('sk-or-v1-'), 'wrong-key-kind: other-vendor', 'wrong-key-kind: other-vendor', 'ok'],
    ['a practice key', practiceKey(), 'wrong-key-kind: practice-key', 'ok', 'ok'],
    ['vLLM’s filler', 'EMPTY', 'placeholder-key: placeholder', 'ok', 'ok'],
    ['a filler for local servers', 'dummy', 'placeholder-key: placeholder', 'ok', 'ok'],
    ['LM Studio’s filler', 'not-needed', 'placeholder-key: placeholder', 'ok', 'ok'],
    ['a weak key of one’s own', 'my-secret-key', 'placeholder-key: placeholder', 'ok', 'ok'],
    ['LiteLLM’s default', 'sk-1234', 'ok', 'ok', 'ok'],
    ['an asterisk in a gateway’s key', 'abcd*efgh1234567890ab', 'ok', 'ok', 'ok'],
    ['dots in a gateway’s key', 'abcd..efgh.1234567890', 'ok', 'ok', 'ok'],
    ['a dot in a reseller’s key', `sk-abc.def${'a1'.repeat(10)}`, 'ok', 'ok', 'ok'],
    ['org- inside', 'my-org-Ab12Cd34Ef56Gh78', 'ok', 'ok', 'ok'],
    ['org- and more', 'org-Ab12:Cd34Ef56Gh78Ij', 'ok', 'ok', 'ok'],
    ['proj_ inside', 'my_proj_Ab12Cd34Ef56Gh', 'ok', 'ok', 'ok'],
    ['proj_ and more', 'proj_Ab12.Cd34Ef56Gh78', 'ok', 'ok', 'ok'],
    ['8 kB exactly', `sk-${'a'.repeat(8189)}`, 'ok', 'ok', 'ok'],
    ['one key twice, a comma between', `${key},${key}`, 'ok', 'ok', 'ok'],
    ['aimock’s', 'sk-good', 'ok', 'ok', 'ok'],
  ] as const)('%s', (_name, text, ...expected) =>
    expect(hosts.map((toward) => brief(judgeKey(text, toward)))).toEqual(expected),
  );

  it('names the vendor', () => {
    expect(judgeKey(vendorKey('gsk_'), 'openai')).toEqual({
      ok: false,
      cause: 'wrong-key-kind',
      kind: 'other-vendor',
      facts: { reason: 'other-vendor', vendor: 'Groq' },
    });
    expect(judgeKey(vendorKey('gsk_'), 'elsewhere')).toEqual({
      ok: true,
      kind: 'other-vendor',
      warnings: [{ code: 'unusual-key-shape', shape: 'vendor', length: 44, vendor: 'Groq' }],
    });
  });

  it('never holds a piece of the key in its facts', () => {
    for (const rows of Object.values(refused)) {
      for (const [, text] of rows)
        expect(Object.keys((judgeKey(text, 'openai') as { facts: object }).facts)).toEqual(['reason']);
    }
  });
});

describe('what is unusual only warns', () => {
  const shapeOf = (text: string, toward: (typeof hosts)[number]) => {
    const verdict = judgeKey(text, toward);
    return verdict.ok
      ? verdict.warnings.map((warning) => (warning.code === 'unusual-key-shape' ? warning.shape : warning.code))
      : verdict.facts.reason;
  };
  it.each([
    ['a project key', key, []],
    ['an older project key', shortProjectKey(), []],
    ['a service account’s key', serviceAccountKey(), []],
    ['a user key', legacyKey(), []],
    ['one character lost', key.slice(0, -1), ['length']],
    ['one character too many', `${key}x`, ['length']],
    ['no marker, as resellers’ keys', `sk-${'aB3'.repeat(16)}`, ['marker']],
    ['cut off in the middle', key.slice(0, 70), ['marker']],
    ['a full stop at the end', `${key}.`, ['alphabet']],
    ['a short one', 'sk-good', ['short']],
    ['no sk-', 'kod-aksjdhaksjdhakjsd', ['prefix']],
    ['a UUID', '0b5f8f0e-6d3a-4c58-9a3f-0d6f7c1b2a3d', ['prefix']],
    ['an unknown sk- kind', `sk-new-${'a'.repeat(30)}${keyMarker}${'b'.repeat(30)}`, []],
  ] as const)('%s', (_name, text, shapes) =>
    expect(hosts.map((toward) => shapeOf(text, toward))).toEqual([shapes, shapes, shapes]),
  );

  it('says how long it is, and nothing of it', () => {
    expect(judgeKey('sk-good', 'loopback')).toEqual({
      ok: true,
      kind: 'unknown',
      warnings: [{ code: 'unusual-key-shape', shape: 'short', length: 7 }],
    });
  });
});

describe('properties', () => {
  const seeds = fc.string({ maxLength: 8 });
  it('a whole key is accepted without a word, wherever it goes', () => {
    const keys = fc
      .tuple(fc.constantFrom(projectKey, shortProjectKey, serviceAccountKey, legacyKey), seeds)
      .map(([make, seed]) => make(seed));
    fc.assert(
      fc.property(keys, fc.constantFrom(...hosts), (text, toward) => {
        expect(judgeKey(text, toward)).toMatchObject({ ok: true, warnings: [] });
      }),
      { numRuns: 2000 },
    );
  });

  it('any text of the key alphabet behind sk- and 20 characters is let through, unless its beginning names a wrong kind', () => {
    const texts = fc
      .stringMatching(/^sk-[A-Za-z0-9_-]{24,160}$/)
      .filter((text) => !/^sk-(?:admin|ant|or|lm|kimi|lf)-|^sk-proj-sandbox-|x{4}/i.test(text));
    fc.assert(
      fc.property(texts, fc.constantFrom(...hosts), (text, toward) => {
        expect(judgeKey(text, toward).ok).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('whatever is let through can stand in a header', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string({ unit: 'grapheme' }).map((text) => `sk-${text}`),
        ),
        fc.constantFrom(...hosts),
        (text, toward) => {
          if (judgeKey(text, toward).ok) expect(text).toMatch(/^[\x21-\x7e]+$/);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('cleaning first never turns a good key into a refused one', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        expect(judgeKey(cleanKey(` "${projectKey(seed)}"\n`).text, 'openai').ok).toBe(true);
      }),
    );
  });

  it('is quick on anything that could be meant to be slow', () => {
    const nasty = [
      'openaiapikey'.repeat(6),
      'openai'.repeat(13),
      `${'x'.repeat(79)}!`,
      `${'key'.repeat(26)}!`,
      '${'.repeat(900),
      'sk-'.repeat(2600),
      `sk-proj-${'a'.repeat(20)}${keyMarker}`.repeat(200),
      'a '.repeat(4000),
      '•'.repeat(8000),
      `sk-${'.'.repeat(8000)}`,
      '<'.repeat(80),
    ];
    for (const text of nasty) {
      const started = performance.now();
      judgeKey(text, 'openai');
      expect(performance.now() - started).toBeLessThan(200);
    }
  });
});
