import type { Refusal } from '../answer.ts';
import type { PracticeModel } from '../models.ts';
import { badRequest } from '../refusals.ts';

/** Whether this model knows that effort; a model without reasoning refuses the field. */
export function checkEffort(effort: unknown, param: string, model: PracticeModel): Refusal | null {
  if (model.efforts === null) {
    return badRequest(
      `Unsupported parameter: '${param}' is not supported with this model.`,
      param,
      'unsupported_parameter',
    );
  }
  if (effort === undefined || effort === null || (typeof effort === 'string' && model.efforts.includes(effort)))
    return null;
  const supported = model.efforts.map((one) => `'${one}'`).join(', ');
  return badRequest(
    `Unsupported value for '${param}' with the '${model.id}' model. Supported values are: ${supported}.`,
    param,
    'unsupported_value',
  );
}
