/** A thing that is made when it is first asked for. `made` gives it without making it: null before that. */
export type Once<T> = { (): T; made(): T | null };

/** The same thing every time, made once: a promise too, which several may wait for. */
export function once<T>(make: () => T): Once<T> {
  let made: { thing: T } | null = null;
  const get = (): T => {
    made ??= { thing: make() };
    return made.thing;
  };
  return Object.assign(get, { made: () => made?.thing ?? null });
}
