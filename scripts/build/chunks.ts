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
 * What runs walk through together stands in one chunk: V8 reads the whole of a file, also what this run never calls, and a
 * file more costs about as much as 3 kB of it. The first that fits a place counts.
 */
const rooms: readonly (readonly [name: string, places: RegExp])[] = [
  [
    'printing',
    /^core\/(ci-commands|errors|exit-codes|safe-text|key\/(kind|mask))$|^words\/layout$|^doors\/(output|style-codes|files\/streams)$/,
  ],
  ['guard', /^core\/key\/(guard|common-run|places|spread|writings|secret|placeholder)$/],
  ['foreign-text', /^core\/foreign-text$/],
  ['context', /^cli\/context$|^doors\/(ci|stdin|style|spinner|env-readers)$/],
  ['ends', /^cli\/(ends|durations)$|^core\/nearest$|^words\/reporters\/annotation$/],
  ['files-write', /^doors\/(report-file|files\/(write|workshop|make-new|owner))$/],
  ['files', /^doors\/files(\/(read|locate|faults))?$/],
  ['git', /^doors\/(git|child-environment)$/],
  ['browser', /^doors\/browser$/],
  ['network', /^doors\/openai$|^cli\/debug$/],
  ['env', /^core\/env\/(parse|plain|read|bytes|readers\/.*)$/],
  ['key', /^core\/key\/(judge|form|clean|naming|wrapping|peel)$/],
  ['causes', /^core\/causes\/(?!ids$|catalogue)/],
  ['places', /^core\/(base-url|endpoint|precedence|practice-run|sources|causes\/ids)$/],
  ['report', /^words\/(render|situation|shown|commands)$/],
  ['links', /^words\/links$/],
  ['models', /^core\/models$/],
];

/** The chunk of a module that a rule of the house names; null where that follows from what loads it. */
export function chunkOf(id: string, graph: Graph): string | null {
  const place = placeOf(id);
  if (/\/node_modules\/commander\//.test(id)) return 'commander';
  if (/\/node_modules\/ci-info\//.test(id)) return 'context';
  if (place === null) return null;
  const reporter = /^words\/reporters\/(?!index$|doctor$|annotation$)([\w-]+)$/.exec(place)?.[1];
  if (reporter !== undefined) return `report-${reporter}`;
  return wordsChunk(id, graph) ?? rooms.find(([, places]) => places.test(place))?.[0] ?? null;
}

/**
 * Sentences are in a chunk for each part of a language (`words-usage-en`), and causes in one for each family of them
 * (`words-causes-network-en`): a run says few of them. The language is named last, so that a part and its translation lie side by side in the
 * package, which makes it smaller. A file that only another one of its family imports goes with that
 * one.
 */
function wordsChunk(id: string, graph: Graph): string | null {
  const place = placeOf(id);
  if (place === null || !/^words\/[a-z]{2}(-[A-Z]{2})?\/(?!index$)/.test(place)) return null;
  const [, language, room, file] = place.split('/');
  if (room !== 'causes' || file === undefined) return ['words', room, language].join('-');
  const sister = graph
    .getModuleInfo(id)
    ?.importers.find((one) => placeOf(one)?.startsWith(`words/${language}/causes/`));
  return sister === undefined ? ['words', room, file, language].join('-') : wordsChunk(sister, graph);
}
