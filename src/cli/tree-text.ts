import { ended, labelled } from '../words/layout.ts';
import type { Words } from '../words/types.ts';
import { noted } from './command.ts';
import type { CommandTree, TreeFlag } from './tree.ts';

/** The command tree for people: every command with its flags, then exit codes and causes. */
export function treeText(tree: CommandTree, words: Words, columns: number): string {
  const { usage } = words;
  const rows = (flags: readonly TreeFlag[]): string[] =>
    labelled(
      flags.map((flag) => ({
        label: shape(flag),
        text: noted({ ...flag, choices: flag.value?.choices ?? null, preset: flag.default }, words),
      })),
      columns,
    );
  const commands = tree.commands.flatMap(({ name, description, arguments: words, flags }) => [
    `${['keycheck', name, ...words.map((word) => (word.required ? `<${word.name}>` : `[${word.name}]`))].join(' ')}  ${description}`,
    ...rows(flags),
    '',
  ]);
  return [
    ...commands,
    ended(usage.tree.everywhere, ':'),
    ...rows(tree.globalFlags),
    '',
    ended(usage.headings.exitCodes, ':'),
    ...labelled(
      tree.exitCodes.map(({ code, meaning }) => ({ label: String(code), text: meaning })),
      columns,
    ),
    '',
    ended(usage.tree.causes, ':'),
    ...labelled(
      tree.causes.map(({ id, exitCode, title }) => ({ label: id, text: `${exitCode}  ${title}` })),
      columns,
    ),
    '',
    usage.tree.forPrograms,
  ].join('\n');
}

const shape = ({ flag, short, value }: TreeFlag): string =>
  [short === null ? flag : `${short}, ${flag}`, ...(value === null ? [] : [`<${value.name}>`])].join(' ');
