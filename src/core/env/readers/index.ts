import { bash } from './bash.ts';
import { docker } from './docker.ts';
import { dotenv } from './dotenv.ts';
import { nodes } from './node.ts';
import { python } from './python.ts';
import type { EnvReader } from './types.ts';

export type { EnvReader, ReaderName } from './types.ts';
export { bash, docker, dotenv, nodes, python };

/** Every reader that keycheck compares, as small models that read nothing but the text they are given. */
export const readers: readonly EnvReader[] = [dotenv, ...nodes, python, docker, bash];

/**
 * The readers that have to agree before keycheck writes: programs that load the file by themselves. docker and bash are compared when a file
 * is read, but a file written for the others (quotes, blanks around `=`, CRLF) is none they could ever read.
 */
export const decisive: readonly EnvReader[] = [dotenv, ...nodes, python];

/** The decisive readers, with the real ones that are at hand in place of their models. */
export const decisiveWith = (real: readonly EnvReader[]): EnvReader[] => [
  ...real,
  ...decisive.filter((model) => !real.some(({ name, versions }) => name === model.name && versions === model.versions)),
];

/**
 * What the readers of a list that see something differently are called: by name alone where all versions do, else with the versions, such as
 * `node 20` or `node 22 and newer`.
 */
export function namesOf(dissenting: readonly EnvReader[], all: readonly EnvReader[]): string[] {
  const names = dissenting.map((reader) => {
    const { name, versions } = reader;
    if (versions === undefined || all.every((other) => other.name !== name || dissenting.includes(other))) return name;
    return versions === '22' ? `${name} 22 and newer` : `${name} ${versions}`;
  });
  return [...new Set(names)];
}
