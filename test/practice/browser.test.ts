import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { practiceKind, type Sandbox, startSandbox } from '../../src/practice/index.ts';
import { screenNames } from '../../src/practice/page/layout.ts';
import { browserPath, noBrowser } from '../support/browser.ts';

const executablePath = browserPath();
const here = executablePath !== null;
const why = here ? '' : ` (${noBrowser})`;

let sandbox: Sandbox;
let browser: Browser;
beforeAll(async () => {
  sandbox = await startSandbox();
  if (here) browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await sandbox.close();
});

const paths = screenNames.map((name) => (name === 'start' ? '' : name));

/** Presses Tab until the thing in focus is the one looked for, as somebody without a mouse does. */
async function tabTo(page: Page, role: string, name: string | RegExp): Promise<void> {
  const wanted = page.getByRole(role as 'link', { name, ...(typeof name === 'string' && { exact: true }) }).first();
  for (let press = 0; press < 80; press++) {
    await page.keyboard.press('Tab');
    if (await wanted.and(page.locator(':focus')).count()) return;
  }
  throw new Error(`Tab never reached ${role} ${name} on ${page.url()}`);
}

const press = async (page: Page, role: string, name: string | RegExp): Promise<void> => {
  await tabTo(page, role, name);
  await Promise.all([page.waitForLoadState('load'), page.keyboard.press('Enter')]);
  await page.waitForLoadState('load');
};

describe.skipIf(!here)(`the page in Chromium${why}`, () => {
  it('the whole way of a newcomer by keyboard alone, with JavaScript off', { timeout: 60_000 }, async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(sandbox.pageUrl);
    await press(page, 'link', 'Open Organization');
    await tabTo(page, 'checkbox', /is verified/);
    await page.keyboard.press('Space');
    await press(page, 'button', 'Save');
    await page.waitForURL('**/organization?done');
    expect(sandbox.state.organization.verified).toBe(true);

    await press(page, 'link', 'Billing');
    await tabTo(page, 'spinbutton', 'Practice dollars');
    await page.keyboard.type('10');
    await press(page, 'button', 'Add practice credit');
    await page.waitForURL('**/billing?done');
    expect(sandbox.state.organization.credits).toBe(15);

    await press(page, 'link', 'Projects');
    await tabTo(page, 'textbox', 'Name of the new project');
    await page.keyboard.type('First program');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/projects?done');

    await press(page, 'link', 'API keys');
    await tabTo(page, 'textbox', 'Name');
    await page.keyboard.type('server');
    await tabTo(page, 'combobox', 'Project');
    await page.keyboard.type('First');
    await press(page, 'button', 'Create new secret key');
    await page.waitForURL('**/keys/new/*');
    const key = await page.getByLabel('Your practice key').inputValue();
    expect(practiceKind(key)).toBe('project');
    await page.reload();
    expect(await page.getByText('shown once').count()).toBe(1);
    const made = sandbox.state.keys.find(({ value }) => value === key);
    expect(made).toMatchObject({ name: 'server', permission: 'restricted', scopes: ['model.request'] });
    expect(sandbox.state.projects.find(({ id }) => id === made?.project)?.name).toBe('First program');
    await context.close();
  });

  it('a key is copied by keyboard, from the page that shows it once and from the first screen', {
    timeout: 60_000,
  }, async () => {
    const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await context.newPage();
    const clipboard = () => page.evaluate('navigator.clipboard.readText()');
    await page.goto(`${sandbox.pageUrl}keys`);
    await page.getByLabel('Name', { exact: true }).fill('copied');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/keys/new/*');
    await press(page, 'button', 'Copy');
    await page.getByText('Copied.').waitFor();
    expect(await clipboard()).toBe(sandbox.state.keys.find(({ name }) => name === 'copied')?.value);
    await page.goto(sandbox.pageUrl);
    await press(page, 'button', 'Copy');
    await page.getByText('Copied.').waitFor();
    expect(await clipboard()).toBe(`OPENAI_BASE_URL=${sandbox.baseUrl}\nOPENAI_API_KEY=${sandbox.key}`);
    await context.close();
  });

  it('a refused form is as it was filled in, and the keyboard is at what is wrong, with JavaScript off', {
    timeout: 60_000,
  }, async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${sandbox.pageUrl}keys`);
    await page.getByLabel('Name', { exact: true }).fill('kept');
    await page.getByLabel('Model capabilities: Write').uncheck();
    await press(page, 'button', 'Create new secret key');
    await page.getByRole('alert').waitFor();
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('kept');
    expect(await page.getByRole('group', { description: 'Restricted needs at least one box.' }).count()).toBe(1);
    expect(await page.locator(':focus').getAttribute('id')).toBe('s-model.request');
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/keys/new/*');

    await page.goto(`${sandbox.pageUrl}projects`);
    const long = 'x'.repeat(301);
    await page.getByLabel('Name of the new project').fill(long);
    await page.keyboard.press('Enter');
    const field = page.getByRole('textbox', { description: 'At most 300 characters.' });
    expect([await field.inputValue(), await field.and(page.locator(':focus')).count()]).toEqual([long, 1]);
    await context.close();
  });

  // 550 is a window of 1100 at 200 %.
  const looks = (['light', 'dark'] as const).flatMap((colorScheme) =>
    [1100, 550, 360].map((width) => ({ colorScheme, width })),
  );
  it.each(looks)(
    'axe finds nothing, and nothing overflows: $colorScheme, $width wide',
    { timeout: 60_000 },
    async ({ colorScheme, width }) => {
      const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
      // axe is our own script, put in from outside: the page itself allows none.
      const context: BrowserContext = await browser.newContext({
        colorScheme,
        viewport: { width, height: 800 },
        bypassCSP: true,
      });
      const page = await context.newPage();
      await fetch(`${sandbox.baseUrl}/responses`, {
        method: 'POST',
        headers: { authorization: `Bearer ${sandbox.key}` },
        body: '{}',
      });
      sandbox.state.fail('slow', { next: 3 });
      for (const path of [
        ...paths,
        'billing?done',
        'requests?live=1',
        `keys/new/${sandbox.state.keys.length}`,
        'nowhere',
      ]) {
        await page.goto(sandbox.pageUrl + path);
        await page.evaluate(axe);
        const violations = await page.evaluate(
          'axe.run({ resultTypes: ["violations"] }).then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`))',
        );
        expect({ path, violations }).toEqual({ path, violations: [] });
        expect({ path, wide: await page.evaluate('document.documentElement.scrollWidth') }).toEqual({
          path,
          wide: width,
        });
      }
      await page.goto(`${sandbox.pageUrl}keys`);
      await page.getByLabel('Name', { exact: true }).fill('x'.repeat(301));
      await page.keyboard.press('Enter');
      await page.getByRole('alert').waitFor();
      await page.evaluate(axe);
      const refused = await page.evaluate(
        'axe.run({ resultTypes: ["violations"] }).then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`))',
      );
      expect([refused, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([[], width]);
      sandbox.state.calm();
      await context.close();
    },
  );
});
