/** How the program comes by the key: `run`: the command that runs it hands the file over; `library`: a package reads it; `itself`: a few lines of its own. */
export type Loading = 'run' | 'library' | 'itself';

/**
 * A first program as data: the smallest Responses call, with the saved key. `{{variable}}`, `{{file}}` and `{{model}}` stand for
 * the names of this folder. Every one honours OPENAI_BASE_URL, so that it runs against the practice platform or a gateway too,
 * and takes what the environment holds before what the file holds, as the official libraries do.
 */
export type Snippet = {
  name: string;
  fileName: string;
  program: string;
  /** Commands that bring what it needs; none where the language's own library is enough. */
  install: readonly string[];
  run: string;
  loading: Loading;
  /** OpenAI's own library for the language, where the program does without it. */
  library: string | null;
};
