import { decisive } from '../core/env/readers/index.ts';
import { cleanKey } from '../core/key/clean.ts';
import { kindOf } from '../core/key/kind.ts';
import { isPlaceholder } from '../core/key/placeholder.ts';
import { Secret } from '../core/key/secret.ts';
import { isPublicName } from '../core/marks.ts';
import type { SourceInfo, Warning } from '../core/report.ts';
import type { FoundKey, Setting, Sources } from '../core/sources.ts';
import type { Context } from './ports.ts';
import { type EnvEntry, type EnvFile, type EnvFiles, findEnvFiles } from './sources/env-files.ts';

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
  const value = env[variable];
  if (value !== undefined) return { found: heldKey('process', variable, value) };
  return required ? { fault: { cause: 'missing-key', facts: { reason: 'unset', variable } } } : null;
}

/** The last of several lines wins in every reader. */
const entryIn = (file: EnvFile, name: string): EnvEntry | undefined => file.entries.findLast((entry) => entry.name === name);

function fromFile(file: EnvFile, name: string): Place {
  if (file.unreadable !== null) return { fault: { cause: 'env-file-unreadable', facts: { file: file.path, reason: file.unreadable } } };
  const entry = entryIn(file, name);
  if (entry === undefined) return null;
  return { found: { source: 'env-file', variable: name, path: file.path, line: entry.line, secret: new Secret(entry.value) } };
}

/**
 * The fault that stands before the first key, or beside none. A folder named like an env file (Python's virtual
 * environments) holds no key for anybody, so a key behind it still counts.
 */
function faultBefore(places: readonly Place[]): Fault | null {
  const firstKey = places.findIndex((place) => place !== null && 'found' in place);
  const before = firstKey < 0 ? places : places.slice(0, firstKey);
  const faults = before.flatMap((place) => (place !== null && 'fault' in place ? [place.fault] : []));
  const skipped = (fault: Fault) => firstKey >= 0 && fault.cause === 'env-file-unreadable' && fault.facts.reason === 'folder';
  return faults.find((fault) => !skipped(fault)) ?? null;
}

/** How a place is shown in reports. */
export const sourceInfo = ({ source, variable, path, line, secret }: FoundKey, used: boolean): SourceInfo => ({
  source, variable, path, line, tail: secret.tail, used,
});

/**
 * Two places that a program would look at, with different keys. What was handed over by `--key-stdin` or under another
 * name by `--key-env` was chosen on purpose and competes with nothing; nor does an empty line in a weaker place.
 */
function shadowed(found: readonly FoundKey[], winner: FoundKey | null, envName: string): Warning[] {
  if (winner === null || winner.source === 'stdin' || winner.variable !== envName) return [];
  const others = found.filter((other) => other !== winner && other.variable === envName && other.secret.length > 0 && !other.secret.equals(winner.secret));
  return others.length === 0 ? [] : [{ code: 'shadowed-source', used: sourceInfo(winner, true), others: others.map((other) => sourceInfo(other, false)) }];
}

type Named = { name: string; value: string; path: string | null; line: number | null };

function variablesIn(env: Context['env'], files: readonly EnvFile[]): Named[] {
  const ofProcess = Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value, path: null, line: null }]));
  return [...files.flatMap(({ path, entries }) => entries.map(({ name, value, line }) => ({ name, value, path, line }))), ...ofProcess];
}

/** Names that a bundler publishes and that hold a key: one of those found, or by their look an OpenAI key. */
function exposed(env: Context['env'], files: readonly EnvFile[], found: readonly FoundKey[], envName: string): Warning[] {
  const keys = new Set(found.map(({ secret }) => secret.reveal()).filter((text) => text !== ''));
  const openai = new Set<string>(['project', 'service-account', 'admin', 'legacy']);
  const holdsKey = ({ name, value }: Named): boolean => {
    if (value === '' || isPlaceholder(value)) return false;
    return keys.has(value) || openai.has(kindOf(value)) || name.endsWith(envName) || name.endsWith('OPENAI_API_KEY');
  };
  return variablesIn(env, files)
    .filter((variable) => isPublicName(variable.name) && holdsKey(variable))
    .map(({ name, path, line }) => ({ code: 'client-exposed-key' as const, variable: name, path, line }));
}

/**
 * Whether it matters here that those readers disagree. Programs that load the file themselves always count. Half of all
 * env files have quotes, which `docker run --env-file` keeps: that counts where a container is made. Nobody sources the rest.
 */
const matters = (readers: readonly string[], docker: boolean): boolean =>
  decisive.some(({ name }) => readers.includes(name)) || (docker && readers.includes('docker'));

function fileWarnings({ files, docker }: EnvFiles, fault: Fault | null, envName: string): Warning[] {
  return files.flatMap((file): Warning[] => {
    const { path, unreadable: reason } = file;
    if (reason !== null) return fault?.facts.file === path ? [] : [{ code: 'env-file-unreadable', path, reason }];
    const entry = entryIn(file, envName);
    return entry === undefined || !matters(entry.disagree, docker)
      ? [] : [{ code: 'readers-disagree', path, line: entry.line, readers: [...entry.disagree] }];
  });
}

/** One setting in every place that sets it, strongest first. An empty value counts as not set, as in the SDK. */
function settings(variable: string, flag: string | null, env: Context['env'], files: readonly EnvFile[]): Setting[] {
  const fromFiles = files.flatMap((file): Setting[] => {
    const entry = entryIn(file, variable);
    return entry === undefined ? [] : [{ value: entry.value, variable, source: 'env-file', path: file.path, line: entry.line }];
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
  const { files, unused } = envFiles;
  const places: Place[] = [
    stdin,
    keyEnv === null ? null : fromProcess(ctx.env, keyEnv, true),
    ...files.filter(({ named }) => named).map((file) => fromFile(file, envName)),
    keyEnv === envName ? null : fromProcess(ctx.env, envName, false),
    ...files.filter(({ named }) => !named).map((file) => fromFile(file, envName)),
  ];
  const found = places.flatMap((place) => (place !== null && 'found' in place ? [place.found] : []));
  const fault = faultBefore(places);
  const winner = fault === null ? (found[0] ?? null) : null;
  return {
    found, winner, fault, unused,
    baseUrls: settings('OPENAI_BASE_URL', null, ctx.env, files),
    organizations: settings('OPENAI_ORG_ID', options.organization, ctx.env, files),
    projects: settings('OPENAI_PROJECT_ID', options.project, ctx.env, files),
    warnings: [...shadowed(found, winner, envName), ...exposed(ctx.env, files, found, envName), ...fileWarnings(envFiles, fault, envName)],
  };
}
