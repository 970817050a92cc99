import { type CommandTree, type CompletedFlag, comments, spellings } from './tree.ts';

/**
 * The completion script for bash 3.2 (which macOS has) and up, with and without the package bash-completion. It starts no
 * program: what is on the line, a key by mistake included, is handed to nobody.
 */
export function bashCompletion(tree: CommandTree): string {
  const { commands } = tree;
  const valued = [...tree.flags, ...commands.flatMap(({ flags }) => flags)].filter(({ takes }) => takes !== 'nothing');
  return [
    ...comments(tree),
    '_keycheck() {',
    '  local word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}" command= words= at',
    "  # bash takes --level=free apart into three words, the '=' one of them.",
    '  if [ "$word" = "=" ]; then word=',
    '  elif [ "$before" = "=" ]; then before="${COMP_WORDS[COMP_CWORD-2]}"',
    '  fi',
    '  for ((at = 1; at < COMP_CWORD; at++)); do',
    '    case "${COMP_WORDS[at]}" in',
    '      -*|=) ;;',
    '      *) case "${COMP_WORDS[at-1]}" in',
    `           ${patterns(valued)}|=) ;;`,
    '           *) command="${COMP_WORDS[at]}"; break ;;',
    '         esac ;;',
    '    esac',
    '  done',
    '  case "$command:$before" in',
    ...flagCases('*', tree.flags),
    ...commands.flatMap(({ name, flags }) => flagCases(name, own(flags, tree))),
    '    *) case "$command:$word" in',
    `      :-*) words=${list(tree.flags.flatMap(spellings))} ;;`,
    `      :*) words=${list(commands.map(({ name }) => name))} ;;`,
    ...commands.flatMap(({ name, values, flags }) => [
      `      ${name}:-*) words=${list(flags.flatMap(spellings))} ;;`,
      ...(values.length === 0 ? [] : [`      ${name}:*) words=${list(values)} ;;`]),
    ]),
    '    esac ;;',
    '  esac',
    '  COMPREPLY=($(compgen -W "$words" -- "$word"))',
    '}',
    '_keycheck_files() {',
    '  local line',
    '  COMPREPLY=()',
    '  while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "$1")',
    '  compopt -o filenames 2>/dev/null',
    '}',
    'complete -F _keycheck keycheck',
    '',
  ].join('\n');
}

/** What follows a flag that takes something: its known words, a file, or nothing that could be guessed. */
const flagCases = (command: string, flags: readonly CompletedFlag[]): string[] =>
  flags.flatMap((flag) => {
    if (flag.takes === 'nothing') return [];
    const place = spellings(flag)
      .map((spelling) => `${command}:${spelling}`)
      .join('|');
    if (flag.takes === 'path') return [`    ${place}) _keycheck_files "$word"; return ;;`];
    return [flag.values.length === 0 ? `    ${place}) ;;` : `    ${place}) words=${list(flag.values)} ;;`];
  });

const own = (flags: readonly CompletedFlag[], tree: CommandTree): CompletedFlag[] =>
  flags.filter(({ long }) => !tree.flags.some((common) => common.long === long));

const patterns = (flags: readonly CompletedFlag[]): string => [...new Set(flags.flatMap(spellings))].join('|');

const list = (words: readonly string[]): string => `'${words.join(' ')}'`;
