import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { judgeExchange } from '../support/contract/exchange.ts';
import type { Exchange } from '../support/contract/tap.mjs';
import { noShared } from '../support/shared.ts';

const { KEYCHECK_EXCHANGES: folder } = process.env;
const files = folder === undefined ? [] : readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
const why =
  folder === undefined ? ` (${noShared})` : files.length === 0 ? ' (skipped: no test of this run had any)' : '';

it.skipIf(why !== '')(
  `every request that a practice platform got in this run, and every reply, is as OpenAI’s document has it${why}`,
  { timeout: 300_000 },
  () => {
    const count = { exchanges: 0, refused: 0, unlisted: 0, broken: 0 };
    const violations = new Map<string, number>();
    for (const name of files) {
      for (const line of readFileSync(join(folder ?? '', name), 'utf8')
        .split('\n')
        .filter(Boolean)) {
        const exchange = JSON.parse(line) as Exchange;
        const verdict = judgeExchange(exchange);
        count.exchanges += 1;
        count.refused += verdict.request === 'refused' ? 1 : 0;
        count.unlisted += verdict.request === 'none' ? 1 : 0;
        count.broken += verdict.reply === 'broken' ? 1 : 0;
        for (const violation of verdict.violations) {
          const told = `${exchange.by ?? 'a program'}: ${violation}`;
          violations.set(told, (violations.get(told) ?? 0) + 1);
        }
      }
    }
    console.log(
      `Held against OpenAI’s OpenAPI document: ${count.exchanges} requests to practice platforms and their replies, of ${files.length} test files and programs; ` +
        `${[...violations.values()].reduce((sum, times) => sum + times, 0)} violations. ${count.refused} requests broke the document and were refused, ` +
        `${count.unlisted} went to addresses it does not have, ${count.broken} replies were broken by a switch.`,
    );
    expect(Object.fromEntries(violations)).toEqual({});
  },
);
