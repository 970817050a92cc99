import { expect, it } from 'vitest';
import { channels } from '../foreign/channels.ts';
import { meet } from '../foreign/meet.ts';
import { faultsOf, payloads } from '../foreign/payloads.ts';

/** Every text through one channel in turn; with npm run test:foreign every text through every channel, as text and as JSON. */
const whole = process.env['npm_lifecycle_event'] === 'test:foreign';
const pairs = payloads.flatMap((text, at) =>
  channels.flatMap((channel, turn) =>
    whole || (at * 7) % channels.length === turn ? [{ channel, text, json: at % 2 === 1 }] : [],
  ),
);
const all = whole
  ? pairs.flatMap((pair) => [
      { ...pair, json: false },
      { ...pair, json: true },
    ])
  : pairs;

it('a text that was not made safe is noticed', () => {
  const unseen = payloads.filter((text) => faultsOf(text).length === 0);
  // What is harmless on a screen and counts in Markdown, XML or a shell alone is looked at where those are made (test/words).
  expect(payloads.length - unseen.length).toBeGreaterThanOrEqual(45);
});

it(`none reaches a screen, a file or a CI system raw: ${payloads.length} texts, ${channels.length} channels, ${all.length} runs`, {
  timeout: whole ? 7_200_000 : 180_000,
}, async () => {
  const found: string[] = [];
  const waiting = [...all];
  const lane = async () => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift())
      for (const fault of await meet(one.channel, one.text, one.json))
        found.push(`${fault} (${JSON.stringify(one.text).slice(0, 60)})`);
  };
  await Promise.all([lane(), lane(), lane()]);
  console.info(
    `foreign text: ${payloads.length} texts through ${channels.length} channels, ${all.length} runs, ${found.length} raw`,
  );
  expect(found).toEqual([]);
});
