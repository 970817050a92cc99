import { expect, it } from 'vitest';
import type { Host } from '../../src/cli/host.ts';
import { loadWords } from '../../src/cli/languages.ts';
import { buildProgram } from '../../src/cli/program.ts';
import { rootHelp } from '../../src/cli/root-help.ts';

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
