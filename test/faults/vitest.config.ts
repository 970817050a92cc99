import { defineConfig } from 'vitest/config';

/** `npm run test:faults`: every fault of the plan, some minutes long. The tests of every day take a sample (test/e2e/faults.test.ts). */
export default defineConfig({
  test: { include: ['test/faults/*.faults.ts'], testTimeout: 3_600_000, hookTimeout: 600_000, maxWorkers: 2 },
});
