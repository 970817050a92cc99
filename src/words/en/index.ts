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

/** English, the language that the others are typed after. */
export const en = {
  lang: 'en' as string,
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
