/** The name at the end of a path. */
export const nameOf = (path: string): string => path.replace(/^.*[\\/]/, '');

/** Another file in the folder of a path. */
export const besidePath = (path: string, name: string): string =>
  path.slice(0, path.length - nameOf(path).length) + name;

/** Whether a path stays in the folder that keycheck works on. */
export const isInside = (path: string): boolean => !/^(?:[\\/]|[A-Za-z]:|\.\.(?:[\\/]|$))/.test(path);
