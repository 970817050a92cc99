import { parseBaseUrl } from '../core/endpoint.ts';
import { UserError } from '../core/errors.ts';
import { kindOf } from '../core/key/kind.ts';
import { defaultModel } from '../core/models.ts';
import { snippetFor } from '../core/snippets/index.ts';
import { languageNamed, languages, type SnippetLanguage } from '../core/snippets/languages.ts';
import type { Snippet } from '../core/snippets/types.ts';
import { startPractice } from '../words/commands.ts';
import { wrapText } from '../words/layout.ts';
import type { Context } from './ports.ts';
import { lookAtFolder, practiceFile, savedAddress, savedPracticeKey } from './setup/folder.ts';
import { findSources } from './sources.ts';

/** The JSON document of `snippet`. */
export type SnippetReport = {
  schemaVersion: 1;
  command: 'snippet';
  language: SnippetLanguage;
  name: string;
  fileName: string;
  program: string;
  install: readonly string[];
  run: string;
  /** What the program reads the key from. */
  variable: string;
  envFile: string;
  /** Whether a key is saved here now. */
  keyFound: boolean;
};

/**
 * The first program in a language, or in the one of this folder: printed ready to save and run, with the variable and the
 * env file of the key that is saved here. Throws UserError for a language there is none in.
 */
export async function snippet(
  ctx: Context,
  asked: string | null,
  options: { json: boolean; envName?: string; dotenv?: string | null },
): Promise<{ report: SnippetReport; exitCode: number }> {
  const folder = await lookAtFolder(ctx, { dotenv: null, baseUrl: null });
  const language = asked === null ? folder.snippet : languageNamed(asked);
  if (language === null) throw new UserError(ctx.words.snippets.unknown(languages.join(', ')));
  const envName = options.envName ?? 'OPENAI_API_KEY';
  const named = options.dotenv ?? null;
  const { found } = await findSources(ctx, {
    envName,
    dotenv: named === null ? [] : [named],
    keyStdin: false,
    keyEnv: null,
    organization: null,
    project: null,
    timeoutMs: 0,
  });
  const saved =
    found.find(({ source, secret }) => source === 'env-file' && secret.length > 0) ??
    found.find(({ secret }) => secret.length > 0) ??
    null;
  const practised = saved === null && named === null && (await savedPracticeKey(ctx, practiceFile, envName)) !== null;
  const names = {
    variable: envName,
    file: saved?.path ?? named ?? (practised ? practiceFile : folder.file),
    inFile: saved?.source !== 'process',
    model: defaultModel,
  };
  const program = snippetFor(language, names);
  const report = reportOf(language, program, names, practised || saved !== null);
  const practising = practised || (saved?.source === 'env-file' && kindOf(saved.secret.reveal()) === 'sandbox');
  const notes = practising ? [ctx.words.snippets.practice(names.file, await startCommand(ctx, names.file))] : [];
  if (options.json) ctx.verbatim(JSON.stringify(report, null, 2));
  else print(ctx, program, report, names.inFile, notes);
  return { report, exitCode: 0 };
}

/** How the practice platform is started at the address that stands beside its key. */
async function startCommand(ctx: Context, file: string): Promise<string> {
  const address = parseBaseUrl((await savedAddress(ctx, file)) ?? '');
  return startPractice({ endpoint: { host: address.ok ? address.host : '' } });
}

function reportOf(
  language: SnippetLanguage,
  { name, fileName, program, install, run }: Snippet,
  { variable, file }: { variable: string; file: string },
  keyFound: boolean,
): SnippetReport {
  return {
    schemaVersion: 1,
    command: 'snippet',
    language,
    name,
    fileName,
    program,
    install,
    run,
    variable,
    envFile: file,
    keyFound,
  };
}

function print(
  { words, style, out, verbatim }: Context,
  program: Snippet,
  { variable, envFile, keyFound }: SnippetReport,
  inFile: boolean,
  notes: readonly string[],
): void {
  const say = words.snippets;
  out([style.title(say.title(program)), say.save(program.fileName)].join('\n\n'));
  verbatim(`\n${program.program.trimEnd()}\n`);
  const paragraphs = [
    [say.thenRun, ...say.steps(program).map((step) => `  ${step}`)].join('\n'),
    [
      inFile ? say.loads(program, variable, envFile) : say.inTerminal(variable),
      say.cost,
      ...notes,
      ...(program.library === null ? [] : [say.library(program.library)]),
      ...(keyFound ? [] : [style.warn(say.noKey)]),
      say.others(languages),
    ]
      .map((line) => wrapText(line, style.columns))
      .join('\n'),
  ];
  out(paragraphs.join('\n\n'));
}
