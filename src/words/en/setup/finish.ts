import type { Group, Row, Screen } from '../../screen.ts';
import { begin } from './begin.ts';

/** Saving, and screen 5: what comes next. */
export const finish = {
  changes: (rows: readonly Row[]): Group => ({ kind: 'facts', heading: 'What will be written', aloud: true, rows }),
  change: (
    line:
      | { kind: 'kept'; count: number }
      | { kind: 'added'; text: string }
      | { kind: 'replaced'; text: string; line: number; was: string | null },
  ): string => {
    if (line.kind === 'kept')
      return line.count === 1
        ? 'keep the line that is there, unchanged'
        : `keep the ${line.count} lines that are there, unchanged`;
    if (line.kind === 'added') return `add ${line.text}`;
    return `replace line ${line.line}${line.was === null ? '' : ` (${line.was})`} with ${line.text}`;
  },
  /** `=…x9Qa` would be heard as the value. */
  spokenChange: (path: string, change: string): string =>
    `${path}: ${change.replace(/=…(\w{4})/, ', a key that ends in $1')}.`,
  write: {
    message: 'Write this?',
    yes: 'Yes, write it',
    no: 'No, write nothing',
    terminal: 'Set it for this terminal instead, without a file',
    keyOnly: (name: string) => `Write the key alone, without ${name}`,
    explainAddress:
      'The key belongs to that address: a program that is not told goes to OpenAI with it, and is refused. An env file keeps both out of your program’s text.',
    explain:
      'An env file keeps the key out of your program’s text, and git ignores the file. Without a file the key lasts as long as this terminal window.',
  },
  saved: (path: string, file: { ignored: boolean; private: boolean }): string[] => {
    const known = [file.private ? 'only you can read' : null, file.ignored ? 'git ignores' : null].filter(Boolean);
    return [
      known.length === 0 ? `Saved in ${path}.` : `Saved in ${path}, which ${known.join(' and ')}.`,
      'Read back: the same.',
    ];
  },
  unchanged: (path: string) => `${path} holds this key already; nothing was written.`,
  savedNotVerified: (path: string) => `Saved in ${path}, not verified.`,
  nothingWritten: 'Nothing was written.',
  occupied: {
    tell: (path: string, line: number, old: string, tail: string | null): string[] => [
      `${path}, line ${line}, holds ${old}.`,
      tail === null ? 'Yours is another one.' : `Yours ends in …${tail}.`,
    ],
    otherKey: (tail: string | null) => (tail === null ? 'another value' : `another key: …${tail}`),
    message: 'What would you like to do?',
    keep: 'Keep what is there, write nothing',
    replace: (tail: string | null) => (tail === null ? 'Replace what is there' : `Replace …${tail}`),
    rename: (name: string) => `Save yours as ${name}`,
    explain:
      'What is replaced is gone from this file. If another program uses the old key, keep it and save yours under another name.',
  },
  shell: {
    names: { posix: 'bash, zsh, sh', fish: 'fish', powershell: 'PowerShell', cmd: 'cmd' },
    screen: (variable: string, rows: readonly Row[], kept: readonly Row[]): Screen => ({
      title: null,
      groups: [
        {
          kind: 'prose',
          sentences: [
            `Type one of these in the terminal where the program runs. It then waits for the key: paste it, though nothing may appear, and press Enter. ${variable} lasts as long as the window.`,
          ],
        },
        { kind: 'facts', heading: null, rows },
        ...(kept.length === 0
          ? []
          : [
              {
                kind: 'facts' as const,
                heading: 'After that, to keep it for windows that are opened later',
                rows: kept,
              },
            ]),
        {
          kind: 'prose',
          sentences: ['keycheck itself cannot set it: a program cannot change the terminal it was started from.'],
        },
      ],
    }),
    remove: (variable: string, tail: string | null, rows: readonly Row[]): Group => ({
      kind: 'facts',
      heading: `To remove ${variable}${tail === null ? '' : ` (…${tail})`} from this terminal`,
      rows,
    }),
  },
  next: {
    title: (state: 'works' | 'saved' | 'works-unsaved' | 'unknown', path: string | null): Screen => {
      const states = {
        works: `The key works and is saved in ${path}.`,
        saved: `The key is saved in ${path}, not verified.`,
        'works-unsaved': 'The key works. Nothing was written.',
        unknown: 'Nothing was written, and the key is not verified.',
      };
      return {
        title: begin.title(5),
        groups: [
          {
            kind: 'prose',
            sentences: [states[state]],
            ...(state.startsWith('works') ? { tone: 'good' as const } : {}),
          },
        ],
      };
    },
    heading: 'From here',
    snippet: (command: string, others: readonly string[]) => ({
      label: 'First program',
      text: `${command}     (or ${others.join(', ')})`,
      spoken: `First program, or ${others.join(', ')}: ${command}`,
    }),
    verify: (command: string) => ({ label: 'Check again', text: command }),
    limit: (url: string) => ({ label: 'Monthly limit', text: url }),
    prices: (url: string) => ({ label: 'Prices', text: url }),
    oldKey: (tail: string, url: string) => ({ label: 'Old key', text: `delete …${tail} at ${url}` }),
    keep: { label: 'Keep in mind', text: 'the key stays on your server; browser code is public' },
    again: (command: string) => ({ label: 'Same run again', text: command }),
    address: (host: string, url: string) => ({
      label: 'Address',
      text: `the key belongs to ${host}; your program needs OPENAI_BASE_URL=${url} beside it, or it asks OpenAI`,
    }),
    undo: (path: string, lines: 1 | 2, url: string) => ({
      label: 'Undo',
      text: `delete ${lines === 1 ? 'the line' : 'the two lines'} in ${path}, and the key at ${url}`,
    }),
    undoPractice: (path: string, created: boolean, variable: string) => ({
      label: 'Undo',
      text: `delete ${created ? path : `the lines ${variable} and OPENAI_BASE_URL in ${path}`}; a practice key opens nothing`,
    }),
  },
  goOn: (command: string) => `Nothing was written. When that is done: ${command}`,
};
