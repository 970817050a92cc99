import { defaultModel } from '../models.ts';
import { csharp, go, java } from './compiled.ts';
import { deno, fetchNode, node } from './javascript.ts';
import type { SnippetLanguage } from './languages.ts';
import { curl, php, powershell, python, ruby } from './scripts.ts';
import type { Snippet } from './types.ts';

const snippets: Record<SnippetLanguage, Snippet> = {
  curl,
  node,
  fetch: fetchNode,
  deno,
  python,
  go,
  ruby,
  php,
  csharp,
  java,
  powershell,
};

/** The names of this folder that go into a program. */
export type SnippetNames = {
  variable: string;
  file: string;
  /** Whether the key stands in that file; without it (the key is in the terminal) nothing hands the file over. */
  inFile?: boolean;
  model: string;
};

/** Only names that need no quoting in any of the languages go into a program. */
const plainVariable = /^[A-Za-z_]\w*$/;
const plainFile = /^[\w./-]+$/;
const plainModel = /^[\w.:-]+$/;

/** The first program in a language with the names of this folder in it. A name that would have to be quoted is replaced by the usual one. */
export function snippetFor(language: SnippetLanguage, names: SnippetNames): Snippet {
  const file = plainFile.test(names.file) ? names.file : '.env';
  const variable = plainVariable.test(names.variable) ? names.variable : 'OPENAI_API_KEY';
  const model = plainModel.test(names.model) ? names.model : defaultModel;
  const fill = (text: string): string =>
    text
      .replaceAll('{{variable}}', () => variable)
      .replaceAll('{{file}}', () => file)
      .replaceAll('{{model}}', () => model);
  const snippet = snippets[language];
  const { inFile = true } = names;
  // Node and Deno refuse to start where the file they are told to read is missing.
  const run = inFile ? snippet.run : snippet.run.replace(/ --env-file=\S+/, '');
  return { ...snippet, program: fill(snippet.program), run: fill(run) };
}
