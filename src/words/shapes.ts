import type { Link } from './links.ts';
import type { Situation } from './situation.ts';

/**
 * What is said of one cause. A step is one thing to do: prose, or prose and then lines that begin with two spaces, which are
 * to be copied as they stand (they are never wrapped, and reporters that have a form for code use it).
 */
export type CauseWords = {
  /** Short, for headings and annotations: "no API credit". */
  title: string;
  /** One sentence that begins with the short name: what happened. At most 200 characters. */
  lead(s: Situation): string;
  /** What it means: up to three plain sentences. */
  meaning(s: Situation): string[];
  /** The one next step first; each further one says when it applies. Never empty. */
  next(s: Situation): string[];
  /** For `explain` and docs/causes: how it comes about, what it is not, how long it takes. */
  more: readonly string[];
  sources: readonly Link[];
  /** A reply or a fault that shows it. */
  example: string;
};

/** What `explain` says of one topic. */
export type TopicWords = {
  title: string;
  /** Lines in them that begin with two spaces are to be copied as they stand. */
  paragraphs: readonly string[];
  sources: readonly Link[];
  /** Other words that people type for it. */
  aliases: readonly string[];
  /** Topics and causes to go on with. */
  see: readonly string[];
};

/**
 * What doctor says of a finding: the thing itself, what it means, and the one next step (lines in it that begin with two spaces
 * are to be copied as they stand).
 */
export type Said = { lead: string; more?: readonly string[]; next?: string };
