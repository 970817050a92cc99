import { dialectOf } from '../core/env/readers/node.ts';
import type { EnvReader } from '../core/env/readers/types.ts';

/**
 * The real readers of env files, for reading back what is about to be written: the dotenv package and Node's own `util.parseEnv`
 * (Node 20.12 and newer). Loaded on first use.
 */
export async function systemEnvReaders(): Promise<readonly EnvReader[]> {
  const [{ default: dotenv }, { parseEnv }] = await Promise.all([import('dotenv'), import('node:util')]);
  return [
    { name: 'dotenv', read: (text) => new Map(Object.entries(dotenv.parse(text))) },
    {
      name: 'node',
      versions: dialectOf(process.versions.node),
      read: (text) => new Map(Object.entries(parseEnv(text) as Record<string, string>)),
    },
  ];
}
