import type { Files } from '../flows/ports.ts';

/** The same files, with the paths that were written noted in `written`, each once, in order. */
export function noted(files: Files, written: string[]): Files {
  const noting =
    (write: Files['write']): Files['write'] =>
    async (path, bytes, options) => {
      const outcome = await write(path, bytes, options);
      if (outcome.kind === 'written' && !written.includes(path)) written.push(path);
      return outcome;
    };
  return {
    ...files,
    write: noting(files.write),
    alone: (path, work) => files.alone(path, (write) => work(noting(write))),
  };
}
