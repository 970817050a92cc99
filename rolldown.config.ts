import { resolve } from 'node:path';
import { defineConfig } from 'rolldown';
import { chunkFile, chunkOf } from './scripts/build/chunks.ts';
import { compiledOnce } from './scripts/build/compiled-once.ts';
import { esmDoor } from './scripts/build/esm-door.ts';
import { leaveOutProgram, leaveOutSpinners, leaveOutUncalled } from './scripts/build/leave-out.ts';
import { collectLicences } from './scripts/build/licences.ts';
import { loadOnUse } from './scripts/build/load-on-use.ts';
import { plainExports } from './scripts/build/plain-exports.ts';
import { runtimeInside } from './scripts/build/runtime-inside.ts';

// Readable code: people should be able to read a tool that sees their key. So nothing is minified.
// CommonJS: Node starts it sooner than ES modules, by a quarter of the time of `node -e 0`, and can load a part of it at the
// moment it is used (docs/layout.md).
export default defineConfig({
  input: {
    main: 'src/cli/main.ts',
    library: 'src/index.ts',
    // Started, not imported: the second thread of a search.
    'search-thread': 'src/doors/files/scan/thread.ts',
  },
  preserveEntrySignatures: 'allow-extension',
  platform: 'node',
  transform: { target: 'node20.17' },
  resolve: {
    alias: {
      debug: resolve('scripts/build/silent-debug.ts'),
      'proxy-agent-negotiate': resolve('scripts/build/no-negotiate.ts'),
    },
  },
  plugins: [
    leaveOutUncalled(),
    leaveOutSpinners(),
    leaveOutProgram(),
    loadOnUse(),
    plainExports(),
    compiledOnce(),
    esmDoor('library'),
    collectLicences(),
    runtimeInside(),
  ],
  output: {
    dir: 'dist',
    cleanDir: true,
    format: 'cjs',
    dynamicImportInCjs: false,
    entryFileNames: '[name].cjs',
    chunkFileNames: ({ facadeModuleId }) => chunkFile(facadeModuleId ?? null),
    codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: chunkOf, debugName: 'rooms' }] },
    comments: { legal: true, annotation: false, jsdoc: false },
  },
});
