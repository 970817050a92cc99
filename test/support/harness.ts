import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { tempFolder } from './run.ts';

/** Builds one TypeScript file and all it imports, as the package is built, and gives the path of what node can run. */
export const buildHarness = async (source: URL): Promise<string> => {
  const folder = tempFolder('harness');
  const build = await rolldown({ input: fileURLToPath(source), platform: 'node', cwd: dirname(fileURLToPath(source)) });
  const { output } = await build.write({
    dir: folder,
    format: 'esm',
    entryFileNames: '[name].mjs',
    chunkFileNames: '[name].mjs',
  });
  await build.close();
  return `${folder}/${output[0].fileName}`;
};
