import { helpPage } from '../words/help-page.ts';
import type { Words } from '../words/types.ts';

/** A flag as it is declared, and what it does. */
type Declared = readonly [flags: string, text: string];

/** The flags that every command takes, but for `--help`. */
export const flagsEverywhere = ({ flags }: Words['usage']): readonly Declared[] => [
  ['--json', flags.json],
  ['--lang <language>', flags.lang],
  ['--accessible', flags.accessible],
  ['--no-color', flags.noColor],
  ['--no-input', flags.noInput],
  ['--quiet', flags.quiet],
  ['--debug', flags.debug],
];

export const versionFlag = ({ flags }: Words['usage']): Declared => ['-V, --version', flags.version];
export const helpFlag = ({ flags }: Words['usage']): Declared => ['-h, --help', flags.help];

/** Whether nothing but the first page is asked for. */
export const asksForRootHelp = (args: readonly string[]): boolean =>
  args.length === 1 && (args[0] === '--help' || args[0] === '-h');

/**
 * The first page that people and programs ask for, without commander, which takes longer to load than all the rest of this run.
 * It is what commander's tree of commands gives: a test holds the two together.
 */
export function rootHelp({ usage }: Words, columns: number): string {
  const flags = [versionFlag(usage), ...flagsEverywhere(usage), helpFlag(usage)];
  return helpPage(
    {
      usage: 'keycheck [options] [command]',
      description: usage.description,
      flags: flags.map(([label, text]) => ({ label, text })),
      examples: [],
      commands: Object.entries(usage.commands).map(([label, text]) => ({ label, text })),
    },
    usage,
    columns,
  );
}
