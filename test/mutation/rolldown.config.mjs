import { fileURLToPath } from 'node:url';

/** One file of all the tests, with vitest replaced by the shim. `codeSplitting` off: loading it again must load all of it. */
export default {
  input: 'test/mutation/all-tests.ts',
  platform: 'node',
  resolve: { alias: { vitest: fileURLToPath(new URL('vitest-shim.ts', import.meta.url)) } },
  // package.json says that no file has side effects; collecting tests is one.
  treeshake: false,
  external: ['openai', 'fast-check', '@vitest/expect'],
  output: { file: 'reports/tests/all.js', format: 'esm', codeSplitting: false },
};
