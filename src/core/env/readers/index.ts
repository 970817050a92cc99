import { bash } from './bash.ts';
import { docker } from './docker.ts';
import { dotenv } from './dotenv.ts';
import { node } from './node.ts';
import { python } from './python.ts';
import type { EnvReader } from './types.ts';

export type { EnvReader, ReaderName } from './types.ts';
export { bash, docker, dotenv, node, python };

/** Every reader that keycheck compares, as small models that read nothing but the text they are given. */
export const readers = [dotenv, node, python, docker, bash] as const satisfies readonly EnvReader[];

/**
 * The readers that have to agree before keycheck writes: programs that load the file by themselves. docker and bash are compared when a file
 * is read, but a file written for the others (quotes, blanks around `=`, CRLF) is none they could ever read.
 */
export const decisive = [dotenv, node, python] as const satisfies readonly EnvReader[];
