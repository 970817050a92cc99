import { parts } from '../parts.ts';
import { begin } from './setup/begin.ts';
import { check } from './setup/check.ts';
import { finish } from './setup/finish.ts';
import { key } from './setup/key.ts';
import { practice } from './setup/practice.ts';
import { unattended } from './setup/unattended.ts';

/** The wizard's sentences, a file for every stretch of the way. */
export const setup = parts({
  begin: () => begin,
  key: () => key,
  check: () => check,
  finish: () => finish,
  practice: () => practice,
  unattended: () => unattended,
});
