import type { en } from './en/index.ts';

/** Every sentence a person reads, complete by type: another language is one object of this type. */
export type Words = typeof en;
