import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assign, listed, path, span, unset } from '../../src/words/en/phrases.ts';
import { allPages, labels, links } from '../../src/words/links.ts';
import { dollars } from '../../src/words/money.ts';
import { shown } from '../../src/words/shown.ts';
import { completeHints, hintsFrom, type Shell, shellOf, situationOf } from '../../src/words/situation.ts';
import { hostile } from './hostile.ts';
import { result } from './situations.ts';

describe('the shell', () => {
  it.each<[NodeJS.Platform, Record<string, string>, Shell]>([
    ['linux', { SHELL: '/bin/bash' }, 'posix'],
    ['linux', {}, 'posix'],
    ['darwin', { SHELL: '/opt/homebrew/bin/fish' }, 'fish'],
    ['linux', { SHELL: '/usr/bin/catfish' }, 'posix'],
    ['win32', { PSModulePath: 'C:\\x' }, 'powershell'],
    ['win32', { PSModulePath: 'C:\\x', PROMPT: '$P$G' }, 'cmd'],
    ['win32', { MSYSTEM: 'MINGW64', PROMPT: '$P$G' }, 'posix'],
  ])('%s %j: %s', (platform, env, shell) => {
    expect(shellOf(platform, env)).toBe(shell);
  });

  it('follows the platform where nothing else is known', () => {
    expect(completeHints({ platform: 'win32' }).shell).toBe('powershell');
    expect(completeHints({ platform: 'win32', shell: 'cmd' }).shell).toBe('cmd');
    expect(completeHints({}).shell).toBe('posix');
  });

  it.each([
    [{}, false],
    [{ CI: '' }, false],
    [{ CI: '0' }, false],
    [{ CI: 'False' }, false],
    [{ CI: 'true' }, true],
    [{ CI: '1' }, true],
    [{ GITHUB_ACTIONS: 'true' }, true],
    [{ GITHUB_ACTIONS: 'false' }, false],
  ])('%j: nobody is there: %s', (env, ci) => {
    expect(hintsFrom('linux', env).ci).toBe(ci);
  });
});

describe('commands', () => {
  it.each<[Shell, string, string]>([
    ['posix', 'unset OPENAI_ORG_ID', 'export A=https://eu.api.openai.com/v1'],
    ['fish', 'set -e OPENAI_ORG_ID', 'set -x A https://eu.api.openai.com/v1'],
    ['powershell', 'Remove-Item Env:OPENAI_ORG_ID', '$env:A = "https://eu.api.openai.com/v1"'],
    ['cmd', 'set OPENAI_ORG_ID=', 'set A=https://eu.api.openai.com/v1'],
  ])('in %s', (shell, remove, set) => {
    expect(unset('OPENAI_ORG_ID', shell)).toBe(remove);
    expect(assign('A', 'https://eu.api.openai.com/v1', shell)).toBe(set);
  });

  it('are not made of names that no shell takes', () => {
    for (const name of ['', 'A B', 'A;rm', '1A', '$(x)', 'A\nB', ...hostile]) expect(unset(name, 'posix')).toBeNull();
  });

  it.each<[string, Shell, string]>([
    ['.env', 'posix', '.env'],
    ['-rf', 'posix', './-rf'],
    ['my env', 'posix', "'my env'"],
    ["it's", 'posix', "'it'\\''s'"],
    ['config\\.env', 'powershell', 'config\\.env'],
    ["it's", 'powershell', "'it''s'"],
    ['my env', 'cmd', '"my env"'],
    ['a"&calc', 'cmd', '"a&calc"'],
    ['%PATH%', 'cmd', '"PATH"'],
  ])('take the path %j in %s as %s', (name, shell, word) => {
    expect(path(name, shell)).toBe(word);
  });

  it('keep any path one word of a POSIX shell', () => {
    // Plain, or one quoted run in which only '\'' leaves the quotes.
    const word = /^(?:[\w./@+-]+|'(?:[^'\n]|'\\'')*')$/;
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...hostile)),
        (name) => word.test(path(name, 'posix')) || name === '',
      ),
    );
  });
});

describe('foreign text in sentences', () => {
  it('is one line without commands of CI systems, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.constantFrom(...hostile),
          fc.array(fc.constantFrom(':', '#', '[', ' ', '\n', 'a', '\u200b')).map((all) => all.join('')),
        ),
        (text) => {
          const line = shown(text);
          expect(line).not.toMatch(/[\n\r\u2028\u2029\u0085]|(?:^|\s)::\S|##\w*\[/);
        },
      ),
    );
  });

  it('stays as it is where it is harmless', () => {
    for (const text of [
      'api.openai.com',
      '[::1]:4141',
      'http://[::1]:4141/v1',
      'requests per min (RPM): Limit 3',
      'a::b',
      '金鑰',
    ])
      expect(shown(text)).toBe(text);
  });
});

describe('small words', () => {
  it.each([
    [0.2, '1 s'],
    [20, '20 s'],
    [89, '89 s'],
    [120, '2 minutes'],
    [3600, '60 minutes'],
    [7200, '2 hours'],
    [86_400 * 3, '3 days'],
  ])('%d s is %s', (seconds, text) => {
    expect(span(seconds)).toBe(text);
  });

  it.each([
    [0, '$0'],
    [0.000002, '$0.000002'],
    [0.00001, '$0.00001'],
    [0.0000123, '$0.000012'],
    [0.0012, '$0.0012'],
    [1.5, '$1.50'],
  ])('%d is %s', (usd, text) => {
    expect(dollars(usd)).toBe(text);
  });

  it.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a and b'],
    [['a', 'b', 'c'], 'a, b and c'],
  ])('%j is "%s"', (items, text) => {
    expect(listed(items)).toBe(text);
  });
});

describe('where a request goes', () => {
  it.each([
    ['https://api.openai.com/v1', 'openai'],
    ['https://eu.api.openai.com/v1', 'openai'],
    ['http://127.0.0.1:4141/v1', 'loopback'],
    ['http://[::1]:4141/v1', 'loopback'],
    ['https://api.openai.com.evil.example/v1', 'elsewhere'],
    ['https://evil-api.openai.com.example', 'elsewhere'],
    ['not an address', 'elsewhere'],
    ['', 'elsewhere'],
  ])('%s is %s', (baseUrl, kind) => {
    expect(situationOf(result({ endpoint: { baseUrl, level: 'call' } })).endpoint.kind).toBe(kind);
  });
});

describe('links', () => {
  it('are https pages with a day and a source, each once', () => {
    for (const link of Object.values(links)) {
      expect(new URL(link.url).href).toBe(link.url);
      expect(link.url).toMatch(/^https:\/\//);
      expect(link.checked).toMatch(/^2026-\d{2}-\d{2}$/);
      expect(link.source).not.toBe('');
    }
    expect(new Set(allPages).size).toBe(allPages.length);
    for (const { text, source, checked } of Object.values(labels)) expect([text, source, checked]).not.toContain('');
  });
});
