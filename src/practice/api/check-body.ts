import type { Refusal } from '../answer.ts';
import { isRecord, type Json } from '../call.ts';
import type { PracticeModel } from '../models.ts';
import { badRequest } from '../refusals.ts';

type Field = { name: string; expected: string; fits: (value: unknown) => boolean };

const field = (name: string, expected: string, fits: (value: unknown) => boolean): Field => ({ name, expected, fits });
const text = (name: string) => field(name, 'a string', (value) => typeof value === 'string');
const flag = (name: string) => field(name, 'a boolean', (value) => typeof value === 'boolean');
const integer = (name: string) => field(name, 'an integer', Number.isInteger);
const decimal = (name: string) => field(name, 'a number', (value) => typeof value === 'number');
const object = (name: string) => field(name, 'an object', isRecord);
const list = (name: string) => field(name, 'an array', Array.isArray);
const listOrText = (name: string) =>
  field(name, 'a string or an array', (value) => typeof value === 'string' || Array.isArray(value));

/** Fields of each endpoint's body that are looked at. Null counts as left out; fields that are not listed are let through. */
export const responseFields = [
  listOrText('input'),
  text('instructions'),
  flag('stream'),
  flag('store'),
  flag('parallel_tool_calls'),
  integer('max_output_tokens'),
  object('metadata'),
  decimal('temperature'),
  decimal('top_p'),
  list('tools'),
  object('reasoning'),
  object('text'),
  text('previous_response_id'),
  flag('background'),
  list('include'),
  text('user'),
  text('service_tier'),
  field('tool_choice', 'a string or an object', (value) => typeof value === 'string' || isRecord(value)),
] as const;

export const chatFields = [
  list('messages'),
  flag('stream'),
  flag('store'),
  integer('max_tokens'),
  integer('max_completion_tokens'),
  integer('n'),
  decimal('temperature'),
  decimal('top_p'),
  list('tools'),
  object('response_format'),
  object('stream_options'),
  text('reasoning_effort'),
] as const;

export const embeddingFields = [
  listOrText('input'),
  integer('dimensions'),
  text('encoding_format'),
  text('user'),
] as const;

/** The first thing wrong with a body, as the platform says it, or null. `required` names a field that has to be there. */
export function checkFields(body: Json, fields: readonly Field[], required: string): Refusal | null {
  if (body[required] === undefined || body[required] === null) {
    return badRequest(`Missing required parameter: '${required}'.`, required, 'missing_required_parameter');
  }
  const wrong = fields.find(({ name, fits }) => body[name] !== undefined && body[name] !== null && !fits(body[name]));
  return wrong
    ? badRequest(`Invalid type for '${wrong.name}': expected ${wrong.expected}.`, wrong.name, 'invalid_type')
    : null;
}

const leastTokens = 16;

/** What is wrong with a Responses body beyond types, for this model. */
export function checkResponse(body: Json, model: PracticeModel): Refusal | null {
  const wrong = checkFields(body, responseFields, 'input');
  if (wrong) return wrong;
  const most = body['max_output_tokens'];
  if (typeof most === 'number' && most < leastTokens) {
    return badRequest(
      `Invalid 'max_output_tokens': integer below minimum value. Expected a value >= ${leastTokens}, but got ${most} instead.`,
      'max_output_tokens',
      'integer_below_min_value',
    );
  }
  return isRecord(body['reasoning']) ? checkEffort(body['reasoning']['effort'], 'reasoning.effort', model) : null;
}

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
