import { decisive } from '../../core/env/readers/index.ts';
import { kindOf } from '../../core/key/kind.ts';
import { isPlaceholder } from '../../core/key/placeholder.ts';
import { isPublicName } from '../../core/marks.ts';
import type { Warning } from '../../core/report.ts';
import { type FoundKey, type Sources, sourceInfo } from '../../core/sources.ts';
import type { Context } from '../ports.ts';
import { type EnvFile, type EnvFiles, entryIn } from './env-files.ts';

type Fault = NonNullable<Sources['fault']>;

/**
 * Two places that a program would look at, with different keys. What was handed over by `--key-stdin` or under another
 * name by `--key-env` was chosen on purpose and competes with nothing; nor does an empty line in a weaker place.
 */
export function shadowed(found: readonly FoundKey[], winner: FoundKey | null, envName: string): Warning[] {
  if (winner === null || winner.source === 'stdin' || winner.variable !== envName) return [];
  const others = found.filter(
    (other) =>
      other !== winner && other.variable === envName && other.secret.length > 0 && !other.secret.equals(winner.secret),
  );
  return others.length === 0
    ? []
    : [
        {
          code: 'shadowed-source',
          used: sourceInfo(winner, true),
          others: others.map((other) => sourceInfo(other, false)),
        },
      ];
}

type Named = { name: string; value: string; path: string | null; line: number | null };

function variablesIn(env: Context['env'], files: readonly EnvFile[]): Named[] {
  const ofProcess = Object.entries(env).flatMap(([name, value]) =>
    value === undefined ? [] : [{ name, value, path: null, line: null }],
  );
  return [
    ...files.flatMap(({ path, entries }) => entries.map(({ name, value, line }) => ({ name, value, path, line }))),
    ...ofProcess,
  ];
}

/** Names that a bundler publishes and that hold a key: one of those found, or by their look an OpenAI key. */
export function exposed(
  env: Context['env'],
  files: readonly EnvFile[],
  found: readonly FoundKey[],
  envName: string,
): Warning[] {
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
  decisive.some(({ name }) => readers.some((reader) => reader === name || reader.startsWith(`${name} `))) ||
  (docker && readers.includes('docker'));

export function fileWarnings({ files, docker }: EnvFiles, fault: Fault | null, envName: string): Warning[] {
  return files.flatMap((file): Warning[] => {
    const { path, unreadable: reason } = file;
    if (reason !== null) return fault?.facts.file === path ? [] : [{ code: 'env-file-unreadable', path, reason }];
    const entry = entryIn(file, envName);
    return entry === undefined || !matters(entry.disagree, docker)
      ? []
      : [{ code: 'readers-disagree', path, line: entry.line, readers: [...entry.disagree] }];
  });
}
