import { kindOf } from '../../core/key/kind.ts';
import { isFiller, isPlaceholder, isReference } from '../../core/key/placeholder.ts';
import { Secret } from '../../core/key/secret.ts';
import type { Context } from '../ports.ts';
import type { EnvFile } from '../sources/env-files.ts';

/** Names under which people keep a key for OpenAI, whatever a bundler puts in front of them. */
const keyName = /OPEN_?AI_?(?:API_?|ADMIN_?|SECRET_?)?(?:KEY|TOKEN)$/i;

const openai = new Set<string>(['project', 'service-account', 'admin', 'legacy']);

/** Whether a variable of that name and value holds a key for OpenAI: by its name, or by the look of its value. */
export function holdsKey(name: string, value: string): boolean {
  if (value.length < 8 || isPlaceholder(value) || isFiller(value) || isReference(value)) return false;
  return openai.has(kindOf(value)) || (isKeyName(name) && kindOf(value) !== 'sandbox');
}

/** Whether a variable's name says that it holds a key for OpenAI. */
export const isKeyName = (name: string): boolean => keyName.test(name);

/** Every key of this folder's programs, each once: those of the environment and of all env files, in force or not. Practice keys open nothing and are left out. */
export function ownKeys(env: Context['env'], files: readonly EnvFile[]): Secret[] {
  const pairs = [
    ...Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value: value.trim() }])),
    ...files.flatMap(({ entries }) => entries),
  ];
  const texts = pairs.filter(({ name, value }) => holdsKey(name, value)).map(({ value }) => value);
  return [...new Set(texts)].map((text) => new Secret(text));
}
