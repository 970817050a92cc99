/** A patch or a state file that is not one; `path` says where, such as `organization.credits`. */
export class StateFault extends Error {
  override name = 'StateFault';
  readonly path: string;
  constructor(path: string, expected: string) {
    super(`${path}: expected ${expected}`);
    this.path = path;
  }
}

/** Throws StateFault for a value that does not fit. */
export type Check = (value: unknown, path: string) => void;

/** The most items that a list of the state may hold. */
export const most = 1000;

export const fail = (path: string, expected: string): never => {
  throw new StateFault(path, expected);
};
/** A check by a test; `expected` is what the complaint says. */
export const is =
  (expected: string, test: (value: unknown) => boolean): Check =>
  (value, path) => {
    if (!test(value)) fail(path, expected);
  };
export const text = is('a text of at most 300 characters', (value) => typeof value === 'string' && value.length <= 300);
/** Ids go into headers and addresses. */
export const id = is(
  'an id: letters, digits and -._:/ (at most 200)',
  (value) => typeof value === 'string' && /^[A-Za-z0-9._:/-]{1,200}$/.test(value),
);
export const yesNo = is('true or false', (value) => typeof value === 'boolean');
export const amount = is(
  'a number from 0 to 1e12',
  (value) => typeof value === 'number' && value >= 0 && value <= 1e12,
);
export const whole = is(
  'a whole number from 0 to 1e12',
  (value) => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 1e12,
);
export const rate = is('a number from 0 to 1', (value) => typeof value === 'number' && value >= 0 && value <= 1);
export const money = is('a number up to 1e12', (value) => typeof value === 'number' && Math.abs(value) <= 1e12);
export const oneOf = (...options: readonly (string | null)[]): Check =>
  is(`one of ${options.join(', ')}`, (value) => options.includes(value as string));
export const orNull =
  (check: Check): Check =>
  (value, path) => {
    if (value !== null) check(value, path);
  };
/** A list whose items all fit. */
export const list =
  (check: Check): Check =>
  (value, path) => {
    if (!Array.isArray(value) || value.length > most) return fail(path, `a list of at most ${most}`);
    for (const [at, item] of value.entries()) check(item, `${path}[${at}]`);
  };
/** An object that may have these fields and no other. */
export const part =
  (fields: Record<string, Check>): Check =>
  (value, path) => {
    for (const [name, item] of Object.entries(record(value, path))) {
      const check = Object.hasOwn(fields, name) ? fields[name] : undefined;
      if (!check) return fail(path === '' ? name : `${path}.${name}`, 'no such field');
      check(item, path === '' ? name : `${path}.${name}`);
    }
  };
/** An object with names of its own choice, whose values all fit. */
export const table =
  (check: Check): Check =>
  (value, path) => {
    const entries = Object.entries(record(value, path));
    if (entries.length > most) fail(path, `at most ${most} entries`);
    for (const [name, item] of entries) check(item, `${path}.${name}`);
  };
/** An object that has exactly these fields. */
export const complete =
  (fields: Record<string, Check>): Check =>
  (value, path) => {
    part(fields)(value, path);
    for (const name of Object.keys(fields))
      if (!Object.hasOwn(value as object, name)) fail(`${path}.${name}`, 'a value');
  };

function record(value: unknown, path: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return fail(path || 'the document', 'an object');
  return value as Record<string, unknown>;
}
