/**
 * An object of which every part is asked for when it is first looked at, and then has its own file loaded: in the built
 * program a module is loaded where it is first used (scripts/build/load-on-use.ts), and a run says few of all sentences.
 */
export const parts = <T extends object>(made: { readonly [K in keyof T]: () => T[K] }): Readonly<T> =>
  Object.defineProperties(
    {} as T,
    Object.fromEntries(
      Object.entries<() => unknown>(made).map(([name, get]) => [name, { enumerable: true, get }]),
    ) as PropertyDescriptorMap,
  );
