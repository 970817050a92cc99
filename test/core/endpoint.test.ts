import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseEndpoint, openaiHosts, parseBaseUrl } from '../../src/core/endpoint.ts';
import { Secret } from '../../src/core/key/secret.ts';
import type { FoundKey, Setting, Sources } from '../../src/core/sources.ts';

describe('base URLs that can be used', () => {
  it.each([
    ['https://api.openai.com/v1', 'https://api.openai.com/v1', 'api.openai.com', 'openai'],
    ['https://api.openai.com/v1/', 'https://api.openai.com/v1', 'api.openai.com', 'openai'],
    ['https://api.openai.com:443/v1//', 'https://api.openai.com/v1', 'api.openai.com', 'openai'],
    ['HTTPS://API.OpenAI.com/v1', 'https://api.openai.com/v1', 'api.openai.com', 'openai'],
    [' https://api.openai.com/v1 \n', 'https://api.openai.com/v1', 'api.openai.com', 'openai'],
    ...['us', 'eu', 'ae', 'au', 'in', 'jp'].map(
      (region) =>
        [
          `https://${region}.api.openai.com/v1`,
          `https://${region}.api.openai.com/v1`,
          `${region}.api.openai.com`,
          'openai',
        ] as const,
    ),
    ['http://localhost:11434/v1', 'http://localhost:11434/v1', 'localhost:11434', 'loopback'],
    ['http://127.0.0.1:4141/v1/', 'http://127.0.0.1:4141/v1', '127.0.0.1:4141', 'loopback'],
    ['http://127.1.2.3', 'http://127.1.2.3', '127.1.2.3', 'loopback'],
    ['http://0x7f.1/v1', 'http://127.0.0.1/v1', '127.0.0.1', 'loopback'],
    ['http://[::1]:8080/v1', 'http://[::1]:8080/v1', '[::1]:8080', 'loopback'],
    ['https://localhost/v1', 'https://localhost/v1', 'localhost', 'loopback'],
    ['https://gateway.example', 'https://gateway.example', 'gateway.example', 'elsewhere'],
    ['https://openrouter.ai/api/v1', 'https://openrouter.ai/api/v1', 'openrouter.ai', 'elsewhere'],
    [
      'https://x.openai.azure.com/openai/v1/',
      'https://x.openai.azure.com/openai/v1',
      'x.openai.azure.com',
      'elsewhere',
    ],
    [
      'https://gateway.example/v1/chat/completions',
      'https://gateway.example/v1/chat/completions',
      'gateway.example',
      'elsewhere',
    ],
    ['https://gateway.example/a@b/v1', 'https://gateway.example/a@b/v1', 'gateway.example', 'elsewhere'],
    [
      'https://api.openai.com.evil.test/v1',
      'https://api.openai.com.evil.test/v1',
      'api.openai.com.evil.test',
      'elsewhere',
    ],
    ['https://evil-api.openai.com/v1', 'https://evil-api.openai.com/v1', 'evil-api.openai.com', 'elsewhere'],
    ['https://xx.api.openai.com/v1', 'https://xx.api.openai.com/v1', 'xx.api.openai.com', 'elsewhere'],
    ['https://api.openai.com./v1', 'https://api.openai.com./v1', 'api.openai.com.', 'elsewhere'],
    ['https://api.openai.com:8443/v1', 'https://api.openai.com:8443/v1', 'api.openai.com:8443', 'elsewhere'],
    ['https://api.opena1.com/v1', 'https://api.opena1.com/v1', 'api.opena1.com', 'elsewhere'],
    ['https://аpi.openai.com/v1', 'https://xn--pi-6kc.openai.com/v1', 'xn--pi-6kc.openai.com', 'elsewhere'],
    ['https://ａｐｉ.openai.com/v1', 'https://api.openai.com/v1', 'api.openai.com', 'openai'],
    ['https://127.0.0.1.evil.test/v1', 'https://127.0.0.1.evil.test/v1', '127.0.0.1.evil.test', 'elsewhere'],
    ['https://localhost.evil.test/v1', 'https://localhost.evil.test/v1', 'localhost.evil.test', 'elsewhere'],
    ['https://169.254.169.254/v1', 'https://169.254.169.254/v1', '169.254.169.254', 'elsewhere'],
    ['https://[2001:db8::1]/v1', 'https://[2001:db8::1]/v1', '[2001:db8::1]', 'elsewhere'],
  ] as const)('%j', (text, baseUrl, host, kind) =>
    expect(parseBaseUrl(text)).toEqual({ ok: true, baseUrl, host, kind }),
  );
});

describe('base URLs that are refused', () => {
  it.each([
    ['', 'malformed', null, null],
    ['api.openai.com/v1', 'malformed', null, 'https://api.openai.com/v1'],
    ['//api.openai.com/v1', 'malformed', null, 'https://api.openai.com/v1'],
    ['localhost:11434/v1', 'malformed', null, 'http://localhost:11434/v1'],
    ['127.0.0.1:8080', 'malformed', null, 'http://127.0.0.1:8080'],
    ['https:api.openai.com/v1', 'malformed', null, null],
    ['https:/api.openai.com/v1', 'malformed', null, null],
    ['https:///api.openai.com/v1', 'malformed', null, null],
    ['https://', 'malformed', null, null],
    ['https://a b.example', 'control-characters', null, null],
    ['https://host.example:99999/v1', 'malformed', null, null],
    ['nonsense', 'malformed', null, null],
    [`https://gateway.example/${'a'.repeat(3000)}`, 'malformed', null, null],
    ['http://api.openai.com/v1', 'not-https', 'api.openai.com', 'https://api.openai.com/v1'],
    ['http://gateway.example/v1', 'not-https', 'gateway.example', 'https://gateway.example/v1'],
    ['http://192.168.1.5:8080/v1', 'not-https', '192.168.1.5:8080', 'https://192.168.1.5:8080/v1'],
    ['http://169.254.169.254/v1', 'not-https', '169.254.169.254', 'https://169.254.169.254/v1'],
    ['http://0.0.0.0:8000/v1', 'not-https', '0.0.0.0:8000', 'https://0.0.0.0:8000/v1'],
    ['http://app.localhost/v1', 'not-https', 'app.localhost', 'https://app.localhost/v1'],
    ['http://localhost.evil.test/v1', 'not-https', 'localhost.evil.test', 'https://localhost.evil.test/v1'],
    ['http://[::2]/v1', 'not-https', '[::2]', 'https://[::2]/v1'],
    ['ftp://api.openai.com/v1', 'scheme', 'api.openai.com', null],
    ['file:///etc/passwd', 'scheme', null, null],
    ['javascript:alert(1)', 'scheme', null, null],
    ['data:text/plain,x', 'scheme', null, null],
    ['ws://localhost/v1', 'scheme', 'localhost', null],
    ['https://api.openai.com@evil.test/v1', 'userinfo', 'evil.test', null],
    ['https://user:pass@api.openai.com/v1', 'userinfo', 'api.openai.com', null],
    ['https://@api.openai.com/v1', 'userinfo', 'api.openai.com', null],
    ['https://api.openai.com\\@evil.test/v1', 'backslash', 'api.openai.com', null],
    ['https:\\\\api.openai.com\\v1', 'backslash', 'api.openai.com', null],
    ['https://api.openai.com/v1\r\nX-Evil: 1', 'control-characters', 'api.openai.com', null],
    ['https://api.open\tai.com/v1', 'control-characters', 'api.openai.com', null],
    ['https://api.openai.com/\0v1', 'control-characters', 'api.openai.com', null],
    ['https://api.openai.com/\u202ev1', 'control-characters', 'api.openai.com', null],
    ['https://api.openai.com/v1?', 'query', 'api.openai.com', null],
    ['https://gateway.example/v1?key=x', 'query', 'gateway.example', null],
    ['https://gateway.example/v1#x', 'query', 'gateway.example', null],
    ['https://api.openai.com', 'missing-version', 'api.openai.com', 'https://api.openai.com/v1'],
    ['https://eu.api.openai.com/', 'missing-version', 'eu.api.openai.com', 'https://eu.api.openai.com/v1'],
    ['https://api.openai.com/v1/v1', 'missing-version', 'api.openai.com', 'https://api.openai.com/v1'],
    ['https://api.openai.com/v1/responses', 'endpoint-path', 'api.openai.com', 'https://api.openai.com/v1'],
    ['https://api.openai.com/v1/chat/completions/', 'endpoint-path', 'api.openai.com', 'https://api.openai.com/v1'],
    ['https://platform.openai.com/api-keys', 'web-page', 'platform.openai.com', 'https://api.openai.com/v1'],
    ['https://chatgpt.com', 'web-page', 'chatgpt.com', 'https://api.openai.com/v1'],
  ] as const)('%j', (text, reason, host, suggestion) =>
    expect(parseBaseUrl(text)).toEqual({ ok: false, reason, host, suggestion }),
  );
});

describe('properties', () => {
  const texts = fc.oneof(
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    fc.string({ unit: 'binary' }),
    fc.string().map((text) => `https://${text}`),
    fc
      .array(
        fc.constantFrom(
          'https://',
          'http://',
          '@',
          '\\',
          '/',
          '.',
          ':',
          'api.openai.com',
          'localhost',
          '127.0.0.1',
          'evil.test',
          '%2f',
          '?',
          '#',
          'v1',
          '\n',
          '。',
        ),
      )
      .map((all) => all.join('')),
  );
  it('what is used goes where the text says: https or this machine, no user, no query; and OpenAI only to its own hosts', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const parsed = parseBaseUrl(text);
        if (!parsed.ok) return;
        const url = new URL(parsed.baseUrl);
        expect([url.username, url.password, url.search, url.hash, url.host]).toEqual(['', '', '', '', parsed.host]);
        expect(parsed.baseUrl.endsWith('/')).toBe(false);
        if (url.protocol !== 'https:') expect([url.protocol, parsed.kind]).toEqual(['http:', 'loopback']);
        if (parsed.kind === 'openai') expect(openaiHosts).toContain(url.host);
      }),
      { numRuns: 3000 },
    );
  });
  it('reads its own answer again as the same', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const parsed = parseBaseUrl(text);
        if (parsed.ok) expect(parseBaseUrl(parsed.baseUrl)).toEqual(parsed);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('where a key may be sent', () => {
  const inFile = (path: string): FoundKey => ({
    source: 'env-file',
    variable: 'OPENAI_API_KEY',
    path,
    line: 1,
    secret: new Secret('sk-test'),
  });
  const ofProcess: FoundKey = {
    source: 'process',
    variable: 'OPENAI_API_KEY',
    path: null,
    line: null,
    secret: new Secret('sk-test'),
  };
  const piped: FoundKey = { source: 'stdin', variable: null, path: null, line: null, secret: new Secret('sk-test') };
  const setting = (value: string, path: string | null): Setting => ({
    value,
    variable: 'OPENAI_BASE_URL',
    source: path === null ? 'process' : 'env-file',
    path,
    line: path === null ? null : 2,
  });
  const sources = (winner: FoundKey | null, ...baseUrls: Setting[]): Sources => ({
    found: winner === null ? [] : [winner],
    winner,
    baseUrls,
    organizations: [],
    projects: [],
    unused: [],
    aside: [],
    fault: null,
    warnings: [],
  });
  const choose = (
    winner: FoundKey | null,
    settings: readonly Setting[],
    { flag = null, allow = false }: { flag?: string | null; allow?: boolean } = {},
  ) => {
    const chosen = chooseEndpoint({ flag, allow, sources: sources(winner, ...settings) });
    if (!chosen.ok) return `no: ${chosen.facts.reason}${chosen.askable ? ', ask' : ''}`;
    return [
      chosen.endpoint.host,
      chosen.endpoint.kind,
      chosen.endpoint.from,
      ...chosen.warnings.map(({ code }) => code),
    ].join(' ');
  };
  const hostile = 'https://hostile.test/v1';
  const gateway = 'https://gateway.example/v1';
  const local = 'http://127.0.0.1:4141/v1';
  const europe = 'https://eu.api.openai.com/v1';

  it.each([
    ['nothing is set', ofProcess, [], {}, 'api.openai.com openai default'],
    ['no key at all', null, [], {}, 'api.openai.com openai default'],
    ['the flag', ofProcess, [], { flag: gateway }, 'gateway.example elsewhere flag custom-base-url'],
    [
      'the flag before everything',
      inFile('.env'),
      [setting(hostile, null), setting(hostile, '.env')],
      { flag: gateway },
      'gateway.example elsewhere flag custom-base-url',
    ],
    ['the flag toward this machine', ofProcess, [], { flag: local }, '127.0.0.1:4141 loopback flag'],
    [
      'the flag is refused, and nothing else steps in',
      ofProcess,
      [setting(gateway, null)],
      { flag: 'http://gateway.example' },
      'no: not-https',
    ],
    ['an empty flag', ofProcess, [], { flag: '' }, 'no: malformed'],
    [
      'the process is consent',
      inFile('.env'),
      [setting(gateway, null)],
      {},
      'gateway.example elsewhere process custom-base-url',
    ],
    [
      'the process before the files',
      inFile('.env'),
      [setting(gateway, null), setting(hostile, '.env.local')],
      {},
      'gateway.example elsewhere process custom-base-url',
    ],
    [
      'the process is refused, and no file steps in',
      inFile('.env'),
      [setting('ftp://x', null), setting(local, '.env')],
      {},
      'no: scheme',
    ],
    [
      'an empty process variable counts as not set',
      inFile('.env'),
      [setting(' ', null), setting(local, '.env')],
      {},
      '127.0.0.1:4141 loopback env-file',
    ],
    [
      'the key’s own file, this machine',
      inFile('.env'),
      [setting(local, '.env')],
      {},
      '127.0.0.1:4141 loopback env-file',
    ],
    ['the key’s own file, elsewhere', inFile('.env'), [setting(gateway, '.env')], {}, 'no: needs-consent, ask'],
    [
      'the key’s own file, elsewhere, allowed',
      inFile('.env'),
      [setting(gateway, '.env')],
      { allow: true },
      'gateway.example elsewhere env-file custom-base-url',
    ],
    ['the key’s own file, OpenAI', inFile('.env'), [setting(europe, '.env')], {}, 'eu.api.openai.com openai env-file'],
    [
      'the key’s own file, refused',
      inFile('.env'),
      [setting('http://gateway.example', '.env')],
      { allow: true },
      'no: not-https',
    ],
    ['another file', inFile('.env'), [setting(hostile, '.env.local')], {}, 'no: from-other-file'],
    [
      'another file, allowed: still not',
      inFile('.env'),
      [setting(hostile, '.env.local')],
      { allow: true },
      'no: from-other-file',
    ],
    ['another file, this machine', inFile('.env'), [setting(local, '.env.local')], {}, 'no: from-other-file'],
    [
      'another file, OpenAI’s region',
      inFile('.env'),
      [setting(europe, '.env.local')],
      {},
      'eu.api.openai.com openai env-file',
    ],
    [
      'another, stronger file',
      inFile('.env'),
      [setting(hostile, '.env.local'), setting(local, '.env')],
      { allow: true },
      'no: from-other-file',
    ],
    [
      'another, weaker file',
      inFile('.env.local'),
      [setting(local, '.env.local'), setting(hostile, '.env')],
      {},
      '127.0.0.1:4141 loopback env-file',
    ],
    ['another file, broken', ofProcess, [setting('nonsense', '.env')], {}, 'no: malformed'],
    [
      'a file, and the key of the process',
      ofProcess,
      [setting(hostile, '.env')],
      { allow: true },
      'no: from-other-file',
    ],
    ['a file, and a piped key', piped, [setting(hostile, '.env')], { allow: true }, 'no: from-other-file'],
    ['a file, and no key', null, [setting(hostile, '.env')], { allow: true }, 'no: from-other-file'],
    [
      'a look-alike in the key’s own file',
      inFile('.env'),
      [setting('https://api.openai.com.evil.test/v1', '.env')],
      {},
      'no: needs-consent, ask',
    ],
  ] as const)('%s', (_name, winner, settings, options, expected) =>
    expect(choose(winner, settings, options)).toBe(expected),
  );

  it('says host, place and what was meant', () => {
    expect(
      chooseEndpoint({
        flag: null,
        allow: false,
        sources: sources(ofProcess, setting('http://gateway.example/v1', '.env')),
      }),
    ).toEqual({
      ok: false,
      askable: false,
      facts: {
        reason: 'not-https',
        host: 'gateway.example',
        variable: 'OPENAI_BASE_URL',
        file: '.env',
        line: 2,
        suggestion: 'https://gateway.example/v1',
      },
    });
    expect(
      chooseEndpoint({ flag: null, allow: true, sources: sources(inFile('.env'), setting(gateway, '.env')) }),
    ).toEqual({
      ok: true,
      endpoint: { baseUrl: gateway, host: 'gateway.example', kind: 'elsewhere', from: 'env-file', path: '.env' },
      warnings: [{ code: 'custom-base-url', host: 'gateway.example', from: 'env-file', path: '.env' }],
    });
  });

  it('never lets a file decide alone where a key from elsewhere goes', () => {
    const anyUrl = fc.constantFrom(hostile, gateway, local, 'https://api.openai.com.evil.test/v1', europe);
    const winners = fc.constantFrom(ofProcess, piped, inFile('.env'), null);
    const files = fc.array(
      fc
        .tuple(anyUrl, fc.constantFrom('.env.local', '.env.production', '.env.test'))
        .map(([url, path]) => setting(url, path)),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(winners, files, fc.boolean(), (winner, settings, allow) => {
        const chosen = chooseEndpoint({ flag: null, allow, sources: sources(winner, ...settings) });
        if (chosen.ok) expect(chosen.endpoint.kind).toBe('openai');
      }),
    );
  });
});
