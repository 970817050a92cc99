import type { Loading, Snippet } from '../../core/snippets/types.ts';

const loads: Record<Loading, (variable: string, file: string) => string> = {
  run: (variable, file) =>
    `--env-file=${file} hands ${variable} to the program: Node and Deno do not read the file by themselves.`,
  library: (variable, file) =>
    `load_dotenv puts ${variable} of ${file} into the environment: Python does not read the file by itself.`,
  itself: (variable, file) => `The program looks for ${variable} in the environment, then in ${file}.`,
};

/** `keycheck snippet`: the first program. */
export const snippets = {
  title: (snippet: Snippet) => `First program: ${snippet.name}`,
  save: (file: string) => `Save this as ${file} in this folder:`,
  steps: (snippet: Snippet) => [...snippet.install, snippet.run],
  thenRun: 'Then run:',
  loads: (snippet: Snippet, variable: string, file: string) => loads[snippet.loading](variable, file),
  inTerminal: (variable: string) => `The program takes ${variable} from this terminal.`,
  library: (name: string) => `OpenAI’s own library, for later: ${name}`,
  cost: 'It asks a model for one sentence, which costs a small fraction of a cent.',
  practice: (file: string, command: string) =>
    `${file} holds a practice key: start the practice platform first, in another terminal: ${command}`,
  noKey: 'No key is saved here yet: npx keycheck init',
  unknown: (known: string) => `There is no first program in that language. There is one in: ${known}.`,
  others: (known: readonly string[]) => `Other languages: ${known.join(', ')}.`,
};
