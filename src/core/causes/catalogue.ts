import { billing } from './catalogue/billing.ts';
import { busy } from './catalogue/busy.ts';
import type { Entry } from './catalogue/entry.ts';
import { forbidden } from './catalogue/forbidden.ts';
import { local } from './catalogue/local.ts';
import { network } from './catalogue/network.ts';
import { notOpenai } from './catalogue/not-openai.ts';
import { rejected } from './catalogue/rejected.ts';
import { unknown } from './catalogue/unknown.ts';
import type { Cause } from './ids.ts';

export type { Entry, Example, Patience, Signs } from './catalogue/entry.ts';

/** Every cause as data, complete by type: how it is recognised, what it says of the key, whether waiting helps, an example. */
export const catalogue: Readonly<Record<Cause, Entry>> = {
  ...local,
  ...rejected,
  ...forbidden,
  ...billing,
  ...busy,
  ...network,
  ...notOpenai,
  ...unknown,
} satisfies Record<Cause, Entry>;
