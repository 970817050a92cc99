import { type CommandTree, type CompletedFlag, comments, spellings } from './tree.ts';

/** The completion script for zsh: to be sourced, or kept as `_keycheck` in a folder of `fpath`. It starts no program. */
export function zshCompletion(tree: CommandTree): string {
  return [
    '#compdef keycheck',
    ...comments(tree),
    '_keycheck() {',
    '  local curcontext=$curcontext state line ret=1',
    '  local -a commands',
    '  commands=(',
    ...tree.commands.map(({ name, description }) => `    ${quoted(`${name}:${description.replaceAll(':', '\\:')}`)}`),
    '  )',
    '  _arguments -C \\',
    ...tree.flags.map((flag) => `    ${spec(flag)} \\`),
    "    '1: :->command' '*:: :->rest' && ret=0",
    '  case $state in',
    '    command) _describe -t commands command commands && ret=0 ;;',
    '    rest)',
    '      case $line[1] in',
    ...tree.commands.flatMap(({ name, values, flags }) => [
      `        ${name})`,
      '          _arguments \\',
      ...flags.map((flag) => `            ${spec(flag)} \\`),
      // Without words to offer there is no such line at all: even a blank action makes zsh list where it could insert.
      ...(values.length === 0 ? [] : [`            ${quoted(`1: :${action(values)}`)} \\`]),
      '            && ret=0 ;;',
    ]),
    '      esac ;;',
    '  esac',
    '  return ret',
    '}',
    "# Sourced before `compinit` was: a newcomer's shell has no completion of its own.",
    '(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }',
    'if [[ $funcstack[1] = _keycheck ]]; then _keycheck "$@"; else compdef _keycheck keycheck; fi',
    '',
  ].join('\n');
}

/** A flag as `_arguments` reads it: its spellings, its description in brackets, what it takes behind a colon. */
function spec(flag: CompletedFlag): string {
  const takes = {
    nothing: '',
    path: ': :_files',
    word: `: :${action(flag.values)}`,
  };
  const text = flag.description.replace(/[[\]\\:]/g, '\\$&');
  const form = flag.takes === 'nothing' ? '' : '=';
  return spellings(flag)
    .map((spelling) => quoted(`*${spelling}${spelling.startsWith('--') ? form : ''}[${text}]${takes[flag.takes]}`))
    .join(' ');
}

/** The words that may follow; a blank where none is known, which is no action and, unlike nothing, shows no message either. */
const action = (words: readonly string[]): string => (words.length === 0 ? ' ' : `(${words.join(' ')})`);

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
