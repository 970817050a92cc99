/** Programs and libraries that read env files, each a little differently. */
export type ReaderName = 'dotenv' | 'node' | 'python-dotenv' | 'docker' | 'bash';

/** One way of reading an env file: the variables it would set. A small model, or the real thing behind a door. */
export type EnvReader = {
  name: ReaderName;
  /** For a reader that changed: the versions this is, `20` or `22` (and every newer one). */
  versions?: '20' | '22';
  read(text: string): ReadonlyMap<string, string>;
};
