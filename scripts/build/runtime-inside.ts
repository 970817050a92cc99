import type { OutputChunk, Plugin } from 'rolldown';

const runtime = 'chunks/rolldown-runtime.cjs';
const home = 'chunks/every-run.cjs';

/**
 * Puts the few functions that rolldown's own code calls into a chunk that every run loads anyway: to find and open a file of
 * one kilobyte takes as long as reading ten. Comes last, when the chunks have their names.
 */
export const runtimeInside = (): Plugin => ({
  name: 'runtime-inside',
  generateBundle(_, bundle) {
    const [from, to] = [bundle[runtime], bundle[home]] as [OutputChunk, OutputChunk];
    if (to.code.includes('rolldown-runtime')) throw new Error(`${home} needs the runtime before it has it`);
    to.code = `${from.code}\n${to.code}`;
    for (const chunk of Object.values(bundle))
      if (chunk.type === 'chunk') chunk.code = chunk.code.replaceAll('rolldown-runtime.cjs"', 'every-run.cjs"');
    delete bundle[runtime];
  },
});
