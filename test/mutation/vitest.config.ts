import { defineConfig } from 'vitest/config';

/**
 * The tests that stand for the mutated files: quick tables, run thousands of times. Properties and measured times are left out:
 * they repeat what the tables say, slowly.
 */
export default defineConfig({
  test: {
    include: [
      'test/core/causes/*.test.ts',
      'test/core/{caught,retry}.test.ts',
      'test/core/key/{clean,judge,kind}.test.ts',
    ],
    testNamePattern:
      /^(?!.*(?:without throwing|read in time|never throws|never waits|propert|quick|huge|whatever|any text))/,
  },
});
