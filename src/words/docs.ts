import { type Cause, classOf } from '../core/causes/ids.ts';
import { exitCodeFor } from '../core/exit-codes.ts';
import { markdown } from './reporters/markdown.ts';
import type { Situation } from './situation.ts';
import type { Words } from './types.ts';

/** Pages of docs/causes, made from the words that the terminal shows. `npm run docs` writes them; a test keeps them equal. */

/** The page of one cause. `s` is the situation its sentences are said in: one of which little is known. */
export function causePage(cause: Cause, words: Words, s: Situation): string {
  const { title, lead, meaning, next, more, sources, example } = words.causes[cause];
  const end = classOf(cause);
  const parts = [
    `# ${cause}: ${markdown(title)}`,
    `Class \`${end}\`, exit code ${exitCodeFor(end)}.`,
    markdown(lead(s)),
    ...(meaning(s).length === 0 ? [] : [markdown(meaning(s).join(' '))]),
    '## What to do',
    ...next(s).map(step),
    '## More',
    ...more.map(markdown),
    '## How it looks',
    `~~~text\n${example}\n~~~`,
    ...(sources.length === 0
      ? []
      : [
          '## Sources and pages',
          sources.map(({ url, checked, source }) => `- <${url}> (${source}; as of ${checked})`).join('\n'),
        ]),
    `In the terminal: \`npx keycheck explain ${cause}\``,
  ];
  return `${parts.join('\n\n')}\n`;
}

function step(text: string): string {
  const [prose = '', ...commands] = text.split('\n');
  const block =
    commands.length === 0 ? '' : `\n\n  ~~~text\n${commands.map((line) => `  ${line.trim()}`).join('\n')}\n  ~~~`;
  return `- ${markdown(prose)}${block}`;
}

/** The table of all causes. */
export function indexPage(causes: readonly Cause[], words: Words): string {
  const rows = causes.map(
    (cause) =>
      `| [${cause}](${cause}.md) | ${classOf(cause)} | ${exitCodeFor(classOf(cause))} | ${words.causes[cause].title} |`,
  );
  return [
    '# Causes that keycheck names',
    '',
    '| cause | class | exit code | in short |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
