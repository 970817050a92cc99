import type { Words } from '../types.ts';
import { causes } from './causes.ts';
import { doctor } from './doctor.ts';
import { explain } from './explain.ts';
import { practice } from './practice.ts';
import { setup } from './setup.ts';
import { snippets } from './snippets.ts';
import { terminal } from './terminal.ts';
import { topics } from './topics.ts';
import { usage } from './usage.ts';
import { verify } from './verify.ts';
import { warnings } from './warnings.ts';

/** Traditional Chinese as it is written in Taiwan. The glossary is in docs/translating.md. */
export const zhTW: Words = {
  lang: 'zh-TW',
  get causes() {
    return causes;
  },
  get warnings() {
    return warnings;
  },
  get verify() {
    return verify;
  },
  get topics() {
    return topics;
  },
  get explain() {
    return explain;
  },
  get doctor() {
    return doctor;
  },
  get practice() {
    return practice;
  },
  get usage() {
    return usage;
  },
  get terminal() {
    return terminal;
  },
  get setup() {
    return setup;
  },
  get snippets() {
    return snippets;
  },
};
