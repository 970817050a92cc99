import { execFileSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Cause, classOf } from '../../src/core/causes/ids.ts';
import { scenarios } from '../../src/practice/scenarios.ts';
import { cleanEnvironment, tempFolder } from '../support/run.ts';
import { install, npm, pack } from './packed.ts';

const majors = ['openai4', 'openai5', 'openai6', 'openai7'];

/** `fetch` follows a redirect before any program sees it: what is caught is what the other address did. */
const unseen: readonly Cause[] = ['redirected'];
const causes = (Object.keys(scenarios) as Cause[]).filter((cause) => !unseen.includes(cause));

/** A body that was cut is never reported by openai 4: it waits for the rest. */
const silent = 'openai4, connection-lost';

type Found = { found: Record<string, unknown>; good: unknown; poor: unknown };

/** What the program in diagnose.mjs prints; null where npm's registry cannot be reached. */
function tried(): Found | null {
  const consumer = install(pack());
  try {
    const wanted = majors.map((name) => `${name}@npm:openai@${name.slice(-1)}`);
    npm(consumer, 'install', '--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund', ...wanted);
  } catch (error) {
    const said = String((error as { stderr?: unknown }).stderr);
    if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH/.test(said)) return null;
    throw error;
  }
  cpSync(join('test', 'package', 'diagnose.mjs'), join(consumer, 'diagnose.mjs'));
  const program = ['diagnose.mjs', JSON.stringify(causes)];
  const env = cleanEnvironment(tempFolder('home'));
  return JSON.parse(execFileSync(process.execPath, program, { cwd: consumer, env, encoding: 'utf8' })) as Found;
}

describe('the packed library in a plain JavaScript project', () => {
  it('diagnoses what openai 4, 5, 6 and 7 really throw, and verifies a key', { timeout: 180_000 }, ({ skip }) => {
    const outcome = tried();
    if (outcome === null) return skip('the npm registry cannot be reached, so there is no openai to throw anything');
    const expected = majors.flatMap((major) =>
      causes.map((cause) => [`${major}, ${cause}`, { cause, class: classOf(cause), said: true }] as const),
    );
    expect(outcome.found).toMatchObject({ ...Object.fromEntries(expected), [silent]: 'nothing was thrown' });
    expect(outcome.good).toEqual({ cause: null, class: 'ok', keyAccepted: true, exitCode: 0 });
    expect(outcome.poor).toEqual(['credits-exhausted', 6, true]);
    console.info(`real errors of openai 4, 5, 6 and 7, diagnosed: ${expected.length - 1}`);
  });
});
