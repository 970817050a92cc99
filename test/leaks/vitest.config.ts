import { defineConfig } from 'vitest/config';

/** `npm run test:leaks`: the leak oracle over every command, cause and face. The tests of every day take a sample (test/e2e/leaks.test.ts). */
export default defineConfig({
  test: { include: ['test/leaks/*.leaks.ts'], globalSetup: 'test/support/temp-root.ts', testTimeout: 4 * 3_600_000 },
});
