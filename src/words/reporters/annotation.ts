import { withoutCommands } from '../../core/ci-commands.ts';
import { safeText } from '../../core/safe-text.ts';

/**
 * One annotation of GitHub Actions (docs.github.com, "Workflow commands for GitHub Actions"); the lines of its message are
 * joined as the runner takes them apart again. Their text is escaped as actions/toolkit does it
 * (packages/core/src/command.ts): % and line ends in the message, colon and comma in properties too.
 */
export const annotation = (name: 'notice' | 'warning' | 'error', title: string, message: readonly string[]): string =>
  `::${name} title=${property(title)}::${message.map(data).join('%0A')}`;

const longest = 2000;

/** A line of a message; blanks at its beginning stay, they may be YAML's. */
const data = (line: string): string =>
  (/^ */.exec(line)?.[0] ?? '') + withoutCommands(safeText(line, longest)).replaceAll('%', '%25');

const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
