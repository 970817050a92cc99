import { type CommandTree, type CompletedFlag, comments, spellings } from './tree.ts';

/** The completion script for Windows PowerShell 5 and PowerShell 7. It starts no program. */
export function powershellCompletion(tree: CommandTree): string {
  return [
    ...comments(tree),
    'Register-ArgumentCompleter -Native -CommandName keycheck -ScriptBlock {',
    '  param($word, $line, $cursor)',
    '  $commands = [ordered]@{',
    ...tree.commands.map(({ name, description }) => `    ${quoted(name)} = ${quoted(description)}`),
    '  }',
    '  $flags = @{',
    `    '' = [ordered]@{ ${descriptions(tree.flags)} }`,
    ...tree.commands.map(({ name, flags }) => `    ${quoted(name)} = [ordered]@{ ${descriptions(flags)} }`),
    '  }',
    '  $values = @{',
    ...tree.flags.flatMap((flag) => valuesOf('', flag)),
    ...tree.commands.flatMap(({ name, values, flags }) => [
      ...(values.length === 0 ? [] : [`    ${quoted(name)} = ${array(values)}`]),
      ...flags.flatMap((flag) => valuesOf(name, flag)),
    ]),
    '  }',
    '  # The words before the one at the cursor.',
    '  $typed = @($line.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.EndOffset -lt $cursor } | ForEach-Object { "$_" })',
    "  $command = @($typed | Where-Object { $commands.Contains($_) })[0]; if (-not $command) { $command = '' }",
    "  $last = if ($typed.Count -gt 0) { $typed[-1] } else { '' }",
    '  $found = if ($values.ContainsKey("$command $last")) { $values["$command $last"] | ForEach-Object { ,@($_, $_) } }',
    "  elseif ($word -like '-*') { $flags[$command].GetEnumerator() | ForEach-Object { ,@($_.Key, $_.Value) } }",
    "  elseif ($command -eq '') { $commands.GetEnumerator() | ForEach-Object { ,@($_.Key, $_.Value) } }",
    '  elseif ($values.ContainsKey($command)) { $values[$command] | ForEach-Object { ,@($_, $_) } }',
    '  $found | Where-Object { $_[0] -like "$word*" } | ForEach-Object {',
    "    [System.Management.Automation.CompletionResult]::new($_[0], $_[0], 'ParameterValue', $_[1])",
    '  }',
    '}',
    '',
  ].join('\n');
}

const descriptions = (flags: readonly CompletedFlag[]): string =>
  flags.flatMap((flag) => spellings(flag).map((name) => `${quoted(name)} = ${quoted(flag.description)}`)).join('; ');

const valuesOf = (command: string, flag: CompletedFlag): string[] =>
  flag.values.length === 0
    ? []
    : spellings(flag).map((name) => `    ${quoted(`${command} ${name}`)} = ${array(flag.values)}`);

const array = (words: readonly string[]): string => `@(${words.map(quoted).join(', ')})`;

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
