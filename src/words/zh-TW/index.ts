import { parts } from '../parts.ts';
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
export const zhTW: Words = parts({
  lang: () => 'zh-TW',
  causes: () => causes,
  warnings: () => warnings,
  verify: () => verify,
  topics: () => topics,
  explain: () => explain,
  doctor: () => doctor,
  practice: () => practice,
  usage: () => usage,
  terminal: () => terminal,
  setup: () => setup,
  snippets: () => snippets,
});
