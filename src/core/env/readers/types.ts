/** Programs and libraries that read env files, each a little differently. */
export type ReaderName = 'dotenv' | 'node' | 'python-dotenv' | 'docker' | 'bash';

/** One way of reading an env file: the variables it would set. A small model, or the real thing behind a door. */
export type EnvReader = {
  name: ReaderName;
  read(text: string): ReadonlyMap<string, string>;
};
