import { byClass } from '../by-class.ts';
import { billingCauses } from './causes/billing.ts';
import { busyCauses } from './causes/busy.ts';
import { fileCauses } from './causes/files.ts';
import { forbiddenCauses } from './causes/forbidden.ts';
import { keyCauses } from './causes/keys.ts';
import { networkCauses } from './causes/network.ts';
import { notOpenaiCauses } from './causes/not-openai.ts';
import { rejectedCauses } from './causes/rejected.ts';
import { settingCauses } from './causes/settings.ts';
import { unknownCauses } from './causes/unknown.ts';

/** What is said of every cause of the contract; a new id makes the compiler ask for its words here. */
export const causes = byClass({
  local: () => ({ ...keyCauses, ...fileCauses, ...settingCauses }),
  rejected: () => rejectedCauses,
  forbidden: () => forbiddenCauses,
  billing: () => billingCauses,
  busy: () => busyCauses,
  network: () => networkCauses,
  'not-openai': () => notOpenaiCauses,
  unknown: () => unknownCauses,
});
