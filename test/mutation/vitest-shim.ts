import { chai, JestAsymmetricMatchers, JestChaiExpect, JestExtend } from '@vitest/expect';

/** As much of vitest as the mutated tests use: they are collected into a list, which runner.mjs goes through. */
type Body = (...row: unknown[]) => unknown;
type Collected = { id: string; body: () => Promise<void> };

const collected = (globalThis as unknown as { __tests__: Collected[] }).__tests__;

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);
export const expect = chai.expect;

let path: readonly string[] = [];
let skipping = false;

/** Left out: properties and measured times. They repeat what the tables say, slowly. */
const leftOut =
  /without throwing|read in time|never throws|never waits|propert|quick|huge|whatever|any text|takes less than/;

function test(name: string, body: Body, row: readonly unknown[] = []): void {
  const id = `${[...path, name].join(' > ')} #${collected.length}`;
  if (skipping || leftOut.test(id)) return;
  collected.push({ id, body: async () => void (await body(...row)) });
}

function group(name: string, body: Body, row: readonly unknown[] = []): void {
  const before = path;
  path = [...path, name];
  try {
    body(...row);
  } finally {
    path = before;
  }
}

const rowOf = (row: unknown): readonly unknown[] => (Array.isArray(row) ? row : [row]);
const each =
  (one: typeof test) =>
  (rows: readonly unknown[]) =>
  (name: string, body: Body): void => {
    for (const row of rows) one(name, body, rowOf(row));
  };

const skipIf =
  (condition: unknown) =>
  (name: string, body: Body): void => {
    const before = skipping;
    skipping = skipping || Boolean(condition);
    group(name, body);
    skipping = before;
  };

export const it = Object.assign((name: string, body: Body) => test(name, body), { each: each(test) });
export const describe = Object.assign((name: string, body: Body) => group(name, body), { each: each(group), skipIf });
