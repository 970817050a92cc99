import type { Unsearched } from '../../../core/doctor.ts';
import { links } from '../../links.ts';
import { shown } from '../../shown.ts';
import type { Hints } from '../../situation.ts';
import { listed } from '../phrases.ts';

/** The parts that doctor's sentences are made of. */

type Place = { path: string | null; line: number | null };

export const at = ({ path, line }: Place, h: Hints): string =>
  path === null
    ? h.ci
      ? "the job's environment"
      : 'this terminal'
    : line === null
      ? shown(path)
      : `${shown(path)} line ${line}`;

export const ends = (tail: string | null): string => (tail === null ? 'a key' : `the key …${shown(tail)}`);

export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;

/** What to do with a key that others may have: in order, and the first first. */
export const burnt = (tail: string | null, after: string): string =>
  `Delete ${tail === null ? 'that key' : `…${shown(tail)}`} at ${links.apiKeys.url}, make a new one and save it with npx keycheck init; ${after} More: npx keycheck explain leaked-key`;

/** What was left out of a search, in words; empty where nothing was. */
export function leftOut({ tooLarge, packed, unreadable, folders, outOfTime }: Unsearched): string[] {
  const parts = [
    ...folders.slice(0, 5).map((name) => shown(name)),
    ...(packed === 0 ? [] : [count(packed, 'image or archive', 'images and archives')]),
    ...(tooLarge === 0 ? [] : [`what is beyond 32 MiB in ${count(tooLarge, 'file')}`]),
    ...(unreadable === 0 ? [] : [`${count(unreadable, 'file or folder', 'files or folders')} that could not be read`]),
  ];
  return [
    ...(parts.length === 0 ? [] : [`Not looked at: ${listed(parts)}.`]),
    ...(outOfTime ? ['The time was over before everything was looked at.'] : []),
  ];
}
