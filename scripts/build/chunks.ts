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
 * file more costs about as much as 10 kB of it. The first that fits a place counts.
 */
const rooms: readonly (readonly [name: string, places: RegExp])[] = [
  [
    'every-run',
    /^core\/(ci-commands|errors|exit-codes|safe-text|key\/(kind|mask)|once)$|^words\/(by-class|commands|help-page|layout|parts|situation|en\/index|reporters\/annotation)$|^doors\/(output|style-codes|files\/streams)$|^cli\/(ends|languages|root-help)$/,
  ],
  ['command-line', /^core\/nearest$|^cli\/(program|command|durations|flags|suggest)$/],
  [
    'world',
    /^cli\/context$|^core\/node-debug$|^flows\/ports$|^doors\/(ci|stdin|style|spinner|env-readers|files|files\/(read|locate|faults))$/,
  ],
  [
    'sources',
    /^core\/key\/(placeholder|wrapping)$|^core\/(attempt|base-url|precedence|sources|signs|marks|causes\/ids|snippets\/languages)$|^flows\/(sources$|sources\/|setup\/folder$)/,
  ],
  // Where a key was found.
  [
    'a-key',
    /^core\/key\/(guard|common-run|places|spread|writings|secret|judge|form|clean|naming|peel)$|^core\/(endpoint|practice-run)$/,
  ],
  [
    'check',
    /^core\/(map-texts|mask-attempt|retry)$|^flows\/verify\/|^words\/(render|shown|reporters\/(index|human))$|^cli\/(present|reporters|again)$/,
  ],
  ['questions', /^doors\/terminal\/(?!interactive$|unicode$)/],
  // Behind the first question of the wizard.
  [
    'way',
    /^flows\/setup\/(steps\/(?!start$)|moments$|check-key$|shell$|address$|price$|target$|changes$|unattended$)|^flows\/save\/|^core\/permissions$/,
  ],
  ['foreign-text', /^core\/foreign-text$/],
  ['files-write', /^doors\/(report-file|files\/(write|workshop|make-new|owner))$/],
  ['git', /^doors\/(git|git\/(run|find)|child-environment)$/],
  ['browser', /^doors\/browser$/],
  ['network', /^doors\/openai$|^cli\/debug$/],
  ['env', /^core\/env\/(parse|plain|read|bytes|readers\/.*)$/],
  ['causes', /^core\/causes\/(?!ids$|catalogue)/],
  ['links', /^words\/links$/],
  ['models', /^core\/models$/],
];

/** The chunk of a module that a rule of the house names; null where that follows from what loads it. */
export function chunkOf(id: string, graph: Graph): string | null {
  const place = placeOf(id);
  if (/\/node_modules\/commander\//.test(id)) return 'command-line';
  if (/\/node_modules\/ci-info\//.test(id)) return 'world';
  if (place === null) return null;
  const reporter = /^words\/reporters\/(?!index$|doctor$|annotation$|human$)([\w-]+)$/.exec(place)?.[1];
  if (reporter !== undefined) return `report-${reporter}`;
  return wordsChunk(id, graph) ?? rooms.find(([, places]) => places.test(place))?.[0] ?? null;
}

/**
 * Sentences are in a chunk for each part of a language (`words-usage-en`), and causes in one for each family of them
 * (`words-causes-network-en`): a run says few of them. The language is named last, so that a part and its translation lie side by side in the
 * package, which makes it smaller. A file that only another one of its family imports goes with that
 * one. What is decided on this machine, before any request, is one family of three files: keys, files
 * and settings.
 */
function wordsChunk(id: string, graph: Graph): string | null {
  const place = placeOf(id);
  if (place === null || !/^words\/[a-z]{2}(-[A-Z]{2})?\/(?!index$)/.test(place)) return null;
  const [, language = '', room = '', file] = place.split('/');
  if (room !== 'causes' || file === undefined) return ['words', roomOfWords(room, file), language].join('-');
  if (/^(keys|files|settings)$/.test(file)) return ['words-causes-local', language].join('-');
  const sister = graph
    .getModuleInfo(id)
    ?.importers.find((one) => placeOf(one)?.startsWith(`words/${language}/causes/`));
  return sister === undefined ? ['words', room, file, language].join('-') : wordsChunk(sister, graph);
}

/** The first screen of the wizard (`begin`) is said without the others; what prompts themselves say is short, and goes with `usage`. */
const roomOfWords = (room: string, file: string | undefined): string =>
  room === 'setup' && (file === undefined || file === 'begin') ? 'begin' : room === 'terminal' ? 'usage' : room;
