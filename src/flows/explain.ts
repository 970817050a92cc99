import { type Cause, causes, classOf, isCause } from '../core/causes/ids.ts';
import { UserError } from '../core/errors.ts';
import { exitCodeFor, exitCodes } from '../core/exit-codes.ts';
import { nearest } from '../core/nearest.ts';
import { padTo, paragraph, widthOf, wrap, wrapText } from '../words/layout.ts';
import type { Link } from '../words/links.ts';
import { plainHints, type Situation } from '../words/situation.ts';
import type { Words } from '../words/types.ts';
import type { Context } from './ports.ts';

/** A topic or a cause, ready to be printed. */
export type Explanation = {
  schemaVersion: 1;
  command: 'explain';
  kind: 'topic' | 'cause';
  id: string;
  title: string;
  /** A cause's class and exit code; null for a topic. */
  class: string | null;
  exitCode: number | null;
  paragraphs: string[];
  /** What to do, the first step first; empty for a topic. */
  nextSteps: string[];
  /** A reply or fault that shows it; null for a topic. */
  example: string | null;
  sources: { url: string; checked: string }[];
  see: string[];
};

/** All topics and causes there are. */
export type ExplainList = {
  schemaVersion: 1;
  command: 'explain';
  topics: { id: string; title: string }[];
  causes: { id: string; class: string; title: string }[];
};

/**
 * Prints what keycheck says of a topic or a cause (the words of the wizard and the diagnosis), or the list of both.
 * Throws UserError for a name that is neither; answers the exit code.
 */
export async function explain(
  ctx: Pick<Context, 'out' | 'verbatim' | 'words' | 'style'>,
  topic: string | null,
  json: boolean,
): Promise<number> {
  if (topic === null) {
    const list = listOf(ctx.words);
    if (json) ctx.verbatim(JSON.stringify(list, null, 2));
    else ctx.out(listText(list, ctx).join('\n'));
    return exitCodes.ok;
  }
  const found = explanationOf(topic, ctx.words);
  if (json) ctx.verbatim(JSON.stringify(found, null, 2));
  else ctx.out(explanationText(found, ctx).join('\n'));
  return exitCodes.ok;
}

const listOf = (words: Words): ExplainList => ({
  schemaVersion: 1,
  command: 'explain',
  topics: Object.entries(words.topics).map(([id, { title }]) => ({ id, title })),
  causes: causes.map((id) => ({ id, class: classOf(id), title: words.causes[id].title })),
});

/** Throws UserError that names what is spelled alike. */
function explanationOf(asked: string, words: Words): Explanation {
  const name = asked
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
  if (isCause(name)) return ofCause(name, words);
  for (const [id, topic] of Object.entries(words.topics)) {
    if (id !== name && !topic.aliases.some((alias) => alias.replaceAll('_', '-') === name)) continue;
    return {
      ...head,
      kind: 'topic',
      id,
      title: topic.title,
      class: null,
      exitCode: null,
      paragraphs: [...topic.paragraphs],
      nextSteps: [],
      example: null,
      sources: topic.sources.map(dated),
      see: [...topic.see],
    };
  }
  const names = namesOf(words);
  const near = [...new Set(nearest(name, [...names.keys()]).map((alike) => names.get(alike) ?? alike))];
  throw new UserError(words.explain.unknown, { steps: [...near.map(words.explain.near), words.explain.list] });
}

/** Everything that may be typed, and what it leads to. */
const namesOf = (words: Words): Map<string, string> =>
  new Map<string, string>([
    ...causes.map((cause) => [cause, cause] as const),
    ...Object.entries(words.topics).flatMap(([id, { aliases }]) => [id, ...aliases].map((name) => [name, id] as const)),
  ]);

const head = { schemaVersion: 1, command: 'explain' } as const;
const dated = ({ url, checked }: Link) => ({ url, checked });

function ofCause(id: Cause, words: Words): Explanation {
  const cause = words.causes[id];
  const end = classOf(id);
  return {
    ...head,
    kind: 'cause',
    id,
    title: cause.title,
    class: end,
    exitCode: exitCodeFor(end),
    paragraphs: [cause.lead(nobody), ...cause.more],
    nextSteps: cause.next(nobody),
    example: cause.example,
    sources: cause.sources.map(dated),
    see: [],
  };
}

/** A situation of which nothing is known: the general form of every sentence. */
const nobody: Situation = {
  ...plainHints,
  facts: {},
  key: null,
  sources: [],
  endpoint: { baseUrl: 'https://api.openai.com/v1', host: 'api.openai.com', kind: 'openai', level: 'call' },
  model: { requested: null, answered: null },
  request: { status: null, requestId: null, attempts: 0, durationMs: 30_000, retryAfterSeconds: null },
  reply: null,
  keyAccepted: null,
  retryable: false,
  organization: null,
  project: null,
};

function explanationText(found: Explanation, { style, words }: Pick<Context, 'style' | 'words'>): string[] {
  const { explain: say } = words;
  const columns = style.columns;
  const steps = found.nextSteps.flatMap((step) => {
    const [prose = '', ...commands] = step.split('\n');
    return [...wrap(`- ${prose}`, columns, '  '), ...commands.map((line) => `  ${line}`)];
  });
  const blocks = [
    [style.title(found.title)],
    ...found.paragraphs.map((text) => wrapText(text, columns).split('\n')),
    ...(steps.length === 0 ? [] : [[say.steps, ...steps]]),
    ...(found.example === null ? [] : [[say.example, ...wrap(found.example, columns - 2).map((line) => `  ${line}`)]]),
    ...(found.class === null || found.exitCode === null ? [] : [[say.exitCode(found.class, found.exitCode)]]),
    sourceLines(found.sources, words),
    ...(found.see.length === 0 ? [] : [wrap(say.see(found.see), columns)]),
  ];
  return blocks.filter((lines) => lines.length > 0).flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]));
}

function sourceLines(sources: Explanation['sources'], { explain: say }: Words): string[] {
  const [first, ...others] = sources;
  if (!first) return [];
  return others.length === 0
    ? [paragraph([say.source(first.checked), first.url])]
    : [say.sources(first.checked), ...sources.map(({ url }) => `  ${url}`)];
}

function listText(list: ExplainList, { style, words }: Pick<Context, 'style' | 'words'>): string[] {
  const { explain: say } = words;
  const width = Math.max(...[...list.topics, ...list.causes].map(({ id }) => widthOf(id)));
  const row = ({ id, title }: { id: string; title: string }): string => `  ${padTo(id, width)}  ${title}`;
  return [
    style.title(say.topics),
    ...list.topics.map(row),
    '',
    style.title(say.causes),
    ...list.causes.map(row),
    '',
    say.intro,
  ];
}
