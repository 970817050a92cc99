import type { Refusal } from '../answer.ts';
import { isRecord } from '../call.ts';
import { badRequest } from '../refusals.ts';

/** Says what is wrong with a value, as the platform does, or null. `path` is the value's place in the body, such as `tools[0].name`. */
export type Shape = (value: unknown, path: string) => Refusal | null;

/** A value that a test lets through; `expected` is what the refusal says. */
export const is =
  (expected: string, fits: (value: unknown) => boolean): Shape =>
  (value, path) =>
    fits(value) ? null : badRequest(`Invalid type for '${path}': expected ${expected}.`, path, 'invalid_type');

export const text = is('a string', (value) => typeof value === 'string');
export const flag = is('a boolean', (value) => typeof value === 'boolean');
export const integer = is('an integer', Number.isInteger);
export const anyObject = is('an object', isRecord);
/** Whatever it is. */
export const anything: Shape = () => null;

/** A number from `least` to `most`. */
export const decimal =
  (least: number, most: number): Shape =>
  (value, path) =>
    typeof value === 'number' ? within(value, path, least, most, 'decimal') : is('a number', () => false)(value, path);

/** An integer from `least` to `most`. */
export const whole =
  (least: number, most = Number.MAX_SAFE_INTEGER): Shape =>
  (value, path) =>
    integer(value, path) ?? within(value as number, path, least, most, 'integer');

function within(value: number, path: string, least: number, most: number, kind: string): Refusal | null {
  if (value >= least && value <= most) return null;
  const [side, sign, bound] =
    value < least ? (['below_min', '>=', least] as const) : (['above_max', '<=', most] as const);
  const word = side === 'below_min' ? 'below minimum' : 'above maximum';
  return badRequest(
    `Invalid '${path}': ${kind} ${word} value. Expected a value ${sign} ${bound}, but got ${value} instead.`,
    path,
    `${kind}_${side}_value`,
  );
}

/** A text of at least one and at most `most` characters. */
export const textUpTo = (most: number, least = 1): Shape =>
  is(
    `a string of ${least} to ${most} characters`,
    (value) => typeof value === 'string' && value.length >= least && value.length <= most,
  );

/** One of these words. */
export const oneOf =
  (...words: readonly string[]): Shape =>
  (value, path) => {
    if (typeof value !== 'string') return text(value, path);
    const supported = words.map((word) => `'${word}'`).join(', ');
    return words.includes(value)
      ? null
      : badRequest(
          `Invalid value: '${value.slice(0, 100)}'. Supported values are: ${supported}.`,
          path,
          'invalid_value',
        );
  };

export const orNull =
  (shape: Shape): Shape =>
  (value, path) =>
    value === null ? null : shape(value, path);

/** A text, or what `shape` lets through. */
export const textOr =
  (shape: Shape): Shape =>
  (value, path) => {
    if (typeof value === 'string') return null;
    const refusal = shape(value, path);
    // Of a value that is neither, both are said to have been possible; of a fault further inside, its own words are right.
    if (refusal === null || refusal.param !== path || refusal.code !== 'invalid_type') return refusal;
    return { ...refusal, message: refusal.message.replace('expected ', 'expected a string or ') };
  };

/** A list of `least` to `most` items that all fit. */
export const listOf =
  (item: Shape, least = 0, most = Number.POSITIVE_INFINITY): Shape =>
  (value, path) => {
    if (!Array.isArray(value)) return is('an array', () => false)(value, path);
    if (value.length < least || value.length > most) {
      const [word, bound] =
        value.length < least ? (['short', `at least ${least}`] as const) : (['long', `at most ${most}`] as const);
      return badRequest(
        `Invalid '${path}': expected ${bound} items, but got ${value.length}.`,
        path,
        `array_too_${word}`,
      );
    }
    return first(value.entries(), ([at, one]) => item(one, `${path}[${at}]`));
  };

/** An object with names of its own choice, whose values all fit. */
export const tableOf =
  (shape: Shape): Shape =>
  (value, path) =>
    anyObject(value, path) ?? first(Object.entries(value as object), ([name, one]) => shape(one, `${path}.${name}`));

export type Fields = Readonly<Record<string, Shape>>;

/** An object: `required` has to be there, `optional` may be. Other fields are let through, or refused where it is `closed`. */
export const fields = (required: Fields, optional: Fields = {}, closed = false): Shape => {
  const known = { ...required, ...optional };
  return (value, path) => {
    if (!isRecord(value)) return anyObject(value, path);
    const at = (name: string): string => (path === '' ? name : `${path}.${name}`);
    const missing = Object.keys(required).find((name) => value[name] === undefined);
    if (missing !== undefined)
      return badRequest(`Missing required parameter: '${at(missing)}'.`, at(missing), 'missing_required_parameter');
    return first(Object.keys(value), (name) => {
      const shape = Object.hasOwn(known, name) ? known[name] : undefined;
      if (shape) return shape(value[name], at(name));
      return closed ? badRequest(`Unknown parameter: '${at(name)}'.`, at(name), 'unknown_parameter') : null;
    });
  };
};

/** An object whose field `tag` tells which shape it has. */
export const byTag =
  (tag: string, kinds: Fields): Shape =>
  (value, path) => {
    const refusal = fields({ [tag]: oneOf(...Object.keys(kinds)) })(value, path);
    return refusal ?? kinds[(value as Record<string, string>)[tag] ?? '']?.(value, path) ?? null;
  };

function first<T>(items: Iterable<T>, look: (item: T) => Refusal | null): Refusal | null {
  for (const item of items) {
    const refusal = look(item);
    if (refusal) return refusal;
  }
  return null;
}
