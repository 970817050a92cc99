import { parse } from '../parse.ts';
import type { EnvReader } from './types.ts';

/** The dotenv package (version 18): its grammar is the one that `parse` cuts by. */
export const dotenv: EnvReader = {
  name: 'dotenv',
  read: (text) =>
    new Map(parse(text).flatMap(({ assignment }) => (assignment ? [[assignment.name, assignment.value]] : []))),
};
