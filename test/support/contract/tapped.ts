import { fileURLToPath } from 'node:url';

/** Variables for a program that starts a practice platform: what passes there is held against OpenAI's document as well. */
export function tapped(): Record<string, string> {
  const { KEYCHECK_EXCHANGES } = process.env;
  if (KEYCHECK_EXCHANGES === undefined) return {};
  const tap = new URL('./tap.mjs', import.meta.url);
  return { KEYCHECK_EXCHANGES, KEYCHECK_TAPPED: 'yes', NODE_OPTIONS: `--import=${fileURLToPath(tap)}` };
}
