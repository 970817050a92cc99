import { expect, it } from 'vitest';
import type { Host } from '../../src/cli/host.ts';
import { loadWords } from '../../src/cli/languages.ts';
import { buildProgram, type CommandName } from '../../src/cli/program.ts';
import { rootHelp } from '../../src/cli/root-help.ts';
import { widthOf } from '../../src/words/layout.ts';

it.each(['en', 'zh-TW'] as const)(
  'the first page without commander is the one that commander gives: %s',
  async (lang) => {
    const words = await loadWords(lang);
    for (const columns of [20, 40, 60, 80, 120, 200]) {
      const program = await buildProgram({ words } as Host, null, () => {});
      program.configureOutput({ getOutHelpWidth: () => columns });
      expect(rootHelp(words, columns)).toBe(program.helpInformation());
    }
  },
);

it.each(['en', 'zh-TW'] as const)(
  'the page of every command fits the window, but for lines to be copied: %s',
  async (lang) => {
    const words = await loadWords(lang);
    const copied = Object.values(words.usage.examples).flat();
    for (const columns of [40, 60, 80]) {
      const program = await buildProgram({ words } as Host, null, () => {});
      for (const command of program.commands) {
        command.configureOutput({ getOutHelpWidth: () => columns });
        const lines = command.helpInformation().split('\n');
        expect(lines.filter((line) => widthOf(line) > columns && !copied.includes(line.trim()))).toEqual([]);
        for (const text of words.usage.examples[command.name() as CommandName]) expect(lines).toContain(`  ${text}`);
      }
    }
  },
);
