import { cleanKey } from '../core/key/clean.ts';
import { Secret } from '../core/key/secret.ts';
import type { FoundKey, Setting, Sources } from '../core/sources.ts';
import type { Context } from './ports.ts';
import { type EnvFile, entryIn, findEnvFiles } from './sources/env-files.ts';
import { exposed, fileWarnings, shadowed } from './sources/warnings.ts';

/** What the command line says about where the key and its settings come from. */
export type SourceOptions = {
  /** The variable's name, `OPENAI_API_KEY` unless `--env-name` says otherwise. */
  envName: string;
  /** Paths of `--dotenv`, strongest first; `none` reads no file. */
  dotenv: readonly string[];
  keyStdin: boolean;
  keyEnv: string | null;
  organization: string | null;
  project: string | null;
  /** How long a silent standard input is waited for, in milliseconds. */
  timeoutMs: number;
};

/** A key with its quotes, name and second copy around it is far below this; more is no key. In characters. */
const stdinLimit = 65_536;

type Fault = NonNullable<Sources['fault']>;
/** One place in the order of precedence: a key, a fault that ends the search there, or nothing. */
type Place = { found: FoundKey } | { fault: Fault } | null;

/** A variable's value, repaired where that is certain: shells, CI systems and docker leave quotes and line ends on. */
function heldKey(source: FoundKey['source'], variable: string | null, raw: string): FoundKey {
  const { text, removed } = cleanKey(raw);
  const found: FoundKey = { source, variable, path: null, line: null, secret: new Secret(text) };
  return removed.length === 0 ? found : { ...found, removed };
}

async function fromStdin(stdin: Context['stdin'], timeoutMs: number): Promise<Place> {
  const read = await stdin.read(stdinLimit, timeoutMs);
  if (read.kind === 'silent') return { fault: { cause: 'missing-key', facts: { reason: 'silent-stdin' } } };
  if (read.kind === 'too-large') return { fault: { cause: 'malformed-key', facts: { reason: 'too-long' } } };
  const found = heldKey('stdin', null, read.text.reveal());
  return found.secret.length > 0 ? { found } : { fault: { cause: 'missing-key', facts: { reason: 'empty-stdin' } } };
}

/** A variable named by `--key-env` has to be there; the usual one may be missing. */
function fromProcess(env: Context['env'], variable: string, required: boolean): Place {
  // `--key-env constructor` is a name like any other, and no variable.
  const value = Object.hasOwn(env, variable) ? env[variable] : undefined;
  if (value !== undefined) return { found: heldKey('process', variable, value) };
  return required ? { fault: { cause: 'missing-key', facts: { reason: 'unset', variable } } } : null;
}

function fromFile(file: EnvFile, name: string): Place {
  if (file.unreadable !== null)
    return { fault: { cause: 'env-file-unreadable', facts: { file: file.path, reason: file.unreadable } } };
  const entry = entryIn(file, name);
  if (entry === undefined) return null;
  return {
    found: { source: 'env-file', variable: name, path: file.path, line: entry.line, secret: new Secret(entry.value) },
  };
}

/**
 * The fault that stands before the first key, or beside none. A folder named like an env file (Python's virtual
 * environments) holds no key for anybody, so a key behind it still counts; one that somebody named is a mistake, and told.
 */
function faultBefore(places: readonly Place[], named: readonly string[]): Fault | null {
  const firstKey = places.findIndex((place) => place !== null && 'found' in place);
  const before = firstKey < 0 ? places : places.slice(0, firstKey);
  const faults = before.flatMap((place) => (place !== null && 'fault' in place ? [place.fault] : []));
  const skipped = (fault: Fault) =>
    firstKey >= 0 && fault.facts.reason === 'folder' && !named.includes(fault.facts.file ?? '');
  return faults.find((fault) => !skipped(fault)) ?? null;
}

/** Keys in files that nothing here reads, for people to see that they are there. */
const keysIn = (files: readonly EnvFile[], name: string): FoundKey[] =>
  files
    .map((file) => fromFile(file, name))
    .flatMap((place) => (place !== null && 'found' in place && place.found.secret.length > 0 ? [place.found] : []));

/** One setting in every place that sets it, strongest first. An empty value counts as not set, as in the SDK. */
function settings(variable: string, flag: string | null, env: Context['env'], files: readonly EnvFile[]): Setting[] {
  const fromFiles = files.flatMap((file): Setting[] => {
    const entry = entryIn(file, variable);
    return entry === undefined
      ? []
      : [{ value: entry.value, variable, source: 'env-file', path: file.path, line: entry.line }];
  });
  const all: Setting[] = [
    { value: flag ?? '', variable, source: 'flag', path: null, line: null },
    { value: env[variable] ?? '', variable, source: 'process', path: null, line: null },
    ...fromFiles,
  ];
  return all.map((setting) => ({ ...setting, value: setting.value.trim() })).filter(({ value }) => value !== '');
}

/**
 * Looks at every place a key may come from, in the contract's order: `--key-stdin`, `--key-env`, files named by
 * `--dotenv`, the environment, the env files of this folder. The first that sets the variable wins, even to nothing.
 * The caller hands every found secret to `ctx.guard`. Throws only what its ports throw.
 */
export async function findSources(
  ctx: Pick<Context, 'env' | 'files' | 'stdin'> & { readonly cwd?: string },
  options: SourceOptions,
): Promise<Sources> {
  const { envName, keyEnv } = options;
  const stdin = options.keyStdin ? await fromStdin(ctx.stdin, options.timeoutMs) : null;
  const envFiles = await findEnvFiles(ctx, options.dotenv);
  const { files } = envFiles;
  const namedPaths = files.filter(({ named }) => named).map(({ path }) => path);
  const places: Place[] = [
    stdin,
    keyEnv === null ? null : fromProcess(ctx.env, keyEnv, true),
    ...files.filter(({ named }) => named).map((file) => fromFile(file, envName)),
    keyEnv === envName ? null : fromProcess(ctx.env, envName, false),
    ...files.filter(({ named }) => !named).map((file) => fromFile(file, envName)),
  ];
  const found = places.flatMap((place) => (place !== null && 'found' in place ? [place.found] : []));
  const fault = faultBefore(places, namedPaths);
  const winner = fault === null ? (found[0] ?? null) : null;
  return {
    found,
    winner,
    fault,
    unused: envFiles.unused.map(({ path }) => path),
    aside: keysIn(envFiles.unused, envName),
    baseUrls: settings('OPENAI_BASE_URL', null, ctx.env, files),
    organizations: settings('OPENAI_ORG_ID', options.organization, ctx.env, files),
    projects: settings('OPENAI_PROJECT_ID', options.project, ctx.env, files),
    warnings: [
      ...shadowed(found, winner, envName),
      ...exposed(ctx.env, files, found, envName),
      ...fileWarnings(envFiles, fault, envName),
    ],
  };
}
