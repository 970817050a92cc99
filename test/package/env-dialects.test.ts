import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeBinary } from '../../scripts/with-node.mjs';
import { editEnv } from '../../src/core/env/edit.ts';
import { decisive, dotenv } from '../../src/core/env/readers/index.ts';
import { dialectOf, nodes } from '../../src/core/env/readers/node.ts';
import { anyEnvText, realisticFile } from '../core/env/texts.ts';
import { projectKey } from '../support/keys.ts';

/**
 * Node's reader of env files in every version that keycheck runs under: the model of each dialect against the real one, and what keycheck
 * writes read by all of them. npm brings the Nodes (scripts/with-node.mjs).
 */
const count = Number(process.env['KEYCHECK_RUNS'] ?? 2000);
const parseAll = `
  const { parseEnv } = require('node:util');
  const texts = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
  process.stdout.write(JSON.stringify(texts.map((text) => Object.entries(parseEnv(text)))));
`;

type Values = Readonly<Record<string, string>>;
const asObject = (entries: Iterable<readonly [string, string]>): Values =>
  Object.fromEntries([...entries].map(([name, value]) => [shown(name), shown(value)] as const).toSorted());
/** The real readers show a byte that is no UTF-8 as U+FFFD. */
const shown = (text: string) => text.replace(/(?<![\ud800-\udbff])[\udc80-\udcff]/g, '\ufffd');

function realReadings(major: number, texts: readonly string[]): Values[] | string {
  let node: string;
  try {
    node = nodeBinary(major);
  } catch (error) {
    return error instanceof Error ? error.message.slice(0, 120) : 'no such Node';
  }
  const run = spawnSync(node, ['-e', parseAll], {
    input: JSON.stringify(texts),
    encoding: 'utf8',
    maxBuffer: 1024 * 1024 * 1024,
  });
  const answer: [string, string][][] = JSON.parse(run.stdout);
  return answer.map(asObject);
}

/** Undefined behaviour in Node 20: it reads memory before the text. */
const undefinedIn20 = (text: string) => /(?:^|\n) +=|= +$/.test(text.replaceAll('\r', ''));
const texts = fc.sample(fc.oneof(anyEnvText, realisticFile), { numRuns: count }).filter((text) => !undefinedIn20(text));
const key = projectKey('dialects');
const edits = fc.sample(realisticFile, { numRuns: count }).flatMap((before) => {
  try {
    return [{ before, after: editEnv(before, 'OPENAI_API_KEY', key, decisive) }];
  } catch {
    return [];
  }
});

/** Node 22 and newer take `export NAME=` with no value for a variable called `export NAME`; the edit fills it. */
const others = (was: Values): Values =>
  Object.fromEntries(Object.entries(was).filter(([name]) => !/^export\s+OPENAI_API_KEY$/.test(name)));
/** Variables on a line that Node 22 and newer ran into the key's `NAME= ` before it: what they are now, by what dotenv always read there. */
function comeToLight(before: string, was: Values, is: Values): Values {
  const meant = asObject(dotenv.read(before));
  return Object.fromEntries(
    Object.keys(is).flatMap((name) => (name in was ? [] : [[name, meant[name] ?? 'in no line of the file'] as const])),
  );
}

describe.each([20, 22, 24, 26])('Node %i', (major) => {
  const given = [...texts, ...edits.flatMap(({ before, after }) => [before, after])];
  const real = realReadings(major, given);
  const why = typeof real === 'string' ? ` (skipped: ${real})` : '';
  const readings = typeof real === 'string' ? [] : real;

  it.skipIf(why)(`reads any text as its model does${why}`, () => {
    const model = nodes.find(({ versions }) => versions === dialectOf(String(major)));
    const wrong = texts.filter((text, at) => {
      const modelled = asObject(model?.read(text) ?? new Map());
      return JSON.stringify(modelled) !== JSON.stringify(readings[at]);
    });
    expect(wrong).toEqual([]);
    expect(texts.length).toBeGreaterThan(count / 2);
  });

  it.skipIf(why)(`reads the key from what was written, and everything else as before${why}`, () => {
    for (const [at, edit] of edits.entries()) {
      const first = texts.length + 2 * at;
      const [was = {}, is = {}] = readings.slice(first, first + 2);
      expect(is).toEqual({ ...comeToLight(edit.before, was, is), ...others(was), OPENAI_API_KEY: key });
    }
    expect(edits.length).toBeGreaterThan(count / 2);
  });
});
