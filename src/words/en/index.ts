import { parts } from '../parts.ts';
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

/** English, the language that the others are typed after. A run loads only the parts that it speaks. */
export const en = parts({
  lang: () => 'en' as string,
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
