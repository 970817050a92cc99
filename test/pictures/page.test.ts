import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noteIn, withNote } from '../../scripts/pictures/png-text.ts';
import { type Sandbox, startSandbox } from '../../src/practice/index.ts';
import { browserPath } from '../support/browser.ts';
import { repoRoot } from '../support/shared.ts';

/**
 * The picture of the practice page: its list of requests after five calls that ended in five ways. A PNG differs from machine
 * to machine with its fonts, so what is compared is the page: each picture carries the digest of the page and the style that
 * it shows. `npm run pictures` takes them anew, with Chromium.
 */
const note = 'keycheck-page';
const executablePath = browserPath() ?? '';
const writing = process.env['KEYCHECK_PICTURES'] === 'write' && executablePath !== '';
const pathOf = (scheme: string): string => join(repoRoot, `docs/pictures/practice-${scheme}.png`);

let sandbox: Sandbox;
let page: { html: string; style: string; digest: string };

beforeAll(async () => {
  sandbox = await startSandbox();
  const { state } = sandbox;
  await ask(sandbox.key);
  state.organization.credits = 0;
  await ask(sandbox.key);
  state.organization.credits = 5;
  await ask(state.addKey({ permission: 'read-only' }).value);
  await ask(state.addKey({ revoked: true }).value);
  state.fail('overloaded', { next: 1 });
  await ask(sandbox.key);
  const [html = '', style = ''] = await Promise.all(
    ['requests', 'style.css'].map(async (path) => (await fetch(sandbox.pageUrl + path)).text()),
  );
  const shown = frozen(html);
  page = { html: shown, style, digest: createHash('sha256').update(shown).update(style).digest('hex') };
});
afterAll(() => sandbox.close());

const ask = (key: string): Promise<Response> =>
  fetch(`${sandbox.baseUrl}/responses`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'gpt-6-luna', input: 'ping' }),
  });

/** The page with its times and the endings of its keys as one of each. */
function frozen(html: string): string {
  const endings = [...new Set([...html.matchAll(/…(\w{4})\b/g)].map(([, ending]) => ending ?? ''))];
  const shown = ['x9Qa', 'k3Fd', 'h7Rm'];
  return endings
    .reduce((text, ending, at) => text.replaceAll(`…${ending}`, `…${shown[at] ?? '0000'}`), html)
    .replace(/\b\d\d:\d\d:\d\d\b/g, '09:41:07');
}

describe('the picture of the practice page', () => {
  if (writing) {
    it('is taken', async () => {
      const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
      for (const colorScheme of ['light', 'dark'] as const) {
        const tab = await browser.newPage({
          colorScheme,
          viewport: { width: 1080, height: 1000 },
          deviceScaleFactor: 1.5,
        });
        await tab.route('**/requests', (route) => route.fulfill({ body: page.html, contentType: 'text/html' }));
        await tab.goto(`${sandbox.pageUrl}requests`);
        const main = await tab.locator('main').boundingBox();
        const height = Math.ceil((main?.y ?? 0) + (main?.height ?? 0));
        const png = await tab.screenshot({ fullPage: true, clip: { x: 0, y: 0, width: 1080, height } });
        writeFileSync(pathOf(colorScheme), withNote(png, note, page.digest));
      }
      await browser.close();
    });
  }

  it.each(['light', 'dark'])('%s: shows the page as it is now', (scheme) => {
    expect(noteIn(readFileSync(pathOf(scheme)), note)).toBe(page.digest);
  });
});
