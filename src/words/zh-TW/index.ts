import type { Words } from '../types.ts';
import { causes } from './causes.ts';
import { doctor } from './doctor.ts';
import { explain } from './explain.ts';
import { practice } from './practice.ts';
import { save } from './save.ts';
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
  causes,
  warnings,
  verify,
  topics,
  explain,
  doctor,
  practice,
  usage,
  terminal,
  setup,
  save,
  snippets,
};
