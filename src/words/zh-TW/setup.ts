import { begin } from './setup/begin.ts';
import { check } from './setup/check.ts';
import { finish } from './setup/finish.ts';
import { key } from './setup/key.ts';
import { practice } from './setup/practice.ts';
import { unattended } from './setup/unattended.ts';

/** The wizard's sentences, a file for every stretch of the way. With getters, the first screen is loaded without the others (scripts/build/load-on-use.ts). */
export const setup = {
  begin,
  get key() {
    return key;
  },
  get check() {
    return check;
  },
  get finish() {
    return finish;
  },
  get practice() {
    return practice;
  },
  get unattended() {
    return unattended;
  },
};
