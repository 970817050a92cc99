import { defaultBaseUrl } from '../../core/endpoint.ts';
import { readValues } from '../../core/env/read.ts';
import type { Context } from '../ports.ts';
import type { Answers } from './answers.ts';
import type { Setup } from './setup.ts';

/** The variable that programs take the address from. */
export const addressVariable = 'OPENAI_BASE_URL';

/** What becomes of the address that a key was checked at. */
export type Address =
  /** It goes into the file beside the key: without it programs would show the key to OpenAI. */
  | { kind: 'save'; baseUrl: string }
  /** The program needs it, and the person has to see to it. */
  | { kind: 'tell'; baseUrl: string; host: string }
  | { kind: 'none' };

/**
 * Decides that. It is saved only where it can lead no other key there: under the usual name, with no other key in this
 * terminal that programs would take before the file's, and with no address in the file yet.
 */
export function addressFor(
  { endpoint, variable }: Pick<Answers, 'endpoint' | 'variable'>,
  around: { otherKeyHere: boolean; inFile: string | null; inTerminal: string | null },
): Address {
  if (endpoint === null || endpoint.baseUrl === defaultBaseUrl) return { kind: 'none' };
  const { baseUrl, host } = endpoint;
  if (around.inTerminal === null && around.inFile === baseUrl) return { kind: 'none' };
  const harmless = variable === 'OPENAI_API_KEY' && !around.otherKeyHere;
  if (endpoint.from === 'flag' && harmless && around.inFile === null && around.inTerminal === null)
    return { kind: 'save', baseUrl };
  return { kind: 'tell', baseUrl, host };
}

/** The same with what stands in the file and in this terminal. */
export async function addressAt(setup: Pick<Setup, 'ctx'>, answers: Answers, path: string): Promise<Address> {
  const { env } = setup.ctx;
  const here = env.OPENAI_API_KEY ?? '';
  return addressFor(answers, {
    otherKeyHere: here !== '' && here !== answers.key?.secret.reveal(),
    inFile: await valueIn(setup.ctx, path),
    inTerminal: (env[addressVariable] ?? '') === '' ? null : (env[addressVariable] ?? null),
  });
}

async function valueIn({ files }: Pick<Context, 'files'>, path: string): Promise<string | null> {
  const state = await files.read(path);
  if (state.kind !== 'file') return null;
  return readValues(state.bytes).entries.find(({ name }) => name === addressVariable)?.value ?? null;
}
