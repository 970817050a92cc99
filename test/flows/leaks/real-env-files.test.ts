import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readValues } from '../../../src/core/env/read.ts';
import { knownPublicPrefixes } from '../../../src/core/marks.ts';
import type { Here } from '../../../src/flows/doctor/check.ts';
import { frontEndVariable } from '../../../src/flows/doctor/checks/front-end.ts';
import { ownKeys } from '../../../src/flows/leaks/own-keys.ts';
import { testContext } from '../../support/context.ts';
import { noShared, sharedBytes, sharedDir } from '../../support/shared.ts';

const shared = sharedDir();
const files =
  shared === null
    ? []
    : readdirSync(join(shared, 'env-files'))
        .filter((name) => name.endsWith('.env'))
        .sort();

/** What the front-end check says of one env file. */
async function alarms(name: string): Promise<string[]> {
  const { entries } = readValues(sharedBytes('env-files', name));
  const file = { path: name, named: false, entries, unreadable: null };
  const survey = {
    envFiles: async () => [file],
    own: async () => ownKeys({}, [file]),
    publicPrefixes: async () => knownPublicPrefixes,
    configs: async () => [],
  };
  const found = await frontEndVariable.look({ ctx: testContext(), survey } as unknown as Here);
  return found.flatMap(({ status, finding }) =>
    finding.code === 'frontend-variable' ? [`${name} ${finding.line} ${status}: ${finding.variable}`] : [],
  );
}

describe.skipIf(shared === null)(
  `the front-end check on real env files${shared === null ? ` (${noShared})` : ''}`,
  () => {
    it('raises exactly these alarms', async () => {
      const all = (await Promise.all(files.map(alarms))).flat();
      expect(files.length).toBeGreaterThan(100);
      await expect(`${all.join('\n')}\n`).toMatchFileSnapshot('transcripts/front-end-alarms.txt');
    });
  },
);
