/** A flag as a shell completes it. */
export type CompletedFlag = {
  /** `--level`. */
  long: string;
  /** `-h`, or null. */
  short: string | null;
  /** One line, in the language of the run. */
  description: string;
  /** What stands behind it: nothing, the path of a file, or another word (`values`, where they are known). */
  takes: 'nothing' | 'path' | 'word';
  values: readonly string[];
};

/** A command as a shell completes it; `values` are the words its argument is known to take. */
export type CompletedCommand = {
  name: string;
  description: string;
  values: readonly string[];
  flags: readonly CompletedFlag[];
};

/** Everything that can be typed behind `keycheck`. */
export type CommandTree = {
  /** What stands on top of the script, for people: one line each, without a comment sign. */
  heading: readonly string[];
  /** The flags that stand before a command as well. */
  flags: readonly CompletedFlag[];
  commands: readonly CompletedCommand[];
};

/** The spellings of a flag. */
export const spellings = ({ long, short }: CompletedFlag): string[] => (short === null ? [long] : [short, long]);

/** The lines of the heading as comments; every shell here begins one with `#`. */
export const comments = ({ heading }: CommandTree): string[] => heading.map((line) => `# ${line}`.trimEnd());
