import { describe, expect, it } from 'vitest';
import { causes, isCause } from '../../src/core/causes/ids.ts';
import { UserError } from '../../src/core/errors.ts';
import { explain } from '../../src/flows/explain.ts';
import { en } from '../../src/words/en/index.ts';
import { allPages } from '../../src/words/links.ts';
import { plainStyle, toPaper } from './style.ts';

async function explained(name: string | null): Promise<string> {
  const printed: string[] = [];
  expect(await explain({ ...toPaper(printed), words: en, style: plainStyle() }, name, false)).toBe(0);
  return printed.join('\n');
}

const topics = Object.entries(en.topics);

describe('explain', () => {
  it('prints topics as pages', async () => {
    const pages = await Promise.all(
      [null, ...topics.map(([id]) => id)].map(
        async (id) => `## ${id ?? '(the list)'}\n\n~~~text\n${await explained(id)}\n~~~`,
      ),
    );
    await expect(`# explain\n\n${pages.join('\n\n')}\n`).toMatchFileSnapshot('transcripts/explain.md');
  });

  it('prints every cause with steps, example, class and sources', async () => {
    for (const cause of causes) {
      const text = await explained(cause);
      for (const part of [en.causes[cause].title, en.explain.steps, en.explain.example, 'exit code'])
        expect(text).toContain(part);
      for (const { url } of en.causes[cause].sources) expect(text).toContain(url);
      expect(text).not.toMatch(/undefined|\bnull\b/);
    }
  });

  it.each([
    ['Credits', 'credits'],
    ['billing', 'credits'],
    ['ChatGPT Plus', 'chatgpt-vs-api'],
    ['MISSING_SCOPE', 'missing-scope'],
    ['insufficient_quota', 'credits'],
    ['scope', 'permissions'],
    ['OPENAI_BASE_URL', 'base-url'],
    ['rotate', 'leaked-key'],
  ])('%s leads to %s', async (asked, id) => {
    expect(await explained(asked)).toBe(await explained(id));
  });

  it.each([
    ['credit-exhausted', 'credits-exhausted'],
    ['missing-scop', 'missing-scope'],
    ['proxi', 'proxies'],
    ['sandbx', 'sandbox'],
  ])('an unknown %s names %s', async (asked, near) => {
    await expect(explained(asked)).rejects.toThrow(UserError);
    await explained(asked).catch((error: UserError) => expect(error.steps.join(' ')).toContain(near));
  });

  it('says where the list is when nothing is near, and repeats nothing of what was typed', async () => {
    const typed = 'x'.repeat(200);
    await explained(typed).catch((error: UserError) => {
      expect(error.steps).toEqual([en.explain.list]);
      expect(`${error.message}${error.steps.join('')}`).not.toContain('xx');
    });
    expect.assertions(2);
  });
});

describe('topics', () => {
  it.each(topics)('%s is short, calm and sourced from pages of the list', (_, topic) => {
    expect(topic.paragraphs.length).toBeGreaterThan(1);
    for (const text of [topic.title, ...topic.paragraphs]) {
      expect(text).not.toMatch(/!|\b(?:oops|simply|just|obviously|please)\b/i);
      expect(text.length).toBeLessThan(420);
      for (const [url] of text.matchAll(/https:\/\/[^\s)]+/g)) {
        if (!/^https:\/\/api\.openai\.com/.test(url)) expect(allPages).toContain(url.replace(/[.,;:]+$/, ''));
      }
    }
    for (const name of topic.see) expect(isCause(name) || Object.hasOwn(en.topics, name)).toBe(true);
  });

  it('have names and aliases that lead to one place', () => {
    const names = [...causes, ...topics.flatMap(([id, { aliases }]) => [id, ...aliases])];
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});
