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

/**
 * English, the language that the others are typed after. Every part has a getter, so that a run loads only the parts it
 * speaks: in the built program a module is loaded where it is first used (scripts/build/load-on-use.ts).
 */
export const en = {
  lang: 'en' as string,
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
