import type { practice } from '../words/en/practice.ts';

/** Texts of the practice page, complete by type. Only the type is known here; the edge hands in a language. */
export type PracticeWords = typeof practice;
