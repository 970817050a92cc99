import { type CommandTree, type CompletedFlag, comments } from './tree.ts';

/** The completion script for fish 3. It starts no program. */
export function fishCompletion(tree: CommandTree): string {
  const names = tree.commands.map(({ name }) => name).join(' ');
  const none = `not __fish_seen_subcommand_from ${names}`;
  return [
    ...comments(tree),
    'complete -c keycheck -e',
    'complete -c keycheck -f',
    ...tree.commands.map(
      ({ name, description }) => `complete -c keycheck -n ${quoted(none)} -a ${name} -d ${quoted(description)}`,
    ),
    ...tree.flags.map((flag) => `complete -c keycheck -n ${quoted(none)}${form(flag)}`),
    ...tree.commands.flatMap(({ name, values, flags }) => {
      const here = `complete -c keycheck -n '__fish_seen_subcommand_from ${name}'`;
      return [
        ...(values.length === 0 ? [] : [`${here} -a ${quoted(values.join(' '))}`]),
        ...flags.map((flag) => `${here}${form(flag)}`),
      ];
    }),
    '',
  ].join('\n');
}

/** `-r` needs a word behind it, `-x` one that is no file, `-F` a file. */
function form({ long, short, description, takes, values }: CompletedFlag): string {
  const word = values.length === 0 ? ' -x' : ` -x -a ${quoted(values.join(' '))}`;
  return [
    ` -l ${long.replace(/^--/, '')}`,
    short === null ? '' : ` -s ${short.replace(/^-/, '')}`,
    { nothing: '', path: ' -r -F', word }[takes],
    ` -d ${quoted(description)}`,
  ].join('');
}

const quoted = (text: string): string => `'${text.replace(/['\\]/g, '\\$&')}'`;
