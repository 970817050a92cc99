import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { canOpen, systemBrowser } from '../../src/doors/browser.ts';
import { buildHarness } from '../support/harness.ts';
import { projectKey } from '../support/keys.ts';
import { tempFolder } from '../support/run.ts';

const kernel = '6.1.0-generic';
const screen = { DISPLAY: ':0' };

describe('where a browser can be seen', () => {
  it.each([
    ['macOS', { env: {}, platform: 'darwin', kernel: '25.0.0' }, true],
    ['Windows', { env: {}, platform: 'win32', kernel: '10.0.26100' }, true],
    ['Linux with X', { env: screen, platform: 'linux', kernel }, true],
    ['Linux with Wayland', { env: { WAYLAND_DISPLAY: 'wayland-0' }, platform: 'linux', kernel }, true],
    ['Linux without a screen', { env: {}, platform: 'linux', kernel }, false],
    ['SSH', { env: { ...screen, SSH_CONNECTION: '10.0.0.1 1 10.0.0.2 22' }, platform: 'linux', kernel }, false],
    ['SSH to a Mac', { env: { SSH_TTY: '/dev/ttys001' }, platform: 'darwin', kernel: '25.0.0' }, false],
    ['WSL by its variable', { env: { ...screen, WSL_DISTRO_NAME: 'Ubuntu' }, platform: 'linux', kernel }, false],
    ['WSL by its kernel', { env: screen, platform: 'linux', kernel: '5.15.167.4-microsoft-standard-WSL2' }, false],
    ['CI', { env: { ...screen, CI: 'true' }, platform: 'linux', kernel }, false],
    ['CI=false', { env: { ...screen, CI: 'false' }, platform: 'linux', kernel }, true],
    ['another system', { env: screen, platform: 'freebsd', kernel: '14.1' }, false],
  ] as const)('%s', (_name, machine, expected) => {
    expect(canOpen(machine)).toBe(expected);
  });
});

describe('what is opened', () => {
  const page = 'https://platform.openai.com/api-keys';
  const browser = (launched: string[], env: Record<string, string> = screen) =>
    systemBrowser({
      env,
      platform: 'linux',
      kernel,
      allowed: [page, 'http://other.test/'],
      launch: async (url) => void launched.push(url),
    });

  it.each(['http://127.0.0.1:4141/', 'http://127.0.0.1:4142/keys'])('the practice page %s', async (url) => {
    const launched: string[] = [];
    expect([await browser(launched).open(url), launched]).toEqual([true, [url]]);
  });

  it('a page of the list', async () => {
    const launched: string[] = [];
    expect([await browser(launched).open(page), launched]).toEqual([true, [page]]);
  });

  it.each([
    'https://platform.openai.com/api-keys?x',
    'https://platform.openai.com/api-keys/',
    'https://platform.openai.com.evil.test/api-keys',
    'http://other.test/',
    'http://127.0.0.1:4141/keys?x=$(touch marker)',
    'http://127.0.0.1:4141@evil.test/',
    'http://127.0.0.1.evil.test/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    '',
    '--help',
    '-a Calculator',
    '$(touch marker)',
    '`touch marker`',
    'https://a/$(touch marker)',
    'https://a/;touch marker',
    'https://a/|calc',
    'https://a/&calc',
    'https://a/"; Start-Process calc; "',
    'https://a/\u0000',
    'https://a/\nhttps://b/',
    '\\\\server\\share',
    'https://platform.openai.com/api-keys\u0000',
  ])('never %j', async (url) => {
    const launched: string[] = [];
    expect([await browser(launched).open(url), launched]).toEqual([false, []]);
  });

  it('nothing where no browser can be seen', async () => {
    const launched: string[] = [];
    const none = browser(launched, {});
    expect([none.available, await none.open(page), launched]).toEqual([false, false, []]);
  });

  it('a launcher that fails is an answer, no error', async () => {
    const failing = systemBrowser({
      env: screen,
      platform: 'linux',
      kernel,
      allowed: [page],
      launch: () => Promise.reject(new Error('ENOENT')),
    });
    expect(await failing.open(page)).toBe(false);
  });
});

describe.skipIf(process.platform !== 'linux')('the program that opens it', () => {
  it("is the system's, and gets neither the key nor what BROWSER says", async () => {
    const folder = tempFolder('browser');
    const [own, theirs] = [join(folder, 'bin'), join(folder, 'node_modules/.bin')];
    for (const place of [own, theirs]) {
      mkdirSync(place, { recursive: true });
      const said = join(place, 'said');
      writeFileSync(
        join(place, 'xdg-open'),
        `#!/bin/sh\n{ echo "$@"; /usr/bin/env; } > ${said}.new; /bin/mv ${said}.new ${said}\n`,
        { mode: 0o755 },
      );
    }
    const given = {
      PATH: [theirs, own].join(delimiter),
      BROWSER: '/bin/false',
      OPENAI_API_KEY: projectKey('browser'),
      OTHER: projectKey('other'),
      PLAIN: 'kept',
    };
    const harness = await buildHarness(new URL('browser-harness.ts', import.meta.url));
    const run = spawnSync(process.execPath, [harness], { env: given, encoding: 'utf8' });
    expect(JSON.parse(run.stdout), run.stderr).toEqual({ opened: true, same: true });
    await vi.waitFor(() => readFileSync(join(own, 'said')), { timeout: 10_000 });
    const said = readFileSync(join(own, 'said'), 'utf8');
    expect(said.split('\n')[0]).toBe('https://platform.openai.com/api-keys');
    expect(said).toContain('PLAIN=kept');
    expect(said).not.toMatch(/sk-proj-|^BROWSER=|node_modules/m);
    expect(existsSync(join(theirs, 'said'))).toBe(false);
  }, 20_000);
});
