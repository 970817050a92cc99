import { parseBaseUrl } from '../../core/endpoint.ts';
import { readValues } from '../../core/env/read.ts';
import { kindOf } from '../../core/key/kind.ts';
import { Secret } from '../../core/key/secret.ts';
import { type Marks, projectMarks } from '../../core/marks.ts';
import { languageNamed, type SnippetLanguage } from '../../core/snippets/languages.ts';
import type { Endpoint } from '../../core/sources.ts';
import type { Words } from '../../words/types.ts';
import type { Context } from '../ports.ts';
import type { InitFlags } from './answers.ts';

/** Where the practice run saves: real env files are left alone (contract.md, init flags). */
export const practiceFile = '.env.sandbox';

/** What the folder tells: which program lives here, and where its key belongs. */
export type Folder = {
  /** Name of the folder, for messages to others. */
  name: string;
  marks: Marks;
  hasPackageJson: boolean;
  /** The env file to save in when the key is real. */
  file: string;
  /** The first program that fits. */
  snippet: SnippetLanguage;
  /** Host and kind of the address a key would go to, as far as flags and the process say. */
  host: string;
  toward: Endpoint['kind'];
};

/** Looks at the folder; nothing of it is executed. */
export async function lookAtFolder(
  ctx: Pick<Context, 'files' | 'env' | 'cwd'>,
  flags: Pick<InitFlags, 'dotenv' | 'baseUrl'>,
): Promise<Folder> {
  const names = await ctx.files.list('.');
  const hasPackageJson = names.includes('package.json');
  const marks = projectMarks(names, hasPackageJson ? await textOf(ctx, 'package.json') : null);
  const asked = parseBaseUrl(flags.baseUrl ?? ctx.env.OPENAI_BASE_URL ?? '');
  return {
    name:
      ctx.cwd
        .split(/[\\/]/)
        .filter((part) => part !== '')
        .at(-1) ?? ctx.cwd,
    marks,
    hasPackageJson,
    file: flags.dotenv ?? marks.envFileToWrite,
    snippet: languageNamed(marks.language ?? 'node') ?? 'curl',
    host: asked.ok ? asked.host : 'api.openai.com',
    toward: asked.ok ? asked.kind : 'openai',
  };
}

/** The program in words. */
export function programText({ marks, hasPackageJson }: Folder, words: Words['setup']['begin']['program']): string {
  if (marks.framework !== null) return words.framework(marks.framework);
  if (hasPackageJson) return words.plain;
  return marks.language === null ? words.none : words.language(marks.language);
}

/** A practice key that an earlier run saved in that file. */
export async function savedPracticeKey(
  ctx: Pick<Context, 'files'>,
  path: string,
  variable: string,
): Promise<Secret | null> {
  const value = (await valueIn(ctx, path, variable)) ?? '';
  return kindOf(value) === 'sandbox' ? new Secret(value) : null;
}

/** The address that stands in that file, as it is written there. */
export const savedAddress = (ctx: Pick<Context, 'files'>, path: string): Promise<string | null> =>
  valueIn(ctx, path, 'OPENAI_BASE_URL');

async function valueIn({ files }: Pick<Context, 'files'>, path: string, variable: string): Promise<string | null> {
  const state = await files.read(path);
  if (state.kind !== 'file') return null;
  return readValues(state.bytes).entries.find(({ name }) => name === variable)?.value ?? null;
}

async function textOf({ files }: Pick<Context, 'files'>, path: string): Promise<string | null> {
  const state = await files.read(path);
  return state.kind === 'file' ? new TextDecoder().decode(state.bytes) : null;
}
