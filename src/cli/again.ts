import { path } from '../words/commands.ts';
import type { Shell } from '../words/situation.ts';

/** Where a run of `verify` took its key and its address from. */
type Taken = {
  dotenv?: readonly string[];
  envName: string;
  keyStdin?: boolean;
  keyEnv?: string;
  baseUrl?: string;
  allowBaseUrl?: boolean;
};

/** Those flags as they are typed in that shell, for the commands that the next steps name. */
export const takenFlags = (given: Taken, shell: Shell): string[] => [
  ...(given.dotenv ?? []).map((file) => `--dotenv ${path(file, shell)}`),
  ...(given.envName === 'OPENAI_API_KEY' ? [] : [`--env-name ${given.envName}`]),
  ...(given.keyStdin ? ['--key-stdin'] : []),
  ...(given.keyEnv === undefined ? [] : [`--key-env ${given.keyEnv}`]),
  ...(given.baseUrl === undefined ? [] : [`--base-url ${path(given.baseUrl, shell)}`]),
  ...(given.allowBaseUrl ? ['--allow-base-url'] : []),
];
