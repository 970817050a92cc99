import { defineConfig } from 'vitest/config';

/** `npm run fuzz`: made-up input by the minute. The tests of every day take a few hundred cases (targets.test.ts). */
export default defineConfig({ test: { include: ['test/fuzz/*.fuzz.ts'], maxWorkers: 1 } });
