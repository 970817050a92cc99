/** What `explain` says around topics and causes. */
export const explain = {
  intro: 'npx keycheck explain WORD tells more about one of these.',
  topics: 'Topics',
  causes: 'Causes that verify names',
  source: (checked: string): string => `Source, as of ${checked}:`,
  sources: (checked: string): string => `Sources and pages, as of ${checked}:`,
  see: (names: readonly string[]): string => `See also: ${names.join(', ')}`,
  example: 'How it looks:',
  steps: 'What to do:',
  exitCode: (name: string, code: number): string => `Class ${name}, exit code ${code}.`,
  unknown: 'There is no such topic or cause.',
  near: (name: string): string => `npx keycheck explain ${name}`,
  list: 'npx keycheck explain        (lists all of them)',
};
