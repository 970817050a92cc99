import { relative, resolve } from 'node:path';
import { defineConfig } from 'rolldown';
import { leaveOutAbilities, leaveOutSpinners } from './scripts/build/leave-out.ts';
import { collectLicences } from './scripts/build/licences.ts';

/** A chunk that a dynamic import asks for is called by its place in src: `src/cli/commands/verify.ts` → `cli-commands-verify`. */
const chunkName = (facade: string | null): string => {
  const file = facade === null ? '' : relative('src', facade).replaceAll('\\', '/');
  return file === '' || file.startsWith('.')
    ? 'chunks/[name].js'
    : `chunks/${file.replace(/(\/index)?\.ts$/, '').replaceAll('/', '-')}.js`;
};

// Readable code: people should be able to read a tool that sees their key. So nothing is minified.
export default defineConfig({
  input: { main: 'src/cli/main.ts', index: 'src/index.ts' },
  platform: 'node',
  transform: { target: 'node20.17' },
  resolve: {
    alias: {
      debug: resolve('scripts/build/silent-debug.ts'),
      'proxy-agent-negotiate': resolve('scripts/build/no-negotiate.ts'),
    },
  },
  plugins: [leaveOutAbilities(), leaveOutSpinners(), collectLicences()],
  output: {
    dir: 'dist',
    cleanDir: true,
    format: 'esm',
    chunkFileNames: ({ facadeModuleId }) => chunkName(facadeModuleId ?? null),
    comments: { legal: true, annotation: false, jsdoc: false },
  },
});
