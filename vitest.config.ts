import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.ts';

/** Tests of the built program: they start processes, so they run after the others and few at a time. */
const program = [
  'test/cli/**/*.test.ts',
  'test/pictures/**/*.test.ts',
  'test/e2e/**/*.test.ts',
  'test/package/**/*.test.ts',
];

/** Looks through what practice platforms were asked and answered in the others, so it comes last. */
const contract = 'test/contract/**/*.test.ts';

export default defineConfig({
  test: {
    // CI reads its closing line from the report.
    reporters: process.env.CI ? ['default', ['json', { outputFile: 'reports/vitest.json' }]] : ['default'],
    globalSetup: 'test/support/temp-root.ts',
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          // A guard against a test that hangs, not a bound on speed: machines differ.
          testTimeout: 30_000,
          setupFiles: 'test/support/contract/setup.ts',
          include: ['test/**/*.test.ts'],
          exclude: [...program, contract],
          // One less than the cores is the default; on the two of a small machine that would be one at a time.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'program',
          setupFiles: 'test/support/contract/setup.ts',
          include: program,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: 'contract',
          include: [contract],
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
