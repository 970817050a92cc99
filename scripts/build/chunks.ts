import { relative } from 'node:path';

type Graph = { getModuleInfo(id: string): { importers: readonly string[] } | null };

/** The place of a module in src, with `/` and without its ending; null for what stands elsewhere. */
const placeOf = (id: string): string | null => {
  const place = relative('src', id).replaceAll('\\', '/');
  return place.startsWith('.') ? null : place.replace(/\.ts$/, '');
};

/** A chunk that a dynamic import asks for is called by its place in src: `src/cli/commands/verify.ts` → `cli-commands-verify`. */
export function chunkFile(facade: string | null): string {
  const place = facade === null ? null : placeOf(facade);
  return place ? `chunks/${place.replace(/\/index$/, '').replaceAll('/', '-')}.cjs` : 'chunks/[name].cjs';
}

/**
 * Sentences are in a chunk for each part of a language (`words-en-usage`), and causes in one for each family of them
 * (`words-en-causes-network`): a run says few of them. A file that only another one of its family imports goes with that
 * one. Null for every other module: where those go follows from what loads them.
 */
export function wordsChunk(id: string, graph: Graph): string | null {
  const place = placeOf(id);
  if (place === null || !/^words\/[a-z]{2}(-[A-Z]{2})?\/(?!index$)/.test(place)) return null;
  const [, language, room, file] = place.split('/');
  if (room !== 'causes' || file === undefined) return ['words', language, room].join('-');
  const sister = graph
    .getModuleInfo(id)
    ?.importers.find((one) => placeOf(one)?.startsWith(`words/${language}/causes/`));
  return sister === undefined ? ['words', language, room, file].join('-') : wordsChunk(sister, graph);
}
